"""This computer under Linux: read from the system's own files, wireless names and printers from its programs."""

from pathlib import Path

from setup_assistant.computer.command import Run
from setup_assistant.domain.household import Answer
from setup_assistant.domain.machine import Machine

_IPV6_GLOBAL = ("2", "3")
"""First digit of the addresses that the second way uses on the open network (2000::/3)."""


def find(ask: Run, root: Path = Path("/")) -> Machine:
    """Return what the files below `root` and the programs `nmcli` and `lpstat` tell."""
    release = _release(root / "etc/os-release")
    return Machine(
        kind="chromebook" if _is_chromebook(root, release) else "linux-pc",
        system=release.get("PRETTY_NAME", "Linux"),
        wireless=_wireless(ask),
        wired=_wired(root / "sys/class/net"),
        v6=second_way(_text(root / "proc/net/if_inet6")),
        printers=printers(ask),
    )


def printers(ask: Run) -> tuple[str, ...]:
    """Return the queues of the printing system; none when there is no printing system."""
    # -a asks only the scheduler of this computer; -e would look for printers on the network.
    outcome = ask(("lpstat", "-a"))
    return tuple(line.split()[0] for line in outcome.output.splitlines() if line.strip()) if outcome.status == 0 else ()


def second_way(addresses: str) -> Answer:
    """Return YES when an interface has an address of the open network, else UNKNOWN: the line may still have one.

    `addresses` is /proc/net/if_inet6: address, index, prefix, scope, flags, name.
    """
    rows = (line.split() for line in addresses.splitlines())
    found = any(len(row) > 3 and row[3] == "00" and row[0].startswith(_IPV6_GLOBAL) for row in rows)  # noqa: PLR2004  the scope is the fourth word
    return Answer.YES if found else Answer.UNKNOWN


def _release(path: Path) -> dict[str, str]:
    pairs = (line.partition("=") for line in _text(path).splitlines())
    return {name: value.strip().strip("\"'") for name, _, value in pairs if value}


def _is_chromebook(root: Path, release: dict[str, str]) -> bool:
    # The Linux of a Chromebook is a Debian in a container, with this file from the system around it.
    return release.get("ID") in {"chromeos", "chromiumos"} or (root / "dev/.cros_milestone").exists()


def _wireless(ask: Run) -> tuple[str, ...]:
    outcome = ask(("nmcli", "-t", "-f", "TYPE,STATE,CONNECTION", "device"))
    if outcome.status != 0:
        return ()
    rows = (line.split(":", 2) for line in outcome.output.splitlines())
    return tuple(
        row[2].replace("\\:", ":").replace("\\\\", "\\") for row in rows if row[:2] == ["wifi", "connected"] and row[2:]
    )


def _wired(folder: Path) -> bool:
    try:
        interfaces = list(folder.iterdir())
    except OSError:
        return False
    # Real hardware has a device; bridges, tunnels and the loopback have none.
    return any(
        (each / "device").exists() and not (each / "wireless").exists() and _text(each / "operstate").strip() == "up"
        for each in interfaces
    )


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
