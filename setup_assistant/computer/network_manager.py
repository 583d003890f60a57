"""NetworkManager's connections: whom they ask for names is read, changed with a promise to go back, and put back.

Nothing here needs root: NetworkManager itself decides what this account may do, and lets a person be asked.
A change is active after the connection was made anew, never after `Reapply`: that leaves the router's IPv6 server in.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from setup_assistant.computer import network_manager_connecting as connecting
from setup_assistant.computer import network_manager_settings as touching
from setup_assistant.computer.bus import Bus, BusError, SystemBus
from setup_assistant.computer.network_manager_bus import (
    IN_MEMORY,
    IN_MEMORY_ONLY,
    SERVICE,
    TO_DISK,
    Checkpoint,
    NetworkManager,
)
from setup_assistant.computer.network_manager_plan import CHECKPOINT, Connection, State, plan
from setup_assistant.computer.network_manager_settings import Settings, Touched
from setup_assistant.domain.error import SettingElsewhere, SettingFailed, SettingRefused
from setup_assistant.domain.setting import Change, Part, Tool, Wanted

KEEPING_S = 30
"""How long the promise must last while a change is written to disk."""
SERVICE_WITHIN_S = 15.0
"""How long a NetworkManager that was just restarted may take to answer."""


class NetworkManagerHand:
    """Sets the connections of NetworkManager.  A `Hand`."""

    tools = frozenset({Tool.NETWORK_MANAGER})

    def __init__(self, bus: Bus | None = None, encrypts: Callable[[Wanted], bool] = lambda _wanted: False) -> None:
        """`encrypts` tells whether another hand holds the whole computer to asking encrypted."""
        self._encrypts = encrypts
        self._nm = NetworkManager(bus or SystemBus(SERVICE))
        self._may_be_promised = True
        self._promise: Checkpoint | None = None
        self._is_untouched = False
        """True while `do` has only looked: there is nothing to put back, and what is there is somebody else's."""

    def plan(self, wanted: Wanted) -> Part:
        """Return what would be changed; nothing where NetworkManager is not there or does not keep the servers."""
        with _told():
            try:
                if not self._nm.holds_names():
                    return Part()
                state = State(self._nm.connections(), self._nm.permissions())
            except BusError as problem:
                if problem.means_gone:
                    return Part()
                raise
        self._may_be_promised = state.permissions.get(CHECKPOINT) != "no"
        return plan(state, wanted, home_only=self._encrypts(wanted))

    def do(self, changes: tuple[Change, ...], *, within_s: int, note: Callable[[str], None]) -> None:
        """Change the connections in memory and make them anew.

        Raises SettingElsewhere while somebody else has a promise for one of them: another account's copy of this
        program, or another tool.  Raises SettingRefused, SettingFailed.
        """
        self._promise, self._is_untouched = None, True
        with _told():
            up = {each.uuid: each for each in self._nm.connections()}
            if gone := [change.name for change in changes if change.at not in up]:
                raise SettingFailed(what=f"not connected any more: {', '.join(gone)}")
            devices = tuple(dict.fromkeys(device for change in changes for device in up[change.at].devices))
            if self._promised(devices):
                raise SettingElsewhere
            reach = {device: self._nm.reach(device) for device in devices}
            self._is_untouched = False
            if self._may_be_promised:
                self._promise = self._nm.promise(devices, within_s)
                note(self._promise.token)
            for change in changes:
                path, settings = self._there(change)
                self._nm.update(path, touching.with_touched(settings, touching.read(change.after)), IN_MEMORY)
            self.extend(within_s)  # somebody may have typed a password meanwhile
            begun = connecting.begin(self._nm, ((change.at, up[change.at].devices) for change in changes), strict=True)
            connecting.wait_for(self._nm, begun, reach, strict=True)

    def extend(self, within_s: int) -> None:
        """Let NetworkManager wait until `within_s` from now.  Raises SettingFailed when it went back already."""
        if self._promise is not None:
            with _told():
                self._nm.move_promise(self._promise, within_s)

    def keep(self, changes: tuple[Change, ...]) -> None:
        """Write the connections to disk, then let the promise go.  Raises SettingRefused, SettingFailed.

        In this order: a kill between the two undoes a good change.  In the other, NetworkManager could go back from
        one that was called kept.
        """
        self.extend(KEEPING_S)
        with _told():
            for change in changes:
                path, settings = self._there(change)
                self._nm.update(path, touching.with_touched(settings, touching.read(change.after)), TO_DISK)
            if self._promise is not None:
                self._nm.let_go(self._promise)
                self._promise = None

    def back(self, changes: tuple[Change, ...], token: str) -> None:
        """Set exactly what was set before, whatever is set now.

        Raises SettingElsewhere as `do`, unless its own change is under way.  Raises SettingRefused, SettingFailed.

        NetworkManager's own way back is kept for the case that this one fails: it leaves the connection in memory over
        its file, and takes with it what somebody else changed meanwhile.
        """
        if self._is_untouched:
            self._is_untouched = False
            return
        with _told():
            connecting.wait(self._nm.is_there, SERVICE_WITHIN_S)
            promised = self._own_promises(changes, token)
            # Promised by an earlier run: a start is not held up, NetworkManager brings the connection up by itself.
            is_start = bool(promised) and self._promise is None
            try:
                self._set_all_back(changes, wait=not is_start)
            except BusError:
                self._roll_back(promised)
                raise
            for each in promised:
                self._forget(each, needed=bool(token))
            self._promise = None

    def now(self, change: Change) -> str | None:
        """Return whom the connection asks by its settings; None when it is not there any more."""
        before = touching.read(change.before)
        with _told():
            path = self._nm.find(change.at)
            if path is None:
                return None
            found = touching.touched(self._nm.settings(path), touching.families(before), unsaved=before.unsaved)
        return touching.written(found)

    # ---- within -----------------------------------------------------------------------------------------------------

    def _there(self, change: Change) -> tuple[str, Settings]:
        path = self._nm.find(change.at)
        if path is None:
            raise SettingFailed(what=f"not there any more: {change.name}")
        return path, self._nm.settings(path)

    def _promised(self, devices: Iterable[str]) -> list[Checkpoint]:
        """Return the promises for any of these devices: NetworkManager takes no second one for the same."""
        return [each for each in self._nm.checkpoints() if set(each.devices) & set(devices)]

    def _own_promises(self, changes: tuple[Change, ...], token: str) -> list[Checkpoint]:
        """Return the promise of this token; without one, what a run left that was killed before it noted its token.

        Raises SettingElsewhere when somebody else has one: their way back would bring what is put back here.
        """
        up = {each.uuid: each for each in self._nm.connections()}
        found = self._promised(device for change in changes if change.at in up for device in up[change.at].devices)
        if not token:
            return found if self._may_be_promised else []
        if self._promise is None and any(each.token != token for each in found):
            raise SettingElsewhere
        return [each for each in self._nm.checkpoints() if each.token == token]

    def _forget(self, checkpoint: Checkpoint, *, needed: bool) -> None:
        """Let a promise go; what is only a leftover ends by itself."""
        try:
            self._nm.let_go(checkpoint)
        except BusError:
            if needed:
                raise

    def _roll_back(self, checkpoints: list[Checkpoint]) -> None:
        for each in checkpoints:
            self._nm.go_back(each)
        devices = {device for each in checkpoints for device in each.devices}
        connecting.wait(lambda: all(self._nm.is_up(device) for device in devices), connecting.CONNECTED_WITHIN_S)

    def _set_all_back(self, changes: tuple[Change, ...], *, wait: bool) -> None:
        for change in changes:
            self._set_back(change)
        up = {each.uuid: each for each in self._nm.connections()}
        stale = [(change.at, self._stale(change, up[change.at])) for change in changes if change.at in up]
        reach = {device: self._nm.reach(device) for _, devices in stale for device in devices} if wait else {}
        begun = connecting.begin(self._nm, stale, strict=False)
        if wait:
            connecting.wait_for(self._nm, begun, reach, strict=False)

    def _set_back(self, change: Change) -> None:
        path = self._nm.find(change.at)
        if path is None:
            return
        settings = self._nm.settings(path)
        before = _fitting(touching.read(change.before), settings)
        unsaved = self._nm.is_unsaved(path)
        if touching.touched(settings, touching.families(before), unsaved=unsaved) != before:
            whole = touching.with_touched(settings, before)
            self._nm.update(path, whole, IN_MEMORY_ONLY if before.unsaved else TO_DISK)

    def _stale(self, change: Change, connection: Connection) -> tuple[str, ...]:
        """Return the devices that still run something else than was set back, or are on their way to it."""
        before = touching.read(change.before)

        def is_stale(device: str) -> bool:
            applied = self._nm.applied(device)
            if applied is None:
                return True
            fitting = _fitting(before, applied)
            return touching.touched(applied, touching.families(fitting), unsaved=before.unsaved) != fitting

        return tuple(each for each in connection.devices if not self._nm.is_up(each) or is_stale(each))


def _fitting(part: Touched, settings: Settings) -> Touched:
    """Return what can be set back: a family that was switched off meanwhile takes no servers."""
    for family in touching.families(part):
        if not touching.carries(settings, family):
            part = replace(part, **{family: replace(getattr(part, family), dns=None)})
    return part


@contextmanager
def _told() -> Iterator[None]:
    """Say a problem of the bus in the program's own errors."""
    try:
        yield
    except BusError as problem:
        what = problem.words or problem.name
        raise (SettingRefused(what=what) if problem.means_refused else SettingFailed(what=what)) from problem
