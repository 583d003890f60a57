"""What is planned for NetworkManager's connections: which, for which families, shown how, remarked how."""

from typing import Any

import pytest

from setup_assistant.computer import network_manager_settings as touching
from setup_assistant.computer.network_manager_plan import CHECKPOINT, CONTROL, MODIFY, Connection, State, plan
from setup_assistant.computer.network_manager_settings import Asked, Touched
from setup_assistant.domain.setting import Change, Remark, RemarkKind, Row
from setup_assistant.domain.value import message
from tests.unit.computer.connections import V4_ONLY, WANTED, settings, uuid

YES = dict.fromkeys((MODIFY, CONTROL, CHECKPOINT), "yes")
USUAL, SECOND, ROUTER = message("setting.row.ipv4"), message("setting.row.ipv6"), message("setting.row.router")


def connection(number: int = 0, type_: str = "802-3-ethernet", **more: Any) -> Connection:
    keys = {key: more.pop(key) for key in ("external", "unsaved") if key in more}
    groups = {key: more.pop(key) for key in ("tun",) if key in more}
    made = {**settings(number, **more), **groups}
    return Connection(
        uuid=uuid(number), name=f"lan{number}", type=type_, devices=(f"/{number}",), settings=made, **keys
    )


def planned(*connections: Connection, wanted: Any = WANTED, **permissions: str) -> Any:
    names = {"modify": MODIFY, "control": CONTROL, "checkpoint": CHECKPOINT}
    may = {**YES, **{names[name]: value for name, value in permissions.items()}}
    return plan(State(connections, may), wanted)


def kinds(part: Any) -> set[RemarkKind]:
    return {each.kind for each in part.remarks}


def servers(*addresses: str) -> Any:
    return message("setting.row.servers", servers=", ".join(addresses))


def test_a_connection_that_leaves_it_to_the_router_shall_ask_the_filter_alone_on_both_ways() -> None:
    (change,) = planned(connection()).changes
    assert change.rows == (
        Row(what=USUAL, before=ROUTER, after=servers(*WANTED.v4)),
        Row(what=SECOND, before=ROUTER, after=servers(*WANTED.v6)),
    )
    assert change.before == '{"ipv4":{},"ipv6":{}}'
    assert touching.read(change.after) == Touched(
        ipv4=Asked(dns=WANTED.v4, ignore_auto_dns=True, dns_priority=-50),
        ipv6=Asked(dns=WANTED.v6, ignore_auto_dns=True, dns_priority=-50),
    )


def test_the_literal_lines_say_the_same_to_a_person_who_knows_the_command() -> None:
    (change,) = planned(connection(), wanted=V4_ONLY).changes
    v4 = "ipv4.dns '192.0.2.3 192.0.2.4' ipv4.ignore-auto-dns yes ipv4.dns-priority -50"
    v6 = "ipv6.dns '' ipv6.ignore-auto-dns yes ipv6.dns-priority -50"
    modify, up = (f"nmcli connection {verb} uuid {uuid()}" for verb in ("modify", "up"))
    assert change.literal == (f"{modify} {v4} {v6}", up)


def test_a_filter_without_a_second_way_leaves_the_networks_own_server_out_there() -> None:
    part = planned(connection(ipv6={"dns-data": ("as", ["2001:db8::1"])}), wanted=V4_ONLY)
    assert part.changes[0].rows[1] == Row(
        what=SECOND,
        before=message("setting.row.servers-too", servers="2001:db8::1"),
        after=message("setting.row.nobody"),
    )
    assert touching.read(part.changes[0].after).ipv6 == Asked(ignore_auto_dns=True, dns_priority=-50)
    assert RemarkKind.NO_SECOND_WAY in kinds(part)
    assert RemarkKind.NO_SECOND_WAY not in kinds(planned(connection()))


@pytest.mark.parametrize("method", ["disabled", "ignore", "link-local", "shared"])
def test_a_family_that_is_off_is_left_alone(method: str) -> None:
    part = planned(connection(ipv6={"method": ("s", method)}), wanted=V4_ONLY)
    assert [row.what for row in part.changes[0].rows] == [USUAL]
    assert touching.read(part.changes[0].after).ipv6 is None
    assert RemarkKind.NO_SECOND_WAY not in kinds(part)


def test_a_family_that_a_connection_does_not_name_is_left_alone() -> None:
    only_v4 = connection()
    part = planned(only_v4._replace(settings={key: only_v4.settings[key] for key in ("connection", "ipv4")}))
    assert [row.what for row in part.changes[0].rows] == [USUAL]


@pytest.mark.parametrize(
    ("type_", "more"),
    [
        ("loopback", {}),
        ("bridge", {"external": True}),
        ("tun", {"external": True, "tun": {"mode": ("u", 2)}}),
        ("802-3-ethernet", {"master": ("s", "br0")}),
        ("802-3-ethernet", {"controller": ("s", "bond0")}),
        ("bridge", {"ipv4": {"method": ("s", "shared")}, "ipv6": {"method": ("s", "ignore")}}),
    ],
)
def test_what_leads_nowhere_or_is_made_by_others_is_no_connection(type_: str, more: Any) -> None:
    part = planned(connection(1, type_, **more))
    assert (part.changes, part.remarks) == ((), ())


