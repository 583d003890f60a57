"""A small resolver on loopback that misbehaves as it is told, over UDP, TCP, DoT and DoH."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import dns.flags
import dns.message
import dns.rrset

from setup_assistant.domain.lookup import Endpoint, Transport
from tests.contract.checks.server_web import WebTalk

HANG_UP = None
Step = bytes | float | None
"""Bytes to send, seconds to wait, or HANG_UP."""
Behaviour = Callable[[dns.message.Message], Sequence[Step]]
Sending = Callable[[bytes], Awaitable[None]]


def answer(query: dns.message.Message, *records: str, rcode: int = 0, flags: int = 0) -> dns.message.Message:
    """Return a reply; a record is a line of a zone file, with "@" for the name that was asked for."""
    reply = dns.message.make_response(query, recursion_available=True)
    reply.set_rcode(rcode)
    reply.flags |= flags
    for record in records:
        owner, kind, data = record.split(" ", 2)
        name = query.question[0].name.to_text() if owner == "@" else owner
        group = "CH" if query.question[0].rdclass == 3 else "IN"
        reply.answer.append(dns.rrset.from_text(name, 60, group, kind, data))
    return reply


def says(*records: str, rcode: int = 0) -> Behaviour:
    """Answer every question with the same records."""
    return lambda query: [answer(query, *records, rcode=rcode).to_wire()]


class Server:
    """Serves one behaviour in a thread of its own; keeps what it was asked."""

    def __init__(
        self, behave: Behaviour, *, over: Transport, tls: ssl.SSLContext | None = None, host: str = ""
    ) -> None:
        self.behave = behave
        self.asked: list[bytes] = []
        self.from_ports: list[int] = []
        self.connections = 0
        self._over = over
        self._tls = tls
        self._host = host
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="server")
        self._datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._stream = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.status, self.media, self.date = "200", "application/dns-message", "not a date"
        self.copies, self.streams, self.says_goodbye = 1, 0, False
        self.requests: dict[int, dict[str, str]] = {}

    def endpoint(self) -> Endpoint:
        """Where it is."""
        port = self._stream.getsockname()[1]
        return Endpoint(transport=self._over, address="127.0.0.1", port=port, host=self._host, path="/dns-query")

    def __enter__(self) -> Self:
        while True:  # both kinds of port, under one number
            self._stream.bind(("127.0.0.1", 0))
            try:
                self._datagrams.bind(self._stream.getsockname())
                break
            except OSError:
                self._stream.close()
                self._stream = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(5)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        self._datagrams.close()
        self._stream.close()

    async def _serve(self) -> None:
        self._datagrams.settimeout(0)
        self._loop.create_task(self._hear_datagrams())
        self._streams = await asyncio.start_server(self._talk, sock=self._stream, ssl=self._tls)

    async def _end(self) -> None:
        self._streams.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _hear_datagrams(self) -> None:
        while True:
            data, peer = await self._loop.sock_recvfrom(self._datagrams, 65_535)
            self.from_ports.append(peer[1])

            async def send(message: bytes, peer: object = peer) -> None:
                await self._loop.sock_sendto(self._datagrams, message, peer)

            self._loop.create_task(self.play(data, send))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            if self._over is Transport.DOH:
                await WebTalk(self, reader, writer).run()
            else:
                await self._talk_lengths(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            return
        finally:
            writer.transport.abort()

    async def _talk_lengths(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def send(message: bytes) -> None:
            writer.write(len(message).to_bytes(2, "big") + message)
            await writer.drain()

        while True:
            size = int.from_bytes(await reader.readexactly(2), "big")
            data = await reader.readexactly(size)
            self._loop.create_task(self.play(data, send, hang_up=writer.transport.close))

    async def play(self, data: bytes, send: Sending, *, hang_up: Callable[[], None] = lambda: None) -> None:
        """Do what the behaviour says about one question."""
        self.asked.append(data)
        for step in self.behave(dns.message.from_wire(data)):
            if step is HANG_UP:
                hang_up()
                return
            if isinstance(step, float):
                await asyncio.sleep(step)
            else:
                await send(step)


@contextmanager
def silent_port(transport: Transport) -> Iterator[Endpoint]:
    """Give a TCP port that takes connections and says nothing."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        own.listen()
        yield Endpoint(transport=transport, address="127.0.0.1", port=own.getsockname()[1], host="resolver.test")


def empty_port(transport: Transport) -> Endpoint:
    """Return a port where nobody listens."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return Endpoint(transport=transport, address="127.0.0.1", port=own.getsockname()[1], host="resolver.test")
