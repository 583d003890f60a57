"""One open connection: its framing, its seal, and the questions that wait on it."""

import asyncio
import ssl
from datetime import datetime

from setup_assistant.checks import wire
from setup_assistant.checks.framing import Broken, Ended, Framing
from setup_assistant.checks.line import Heard, failure_of
from setup_assistant.checks.seal import Seal
from setup_assistant.domain.lookup import Failure, Question


class Link(asyncio.Protocol):
    """Carries many questions at once; replies find their question in any order."""

    def __init__(self, framing: Framing, seal: Seal | None) -> None:
        self._framing = framing
        self._seal = seal
        self._transport: asyncio.Transport | None = None
        self._waiting: dict[int, asyncio.Future[bytes | Failure]] = {}
        self._strangers = False
        self.opened: asyncio.Future[Failure | None] = asyncio.get_running_loop().create_future()
        """Done when questions can be sent: None, or why they cannot."""
        self.answered = 0
        self.lost = False
        """True when nothing more can be asked here."""

    @property
    def dated(self) -> datetime | None:
        """The other side's own clock, as last seen."""
        return self._framing.dated

    async def ask(self, question: Question, *, edns: bool, within_s: float) -> Heard:
        """Ask and wait for the reply; CLOSED when the connection ends first."""
        message_id = self._framing.fresh_id()
        try:
            key = self._framing.put(wire.query(question, message_id, edns=edns))
        except Broken:
            self.lost = True  # no further questions; those that wait may still be answered
            return Failure.CLOSED
        loop = asyncio.get_running_loop()
        future: asyncio.Future[bytes | Failure] = loop.create_future()
        self._waiting[key] = future
        # Questions of one moment leave together: fewer packets, and servers answer them in one go.
        loop.call_soon(self._flush)
        try:
            async with asyncio.timeout(within_s):
                data = await future
        except TimeoutError:
            self._framing.drop(key)
            return Failure.MISMATCHED if self._strangers else Failure.SILENT
        finally:
            self._waiting.pop(key, None)
        if isinstance(data, Failure):
            return data
        heard = wire.read(data, question, message_id)
        return Failure.MALFORMED if heard is None else heard

    def close(self, why: Failure = Failure.CLOSED) -> None:
        """End the connection at once; what waits hears why."""
        self.lost = True
        if not self.opened.done():
            self.opened.set_result(why)
        waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            if not future.done():
                future.set_result(why)
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say hello."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        if self._seal is None:
            self._begin()
        else:
            self._seal.begin()
            transport.write(self._seal.take())

    def data_received(self, data: bytes) -> None:
        """Hand what arrived to the seal and the framing."""
        try:
            self._hear(data)
        except ssl.SSLError as problem:
            self._flush()  # the other side is told why
            self.close(failure_of(problem))
        except Broken:
            self.close(Failure.MALFORMED)
        except Ended:
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's own signature
        """Tell everybody who waits."""
        self.close()

    def _hear(self, data: bytes) -> None:
        if self._seal is not None:
            shaking = not self._seal.ready
            data = self._seal.feed(data)
            if shaking and self._seal.ready:
                self._agreed()
        if not self.lost:
            for key, heard in self._framing.feed(data):
                self._settle(key, heard)
        self._flush()
        if self._seal is not None and self._seal.ended:
            self.close()

    def _agreed(self) -> None:
        assert self._seal is not None
        if self._framing.protocol and self._seal.protocol != self._framing.protocol:
            self.close(Failure.UNSUPPORTED)
        else:
            self._begin()

    def _begin(self) -> None:
        self._framing.begin()
        self._flush()
        if not self.opened.done():
            self.opened.set_result(None)

    def _settle(self, key: int, heard: bytes | Failure) -> None:
        self.answered += 1
        future = self._waiting.get(key)
        if future is None:
            self._strangers = True
        elif not future.done():
            future.set_result(heard)

    def _flush(self) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        leaving = b"" if self._seal is not None and not self._seal.ready else self._framing.take()
        if self._seal is not None:
            self._seal.put(leaving)
            leaving = self._seal.take()
        if leaving:
            self._transport.write(leaving)