@pytest.mark.parametrize("type_", ["802-3-ethernet", "802-11-wireless", "gsm", "bluetooth", "bond", "bridge"])
def test_every_connection_that_leads_out_is_set(type_: str) -> None:
    part = planned(connection(), connection(1, type_))
    assert [change.at for change in part.changes] == [uuid(), uuid(1)]
    assert Remark(kind=RemarkKind.THIS_CONNECTION, about="lan0, lan1") in part.remarks


@pytest.mark.parametrize(
    "tunnel",
    [connection(1, "vpn"), connection(1, "wireguard", external=True), connection(1, "tun", tun={"mode": ("u", 1)})],
)
def test_a_tunnel_is_told_and_left(tunnel: Connection) -> None:
    part = planned(connection(), tunnel)
    assert [change.name for change in part.changes] == ["lan0"]
    assert Remark(kind=RemarkKind.TUNNEL, about="lan1") in part.remarks


def test_what_asks_the_filter_already_is_not_changed_again() -> None:
    asks = {"ignore-auto-dns": ("b", True), "dns-priority": ("i", -50)}
    v4, v6 = {"dns-data": ("as", [*WANTED.v4]), **asks}, {"dns-data": ("as", [*WANTED.v6]), **asks}
    part = planned(connection(ipv4=v4, ipv6=v6))
    assert (part.changes, part.remarks) == ((), (Remark(kind=RemarkKind.ALREADY, about="lan0"),))


@pytest.mark.parametrize("key", ["dns-data", "ignore-auto-dns", "dns-priority"])
def test_what_asks_the_filter_only_in_part_is_changed(key: str) -> None:
    asks = {"dns-data": ("as", [*WANTED.v4]), "ignore-auto-dns": ("b", True), "dns-priority": ("i", -50)}
    del asks[key]
    assert planned(connection(ipv4=asks, ipv6={"method": ("s", "ignore")})).changes


def test_permissions_are_told_before_anything_is_asked() -> None:
    assert kinds(planned(connection())) == {RemarkKind.WHOLE_COMPUTER, RemarkKind.THIS_CONNECTION}
    for action in ("modify", "control", "checkpoint"):
        assert RemarkKind.ASKS_PASSWORD in kinds(planned(connection(), **{action: "auth"}))
    weaker = planned(connection(), checkpoint="no")
    assert RemarkKind.WEAKER_NET in kinds(weaker)
    assert weaker.changes


@pytest.mark.parametrize("action", ["modify", "control"])
def test_without_permission_nothing_is_planned(action: str) -> None:
    part = planned(connection(), **{action: "no"})
    assert (part.changes, part.remarks) == ((), (Remark(kind=RemarkKind.NOT_PERMITTED, about="lan0"),))


def test_keys_that_are_not_there_and_keys_that_are_empty_are_told_apart() -> None:
    absent = touching.written(touching.touched(settings(), ("ipv4",), unsaved=False))
    empty = {"dns": ("au", []), "ignore-auto-dns": ("b", False), "dns-priority": ("i", 0)}
    there = touching.written(touching.touched(settings(ipv4=empty), ("ipv4",), unsaved=False))
    assert absent == '{"ipv4":{}}'
    assert there == '{"ipv4":{"dns":[],"ignore-auto-dns":false,"dns-priority":0}}'
    assert touching.with_touched(settings(), touching.read(there))["ipv4"] == {"method": ("s", "auto"), **empty}
    assert touching.with_touched(settings(ipv4=empty), touching.read(absent))["ipv4"] == {"method": ("s", "auto")}


def test_the_bytes_of_an_address_become_the_number_that_this_computer_makes_of_them() -> None:
    part = Touched(ipv4=Asked(dns=("192.0.2.3",)), ipv6=Asked(dns=("2001:db8::3",)))
    whole = touching.with_touched(settings(), part)
    kind, (number,) = whole["ipv4"]["dns"]
    assert (kind, memoryview(bytes([192, 0, 2, 3])).cast("I")[0]) == ("au", number)
    assert whole["ipv6"]["dns"] == ("aay", [bytes.fromhex("20010db8000000000000000000000003")])


@pytest.mark.parametrize("server", ["192.0.2.3#dns.example", "fe80::1%eth0", "2001:DB8::1"])
def test_a_server_that_is_more_than_an_address_keeps_its_text(server: str) -> None:
    family = "ipv4" if server[0] == "1" else "ipv6"
    part = Touched(**{family: Asked(dns=(server,))})
    assert touching.with_touched(settings(), part)[family]["dns-data"] == ("as", [server])


def test_older_forms_of_addresses_are_not_sent_back() -> None:
    legacy = {"addresses": ("aau", []), "routes": ("aau", []), "address-data": ("aa{sv}", [])}
    change = planned(connection(ipv4=legacy)).changes[0]
    whole = touching.with_touched(settings(ipv4=legacy), touching.read(change.after))
    assert whole["ipv4"].keys() == {"method", "address-data", "dns", "ignore-auto-dns", "dns-priority"}


def test_a_plan_is_the_same_twice_and_holds_no_more_than_is_touched() -> None:
    def once() -> tuple[Change, ...]:
        changes: tuple[Change, ...] = planned(connection(ipv4={"dns-search": ("as", ["home.arpa"])})).changes
        return changes

    assert once() == once()
    assert "home.arpa" not in once()[0].before + once()[0].after
