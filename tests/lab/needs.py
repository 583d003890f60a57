"""What the lab needs of a machine, and what is missing here."""

import os
import shutil
import subprocess
import sys
from functools import cache

DAEMONS = ("unbound", "nsd", "kresd", "dnsmasq")
TOOLS = ("ip", "bridge", "nft", "tcpdump", "dig", "kdig", "nsenter", "unshare")


def own_namespaces() -> list[str]:
    """Return the command that starts a program in networks, mounts and processes of its own.

    Who is not root becomes root of a user namespace, where the system allows it.
    """
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *user, "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]


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
