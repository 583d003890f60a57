"""What every way of asking a resolver has in common: where it is, how long it may take, why it failed."""

import errno
import socket
import ssl
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from setup_assistant.domain.lookup import Endpoint, Failure, Question, Reply

Heard = Reply | Failure
"""What one question came to."""

Address = tuple[str, int] | tuple[str, int, int, int]

_NO_ROOM = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
_ENDED = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)


class Line(Protocol):
    """One way to one resolver, over which its questions go."""

    @property
    def dated(self) -> datetime | None:
        """The resolver's own clock, as last seen; most ways do not carry it."""

    async def ask(self, question: Question, *, edns: bool = True) -> Heard:
        """Return the reply or why there is none."""

    async def close(self) -> None:
        """Close every socket at once; what waits is answered with CLOSED or cancelled by its owner."""


class Patience(NamedTuple):
    """How long a line waits."""

    each_s: float
    """For a reply, counted from the moment its question was sent."""

    @property
    def open_s(self) -> float:
        """For a connection: a lost first packet is sent again only after a second."""
        return 2 * self.each_s

    @property
    def system_s(self) -> float:
        """For the look-up of the system: with a dead first server it asks the next one only after five seconds."""
        return 4 * self.each_s


class Trust:
    """The one TLS context of a check: reading the authorities takes longer than asking a resolver."""

    def __init__(self, make: Callable[[], ssl.SSLContext] = ssl.create_default_context) -> None:
        self._make = make
        self._context: ssl.SSLContext | None = None

    def context(self, protocol: str = "") -> ssl.SSLContext:
        """Return the context, made to offer `protocol` (ALPN) by the next connection that is wrapped."""
        if self._context is None:
            self._context = self._make()
        self._context.set_alpn_protocols([protocol] if protocol else [])
        return self._context


def target(via: Endpoint) -> tuple[socket.AddressFamily, Address]:
    """Return family and address of a resolver.  Raises OSError when its interface does not exist."""
    host, _, scope = via.address.partition("%")
    if ":" not in host:
        return socket.AF_INET, (host, via.port)
    index = 0 if not scope else int(scope) if scope.isdecimal() else socket.if_nametoindex(scope)
    return socket.AF_INET6, (host, via.port, 0, index)


def failure_of(problem: OSError) -> Failure:
    """Return why nothing could be asked, from what the system said."""
    if isinstance(problem, ssl.SSLCertVerificationError):
        return Failure.CERTIFICATE
    if isinstance(problem, ConnectionRefusedError):
        return Failure.REFUSED
    if isinstance(problem, TimeoutError):
        return Failure.SILENT
    if isinstance(problem, _ENDED):
        return Failure.CLOSED
    if isinstance(problem, ssl.SSLError):
        # An alert is how the other side hangs up; anything else is not TLS at all.
        said = problem.reason or ""
        return Failure.CLOSED if "ALERT" in said or "EOF" in said else Failure.MALFORMED
    return Failure.UNSUPPORTED if problem.errno in _NO_ROOM else Failure.UNREACHABLE
