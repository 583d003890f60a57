"""One connection of a phone: few at once, one request each, and never for long.

Imported with the first page that is served: it loads asyncio and uvicorn.
"""

from asyncio import TimerHandle, Transport
from ipaddress import IPv4Network, ip_address
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from setup_assistant.domain.phone import LanPlace
from setup_assistant.lan.limits import Limits


class Guarded(H11Protocol):
    """Cuts off strangers, crowds and dawdlers without a word.

    uvicorn alone waits without end for a request that never becomes whole, and counts connections only when a
    request has arrived.
    """

    near: ClassVar[IPv4Network]
    limits: ClassVar[Limits]
    _taken = 0
    _last_call: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Cut off who is not near, and who comes when it is full."""
        super().connection_made(transport)
        peer = self.client[0] if self.client else ""
        if not peer or ip_address(peer) not in self.near or self._is_full_for(peer):
            transport.abort()
            return
        self._last_call = self.loop.call_later(self.limits.patience_s, self._hurry)

    def data_received(self, data: bytes) -> None:
        """Read on while it is not too much: h11 alone takes a request of any size that one read brings whole."""
        self._taken += len(data)
        if self._taken > self.limits.headers + self.limits.body:
            self.transport.abort()
            return
        super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        if self._last_call is not None:
            self._last_call.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer nothing: such a peer gets no lesson in HTTP, and h11 may be past the point of answering."""
        del msg
        self.transport.abort()

    def _is_full_for(self, peer: str) -> bool:
        own = [
            each for each in self.connections if isinstance(each, Guarded) and each.client and each.client[0] == peer
        ]
        return len(own) > self.limits.of_one or len(self.connections) > self.limits.connections

    def _hurry(self) -> None:
        if self.cycle is None or self.cycle.more_body:
            self.transport.abort()
            return
        # An answer may take its time; once it is given, the peer has to take it.
        then = self.transport.abort if self.cycle.response_complete else self._hurry
        self._last_call = self.loop.call_later(self.limits.patience_s, then)


def guarded(place: LanPlace, within: Limits) -> type[H11Protocol]:
    """Return the protocol that serves the network of `place` only, within some limits."""

    class Here(Guarded):
        near = IPv4Network(place.network)
        limits = within

    return Here
