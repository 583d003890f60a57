"""Loaded by every Python that a test starts: nothing may leave this computer.

A test that starts a program puts this folder on PYTHONPATH (tests/conftest.py does it for all of them).
An audit hook sees each socket call of the interpreter, whatever library makes it.
"""

import ipaddress
import sys

_ASKING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_SENDING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})

attempts: list[str] = []
"""What was tried and refused in this process."""


def is_local(host: object) -> bool:
    """Say whether a host is this computer itself: loopback, the unnamed host, paths of local sockets."""
    if host is None or isinstance(host, bytes):
        return True
    name = str(host)
    if name in {"", "localhost"} or name.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _ASKING:
        target: object = args[0]
    elif event in _SENDING:
        address = args[1]
        target = address[0] if isinstance(address, tuple) and address else "" if address is None else address
    else:
        return
    if not is_local(target):
        attempts.append(f"{event} {target}")
        raise PermissionError(f"the tests let nothing leave this computer: {event} {target}")


if not getattr(sys, "_leaves_nothing", False):
    sys._leaves_nothing = True  # type: ignore[attr-defined]  # one mark per process, wherever this file is loaded from
    sys.addaudithook(_watch)
