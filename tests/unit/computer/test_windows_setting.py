"""What a family filter would change on Windows: rules on parsed values, and answers that are no answer."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant.computer import windows_setting
from setup_assistant.computer.windows_setting import Adapter, Encryption, Family, Found, Place
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import Change, RemarkKind, Wanted
from setup_assistant.domain.value import message

WANTED = Wanted(
    filter="some-family",
    name="Some family",
    v4=("1.1.1.3", "1.0.0.3"),
    v6=("2606:4700:4700::1113", "2606:4700:4700:0::1003"),
    doh_url="https://family.example/dns-query",
    browsers=False,
)
AUTOMATIC = Family(now=("192.168.1.1",))
WIRELESS = Adapter(
    index=7, guid="{11111111-2222-3333-4444-000000000007}", name="Wi-Fi", kind=71, up=True, v4=AUTOMATIC, v6=Family()
)
ALWAYS = {RemarkKind.NOT_VERIFIED}
WITH_CHANGES = {
    RemarkKind.ASKS_PASSWORD,
    RemarkKind.WHOLE_COMPUTER,
    RemarkKind.THIS_CONNECTION,
    RemarkKind.WEAKER_NET,
}


def plan(*adapters: Adapter, wanted: Wanted = WANTED, **more: Any) -> tuple[list[Change], set[RemarkKind]]:
    part = windows_setting.plan(Found(adapters=adapters, **{"encrypts": True, **more}), wanted)
    return list(part.changes), {each.kind for each in part.remarks}


def test_both_ways_of_an_adapter_are_set_and_said() -> None:
    (change,), remarks = plan(WIRELESS)
    assert json.loads(change.before) == {"guid": WIRELESS.guid, "v4": "automatic", "v6": "automatic"}
    assert json.loads(change.after) == {
        "guid": WIRELESS.guid,
        "v4": ["1.1.1.3", "1.0.0.3"],
        "v6": ["2606:4700:4700::1113", "2606:4700:4700::1003"],
    }
    router = message("setting.row.router")
    assert [(each.what.key, each.before) for each in change.rows] == [
        ("setting.row.ipv4", router),
        ("setting.row.ipv6", router),
    ]
    assert (change.at, change.name) == ("7", "Wi-Fi")
    assert remarks == ALWAYS | WITH_CHANGES


def test_no_call_names_both_kinds_of_addresses() -> None:
    typed = replace(WIRELESS, v4=Family(fixed="192.168.1.53 9.9.9.9"), v6=Family(fixed="2620:fe::fe"))
    (change,), _ = plan(typed)
    lines = (*change.literal, *change.by_hand)
    assert len(lines) == 4
    assert not [line for line in lines if "." in line.partition("-ServerAddresses")[2] and "::" in line]


def test_what_was_automatic_is_reset_before_what_was_typed_is_set_again() -> None:
    (change,), _ = plan(replace(WIRELESS, v6=Family(fixed="2620:fe::fe")))
    assert change.by_hand == (
        "Set-DnsClientServerAddress -InterfaceIndex 7 -ResetServerAddresses",
        "Set-DnsClientServerAddress -InterfaceIndex 7 -ServerAddresses 2620:fe::fe",
    )


def test_an_adapter_that_asks_the_filter_already_stays() -> None:
    there = replace(
        WIRELESS, v4=Family(fixed="1.1.1.3,1.0.0.3"), v6=Family(fixed="2606:4700:4700::1113 2606:4700:4700::1003")
    )
    changes, remarks = plan(there)
    assert (changes, remarks) == ([], ALWAYS | {RemarkKind.ALREADY})


@pytest.mark.parametrize(
    ("adapter", "remark"),
    [
        (replace(WIRELESS, kind=131, about="WireGuard Tunnel"), RemarkKind.TUNNEL),
        (replace(WIRELESS, v4=Family(now=("9.9.9.9",), profile="9.9.9.9")), RemarkKind.UNKNOWN_KEEPER),
        (replace(WIRELESS, v4=Family(fixed="9.9.9.9,what is this")), RemarkKind.UNKNOWN_KEEPER),
    ],
)
def test_an_adapter_that_cannot_be_put_back_exactly_is_left_and_told(adapter: Adapter, remark: RemarkKind) -> None:
    changes, remarks = plan(adapter)
    assert (changes, remarks) == ([], ALWAYS | {remark})


@pytest.mark.parametrize(
    "adapter",
    [
        replace(WIRELESS, up=False),
        replace(WIRELESS, v4=None, v6=None),
        replace(WIRELESS, kind=6, about="Hyper-V Virtual Ethernet Adapter"),
    ],
)
def test_an_adapter_that_carries_nothing_is_not_spoken_of(adapter: Adapter) -> None:
    assert plan(adapter) == ([], ALWAYS | {RemarkKind.UNSUPPORTED})


def test_an_adapter_without_a_second_way_is_set_on_the_usual_one() -> None:
    (change,), _ = plan(replace(WIRELESS, v6=None))
    assert json.loads(change.after).keys() == {"guid", "v4"}


def test_a_filter_without_a_second_way_is_not_set_where_the_network_names_a_server_on_it() -> None:
    """Windows cannot leave out what the network names there: it would go on asking it."""
    half = replace(WANTED, v6=())
    assert plan(replace(WIRELESS, v6=Family(now=("fe80::1%7",))), wanted=half) == (
        [],
        ALWAYS | {RemarkKind.UNSUPPORTED},
    )
    (change,), _ = plan(replace(WIRELESS, v6=Family(now=("fec0:0:0:ffff::1%1",))), wanted=half)
    assert json.loads(change.after).keys() == {"guid", "v4"}


def test_asking_encrypted_is_noted_with_what_was_there() -> None:
    known = (Encryption(address="1.1.1.3", template="https://other.example/q", fallback=True),)
    (change,), remarks = plan(replace(WIRELESS, v6=None), wanted=replace(WANTED, encrypted=True), known=known)
    assert json.loads(change.before)["encryption"] == [
        {"address": "1.1.1.3", "fallback": True, "template": "https://other.example/q"},
        {"address": "1.0.0.3"},
    ]
    assert all(each["upgrade"] and not each.get("fallback") for each in json.loads(change.after)["encryption"])
    assert [line.split()[0] for line in change.literal[:2]] == [
        "Set-DnsClientDohServerAddress",
        "Add-DnsClientDohServerAddress",
    ]
    assert change.by_hand[-2:] == (
        (
            "Set-DnsClientDohServerAddress -ServerAddress 1.1.1.3 -DohTemplate https://other.example/q "
            "-AllowFallbackToUdp $true -AutoUpgrade $false"
        ),
        "Remove-DnsClientDohServerAddress -ServerAddress 1.0.0.3",
    )
    assert RemarkKind.NO_ENCRYPTION not in remarks
    assert change.rows[-1].what.key == "setting.row.encrypted"


@pytest.mark.parametrize("gap", [{"encrypts": False}, {"wanted": replace(WANTED, encrypted=True, doh_url="")}])
def test_where_asking_encrypted_cannot_be_held_to_it_is_said(gap: dict[str, Any]) -> None:
    (change,), remarks = plan(WIRELESS, **{"wanted": replace(WANTED, encrypted=True), **gap})
    assert RemarkKind.NO_ENCRYPTION in remarks
    assert "encryption" not in json.loads(change.after)


def test_browsers_are_said_to_stay_as_they_are() -> None:
    assert RemarkKind.BROWSERS_STAY in plan(WIRELESS, wanted=replace(WANTED, browsers=True))[1]


addresses_v4 = st.ip_addresses(v=4).map(str)
addresses_v6 = st.ip_addresses(v=6).map(str)
typed = st.sampled_from([" ", ",", ", "])


@given(st.lists(addresses_v4, max_size=3), st.lists(addresses_v6, max_size=3), typed)
def test_what_is_set_and_put_back_is_what_was_there(v4: list[str], v6: list[str], between: str) -> None:
    here = replace(WIRELESS, v4=Family(fixed=between.join(v4)), v6=Family(fixed=between.join(v6)))
    for change in windows_setting.plan(Found(adapters=(here,), encrypts=True), WANTED).changes:
        before, after = windows_setting.place(change.before), windows_setting.place(change.after)
        assert windows_setting.now(Found(adapters=(_set(here, after),), encrypts=True), change) == change.after
        back = _set(_set(here, after), before)
        assert windows_setting.now(Found(adapters=(back,), encrypts=True), change) == change.before
        assert (back.v4 and back.v4.words, back.v6 and back.v6.words) == (tuple(v4), tuple(v6))


def _set(adapter: Adapter, place: Place) -> Adapter:
    """Do what Windows does: keep the words, one after the other."""
    words = ("" if each in {None, "automatic"} else ",".join(each or ()) for each in (place.v4, place.v6))
    v4, v6 = (Family(fixed=each) for each in words)
    return replace(adapter, v4=v4, v6=v6)


def test_an_adapter_is_found_by_its_guid_whatever_its_number_and_name_are_by_then() -> None:
    (change,), _ = plan(WIRELESS)
    moved = replace(WIRELESS, index=21, name="Wi-Fi 2", guid=WIRELESS.guid.upper())
    assert windows_setting.now(Found(adapters=(moved,), encrypts=True), change) == change.before
    assert windows_setting.now(Found(adapters=(), encrypts=True), change) is None


def answer(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


GOOD = {"index": 7, "guid": WIRELESS.guid, "name": "Wi-Fi", "about": "", "kind": 71, "up": True, "v4": None, "v6": None}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Get-NetAdapter : アクセスが拒否されました。",
        answer([]),
        answer({"adapters": []}),
        answer({"adapters": [{**GOOD, "guid": "7"}], "encrypts": True}),
        answer({"adapters": [{**GOOD, "index": "7; Remove-Item"}], "encrypts": True}),
        answer({"adapters": [{**GOOD, "more": 1}], "encrypts": True}),
        answer({"adapters": [GOOD], "encrypts": "yes"}),
        base64.b64encode(b'{"adapters": [').decode(),
        base64.b64encode(b"\xff\xfe").decode(),
    ],
)
def test_an_answer_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(SettingFailed):
        windows_setting.found(said)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_an_answer_is_read_with_the_ends_of_lines_of_any_system(end: str) -> None:
    assert windows_setting.found(answer({"adapters": [GOOD], "encrypts": True}) + end).adapters[0].index == 7


@pytest.mark.parametrize("text", ["", "{}", '{"guid": "x"}', '{"guid": 7}', "[]"])
def test_a_note_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingFailed):
        windows_setting.place(text)
