"""Whose settings can be changed on this computer: the hands of its system, in the order in which they are used."""

import os
import sys
from functools import partial
from pathlib import Path

from setup_assistant.computer.command import run
from setup_assistant.computer.here import Here
from setup_assistant.ports import Hand

_READING_S = 15.0
"""The first PowerShell of a day takes seconds on a slow computer."""
_ANSWERING_S = 180.0
"""How long a person may take to answer the system's own question."""


def hands(folder: Path, system: str = sys.platform) -> tuple[Hand, ...]:
    """Return the hands for this system, none where there is no way; `folder` takes what they leave for a moment.

    Making them reads and asks nothing.  Each system's modules are loaded on that system alone.
    """
    if system.startswith("linux"):
        return _linux()
    if system == "win32":
        return _windows(folder)
    return _macos(folder) if system == "darwin" else ()


def _linux() -> tuple[Hand, ...]:
    from setup_assistant.computer.network_manager import NetworkManagerHand  # noqa: PLC0415  as said above
    from setup_assistant.computer.system_files import SystemFiles  # noqa: PLC0415  as above

    here = Here(ask=run, root=Path("/"), home=Path.home(), environ=os.environ)
    # Files first: their password is asked for before NetworkManager's promise begins to run out.
    files = SystemFiles(here)
    return files, NetworkManagerHand(encrypts=files.encrypts)


def _windows(folder: Path) -> tuple[Hand, ...]:
    from setup_assistant.computer.guarded import GuardedHand  # noqa: PLC0415  as above
    from setup_assistant.computer.windows_hand import Windows  # noqa: PLC0415  as above

    system = Windows(ask=partial(run, within_s=_READING_S), elevate=partial(run, within_s=_ANSWERING_S), folder=folder)
    return (GuardedHand(system=system, folder=folder),)


def _macos(folder: Path) -> tuple[Hand, ...]:
    from setup_assistant.computer.guarded import GuardedHand  # noqa: PLC0415  as above
    from setup_assistant.computer.macos_hand import MacOS  # noqa: PLC0415  as above

    system = MacOS(ask=partial(run, within_s=_READING_S), elevate=partial(run, within_s=_ANSWERING_S))
    return (GuardedHand(system=system, folder=folder),)
