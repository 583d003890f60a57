"""A line that takes time: two tunnel devices and a queue between them, for a kernel without netem.

delay.py ROUTER INTERNET TABLE      processes of the two places; TABLE has lines "ADDRESS MILLISECONDS"

Every packet to or from an address waits half its milliseconds, so UDP, TCP, TLS and QUIC all feel the distance.
"""

import fcntl
import heapq
import ipaddress
import itertools
import os
import select
import struct
import subprocess
import sys
import time
from pathlib import Path

TUNSETIFF = 0x400454CA
TUN_WITHOUT_HEADER = 0x1001
MTU = "1500"
ENDS = (("wan0", ("100.64.0.1/30", "fd64::1/64")), ("wan0", ("100.64.0.2/30", "fd64::2/64")))


def table(path: Path) -> dict[bytes, float]:
    """Return half the time of each address, in seconds."""
    pairs = (line.split() for line in path.read_text("utf-8").splitlines())
    return {ipaddress.ip_address(address).packed: float(ms) / 2000 for address, ms in pairs}


def tunnel(name: str, place: str, addresses: tuple[str, ...]) -> int:
    """Make a tunnel device, move it to a place and bring it up; return its file."""
    file = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(file, TUNSETIFF, struct.pack("16sH22x", name.encode(), TUN_WITHOUT_HEADER))
    inside = ["nsenter", "-t", place, "-n", "--", "ip"]
    subprocess.run(["ip", "link", "set", name, "netns", place, "name", "wan0"], check=True)
    subprocess.run([*inside, "link", "set", "wan0", "mtu", MTU, "up"], check=True)
    for address in addresses:
        nodad = ["nodad"] if ":" in address else []
        subprocess.run([*inside, "addr", "add", address, "dev", "wan0", *nodad], check=True)
    return file


def ends_of(packet: bytes) -> tuple[bytes, bytes]:
    """Return source and destination of an IP packet."""
    return (packet[12:16], packet[16:20]) if packet[0] >> 4 == 4 else (packet[8:24], packet[24:40])


def carry(home: int, away: int, half: dict[bytes, float]) -> None:
    """Carry packets both ways, each when its time has come."""
    queue: list[tuple[float, int, int, bytes]] = []
    number = itertools.count()
    poll = select.poll()
    poll.register(home, select.POLLIN)
    poll.register(away, select.POLLIN)
    while True:
        wait = max(0.0, (queue[0][0] - time.monotonic()) * 1000) if queue else None
        for file, _ in poll.poll(wait):
            out = file == home
            for packet in iter(lambda file=file: _read(file), b""):
                server = ends_of(packet)[1 if out else 0]
                due = time.monotonic() + half.get(server, 0.0)
                heapq.heappush(queue, (due, next(number), away if out else home, packet))
        while queue and queue[0][0] <= time.monotonic() + 0.0002:
            _write(*heapq.heappop(queue)[2:])


def _read(file: int) -> bytes:
    try:
        return os.read(file, 65535)
    except BlockingIOError:
        return b""


def _write(file: int, packet: bytes) -> None:
    try:
        os.write(file, packet)
    except OSError:
        return  # as a line does that drops what it cannot carry


def main() -> None:
    """Make both ends, say so, carry."""
    router, internet, path = sys.argv[1:4]
    files = [
        tunnel(name, place, addresses)
        for name, place, (_, addresses) in zip(("lineA", "lineB"), (router, internet), ENDS, strict=True)
    ]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    carry(files[0], files[1], table(Path(path)))


if __name__ == "__main__":
    main()
