"""Surroundings under Windows and macOS, by forms of answers that were written by hand: not verified on hardware."""

import json
import re
from pathlib import Path

import pytest

from setup_assistant.computer import macos_links, proxies, windows_links
from setup_assistant.computer.command import Outcome
from setup_assistant.domain.household import Answer
from setup_assistant.domain.surroundings import Browser, Link, LinkKind, OwnLookup
from tests.contract.computers import here, lay, local_state, read

URI = "https://dns.google/dns-query"


def adapter(name: str, about: str, kind: int, *servers: str, **more: object) -> dict[str, object]:
    return {"name": name, "about": about, "kind": kind, "servers": list(servers), "addresses": ["192.168.1.5"], **more}


WINDOWS = {
    "links": [
        adapter("Wi-Fi", "Intel(R) Wi-Fi 6", 71, "192.168.1.1", "fe80::1%12", "fec0:0:0:ffff::1%1"),
        adapter("work", "WireGuard Tunnel", 53, "10.0.0.1"),
    ],
    "routes": [
        {"name": "Wi-Fi", "to": "0.0.0.0/0"},
        {"name": "Wi-Fi", "to": "::/0"},
        {"name": "work", "to": "0.0.0.0/1"},
        {"name": "work", "to": "128.0.0.0/1"},
    ],
    "networks": {"name": "Wi-Fi", "network": "Aterm-1234"},
    "guests": [False],
}


def test_windows_tells_links_servers_and_guest_in_one_answer(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"powershell": json.dumps(WINDOWS), "reg query HKCU": "\n    ProxyEnable    REG_DWORD    0x0\n"},
        system="win32",
    )
    assert found.links == (
        Link(
            name="Wi-Fi",
            kind=LinkKind.WIRELESS,
            network="Aterm-1234",
            servers=("192.168.1.1", "fe80::1%12"),
            addresses=("192.168.1.5",),
            default_v4=True,
            default_v6=True,
        ),
        Link(
            name="work",
            kind=LinkKind.TUNNEL,
            servers=("10.0.0.1",),
            addresses=("192.168.1.5",),
            default_v4=True,
        ),
    )
    assert found.servers == ("192.168.1.1", "fe80::1%12", "10.0.0.1")
    assert (found.guest_account, found.unread) == (Answer.NO, ())


@pytest.mark.parametrize(
    ("name", "about", "number", "kind"),
    [
        ("Ethernet", "Realtek PCIe GbE", 6, LinkKind.WIRED),
        ("Ethernet 2", "TAP-Windows Adapter V9", 6, LinkKind.TUNNEL),
        ("Ethernet 3", "Remote NDIS based Internet Sharing Device", 6, LinkKind.MOBILE),
        ("Ethernet 4", "Apple Mobile Device Ethernet", 6, LinkKind.MOBILE),
        ("Cellular", "Generic Mobile Broadband Adapter", 243, LinkKind.MOBILE),
        ("Office", "Office", 23, LinkKind.TUNNEL),
        ("vEthernet (WSL)", "Hyper-V Virtual Ethernet Adapter", 6, LinkKind.OTHER),
        ("Teredo Tunneling Pseudo-Interface", "Teredo", 131, LinkKind.OTHER),
    ],
)
def test_links_of_windows_are_told_by_number_and_maker(name: str, about: str, number: int, kind: LinkKind) -> None:
    (found,) = windows_links.links({"links": adapter(name, about, number)}) or ()
    assert found.kind is kind


def test_a_list_that_powershell_wraps_or_unwraps_is_still_a_list() -> None:
    wrapped = {"value": [adapter("a", "x", 6, servers={"value": ["192.168.1.1"], "Count": 1})], "Count": 1}
    single = adapter("a", "x", 6, servers="192.168.1.1")
    assert windows_links.links({"links": wrapped}) == windows_links.links({"links": single})


def test_the_script_for_windows_is_constant_and_changes_nothing() -> None:
    assert not re.search(
        r"\b(Set|New|Remove|Enable|Disable|Add|Clear|Start|Invoke|Resolve|Test)-", windows_links.SCRIPT
    )
    assert '"' not in windows_links.SCRIPT


