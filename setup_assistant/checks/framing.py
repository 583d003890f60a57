"""How questions and replies lie in a stream of bytes: with their length in front (TCP, DoT)."""

import secrets
import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from setup_assistant.domain.lookup import Failure


class Broken(Exception):
    """What arrived is not what should be spoken here."""


class Ended(Exception):
    """The other side says that it will answer nothing more here."""


class Framing(Protocol):
    """Questions into bytes and bytes into replies, for one connection; touches no socket."""

    protocol: str
    """Name to agree on under TLS (ALPN); empty for none."""

    @property
    def dated(self) -> datetime | None:
        """The other side's own clock, where it tells it."""

    def begin(self) -> None:
        """Say what comes before the first question."""

    def fresh_id(self) -> int:
        """Return the id for the next message."""

    def put(self, message: bytes) -> int:
        """Take a question to send and return the key under which its reply will come.  Raises Broken."""

    def drop(self, key: int) -> None:
        """Forget a question that nobody waits for any more."""

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes | Failure]]:
        """Take what arrived and yield what is complete.  Raises Broken or Ended."""

    def take(self) -> bytes:
        """Return the bytes to send now."""


class Lengths:
    """Two bytes of length before each message (RFC 7766); replies may come in any order."""

    protocol = ""
    dated = None

    def __init__(self) -> None:
        self._arrived = bytearray()
        self._leaving = bytearray()
        self._used: set[int] = set()

    def begin(self) -> None:
        """Say nothing: the first question begins the talk."""

    def fresh_id(self) -> int:
        """Return a random id that this connection has not seen: replies are told apart by it."""
        while (chosen := secrets.randbits(16)) in self._used:
            pass
        self._used.add(chosen)
        return chosen

    def put(self, message: bytes) -> int:
        """Take a question; its reply carries the same id."""
        self._leaving += struct.pack("!H", len(message)) + message
        return int.from_bytes(message[:2], "big")

    def drop(self, key: int) -> None:
        """Keep nothing: an id is used once."""

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes | Failure]]:
        """Take what arrived and yield what is complete."""
        self._arrived += data
        while len(self._arrived) >= 2:  # noqa: PLR2004 - the bytes of a length
            end = 2 + int.from_bytes(self._arrived[:2], "big")
            if len(self._arrived) < end:
                return
            message = bytes(self._arrived[2:end])
            del self._arrived[:end]
            yield int.from_bytes(message[:2], "big"), message

    def take(self) -> bytes:
        """Return the bytes to send now."""
        leaving = bytes(self._leaving)
        self._leaving.clear()
        return leaving
