"""This computer under macOS.  Held by recorded answers; not verified on hardware (docs/adr).

The name of the wireless network needs the right to see where the computer is: it is not asked for.
"""

import platform

from setup_assistant.computer.command import Run
from setup_assistant.computer.linux import printers
from setup_assistant.domain.machine import Machine


def find(ask: Run, version: str | None = None) -> Machine:
    """Return what macOS tells; `version` is like "15.1"."""
    version = platform.mac_ver()[0] if version is None else version
    major = version.partition(".")[0]
    return Machine(
        kind="mac",
        system=f"macOS {version}".strip(),
        os_version=major if major.isdecimal() else None,
        printers=printers(ask),
    )
