"""A pretended NetworkManager behind a pretended bus: connections, files, devices, promises; and a kill at any call."""

import ipaddress
import struct
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from setup_assistant.computer.bus import ABSENT, BusError
from setup_assistant.computer.network_manager_bus import ROOT, SERVICE
from setup_assistant.computer.network_manager_plan import CHECKPOINT, CONTROL, MODIFY
from setup_assistant.computer.network_manager_settings import Settings
from tests.unit.computer.pretend import Fate

DENIED = f"{SERVICE}.PermissionDenied"
ALL = dict.fromkeys((MODIFY, CONTROL, CHECKPOINT), "yes")
NEEDS = {
    "Update2": MODIFY,
    "ActivateConnection": CONTROL,
    "CheckpointCreate": CHECKPOINT,
    "CheckpointAdjustRollbackTimeout": CHECKPOINT,
    "CheckpointDestroy": CHECKPOINT,
    "CheckpointRollback": CHECKPOINT,
}


@dataclass
class Profile:
    """A connection: what is in memory, what is in its file, where it is up, what its device runs."""

    uuid: str
    memory: Settings
    disk: Settings | None = None
    device: str = ""
    applied: Settings = field(default_factory=dict)
    flags: int = 0x4
    in_run: bool = False
    """True while it is held in memory, over its file or without one."""

    def up(self) -> None:
        self.applied = deepcopy(self.memory)


