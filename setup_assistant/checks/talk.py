"""TCP, DoT and DoH: one connection per resolver, opened when first needed, for all of its questions."""

import asyncio
import socket
from collections.abc import Callable
from datetime import datetime

from setup_assistant.checks.framing import Framing
from setup_assistant.checks.line import Heard, Patience, Trust, failure_of, target
from setup_assistant.checks.link import Link
from setup_assistant.checks.seal import Seal
from setup_assistant.domain.lookup import Endpoint, Failure, Question

MOST_BARREN = 2
"""Connections in a row that ended without one reply; after that the resolver is not bothered again."""


class Talk:
    """Asks over a connection, and over a new one what a resolver left open when it hung up."""

    def __init__(
        self, via: Endpoint, *, patience: Patience, framing: Callable[[], Framing], trust: Trust | None
    ) -> None:
        self._via = via
        self._patience = patience
        self._framing = framing
        self._trust = trust
        self._opening: asyncio.Task[Link | Failure] | None = None
        self._links: list[Link] = []
        self._barren = 0
        self.dated: datetime | None = None

    async def ask(self, question: Question, *, edns: bool = True) -> Heard:
        """Ask; the time for a reply begins when the connection stands."""
        while True:
            opening = self._current()
            link = await asyncio.shield(opening)
            if isinstance(link, Failure):
                return link
            heard = await link.ask(question, edns=edns, within_s=self._patience.each_s)
            self.dated = link.dated or self.dated
            if heard is not Failure.CLOSED or not link.lost:
                return heard
            self._give_up(opening, link)
            if self._barren >= MOST_BARREN:
                return Failure.CLOSED

    async def close(self) -> None:
        """Close the connection, or stop opening it."""
        if self._opening is not None:
            self._opening.cancel()
        for link in self._links:
            link.close()

    def _current(self) -> asyncio.Task[Link | Failure]:
        if self._opening is not None and self._opening.done():
            link = self._opening.result()
            if isinstance(link, Link) and link.lost:
                self._give_up(self._opening, link)
        if self._opening is None:
            self._opening = asyncio.create_task(self._open())
        return self._opening

    def _give_up(self, opening: asyncio.Task[Link | Failure], link: Link) -> None:
        """Make room for a new connection, once for each that was lost."""
        if self._opening is opening:
            self._opening = None
            self._barren = 0 if link.answered else self._barren + 1

    async def _open(self) -> Link | Failure:
        link: Link | None = None
        try:
            async with asyncio.timeout(self._patience.open_s):
                link = await self._connect()
                why = await link.opened
        except OSError as problem:  # TimeoutError is one too
            why = failure_of(problem)
        if link is None or why is not None:
            if link is not None:
                link.close()
            return why or Failure.CLOSED
        return link

    async def _connect(self) -> Link:
        loop = asyncio.get_running_loop()
        family, address = target(self._via)
        own = socket.socket(family, socket.SOCK_STREAM)
        own.settimeout(0)
        try:
            await loop.sock_connect(own, address)
            # The authorities are read while other resolvers are being reached.
            framing = self._framing()
            link = Link(framing, self._seal(framing))
            self._links.append(link)
            await loop.create_connection(lambda: link, sock=own)
        except BaseException:
            own.close()
            raise
        return link

    def _seal(self, framing: Framing) -> Seal | None:
        if self._trust is None:
            return None
        return Seal(self._trust.context(framing.protocol), self._via.host or self._via.address)
