"""Laptops with a manager are what they say, by the managers' own tools; and the machine stays as it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lab import needs
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop, Made
from tests.lab.laptop_files import PERMISSIONS, UID, WIFI_SECRET, uuid_of
from tests.lab.managed import ManagedLab
from tests.lab.names import PRINTER, PRINTER_AT

pytestmark = pytest.mark.managed

KEPT = ("/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/passwd", "/etc/group")


def machine() -> str:
    """Return the machine's own links, addresses, routes, host name and files that a manager likes to change."""
    parts = [
        subprocess.run(["ip", *words], capture_output=True, check=True, text=True).stdout
        for words in (["-o", "link"], ["-o", "addr"], ["route", "show", "table", "all"], ["-6", "route"])
    ]
    files = [str((path, path.stat().st_mtime_ns, path.read_bytes())) for path in map(Path, KEPT) if path.exists()]
    managed = sorted(map(str, Path("/etc/NetworkManager").rglob("*")))
    return "\n".join((*parts, os.uname().nodename, *files, *managed))


def test_a_managed_laptop_has_the_routers_servers_for_both_families(laptop: Laptop) -> None:
    assert laptop.dns() == ROUTER
    assert laptop.servers() == ROUTER
    assert laptop.run(["dig", "+short", PRINTER]).stdout.split() == [PRINTER_AT[0]]


def test_two_cards_are_two_connections_beside_the_loopback_one(managed_lab: ManagedLab) -> None:
    with managed_lab.laptop(Made(cards=2)) as laptop:
        lines = laptop.nmcli("-g", "DEVICE,UUID", "connection", "show", "--active").split()
        active = {card: uuid for card, _, uuid in (line.partition(":") for line in lines)}
        assert [active[card] for card in ("eth0", "eth1")] == [uuid_of("eth0"), uuid_of("eth1")]
        # NetworkManager 1.42 counts `lo` as an active connection of its own.
        assert active.keys() <= {"eth0", "eth1", "lo"}
        assert laptop.dns("eth1") == ROUTER


def test_an_ordinary_user_runs_the_program_and_may_do_only_what_is_permitted(laptop: Laptop) -> None:
    code = "import os, jeepney, setup_assistant; print(os.getuid())"
    done = laptop.as_user([sys.executable, "-c", code])
    assert (done.stdout, done.stderr) == (f"{UID}\n", "")
    refused = laptop.as_user(["nmcli", "connection", "modify", uuid_of("eth0"), "ipv4.dns", "192.0.2.1"])
    assert (refused.returncode, "Insufficient privileges" in refused.stderr) == (1, True)
    assert {laptop.permissions()[each] for each in PERMISSIONS} == {"auth"}
    laptop.permit(*PERMISSIONS)
    assert {laptop.permissions()[each] for each in PERMISSIONS} == {"yes"}
    laptop.permit(PERMISSIONS[0])
    assert [laptop.permissions()[each] for each in PERMISSIONS] == ["yes", "auth", "auth"]


def test_the_users_process_has_no_capability_and_cannot_read_the_profiles(laptop: Laptop) -> None:
    assert "CapEff:\t0000000000000000" in laptop.as_user(["cat", "/proc/self/status"]).stdout
    keyfiles = "/etc/NetworkManager/system-connections"
    assert laptop.as_user(["grep", "-r", WIFI_SECRET, keyfiles]).returncode == 2
    assert WIFI_SECRET in laptop.run(["grep", "-r", WIFI_SECRET, keyfiles]).stdout


def test_a_killed_network_manager_comes_back_with_its_network(laptop: Laptop) -> None:
    before = laptop.nmcli("-g", "GENERAL.CON-UUID,IP4.ADDRESS", "device", "show", "eth0")
    laptop.restart_network_manager(kill=True)
    laptop.until(lambda: laptop.run(["nmcli", "general"]).returncode == 0, "NetworkManager")
    laptop.settle()
    assert laptop.nmcli("-g", "GENERAL.CON-UUID,IP4.ADDRESS", "device", "show", "eth0") == before


