"""Runs a program in a network of its own, alone with a default route, and counts every packet it sends.

sealed.py PROGRAM ARGS...       to be started by `unshare --net`; prints the number of packets as its last line
"""

import json
import subprocess
import sys
import time

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
SETTLED_AFTER_S = 1.0


def ip(*args: str) -> str:
    """Run `ip` and return what it printed."""
    return subprocess.run(["ip", *args], capture_output=True, text=True, check=True).stdout


def sent() -> int:
    """Return how many packets left through any link so far; what goes to the computer itself counts too."""
    links = json.loads(ip("-json", "-stats", "link", "show"))
    return sum(link["stats64"]["tx"]["packets"] for link in links if link["ifname"] != "beyond")


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
    for line in LINKS.strip().splitlines():
        ip(*line.split())
    before = settled()
    status = subprocess.run(sys.argv[1:], check=False).returncode
    time.sleep(SETTLED_AFTER_S)
    sys.stdout.write(f"\n{sent() - before}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
