"""After a filter was kept: what others do to the real network is measured and told, never remembered."""

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Standing
from tests.lab.changed import Changed
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop, Made
from tests.lab.laptop_files import uuid_of
from tests.lab.managed import ManagedLab

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
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