@pytest.mark.parametrize(
    ("guests", "answer"),
    [([True], Answer.YES), ([False], Answer.NO), (True, Answer.YES), ([], Answer.UNKNOWN), ("x", Answer.UNKNOWN)],
)
def test_the_guest_of_windows(guests: object, answer: Answer) -> None:
    assert windows_links.guest({"guests": guests}) is answer


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("    ProxyEnable    REG_DWORD    0x1\n    ProxyServer    REG_SZ    p.example:8080\n", ("p.example:8080",)),
        ("    ProxyEnable    REG_DWORD    0x0\n    ProxyServer    REG_SZ    p.example:8080\n", ()),
        (
            "    ProxyEnable    REG_DWORD    0x0\n    AutoConfigURL    REG_SZ    http://w/p\n",
            ("http://w/p",),
        ),
    ],
)
def test_proxies_of_windows(tmp_path: Path, rows: str, found: tuple[str, ...]) -> None:
    assert proxies.windows(here(tmp_path, {"reg query": f"\nHKEY_CURRENT_USER\\x\n{rows}"})) == found


def test_browsers_of_windows_come_from_files_menu_and_policies(tmp_path: Path) -> None:
    local_state(tmp_path, {"mode": "secure", "templates": URI}, "AppData/Local/Google/Chrome/User Data")
    local_state(tmp_path, None, "AppData/Local/Microsoft/Edge/User Data")
    menu = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet"
    answers = {
        r"reg query HKLM\SOFTWARE\Clients": f"\n{menu}\n{menu}\\Firefox-308046B0AF4A39CB\n{menu}\\IEXPLORE.EXE\n",
        r"reg query HKLM\SOFTWARE\Policies\Microsoft\Edge": "\n    DnsOverHttpsMode    REG_SZ    off\n",
        r"reg query HKLM\SOFTWARE\Policies\Mozilla": "\n  Enabled    REG_DWORD    0x0\n  Locked    REG_DWORD    0x1\n",
    }
    assert read(tmp_path, answers, system="win32").browsers == (
        Browser(id="chrome", own_lookup=OwnLookup.ON, asks=URI),
        Browser(id="edge", own_lookup=OwnLookup.OFF, by_policy=True),
        Browser(id="firefox", own_lookup=OwnLookup.OFF, by_policy=True),
    )


def test_a_windows_that_tells_nothing_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, system="win32").unread == ("links", "servers", "proxies", "guest_account")


IFCONFIG = """lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
\tinet 127.0.0.1 netmask 0xff000000
en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
\tether 00:11:22:33:44:55
\tinet6 fe80::1c2%en0 prefixlen 64 secured scopeid 0x4
\tinet 192.168.1.5 netmask 0xffffff00 broadcast 192.168.1.255
\tstatus: active
en1: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
\tinet6 fe80::9%en1 prefixlen 64
\tstatus: inactive
en8: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
\tinet 172.20.10.2 netmask 0xfffffff0 broadcast 172.20.10.15
\tstatus: active
utun0: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380
\tinet6 fe80::5%utun0 prefixlen 64 scopeid 0xf
utun4: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1420
\tinet 10.7.0.2 --> 10.7.0.2 netmask 0xffffffff
"""
SCUTIL = """DNS configuration

resolver #1
  nameserver[0] : fe80::800c:67ff:fe1d:fd64%4
  nameserver[1] : 192.168.1.1
  if_index : 4 (en0)
  flags    : Request A records, Request AAAA records
resolver #2
  domain   : local
  options  : mdns
  nameserver[0] : 10.9.9.9

DNS configuration (for scoped queries)

resolver #1
  nameserver[0] : fe80::800c:67ff:fe1d:fd64%4
  nameserver[1] : 192.168.1.1
  if_index : 4 (en0)
resolver #2
  nameserver[0] : 172.20.10.1
  if_index : 9 (en8)
"""
PORTS = """
Hardware Port: Wi-Fi
Device: en0
Ethernet Address: 00:11:22:33:44:55

Hardware Port: iPhone USB
Device: en8
"""
NETSTAT_4 = """Routing tables

Internet:
Destination        Gateway            Flags        Netif Expire
0/1                10.7.0.2           UGSc         utun4
default            192.168.1.1        UGScg          en0
default            172.20.10.1        UGScIg         en8
128.0/1            10.7.0.2           UGSc         utun4
"""
NETSTAT_6 = """Internet6:
Destination                             Gateway                 Flags         Netif Expire
default                                 fe80::%utun0            UGcIg         utun0
default                                 fe80::1%en0             UGcg            en0
"""
MAC = {
    "ifconfig": IFCONFIG,
    "scutil --dns": SCUTIL,
    "scutil --proxy": "<dictionary> {\n  HTTPEnable : 0\n  HTTPPort : 80\n  HTTPProxy : old.example\n}\n",
    "networksetup": PORTS,
    "netstat -rn -f inet6": NETSTAT_6,
    "netstat -rn -f inet": NETSTAT_4,
    "defaults read /Library/Preferences/com.apple.loginwindow": "0\n",
}


