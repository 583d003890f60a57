"""Waits until every resolver of the lab answers: ready.py SECONDS ADDRESS..."""

import select
import socket
import sys
import time

import dns.message

AGAIN_S = 0.05


def main() -> int:
    """Ask all, again and again, until the last one has answered; else name who is missing."""
    within_s, addresses = float(sys.argv[1]), sys.argv[2:]
    question = dns.message.make_query("example.com", "A").to_wire()
    open_: dict[int, tuple[socket.socket, str]] = {}
    for address in addresses:
        one = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
        one.setblocking(False)  # noqa: FBT003 - the name is the socket's
        one.connect((address, 53))
        open_[one.fileno()] = (one, address)
    end = time.monotonic() + within_s
    while open_ and time.monotonic() < end:
        for one, _ in open_.values():
            _try(one.send, question)
        time.sleep(AGAIN_S)
        ready, _, _ = select.select(list(open_), [], [], AGAIN_S)
        for file in ready:
            if _try(open_[file][0].recv, 4096):
                open_.pop(file)[0].close()
    sys.stdout.write(" ".join(address for _, address in open_.values()))
    return 1 if open_ else 0


def _try(do: object, value: object) -> object:
    try:
        return do(value)  # type: ignore[operator]  # a method of a socket
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main())
