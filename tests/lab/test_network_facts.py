"""What NetworkManager really does, where our way of setting it depends on that.  Its own tools are the witnesses.

These are facts and no wishes: where a newer one does better, the test of its old behaviour is skipped and says so.
"""

import json
import time

import pytest

from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop
from tests.lab.laptop_files import PERMISSIONS, WIFI_SECRET, WIFI_UUID, uuid_of
from tests.lab.managed import ManagedLab
from tests.lab.plan import Stand

pytestmark = pytest.mark.managed

LAN = uuid_of("eth0")
IN_MEMORY, TO_DISK = "2", "1"
MANAGER = "org.freedesktop.NetworkManager"
ROLLED_BACK_S = 2
REMEMBERED_S = 0.3
LEFT_TO_THE_ROUTER = ("ipv4.dns", "", "ipv4.ignore-auto-dns", "no", "ipv6.dns", "", "ipv6.ignore-auto-dns", "no")
EARLY = """
import json, socket, subprocess, sys, time
wanted, addresses = sys.argv[1], sys.argv[1:]
def reachable(address):
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as door:
        try:
            door.connect((address, 53))
        except OSError as error:
            return error.strerror
    return "reachable"
up = subprocess.Popen(["nmcli", "connection", "up", "lan"], stdout=subprocess.DEVNULL)
while wanted not in open("/etc/resolv.conf").read():
    time.sleep(0.001)
early = [reachable(address) for address in addresses]
up.wait()
print(json.dumps(early))
"""
"""Re-activates and looks, at the first moment resolv.conf is right, whether the servers in it can be reached."""


@pytest.fixture
def stand(managed_lab: ManagedLab) -> Stand:
    return managed_lab.stands["zeros"]


def servers_of(v4: str, v6: str) -> list[str]:
    """Return the words of nmcli that set these servers and leave the router's out."""
    return ["ipv4.dns", v4, "ipv4.ignore-auto-dns", "yes", "ipv6.dns", v6, "ipv6.ignore-auto-dns", "yes"]


def checkpoint(laptop: Laptop, method: str, *words: str, user: bool = False) -> tuple[bool, str]:
    """Call a method about checkpoints by dbus-send; return whether it went well, and what was said."""
    argv = ["dbus-send", "--system", "--print-reply=literal", f"--dest={MANAGER}", "/org/freedesktop/NetworkManager"]
    argv += [f"{MANAGER}.{method}", *words]
    done = laptop.as_user(argv) if user else laptop.run(argv)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def new_checkpoint(laptop: Laptop, seconds: int, *, user: bool = False) -> tuple[bool, str]:
    device = laptop.nmcli("-g", "GENERAL.DBUS-PATH", "device", "show", "eth0")
    words = (f"array:objpath:{device}", f"uint32:{seconds}", "uint32:0")
    return checkpoint(laptop, "CheckpointCreate", *words, user=user)


def keyfile(laptop: Laptop) -> dict[str, str]:
    """Return the profile on disk, without the time it was last used at."""
    text = laptop.read("/etc/NetworkManager/system-connections/lan.nmconnection")
    parts = {part.partition("]")[0]: part.partition("]")[2] for part in text.split("\n[")}
    return {name: "\n".join(sorted(line for line in part.splitlines() if line and not line.startswith("timestamp=")))
            for name, part in parts.items()}  # fmt: skip


def test_reapply_can_leave_the_second_server_of_the_router(laptop: Laptop, stand: Stand) -> None:
    version = laptop.nmcli("--version").rpartition(" ")[2]
    if not version.startswith("1.42."):
        pytest.skip(f"known of NetworkManager 1.42, here is {version}")
    # Mostly it does; not when no advertisement of the router is remembered at that moment.
    for _ in range(8):
        laptop.nmcli("connection", "modify", "lan", *servers_of(stand.v4, stand.v6), "ipv6.dns-priority", "-50")
        laptop.nmcli("device", "reapply", "eth0")
        laptop.until(lambda: stand.v6 in laptop.servers(), "the filter")
        time.sleep(REMEMBERED_S)
        if ROUTER[1] in laptop.servers():
            break
        laptop.nmcli("connection", "modify", "lan", *LEFT_TO_THE_ROUTER)
        laptop.nmcli("connection", "up", "lan")
        laptop.settle()
    assert {stand.v6, ROUTER[1]} <= set(laptop.servers())
    assert ROUTER[1] in laptop.dns()


def test_activation_leaves_nothing_but_the_filter(laptop: Laptop, stand: Stand) -> None:
    laptop.nmcli("connection", "modify", "lan", *servers_of(stand.v4, stand.v6))
    laptop.nmcli("connection", "up", "lan")
    laptop.settle(stand.v4, stand.v6)
    assert laptop.dns() == (stand.v4, stand.v6)
    assert laptop.servers() == (stand.v4, stand.v6)


def test_a_server_may_bring_the_name_in_its_certificate(laptop: Laptop, stand: Stand) -> None:
    named = (f"{stand.v4}#{stand.host}", f"{stand.v6}#{stand.host}")
    laptop.nmcli("connection", "modify", "lan", *servers_of(*named))
    laptop.nmcli("connection", "up", "lan")
    laptop.settle(stand.v4, stand.v6)
    assert laptop.nmcli("-g", "ipv4.dns,ipv6.dns", "connection", "show", "lan").replace("\\", "").split() == [*named]
    # A plain resolv.conf knows no such names: they are left out of it.
    assert laptop.servers() == (stand.v4, stand.v6)


