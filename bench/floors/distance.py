"""What a check cannot beat, and what people use instead: ADDRESSES NAMES.

Prints one JSON value: the slowest round trip to any resolver (a bare socket, one question at a time, best of five),
and the time of one `dig -f` per resolver, all in parallel.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dns.message


def round_trip(address: str, question: bytes) -> float:
    """Return the best of five round trips in milliseconds."""
    times: list[float] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own:
        own.settimeout(2)
        own.connect((address, 53))
        for _ in range(5):
            began = time.perf_counter()
            own.send(question)
            own.recv(4096)
            times.append((time.perf_counter() - began) * 1000)
    return min(times)


def digging(addresses: list[str], file: Path) -> float:
    """Return the time of all `dig` processes together in milliseconds."""
    began = time.perf_counter()
    running = [
        subprocess.Popen(["dig", f"@{address}", "-f", str(file)], stdout=subprocess.DEVNULL) for address in addresses
    ]
    for each in running:
        each.wait()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    addresses, names = (word.split(",") for word in sys.argv[1:3])
    question = dns.message.make_query(names[0], "A").to_wire()
    slowest = max(round_trip(address, question) for address in addresses)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names"
        file.write_text("".join(f"{name} A\n" for name in names), "utf-8")
        dig = digging(addresses, file)
    sys.stdout.write(json.dumps({"slowest": slowest, "dig": dig}))


if __name__ == "__main__":
    main()