def test_a_pulled_cable_is_noticed_and_a_plugged_one_too(laptop: Laptop) -> None:
    laptop.link_down()
    # NetworkManager gives a cable some seconds before it believes it.
    state = ["nmcli", "-g", "WIRED-PROPERTIES.CARRIER", "device", "show", "eth0"]
    laptop.until(lambda: laptop.run(state).stdout.strip() == "off", "the lost cable")
    laptop.link_up()
    laptop.settle()
    assert laptop.run(state).stdout.strip() == "on"


@pytest.mark.resolved
def test_a_laptop_with_resolved_asks_itself_and_resolved_asks_the_router(managed_lab: ManagedLab) -> None:
    with managed_lab.laptop(Made(resolved=True)) as laptop:
        assert laptop.servers() == ("127.0.0.53",)
        said = laptop.resolvectl("dns", "eth0").stdout
        assert all(router in said for router in ROUTER)
        assert PRINTER_AT[0] in laptop.resolvectl("query", "-4", PRINTER).stdout
        old = laptop.read("/run/resolved.pid")
        laptop.restart_resolved()
        assert laptop.read("/run/resolved.pid") != old
        laptop.until(lambda: ROUTER[0] in laptop.resolvectl("dns", "eth0").stdout, "what NetworkManager tells it")


def test_a_laptop_with_dhclient_keeps_only_the_servers_of_the_last_lease(managed_lab: ManagedLab) -> None:
    with managed_lab.laptop(Made(manager="dhclient")) as laptop:
        assert laptop.servers() == ROUTER[1:]  # dhclient -6 came last, and each writes the file whole
        assert "bound to 192.168.50." in laptop.log("dhclient4")
        laptop.until(lambda: "default via fe80:" in laptop.do("ip", "-6", "route"), "the router's advertisement")
        assert laptop.run(["dig", "+short", PRINTER]).stdout.split() == [PRINTER_AT[0]]


def test_a_laptop_that_is_set_by_hand_has_no_bus(managed_lab: ManagedLab) -> None:
    with managed_lab.laptop(Made(manager="none")) as laptop:
        assert laptop.servers() == ROUTER
        assert not laptop.holds("test -e /run/dbus/system_bus_socket")
        assert laptop.run(["dig", "+short", PRINTER, "AAAA"]).stdout.split() == [PRINTER_AT[1]]


def test_nothing_of_it_is_in_the_machine(managed_lab: ManagedLab) -> None:
    before = machine()
    made = Made(resolved=needs.missing_resolved() is None, cards=2, wifi=True)
    with managed_lab.laptop(made) as laptop:
        laptop.permit(*PERMISSIONS)
        laptop.nmcli("connection", "modify", uuid_of("eth0"), "ipv4.dns", "192.0.2.1", "ipv4.ignore-auto-dns", "yes")
        laptop.nmcli("connection", "up", uuid_of("eth0"))
        laptop.do("hostname", "another")
        laptop.run(["hostname", "another"])
        assert machine() == before
    assert machine() == before


def test_a_closed_laptop_leaves_no_process_and_no_cable(managed_lab: ManagedLab) -> None:
    def there() -> tuple[str, str]:
        links = managed_lab.places.do("router", "ip", "-o", "link")
        names = managed_lab.places.do("isp", "ps", "-e", "-o", "stat=,comm=").split("\n")
        return links, "\n".join(sorted(line.split()[1] for line in names if line and line[0] != "Z"))

    before = there()
    with managed_lab.laptop(Made(wifi=True)) as laptop:
        laptop.permit(*PERMISSIONS)
        assert laptop.permissions()["network-control"] == "yes"
        assert there() != before
    laptop.lab._until(lambda: there() == before, "the end of what the bus started")
