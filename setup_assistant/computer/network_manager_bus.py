"""NetworkManager's own words on the bus: what is up, one connection, checkpoints, how far a device is."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from setup_assistant.computer.bus import ABSENT, Bus, BusError
from setup_assistant.computer.network_manager_plan import Connection
from setup_assistant.computer.network_manager_settings import Keys, Settings
from setup_assistant.text.names import readable

SERVICE = "org.freedesktop.NetworkManager"
ROOT = "/org/freedesktop/NetworkManager"
_NOTHING = "/"
_GET, _GET_ALL = "org.freedesktop.DBus.Properties.Get", "org.freedesktop.DBus.Properties.GetAll"
_ACTIVE, _CONNECTION = f"{SERVICE}.Connection.Active", f"{SERVICE}.Settings.Connection"
_DEVICE, _CHECKPOINT = f"{SERVICE}.Device", f"{SERVICE}.Checkpoint"

TO_DISK, IN_MEMORY, IN_MEMORY_ONLY = 0x1, 0x2, 0x8
"""Where `Update2` writes: the file; memory, over a file that stays; memory, and no file any more."""
_UNSAVED, _EXTERNAL = 0x1, 0x80
_ACTIVATED, _DEACTIVATED = 2, 4
_DEVICE_ACTIVATED = 100
_RUN = "/run/NetworkManager/system-connections/"


class Checkpoint(NamedTuple):
    """A promise of NetworkManager to go back by itself; its number and its birth find it again."""

    path: str
    created: int
    devices: tuple[str, ...]

    @property
    def token(self) -> str:
        """Return what finds it again: a number comes again after a restart, a moment does not."""
        return f"{self.path} {self.created}"


class NetworkManager:
    """Asks and tells NetworkManager; every call raises BusError."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    # ---- what is ----------------------------------------------------------------------------------------------------

    def connections(self) -> tuple[Connection, ...]:
        """Return the connections that are up."""
        found = [self._connection(path) for path in self._get(ROOT, SERVICE, "ActiveConnections")]
        return _joined(each for each in found if each is not None)

    def permissions(self) -> Mapping[str, str]:
        """Return what this account may do; it takes longer than everything else that is only looked at."""
        (permissions,) = self._bus(ROOT, f"{SERVICE}.GetPermissions")
        found: Mapping[str, str] = permissions
        return found

    def holds_names(self) -> bool:
        """Tell whether it keeps the list of servers here, or leaves that to somebody else."""
        return bool(self._get(f"{ROOT}/DnsManager", f"{SERVICE}.DnsManager", "Mode") != "none")

    def is_there(self) -> bool:
        """Tell whether it answers."""
        try:
            self._get(ROOT, SERVICE, "Version")
        except BusError as problem:
            if problem.means_gone:
                return False
            raise
        return True

    def find(self, uuid: str) -> str | None:
        """Return the path of a connection, or None when there is none of that UUID."""
        try:
            (path,) = self._bus(f"{ROOT}/Settings", f"{SERVICE}.Settings.GetConnectionByUuid", "s", uuid)
        except BusError as problem:
            if problem.name.endswith(".InvalidConnection"):
                return None
            raise
        return str(path)

    def settings(self, path: str) -> Settings:
        """Return a connection; secrets are never in it."""
        (settings,) = self._bus(path, f"{_CONNECTION}.GetSettings")
        found: Settings = settings
        return found

    def is_unsaved(self, path: str) -> bool:
        """Tell whether a connection is held in memory and differs from its file, or has none."""
        return bool(self._get(path, _CONNECTION, "Flags") & _UNSAVED)

    def applied(self, device: str) -> Settings | None:
        """Return the connection that a device really runs, or None when it runs none right now.

        It may be older than the settings of the same name.
        """
        try:
            (settings, _) = self._bus(device, f"{_DEVICE}.GetAppliedConnection", "u", 0)
        except BusError as problem:
            if problem.means_refused or problem.name == ABSENT:
                raise
            return None
        found: Settings = settings
        return found

    def reach(self, device: str) -> frozenset[str]:
        """Return where a device leads: the families with an address, and those with a way out."""
        try:
            return self._reach(self._get_all(device, _DEVICE))
        except BusError as problem:
            if problem.means_gone:  # unplugged, or between two connections
                return frozenset()
            raise

    def is_up(self, device: str) -> bool:
        """Tell whether a device is connected."""
        return bool(self._get(device, _DEVICE, "State") == _DEVICE_ACTIVATED)

    def is_active(self, active: str) -> bool | None:
        """Tell whether an activation has ended well; None when it has failed."""
        try:
            state = self._get(active, _ACTIVE, "State")
        except BusError as problem:
            if problem.means_gone:
                return None
            raise
        return None if state == _DEACTIVATED else state == _ACTIVATED

    # ---- what shall be ----------------------------------------------------------------------------------------------

    def update(self, path: str, settings: dict[str, Keys], where: int) -> None:
        """Replace a connection; a secret that is not in it stays."""
        self._bus(path, f"{_CONNECTION}.Update2", "a{sa{sv}}ua{sv}", settings, where, {}, asking=True)

    def activate(self, path: str, device: str) -> str:
        """Connect a device anew; return the activation."""
        (active,) = self._bus(ROOT, f"{SERVICE}.ActivateConnection", "ooo", path, device, _NOTHING, asking=True)
        return str(active)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Return the promises that are alive."""
        found = []
        for path in self._get(ROOT, SERVICE, "Checkpoints"):
            about = self._get_all(path, _CHECKPOINT)
            found.append(Checkpoint(path, about["Created"][1], tuple(about["Devices"][1])))
        return tuple(found)

    def promise(self, devices: tuple[str, ...], within_s: int) -> Checkpoint:
        """Let NetworkManager go back by itself, to what is now, after so many seconds."""
        (path,) = self._bus(ROOT, f"{SERVICE}.CheckpointCreate", "aouu", list(devices), within_s, 0, asking=True)
        return Checkpoint(str(path), self._get(path, _CHECKPOINT, "Created"), devices)

    def move_promise(self, checkpoint: Checkpoint, within_s: int) -> None:
        """Count its seconds from now."""
        method = f"{SERVICE}.CheckpointAdjustRollbackTimeout"
        self._bus(ROOT, method, "ou", checkpoint.path, within_s, asking=True)

    def let_go(self, checkpoint: Checkpoint) -> None:
        """Let NetworkManager forget a promise."""
        self._bus(ROOT, f"{SERVICE}.CheckpointDestroy", "o", checkpoint.path, asking=True)

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Let NetworkManager go back now."""
        self._bus(ROOT, f"{SERVICE}.CheckpointRollback", "o", checkpoint.path, asking=True)

    # ---- within -----------------------------------------------------------------------------------------------------

    def _connection(self, active: str) -> Connection | None:
        """Return a connection that is up, or None when it went away while one looked."""
        try:
            about = self._get_all(active, _ACTIVE)
            path = about["Connection"][1]
            kept = self._get_all(path, _CONNECTION)
            return Connection(
                uuid=about["Uuid"][1],
                name=readable(about["Id"][1]),
                type=about["Type"][1],
                devices=tuple(about["Devices"][1]),
                settings=self.settings(path),
                unsaved=bool(kept["Flags"][1] & _UNSAVED),
                is_passing=_is_of_netplan(kept.get("Filename", ("s", ""))[1]),
                external=bool(about["StateFlags"][1] & _EXTERNAL),
            )
        except BusError as problem:
            if problem.means_gone and self.is_there():
                return None
            raise

    def _reach(self, about: dict[str, tuple[str, Any]]) -> frozenset[str]:
        found = set()
        for family, number in (("ipv4", "4"), ("ipv6", "6")):
            path = about[f"Ip{number}Config"][1]
            config = self._get_all(path, f"{SERVICE}.IP{number}Config") if path != _NOTHING else {}
            addresses = (each["address"][1] for each in config.get("AddressData", ("", ()))[1])
            if any(not address.startswith("fe80:") for address in addresses):
                found.add(family)
            if config.get("Gateway", ("", ""))[1]:
                found.add(f"{family} out")
        return frozenset(found)

    def _get(self, path: str, interface: str, name: str) -> Any:  # noqa: ANN401  any type of D-Bus
        ((_, value),) = self._bus(path, _GET, "ss", interface, name)
        return value

    def _get_all(self, path: str, interface: str) -> dict[str, tuple[str, Any]]:
        (found,) = self._bus(path, _GET_ALL, "s", interface)
        return dict(found)


def _is_of_netplan(file: str) -> bool:
    """Tell whether netplan writes a connection anew at each start, from a file that a person wrote.

    Those that NetworkManager itself keeps in netplan have NM in their names.
    """
    name = file.removeprefix(_RUN)
    return name != file and name.startswith("netplan-") and not name.startswith("netplan-NM-")


def _joined(connections: Iterable[Connection]) -> tuple[Connection, ...]:
    """Return each connection once, with all devices that it is up on."""
    found: dict[str, Connection] = {}
    for each in connections:
        seen = found.get(each.uuid)
        devices = dict.fromkeys((*(seen.devices if seen else ()), *each.devices))
        found[each.uuid] = each._replace(devices=tuple(devices))
    return tuple(found.values())
