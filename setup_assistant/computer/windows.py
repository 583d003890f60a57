"""This computer under Windows.  Held by recorded answers; not verified on hardware (docs/adr)."""

import platform

from setup_assistant.computer.command import Run
from setup_assistant.domain.machine import Machine

_FIRST_BUILD_OF_11 = 22000

_PRINTERS = "Get-CimInstance -ClassName Win32_Printer | ForEach-Object { $_.Name }"


def find(ask: Run, version: str | None = None) -> Machine:
    """Return what Windows tells; `version` is like "10.0.22631"."""
    version = platform.version() if version is None else version
    number = release(version)
    return Machine(
        kind="windows-pc",
        system=f"Windows {number}" if number else "Windows",
        os_version=number,
        wireless=wireless(ask(("netsh", "wlan", "show", "interfaces")).output),
        printers=printers(ask),
    )


def release(version: str) -> str | None:
    """Return "10" or "11" for a version such as "10.0.22631", or None for an older or unknown one."""
    parts = version.split(".")
    if len(parts) < 3 or parts[0] != "10" or not parts[2].isdecimal():  # noqa: PLR2004  major, minor, build
        return None
    return "11" if int(parts[2]) >= _FIRST_BUILD_OF_11 else "10"


def wireless(answer: str) -> tuple[str, ...]:
    """Return the names in the answer of `netsh wlan show interfaces`; "BSSID" lines are not names."""
    pairs = (line.partition(":") for line in answer.splitlines())
    return tuple(value.strip() for name, _, value in pairs if name.strip() == "SSID" and value.strip())


def printers(ask: Run) -> tuple[str, ...]:
    """Return the names of the printers."""
    outcome = ask(("powershell", "-NoProfile", "-NonInteractive", "-Command", _PRINTERS))
    return tuple(line.strip() for line in outcome.output.splitlines() if line.strip()) if outcome.status == 0 else ()
