"""After a filter was kept: what others do to the real network is measured and told, never remembered."""

import sys
from functools import partial

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Standing
from setup_assistant.domain.proof import Why
from tests.lab.changed import Changed
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop, Made
from tests.lab.laptop_files import uuid_of
from tests.lab.managed import ManagedLab

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
TUNNEL = """
import fcntl, os, struct, sys
door = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(door, 0x400454CA, struct.pack("16sH", b"tun7", 0x1001))
print("up", flush=True)
sys.stdin.read()
"""
"""Is the other end of a tunnel, which has no cable without one."""
LAN = uuid_of("eth0")


@pytest.fixture
def kept(laptop: Laptop, catalog: Catalog) -> Changed:
    changed = Changed(laptop, catalog)
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    return changed


def standing(changed: Changed) -> str:
    (place,) = changed.said("status")["places"]
    found: str = place["standing"]
    return found


def test_another_tools_change_is_noticed_and_so_is_the_way_back(kept: Changed) -> None:
    assert standing(kept) == Standing.IN_PLACE
    kept.laptop.nmcli("connection", "modify", LAN, "ipv4.dns", "9.9.9.9")
    assert standing(kept) == Standing.CHANGED
    for family in ("ipv4", "ipv6"):
        words = (f"{family}.dns", "", f"{family}.ignore-auto-dns", "no", f"{family}.dns-priority", "0")
        kept.laptop.nmcli("connection", "modify", LAN, *words)
    assert standing(kept) == Standing.BACK


def test_servers_that_come_from_elsewhere_are_named(kept: Changed) -> None:
    kept.laptop.write("/etc/resolv.conf", f"nameserver {ROUTER[0]}\n")
    assert kept.said("status")["foreign"] == [ROUTER[0]]


def test_a_restart_of_network_manager_and_a_lost_network_change_nothing_that_was_kept(kept: Changed) -> None:
    after = kept.state()
    kept.laptop.restart_network_manager(kill=True)
    assert kept.settled(after) == after
    kept.laptop.link_down()
    kept.laptop.link_up()
    assert kept.settled(after) == after
    assert standing(kept) == Standing.IN_PLACE


def test_a_connection_that_is_joined_later_is_told_and_its_server_is_left_out(
    managed_lab: ManagedLab, catalog: Catalog
) -> None:
    with managed_lab.laptop(Made(cards=2)) as laptop:
        changed = Changed(laptop, catalog)
        laptop.nmcli("device", "disconnect", "eth1")
        wanted = changed.wanted(FILTER)
        assert changed.said("apply", wanted)["kept"]
        laptop.nmcli("connection", "up", uuid_of("eth1"))
        laptop.until(lambda: laptop.dns("eth1") == ROUTER, "the second network")
        # A connection of a rank below zero keeps the servers of all others out.
        assert set(laptop.servers()) == {*wanted.v4, *wanted.v6}
        assert changed.said("status")["uncovered"] == ["lan1"]


@pytest.mark.resolved
def test_under_systemd_resolved_too_a_network_that_is_joined_later_is_not_asked(
    managed_lab: ManagedLab, catalog: Catalog
) -> None:
    """The rank below zero is what keeps its server out: with the rank that connections have by themselves it is in."""
    with managed_lab.laptop(Made(cards=2, resolved=True)) as laptop:
        changed = Changed(laptop, catalog)
        laptop.nmcli("device", "disconnect", "eth1")
        assert changed.said("apply", changed.wanted(FILTER))["kept"]
        laptop.nmcli("connection", "up", uuid_of("eth1"))
        laptop.until(lambda: laptop.dns("eth1") == ROUTER, "the second network")
        asked = partial(laptop.resolvectl, "dns", "eth1")
        assert ROUTER[0] not in asked().stdout
        for family in ("ipv4", "ipv6"):
            laptop.nmcli("connection", "modify", LAN, f"{family}.dns-priority", "0")
        laptop.nmcli("connection", "up", LAN)
        laptop.until(lambda: ROUTER[0] in asked().stdout, "the router's server")


def test_a_vpn_that_comes_up_later_is_told_and_its_own_server_is_left_out(kept: Changed) -> None:
    laptop, before = kept.laptop, set(kept.laptop.servers())
    own = ("ip4", "10.9.0.2/24", "ipv4.dns", "10.9.0.1", "ipv4.dns-search", "work.example")
    laptop.nmcli("connection", "add", "type", "tun", "ifname", "tun7", "con-name", "work", "mode", "tun", *own)
    with laptop.popen([sys.executable, "-c", TUNNEL], user=False) as other_end:
        assert other_end.stdout is not None
        assert other_end.stdout.readline()
        laptop.nmcli("connection", "up", "work")
        laptop.until(lambda: laptop.holds("ip link show up dev tun7 | grep -q LOWER_UP"), "the tunnel")
        status = kept.said("status")
        assert (status["tunnels"], status.get("foreign", [])) == (["tun7"], [])
        assert set(laptop.servers()) == before
        assert kept.said("undo")["why"] == Why.HAND
        assert "10.9.0.1" in laptop.servers()


def test_the_literal_lines_that_were_shown_do_the_same_as_the_program(laptop: Laptop, catalog: Catalog) -> None:
    changed = Changed(laptop, catalog)
    (change,) = changed.said("plan", changed.wanted(FILTER))["changes"]
    for line in change["literal"]:
        laptop.do("sh", "-c", line)
    by_hand = changed.settled(changed.state())
    assert changed.said("plan", changed.wanted(FILTER)).get("changes", []) == []
    for line in change["by_hand"]:
        laptop.do("sh", "-c", line)
    laptop.settle()
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    told = [line for line in by_hand[0].splitlines() if line.startswith(("ipv4.", "ipv6.", "connection."))]
    assert [line for line in changed.state()[0].splitlines() if line in told] == told