@dataclass
class PretendedNetworkManager:
    """Answers on the bus as NetworkManager does; `knows_names` is true of 1.42 and newer."""

    profiles: list[Profile]
    fate: Fate = field(default_factory=Fate)
    permissions: dict[str, str] = field(default_factory=lambda: dict(ALL))
    knows_names: bool = True
    is_there: bool = True
    mode: str = "default"
    connects: bool = True
    plugged: bool = True
    device_state: int = 100
    promises: dict[str, tuple[int, list[str], list[tuple[Profile, Settings]]]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    births: int = 0

    def __call__(
        self, path: str, method: str, _signature: str = "", *body: Any, asking: bool = False
    ) -> tuple[Any, ...]:
        if not self.is_there:
            raise BusError(ABSENT, "nobody")
        member = method.rpartition(".")[2]
        needed = self.permissions.get(NEEDS.get(member, ""), "yes")
        with self.fate.touch(may_fail=BusError(f"{SERVICE}.Failed", "it failed")):
            self.calls.append(member)
            assert asking or member not in NEEDS, "what may need a password lets a person be asked"
            if needed != "yes":
                raise BusError(DENIED, f"Not authorized: {member}")
            said: tuple[Any, ...] = getattr(self, f"_{member}")(path, *body)
            return said

    def expire(self) -> None:
        """Let the time of all promises be over."""
        for path in tuple(self.promises):
            self._CheckpointRollback("", path)

    # ---- what is ----------------------------------------------------------------------------------------------------

    def _Get(self, path: str, _interface: str, name: str) -> tuple[Any, ...]:
        number = int(path.rpartition("/")[2]) if path[-1].isdigit() else -1
        values = {
            "Version": lambda: "1.42.4",
            "Mode": lambda: self.mode,
            "ActiveConnections": lambda: [
                f"{ROOT}/ActiveConnection/{n}" for n, p in enumerate(self.profiles) if p.device
            ],
            "Checkpoints": lambda: list(self.promises),
            "Created": lambda: self.promises[path][0],
            "Flags": lambda: int(self.profiles[number].in_run),
            "State": lambda: (2 if self.connects else 4) if "Active" in path else self.device_state,
        }
        return (("?", values[name]()),)

    def _GetAll(self, path: str, interface: str) -> tuple[Any, ...]:
        kind, number = interface.rpartition(".")[2], path.rpartition("/")[2]
        if kind == "Active":
            profile = self.profiles[int(number)]
            about = profile.memory["connection"]
            return ({
                "Connection": ("o", f"{ROOT}/Settings/{number}"), "Uuid": about["uuid"], "Id": about["id"],
                "Type": about["type"], "Devices": ("ao", [profile.device]), "StateFlags": ("u", profile.flags),
            },)  # fmt: skip
        if kind == "Connection":
            return ({"Flags": ("u", int(self.profiles[int(number)].in_run)), "Filename": ("s", "/somewhere")},)
        if kind == "Checkpoint":
            created, devices, _ = self.promises[path]
            return ({"Created": ("x", created), "Devices": ("ao", devices)},)
        if kind == "Device":
            return ({"Ip4Config": ("o", "/ip/4"), "Ip6Config": ("o", "/ip/6"), "State": ("u", 100)},)
        address = "192.0.2.9" if kind == "IP4Config" else "2001:db8::9"
        return ({"AddressData": ("aa{sv}", [{"address": ("s", address)}]), "Gateway": ("s", address)},)

    def _GetPermissions(self, _path: str) -> tuple[Any, ...]:
        return (self.permissions,)

    def _GetConnectionByUuid(self, _path: str, uuid: str) -> tuple[Any, ...]:
        for number, profile in enumerate(self.profiles):
            if profile.uuid == uuid:
                return (f"{ROOT}/Settings/{number}",)
        raise BusError(f"{SERVICE}.Settings.InvalidConnection", "no such connection")

    def _GetSettings(self, path: str) -> tuple[Any, ...]:
        profile = self.profiles[int(path.rpartition("/")[2])]
        return (self._said({**profile.memory, "connection": {**profile.memory["connection"], "timestamp": ("t", 9)}}),)

    def _GetAppliedConnection(self, device: str, _flags: int) -> tuple[Any, ...]:
        return next((self._said(each.applied), 1) for each in self.profiles if each.device == device)

    def _said(self, settings: Settings) -> dict[str, Any]:
        """Return settings with the servers in all forms that this NetworkManager knows."""
        whole = deepcopy(dict(settings))
        for family in ("ipv4", "ipv6"):
            keys = whole[family]
            keys["addresses"] = ("aau", [])
            if "servers" in keys:
                _, servers = keys.pop("servers")
                packed = [ipaddress.ip_address(each.partition("#")[0]).packed for each in servers]
                if family == "ipv4":
                    keys["dns"] = ("au", [struct.unpack("=I", each)[0] for each in packed])
                else:
                    keys["dns"] = ("aay", packed)
                if self.knows_names:
                    keys["dns-data"] = ("as", servers)
        return whole

    # ---- what shall be ----------------------------------------------------------------------------------------------

    def _Update2(self, path: str, settings: Settings, where: int, _more: object) -> tuple[Any, ...]:
        profile = self.profiles[int(path.rpartition("/")[2])]
        assert "timestamp" not in settings["connection"]
        profile.memory = {group: _kept(group, keys) for group, keys in settings.items()}
        profile.in_run = where != 0x1
        if where == 0x1:
            profile.disk = deepcopy(profile.memory)
        if where == 0x8:
            profile.disk = None
        return ({},)

    def _ActivateConnection(self, _path: str, connection: str, _device: str, _object: str) -> tuple[Any, ...]:
        if not self.plugged:
            raise BusError(f"{SERVICE}.UnknownConnection", "the device has no carrier")
        number = connection.rpartition("/")[2]
        self.profiles[int(number)].up()
        return (f"{ROOT}/ActiveConnection/{number}",)

    def _CheckpointCreate(self, _path: str, devices: list[str], _within: int, _flags: int) -> tuple[Any, ...]:
        if any(set(devices) & set(taken) for _, taken, _ in self.promises.values()):
            raise BusError(f"{SERVICE}.InvalidArguments", "device is already included in checkpoint")
        self.births += 1
        saved = [(each, deepcopy(each.memory)) for each in self.profiles if each.device in devices]
        path = f"{ROOT}/Checkpoint/{self.births}"
        self.promises[path] = (1000 + self.births, devices, saved)
        return (path,)

    def _CheckpointAdjustRollbackTimeout(self, _path: str, promise: str, _within: int) -> tuple[Any, ...]:
        if promise not in self.promises:
            raise BusError(f"{SERVICE}.InvalidArguments", "checkpoint not found")
        return ()

    def _CheckpointDestroy(self, _path: str, promise: str) -> tuple[Any, ...]:
        del self.promises[promise]
        return ()

    def _CheckpointRollback(self, _path: str, promise: str) -> tuple[Any, ...]:
        _, devices, saved = self.promises.pop(promise)
        for profile, settings in saved:
            profile.memory, profile.in_run = settings, True  # the file stays as it is, under what is in memory
            profile.up()
        return (dict.fromkeys(devices, 0),)


def _kept(group: str, keys: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a group as they are stored: one form of servers, and `dns-data` wins."""
    kept = {key: value for key, value in keys.items() if key not in {"dns", "dns-data"}}
    assert not kept.keys() & {"addresses", "routes"}, "older forms would win over the newer ones"
    if "dns-data" in keys:
        kept["servers"] = ("as", list(keys["dns-data"][1]))
    elif "dns" in keys:
        form = (lambda each: struct.pack("=I", each)) if group == "ipv4" else bytes
        kept["servers"] = ("as", [str(ipaddress.ip_address(form(each))) for each in keys["dns"][1]])
    return kept