def test_resolv_conf_is_right_before_the_network_is_usable(laptop: Laptop, managed_lab: ManagedLab) -> None:
    stands = [managed_lab.stands[name] for name in ("zeros", "pass")]
    seen = []
    for turn in range(12):
        stand = stands[turn % 2]
        laptop.nmcli("connection", "modify", "lan", *servers_of(stand.v4, stand.v6))
        seen += json.loads(laptop.python("-c", EARLY, stand.v4, stand.v6))
        if "Network is unreachable" in seen:
            break
    assert "Network is unreachable" in seen


def test_a_forgotten_checkpoint_stands_in_the_way_of_the_next(laptop: Laptop) -> None:
    made, path = new_checkpoint(laptop, 30)
    assert made
    again, said = new_checkpoint(laptop, 30)
    assert not again
    assert f"device 'eth0' is already included in checkpoint {path}" in said
    assert checkpoint(laptop, "CheckpointRollback", f"objpath:{path}")[0]
    assert new_checkpoint(laptop, 30)[0]


def test_network_manager_goes_back_by_itself_when_nobody_does(laptop: Laptop, stand: Stand) -> None:
    before = keyfile(laptop)
    assert new_checkpoint(laptop, ROLLED_BACK_S)[0]
    laptop.nmcli("connection", "modify", "lan", *servers_of(stand.v4, stand.v6))
    laptop.nmcli("connection", "up", "lan")
    assert laptop.dns() == (stand.v4, stand.v6)
    assert keyfile(laptop) != before
    laptop.until(lambda: laptop.dns() == ROUTER, "the router's servers", within_s=ROLLED_BACK_S + 4)
    assert keyfile(laptop) == before


def test_a_password_is_not_told_and_is_kept_when_settings_are_sent_back_without_it(laptop: Laptop) -> None:
    bus = ("-m", "tests.lab.managers_bus")
    assert laptop.python(*bus, "secrets", WIFI_UUID) == "False"
    for flags in (IN_MEMORY, TO_DISK):
        laptop.python(*bus, "update", WIFI_UUID, flags, "ipv4.ignore-auto-dns=b:true")
        assert laptop.nmcli("-g", "ipv4.ignore-auto-dns", "connection", "show", WIFI_UUID) == "yes"
        told = laptop.nmcli("-s", "-g", "802-11-wireless-security.psk", "connection", "show", WIFI_UUID)
        assert told == WIFI_SECRET
    path = "/etc/NetworkManager/system-connections/Home Wi-Fi.nmconnection"
    assert f"psk={WIFI_SECRET}" in laptop.read(path)
    assert "ignore-auto-dns=true" in laptop.read(path)


def test_what_is_only_in_memory_leaves_the_file_and_outlives_a_killed_network_manager(
    laptop: Laptop, stand: Stand
) -> None:
    before = keyfile(laptop)
    laptop.python("-m", "tests.lab.managers_bus", "update", LAN, IN_MEMORY, "ipv4.ignore-auto-dns=b:true",
                  f'ipv4.dns-data=as:["{stand.v4}"]')  # fmt: skip
    assert keyfile(laptop) == before
    laptop.restart_network_manager(kill=True)
    laptop.until(lambda: laptop.run(["nmcli", "general"]).returncode == 0, "NetworkManager")
    assert laptop.nmcli("-g", "ipv4.ignore-auto-dns", "connection", "show", LAN) == "yes"
    assert keyfile(laptop) == before


def test_a_restart_of_the_computer_forgets_what_was_only_in_memory(laptop: Laptop, stand: Stand) -> None:
    laptop.nmcli("connection", "modify", "--temporary", "lan", *servers_of(stand.v4, stand.v6))
    laptop.nmcli("connection", "up", "lan")
    laptop.settle(stand.v4, stand.v6)
    laptop.restart_network_manager(kill=True, reboot=True)
    laptop.until(lambda: laptop.run(["nmcli", "general"]).returncode == 0, "NetworkManager")
    laptop.settle()
    assert laptop.dns() == ROUTER


def test_a_killed_network_manager_forgets_to_go_back(laptop: Laptop, stand: Stand) -> None:
    assert new_checkpoint(laptop, ROLLED_BACK_S)[0]
    laptop.nmcli("connection", "modify", "lan", *servers_of(stand.v4, stand.v6))
    laptop.nmcli("connection", "up", "lan")
    laptop.restart_network_manager(kill=True)
    time.sleep(ROLLED_BACK_S + 1)
    laptop.settle(stand.v4, stand.v6)
    assert laptop.dns() == (stand.v4, stand.v6)


@pytest.mark.parametrize("lacking", [None, *PERMISSIONS])
def test_setting_with_a_way_back_needs_three_permissions(laptop: Laptop, stand: Stand, lacking: str | None) -> None:
    laptop.permit(*(each for each in PERMISSIONS if each != lacking))
    before = keyfile(laptop)
    went = {
        "checkpoint-rollback": new_checkpoint(laptop, 30, user=True)[0],
        "settings.modify.system": laptop.as_user(
            ["nmcli", "connection", "modify", "lan", *servers_of(stand.v4, stand.v6)]
        ).returncode == 0,
        "network-control": laptop.as_user(["nmcli", "connection", "up", "lan"]).returncode == 0,
    }  # fmt: skip
    assert {name for name, well in went.items() if not well} == {lacking} - {None}
    assert (keyfile(laptop) == before) == (lacking == "settings.modify.system")
    # An activation is over for nmcli when one family is there.
    laptop.settle(*(ROUTER if lacking in {"settings.modify.system", "network-control"} else (stand.v4, stand.v6)))
