"""Whether phones can reach this computer, as far as it can be told before one tries.  Asks for no rights.

What a network does (a guest Wi-Fi that keeps devices apart) cannot be seen from here: the door says after 15 seconds
that nobody came.  Windows and macOS are held by recorded answers; not verified on hardware.
"""

import http.client
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from setup_assistant.domain.phone import Firewall, LanPlace, Reach, Reachability

_WITHIN_S = 2.0
_ON_WINDOWS = re.compile(r"\s(?:ON|オン)\s*$", re.MULTILINE)
_OFF_ON_WINDOWS = re.compile(r"\s(?:OFF|オフ)\s*$", re.MULTILINE)
_STATE_ON_MACOS = re.compile(r"State = (\d)")


class Said(Protocol):
    """What a program said; `status` is None when it is not there."""

    @property
    def status(self) -> int | None:
        """Return how it ended."""

    @property
    def output(self) -> str:
        """Return what it wrote."""


Run = Callable[[tuple[str, ...]], Said]
"""Runs a program by its arguments, within a time."""


def reachability(
    place: LanPlace, port: int, run: Run, *, system: str = sys.platform, root: Path = Path("/")
) -> Reachability:
    """Return what stands between phones and the page that is served at `place` and `port` right now."""
    firewall, reach = _firewall(port, run, system, root)
    if not answers_itself(place.address, port):
        reach = Reach.FIREWALL_LIKELY
    if reach is not Reach.FIREWALL_LIKELY:
        return Reachability(reach=reach)
    return Reachability(reach=reach, firewall=firewall, rule=_rule(firewall, place, port))


def answers_itself(address: str, port: int) -> bool:
    """Tell whether this computer gets an answer from its own page by the address that phones use."""
    connection = http.client.HTTPConnection(address, port, timeout=_WITHIN_S)
    try:
        connection.request("GET", "/")
        return bool(connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _firewall(port: int, run: Run, system: str, root: Path) -> tuple[Firewall | None, Reach]:
    if system == "win32":
        return Firewall.WINDOWS, _windows(run)
    if system == "darwin":
        return Firewall.MACOS, _macos(run)
    if _ufw_is_on(root):
        # Its rules are for the administrator's eyes; without one for us it refuses what comes in.
        return Firewall.UFW, Reach.FIREWALL_LIKELY
    return _firewalld(port, run)


def _ufw_is_on(root: Path) -> bool:
    try:
        lines = (root / "etc/ufw/ufw.conf").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return any(line.replace(" ", "").lower() == "enabled=yes" for line in lines)


def _firewalld(port: int, run: Run) -> tuple[Firewall | None, Reach]:
    if run(("firewall-cmd", "--state")).output.strip() != "running":
        # Rules of nftables alone cannot be read without rights.
        return None, Reach.UNKNOWN
    asked = run(("firewall-cmd", f"--query-port={port}/tcp"))
    open_port = {"yes": Reach.OK, "no": Reach.FIREWALL_LIKELY}
    return Firewall.FIREWALLD, open_port.get(asked.output.strip(), Reach.UNKNOWN)


def _windows(run: Run) -> Reach:
    told = run(("netsh", "advfirewall", "show", "currentprofile", "state"))
    if told.status != 0:
        return Reach.UNKNOWN
    if _ON_WINDOWS.search(told.output):
        return Reach.FIREWALL_LIKELY
    return Reach.OK if _OFF_ON_WINDOWS.search(told.output) else Reach.UNKNOWN


def _macos(run: Run) -> Reach:
    told = run(("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"))
    found = _STATE_ON_MACOS.search(told.output) if told.status == 0 else None
    if found is None:
        return Reach.UNKNOWN
    return Reach.OK if found[1] == "0" else Reach.FIREWALL_LIKELY


def _rule(firewall: Firewall | None, place: LanPlace, port: int) -> str:
    """Return a command that holds for this network and this page only; the next page has another port."""
    match firewall:
        case Firewall.UFW:
            return f"sudo ufw allow proto tcp from {place.network} to {place.address} port {port}"
        case Firewall.FIREWALLD:
            # Without --permanent it is gone after its time.
            return f"sudo firewall-cmd --add-port={port}/tcp --timeout=10m"
        case _:
            return ""
