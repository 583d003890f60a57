"""Runs a program in a network of its own, alone with a default route, and counts every packet it sends.

sealed.py PROGRAM ARGS...       to be started by `unshare --net`; prints the number of packets as its last line
"""

import json
import subprocess
import sys
import time
from pathlib import Path

LINKS = """
link set lo up
link add out type veth peer name beyond
link set beyond up
link set out addrgenmode none
link set out up
addr add 192.0.2.2/24 dev out
addr add 2001:db8::2/64 dev out nodad
neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out
neigh add 2001:db8::1 lladdr 02:00:00:00:00:01 dev out
route add default via 192.0.2.1
-6 route add default via 2001:db8::1
"""
RESOLVER = "nameserver 192.0.2.1\noptions timeout:1 attempts:1\n"
SETTLED_AFTER_S = 1.0


def ip(*args: str) -> str:
    """Run `ip` and return what it printed."""
    return subprocess.run(["ip", *args], capture_output=True, text=True, check=True).stdout


def sent() -> int:
    """Return how many packets left so far."""
    (link,) = json.loads(ip("-json", "-stats", "link", "show", "out"))
    return int(link["stats64"]["tx"]["packets"])


def hide_services() -> None:
    """Hide the sockets of resolvers, printers' finders and buses; let names be asked for beyond the route."""
    resolver = Path("/etc/resolv.conf").resolve()
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
    if resolver.is_relative_to("/run"):
        resolver.parent.mkdir(parents=True)
        resolver.write_text(RESOLVER, "utf-8")
    else:
        own = Path("/run/resolv.conf")
        own.write_text(RESOLVER, "utf-8")
        subprocess.run(["mount", "--bind", str(own), str(resolver)], check=True)


def settled() -> int:
    """Wait until the links have said what links say when they come up; return the count."""
    count, since = sent(), time.monotonic()
    while time.monotonic() - since < SETTLED_AFTER_S:
        time.sleep(0.1)
        if (now := sent()) != count:
            count, since = now, time.monotonic()
    return count


def main() -> int:
    """Make the network, run the program, tell the number of packets."""
    hide_services()
    for line in LINKS.strip().splitlines():
        ip(*line.split())
    before = settled()
    status = subprocess.run(sys.argv[1:], check=False).returncode
    time.sleep(SETTLED_AFTER_S)
    sys.stdout.write(f"\n{sent() - before}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
