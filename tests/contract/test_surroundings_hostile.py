"""Whatever stands in files and answers, reading ends with a value."""

from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from setup_assistant.computer import firefox, hosts_file
from setup_assistant.computer.addresses import address, leads_everywhere, network
from setup_assistant.computer.here import parsed
from setup_assistant.domain.surroundings import Surroundings
from tests.contract.computers import HEAD_V4, NMCLI, here, lay, read, route_v4, route_v6, usual

SEEDS = (
    *(HEAD_V4 + route_v4("eth0"), route_v6("eth0"), NMCLI, "Link 2 (eth0): fe80::1%2\n", "nameserver fe80::1%eth0\n"),
    *('user_pref("network.trr.mode", 3);\n', '{"dns_over_https":{"mode":"secure","templates":"https://x/"}}'),
    *("[Profile0]\nPath=../../x\nIsRelative=0\n", '{"policies":{"DNSOverHTTPS":{"Enabled":true}}}', "0.0.0.0 a\n"),
    *("en0: flags=8863<UP> mtu 1\n\tinet 1.2.3.4\n", "resolver #1\n nameserver[0] : ::1\n if_index : 4 (en0)\n"),
    *(
        '[{"dst":"default","dev":"eth0","nexthops":[1]}]',
        "0x1003\n",
        "65534\n",
        "a:b:c:d:e:f:/bin/sh",
        "0/1 x UGSc utun4",
    ),
    *('{"links":[{"name":1,"servers":[1,"x"]}],"guests":[null]}', "    ProxyEnable    REG_DWORD    0x1\n"),
)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """Draw a piece that readers know, cut and mixed with anything."""
    pieces = draw(st.lists(st.sampled_from(SEEDS) | st.text(max_size=40), max_size=5))
    whole = "".join(pieces)
    at = draw(st.integers(0, len(whole)))
    return whole[:at] + draw(st.sampled_from(("", "\0", "\n", ":", "%", "\ud7ff", "9" * 5000, "[" * 3000))) + whole[at:]


FILES = (
    *(f"sys/class/net/eth0/{part}" for part in ("operstate", "flags", "type", "ifindex", "uevent", "address")),
    *("sys/class/net/eth0/device/uevent", "proc/net/route", "proc/net/ipv6_route", "proc/net/if_inet6"),
    *("etc/resolv.conf", "etc/hosts", "etc/hostname", "etc/passwd", "run/systemd/resolve/resolv.conf"),
    *("etc/environment", "etc/lightdm/lightdm.conf"),
    *("etc/X11/default-display-manager", "etc/systemd/resolved.conf", "etc/firefox/policies/policies.json"),
    *(
        "etc/chromium/policies/managed/a.json",
        "usr/share/applications/firefox.desktop",
        "run/systemd/resolve/resolv.conf",
    ),
    *(f"home/hana/{each}" for each in (".mozilla/firefox/profiles.ini", ".mozilla/firefox/a/prefs.js")),
    *(f"home/hana/{each}" for each in (".config/chromium/Local State", ".config/kioslaverc", ".config/user-dirs.dirs")),
)
PROGRAMS = (
    *("nmcli", "resolvectl", "ip -j -4", "ip -j -6", "ip -j address", "gsettings", "powershell", "reg query"),
    *("ifconfig", "scutil --dns", "scutil --proxy", "netstat", "networksetup", "defaults"),
)


@settings(max_examples=150, deadline=None)
@given(
    files=st.dictionaries(st.sampled_from(FILES), spoiled(), max_size=12),
    answers=st.dictionaries(st.sampled_from(PROGRAMS), spoiled(), max_size=10),
    system=st.sampled_from(("linux", "win32", "darwin")),
)
def test_hostile_files_and_answers_give_a_value(files: dict[str, str], answers: dict[str, str], system: str) -> None:
    with TemporaryDirectory() as folder:
        found = read(lay(usual(Path(folder)), files), answers, system=system)
    assert isinstance(found, Surroundings)
    for each in (*found.servers, *(server for one in found.links for server in one.servers)):
        ip_address(each)  # raises where it is none


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | spoiled())
def test_an_address_is_an_address_or_nothing(word: str) -> None:
    found = address(word, zone=word, zones={"2": word})
    assert found == "" or ip_address(found)
    assert isinstance(leads_everywhere([network(word, 4), network(word, 6)], 6), bool)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_that_are_no_text_are_read_as_far_as_they_go(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        root = usual(Path(folder))
        for name in ("etc/hosts", "etc/resolv.conf", "home/hana/.mozilla/firefox/a/prefs.js"):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert "links" not in read(root).unread


def test_nested_json_without_end_is_nothing() -> None:
    assert parsed("[" * 100_000) is None
    assert parsed('{"a":' * 100_000) is None


def test_a_profile_list_may_name_a_place_that_cannot_be(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"profiles.ini": "[Profile0]\nPath=a\0b\n[Profile1]\nPath=../../../dev/null\n[Profile2]\n"})
    assert [name for name, _ in firefox.profiles(folder)] == ["null"]
    assert firefox.prefs(Path("/dev")) == {}


def test_a_hosts_file_of_many_lines_is_read_in_full(tmp_path: Path) -> None:
    lay(tmp_path, {"etc/hosts": "".join(f"0.0.0.0 a{n}.example\n" for n in range(30_000))})
    assert len(hosts_file.entries(here(tmp_path), tmp_path / "etc/hosts") or ()) == 30_000