def test_a_mac_tells_links_servers_and_guest(tmp_path: Path) -> None:
    found = read(tmp_path, MAC, system="darwin")
    assert [(each.name, each.kind, each.default_v4, each.default_v6) for each in found.links] == [
        ("en0", LinkKind.WIRELESS, True, True),
        ("en8", LinkKind.MOBILE, False, False),
        ("utun4", LinkKind.TUNNEL, True, False),
    ]
    assert found.links[0].servers == ("fe80::800c:67ff:fe1d:fd64%en0", "192.168.1.1")
    assert found.links[1].servers == ("172.20.10.1",)
    assert found.links[2].addresses == ("10.7.0.2",)
    assert found.servers == ("fe80::800c:67ff:fe1d:fd64%en0", "192.168.1.1")
    assert (found.guest_account, found.proxies, found.unread) == (Answer.NO, (), ())


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [
        (Outcome(0, "1\n"), Answer.YES),
        (Outcome(0, "x\n"), Answer.UNKNOWN),
        (Outcome(1, "", "The domain/default pair of (..., GuestEnabled) does not exist"), Answer.NO),
        (Outcome(None), Answer.UNKNOWN),
    ],
)
def test_the_guest_of_a_mac(tmp_path: Path, outcome: Outcome, answer: Answer) -> None:
    assert macos_links.guest(here(tmp_path, {"defaults": outcome})) is answer


def test_proxies_of_a_mac(tmp_path: Path) -> None:
    rows = "HTTPEnable : 1\n  HTTPPort : 8080\n  HTTPProxy : p.example\n  ProxyAutoConfigEnable : 1\n"
    rows += "  ProxyAutoConfigURLString : http://w.example/p.pac\n"
    told = {"scutil --proxy": f"<dictionary> {{\n  {rows}}}\n"}
    assert proxies.macos(here(tmp_path, told)) == ("p.example:8080", "http://w.example/p.pac")


def test_browsers_of_a_mac_come_from_applications_files_and_policies(tmp_path: Path) -> None:
    local_state(tmp_path, {"mode": "secure", "templates": URI}, "Library/Application Support/Google/Chrome")
    apps = ("Safari.app", "Firefox.app", "Photos.app", "Microsoft Edge.app")
    plist = "Library/Managed Preferences/com.google.Chrome.plist"
    lay(tmp_path, {**{f"Applications/{app}/Contents/x": "" for app in apps}, plist: ""})
    mode = f"defaults read {tmp_path}/Library/Managed Preferences/com.google.Chrome DnsOverHttpsMode"
    assert {each.id: each.own_lookup for each in read(tmp_path, {mode: "off\n"}, system="darwin").browsers} == {
        "chrome": OwnLookup.OFF,
        "safari": OwnLookup.OFF,
        "firefox": OwnLookup.AUTOMATIC,
        "edge": OwnLookup.AUTOMATIC,
    }


def test_a_mac_that_tells_nothing_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, system="darwin").unread == ("links", "servers", "proxies", "guest_account")
