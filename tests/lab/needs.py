"""What the lab needs of a machine, and what is missing here."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

DAEMONS = ("unbound", "nsd", "kresd", "dnsmasq")
MANAGED = ("NetworkManager", "nmcli", "dbus-daemon", "pkaction", "pkexec", "dhclient", "setpriv")
TOOLS = ("ip", "bridge", "nft", "tcpdump", "dig", "kdig", "nsenter", "unshare")
ROOT = Path(__file__).parents[2]
RESOLVED = ROOT / ".venv" / "resolved"
"""Where scripts/setup unpacks systemd-resolved, which is never installed for the tests."""


def own_namespaces() -> list[str]:
    """Return the command that starts a program in networks, mounts, host names and processes of its own.

    Who is not root becomes root of a user namespace, where the system allows it.
    """
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *user, "--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc"]


def _path() -> str:
    """Return a search path with the folders of daemons, which not every account names."""
    return os.pathsep.join((os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin", "/sbin"))


def find(program: str) -> str | None:
    """Return where a program is."""
    return shutil.which(program, path=_path())


@cache
def missing(*, namespaces: bool = True, browser: bool = False) -> str | None:
    """Return why the lab (or, without namespaces, its part on loopback) cannot run here; None if it can."""
    if not sys.platform.startswith("linux"):
        return "needs Linux"
    wanted = (*DAEMONS, *TOOLS) if namespaces else (*DAEMONS[:3], "dig", "kdig")
    absent = [program for program in wanted if find(program) is None]
    if browser and find("chromium") is None:
        absent.append("chromium")
    if absent:
        return f"needs {', '.join(absent)} (scripts/setup --tests)"
    if not namespaces:
        return None
    done = subprocess.run([*own_namespaces(), "true"], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"needs network namespaces: {done.stderr.strip()}"


@cache
def missing_managed() -> str | None:
    """Return why a laptop with a network manager of its own cannot run here; None if it can."""
    if reason := missing():
        return reason
    if os.geteuid() != 0:
        return "needs root: a bus of the system serves several users"
    absent = [program for program in MANAGED if find(program) is None]
    return f"needs {', '.join(absent)} (scripts/setup --tests)" if absent else None


@cache
def missing_resolved() -> str | None:
    """Return why a laptop with systemd-resolved cannot run here; None if it can."""
    if reason := missing_managed():
        return reason
    return None if resolved() else "needs systemd-resolved unpacked in .venv/resolved (scripts/setup --tests)"


def resolved() -> Path | None:
    """Return the program of the unpacked systemd-resolved."""
    found = [each for each in RESOLVED.glob("**/lib/systemd/systemd-resolved") if each.is_file()]
    return found[0] if found else None
