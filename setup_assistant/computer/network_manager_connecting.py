"""Makes connections of NetworkManager anew, and waits until they are up and lead where they led."""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from setup_assistant.computer.bus import BusError
from setup_assistant.computer.network_manager_bus import NetworkManager
from setup_assistant.domain.error import SettingFailed

CONNECTED_WITHIN_S = 25.0
"""How long a connection may take to come up again; Wi-Fi takes seconds."""
BOTH_WITHIN_S = 6.0
"""How long the second family may take after the first; a network may have lost it meanwhile."""
NOWHERE_WITHIN_S = 3.0
"""How long a connection may take that led nowhere before."""
_PAUSE_S = 0.01

Reach = Mapping[str, frozenset[str]]
"""Device -> where it leads."""


def begin(nm: NetworkManager, to: Iterable[tuple[str, tuple[str, ...]]], *, strict: bool) -> list[tuple[str, str]]:
    """Make connections anew on their devices; return each device with its activation.

    When not `strict`, a device that cannot be connected now is left: it takes the settings when it can.
    """
    begun: list[tuple[str, str]] = []
    for uuid, devices in to:
        path = nm.find(uuid)
        for device in devices if path else ():
            try:
                begun.append((device, nm.activate(str(path), device)))
            except BusError as problem:
                if strict or problem.means_refused:
                    raise
    return begun


def wait_for(nm: NetworkManager, begun: Iterable[tuple[str, str]], reach: Reach, *, strict: bool) -> None:
    """Wait until every activation has ended, and its device leads where it led.

    One that led nowhere before, as on a network where nobody gives out addresses, holds nobody up for long and cannot
    fail.  Raises SettingFailed when `strict`.
    """
    for device, active in begun:
        led = reach.get(device, frozenset())
        wait(partial(_has_ended, nm, active), CONNECTED_WITHIN_S if led else NOWHERE_WITHIN_S)
        if nm.is_active(active):
            wait(partial(_leads, nm, device, led), BOTH_WITHIN_S)
        elif strict and led:
            raise SettingFailed(what="the connection did not come up again")


def wait(holds: Callable[[], bool], within_s: float) -> None:
    """Wait until something holds, or its time is over."""
    end = time.monotonic() + within_s
    while not holds() and time.monotonic() < end:
        time.sleep(_PAUSE_S)


def _has_ended(nm: NetworkManager, active: str) -> bool:
    return nm.is_active(active) is not False


def _leads(nm: NetworkManager, device: str, wanted: frozenset[str]) -> bool:
    return wanted <= nm.reach(device)
