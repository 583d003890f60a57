"""How a Linux computer reaches names, read from trees of its own files and recorded answers."""

import json
import os
from pathlib import Path

import pytest

from setup_assistant.computer import hosts_file, linux_servers
from setup_assistant.computer.addresses import address, leads_everywhere
from setup_assistant.computer.command import Outcome
from setup_assistant.domain.household import Answer
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings
from tests.contract.computers import CABLE, HEAD_V4, NMCLI, Programs, here, lay, link, read, route_v4, route_v6, usual

STUB = "nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch home.arpa\n"


def test_a_usual_computer_is_read_from_its_own_files(tmp_path: Path) -> None:
    eth0 = Link(
        name="eth0",
        kind=LinkKind.WIRED,
        servers=("192.168.1.1",),
        addresses=("240f::1",),
        default_v4=True,
        default_v6=True,
    )
    assert read(usual(tmp_path)) == Surroundings(links=(eth0,), servers=("192.168.1.1",), guest_account=Answer.NO)


def test_a_computer_that_tells_nothing_names_what_could_not_be_read(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found == Surroundings(unread=("links", "guest_account"))
    assert read(tmp_path, system="aix").unread == ("links", "servers", "proxies", "hosts", "browsers", "guest_account")


def test_only_programs_that_answer_from_this_computer_are_asked(tmp_path: Path) -> None:
    ask = Programs()
    from setup_assistant.computer.surroundings import surroundings  # noqa: PLC0415  the one place with its own programs

    surroundings(system="linux", ask=ask, root=usual(tmp_path, STUB), home=tmp_path, environ={})
    assert {argv[0] for argv in ask.asked} == {"nmcli", "resolvectl", "ip", "gsettings"}
    assert not {"up", "down", "modify", "set", "add", "del", "reapply", "query"} & {
        w for argv in ask.asked for w in argv
    }


@pytest.mark.parametrize(
    ("name", "parts", "kind"),
    [
        ("eth0", CABLE, LinkKind.WIRED),
        ("wlp3s0", {**CABLE, "wireless/x": ""}, LinkKind.WIRELESS),
        ("wlan0", {**CABLE, "phy80211/name": "phy0"}, LinkKind.WIRELESS),
        ("work", {"kind": "65534", "uevent": "DEVTYPE=wireguard\nINTERFACE=work"}, LinkKind.TUNNEL),
        ("tun0", {"kind": "65534", "tun_flags": "0x1001"}, LinkKind.TUNNEL),
        ("CloudflareWARP", {"kind": "65534", "tun_flags": "0x1001"}, LinkKind.TUNNEL),
        ("tap0", {"tun_flags": "0x1002"}, LinkKind.TUNNEL),
        ("ppp0", {"kind": "512"}, LinkKind.TUNNEL),
        ("vnet3", {"tun_flags": "0x1002", "master/x": ""}, LinkKind.OTHER),
        ("docker0", {}, LinkKind.OTHER),
        ("wwan0", {**CABLE, "uevent": "DEVTYPE=wwan"}, LinkKind.MOBILE),
        ("enx1", {"device/uevent": "DRIVER=rndis_host"}, LinkKind.MOBILE),
        ("enx2", {"device/uevent": "DRIVER=ipheth"}, LinkKind.MOBILE),
        ("usb0", {"device/uevent": "DRIVER=cdc_ncm", "address": "02:1a:11:00:00:01"}, LinkKind.MOBILE),
        ("enx3", {"device/uevent": "DRIVER=cdc_ether", "address": "00:e0:4c:00:00:01"}, LinkKind.WIRED),
    ],
)
def test_a_link_is_told_by_what_the_kernel_says(
    tmp_path: Path, name: str, parts: dict[str, str], kind: LinkKind
) -> None:
    lay(tmp_path, link(name, **parts))
    assert [(each.name, each.kind) for each in read(tmp_path).links] == [(name, kind)]


def test_links_that_are_down_or_off_are_left_out(tmp_path: Path) -> None:
    lay(tmp_path, {**link("eth0", state="down"), **link("eth1", flags="0x1002"), **link("tun0", state="unknown")})
    assert [each.name for each in read(tmp_path).links] == ["tun0"]


@pytest.mark.parametrize(
    ("v4", "v6", "tables", "ways"),
    [
        (route_v4("tun0"), "", [], (True, False)),
        (route_v4("tun0", mask="00000080") + route_v4("tun0", "00000080", "00000080"), "", [], (True, False)),
        (route_v4("tun0", mask="00000080"), "", [], (False, False)),
        (route_v4("tun0", flags="0200"), "", [], (False, False)),
        ("", route_v6("tun0"), [], (False, True)),
        ("", route_v6("tun0", "2" + "0" * 31, "03"), [], (False, True)),
        ("", route_v6("tun0", flags="00200200"), [], (False, False)),
        ("", "", [{"dst": "default", "dev": "tun0", "table": "51820"}], (True, True)),
        ("", "", [{"dst": "default", "nexthops": [{"dev": "tun0"}]}], (True, True)),
        ("", "", [{"type": "unreachable", "dst": "default", "dev": "tun0"}], (False, False)),
    ],
)
def test_the_way_to_everywhere_is_found_in_every_table(
    tmp_path: Path, v4: str, v6: str, tables: list[object], ways: tuple[bool, bool]
) -> None:
    lay(tmp_path, {**link("tun0"), "proc/net/route": HEAD_V4 + v4, "proc/net/ipv6_route": v6})
    (found,) = read(tmp_path, {"ip -j -": json.dumps(tables)}).links
    assert (found.default_v4, found.default_v6) == ways


def test_networkmanager_names_the_connection_and_a_local_server_keeps_its_interface(tmp_path: Path) -> None:
    found = read(usual(tmp_path, "nameserver 192.168.1.1\nnameserver fe80::1%eth0\n"), {"nmcli": NMCLI})
    assert found.servers == ("192.168.1.1", "fe80::1%eth0")
    assert (found.links[0].network, found.links[0].servers) == ("Ie: no net", ("192.168.1.1", "fe80::1%eth0"))


def test_servers_that_were_given_and_are_not_asked_are_no_way_of_this_computer(tmp_path: Path) -> None:
    found = read(usual(tmp_path, "# Generated by NetworkManager\nnameserver 1.1.1.3\n"), {"nmcli": NMCLI})
    assert found.links[0].servers == ("1.1.1.3",)


def test_the_c_library_asks_three_servers_and_no_fourth(tmp_path: Path) -> None:
    four = "".join(f"nameserver 192.0.2.{n}\n" for n in range(1, 5))
    assert read(usual(tmp_path, four)).servers == ("192.0.2.1", "192.0.2.2", "192.0.2.3")


@pytest.mark.parametrize(
    ("answers", "servers"),
    [
        (
            {"resolvectl": "Global: 1.1.1.3#x\nLink 2 (eth0): 192.168.1.1 fe80::1%2\n"},
            ("192.168.1.1", "fe80::1%eth0", "1.1.1.3"),
        ),
        ({"nmcli": NMCLI}, ("192.168.1.1", "fe80::1%eth0", "9.9.9.9")),
        ({"resolvectl": Outcome(1), "nmcli": ""}, ("9.9.9.9",)),
        ({"resolvectl": "Global:\nLink 2 (eth0):\n"}, ("9.9.9.9",)),
    ],
)
def test_behind_the_stub_the_real_servers_are_found(
    tmp_path: Path, answers: dict[str, str | Outcome], servers: tuple[str, ...]
) -> None:
    found = read(usual(tmp_path, STUB, **{"run/systemd/resolve/resolv.conf": "nameserver 9.9.9.9\n"}), answers)
    assert found.servers == ("127.0.0.53",)
    assert found.links[0].servers == servers


@pytest.mark.parametrize(
    ("head", "servers"), [("# Generated by NetworkManager\n", ("192.168.1.1", "fe80::1%eth0")), ("", ())]
)
def test_behind_a_local_server_only_its_keeper_knows(tmp_path: Path, head: str, servers: tuple[str, ...]) -> None:
    found = read(usual(tmp_path, f"{head}nameserver 127.0.0.1\n"), {"nmcli": NMCLI})
    assert found.links[0].servers == servers


@pytest.mark.parametrize(
    ("files", "resolv", "only"),
    [
        ({"etc/systemd/resolved.conf": "[Resolve]\nDNSOverTLS=yes\n"}, STUB, True),
        ({"etc/systemd/resolved.conf": "[Resolve]\nDNSOverTLS=opportunistic\n"}, STUB, False),
        ({"etc/systemd/resolved.conf": "[Resolve]\n#DNSOverTLS=yes\n"}, STUB, False),
        ({"etc/systemd/resolved.conf.d/a.conf": "DNSOverTLS = yes"}, STUB, True),
        (
            {"usr/lib/systemd/resolved.conf.d/a.conf": "DNSOverTLS=yes", "etc/systemd/resolved.conf.d/a.conf": ""},
            STUB,
            False,
        ),
        ({"etc/systemd/resolved.conf": "DNSOverTLS=yes"}, "nameserver 192.168.1.1\n", False),
    ],
)
def test_encrypted_counts_only_for_the_whole_computer(
    tmp_path: Path, files: dict[str, str], resolv: str, *, only: bool
) -> None:
    assert read(usual(tmp_path, resolv, **files)).encrypted_only is only


def test_a_server_that_belongs_to_nobody_goes_with_the_way_out_of_its_family() -> None:
    first, second = Link(name="a", default_v4=True), Link(name="b", default_v6=True)
    told = linux_servers.Told(servers={}, loose=("192.0.2.1", "2001:db8::1"))
    assert linux_servers.attached((first, second), told, linux_servers.Told(servers={})) == (
        ("a", ("192.0.2.1",)),
        ("b", ("2001:db8::1",)),
    )


@pytest.mark.parametrize(
    ("word", "read_as"),
    [
        ("1.1.1.3#family.example", "1.1.1.3"),
        ("1.1.1.3:53", "1.1.1.3"),
        ("[2001:DB8:0:0::1]:53", "2001:db8::1"),
        ("fe80::1%2", "fe80::1%eth0"),
        ("fe80::1", "fe80::1%wlan0"),
        ("2001:db8::1", "2001:db8::1"),
        ("fe80::1%a b", "fe80::1"),
        ("999.1.1.1", ""),
        ("", ""),
    ],
)
def test_addresses_come_in_their_shortest_form(word: str, read_as: str) -> None:
    assert address(word, zone="wlan0", zones={"2": "eth0"}) == read_as


def test_halves_lead_everywhere_only_together() -> None:
    assert leads_everywhere(["0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8"], 4)
    assert leads_everywhere(["2000::/4", "3000::/4"], 6)
    assert not leads_everywhere(["128.0.0.0/1"], 4)


HOSTS = """
127.0.0.1 localhost ie   # this computer
127.0.1.1 ie.home.arpa IE
::0 ads.example Tracker.example.
203.0.113.7 www.google.com
nonsense www.example.org
"""


def test_the_hosts_file_gives_every_entry_but_the_usual(tmp_path: Path) -> None:
    lay(tmp_path, {"etc/hosts": HOSTS, "etc/hostname": "ie\n"})
    assert hosts_file.entries(here(tmp_path), tmp_path / "etc/hosts") == (
        ("ads.example", "::"),
        ("tracker.example", "::"),
        ("www.google.com", "203.0.113.7"),
    )


@pytest.mark.parametrize("odd", ["pipe", "folder", "huge"])
def test_a_hosts_file_that_is_none_is_named_as_unread(tmp_path: Path, odd: str) -> None:
    path = usual(tmp_path) / "etc/hosts"
    path.unlink()
    {"pipe": os.mkfifo, "folder": os.mkdir, "huge": lambda at: at.write_text("#" * 2_000_001)}[odd](path)
    assert read(tmp_path).unread == ("hosts",)
