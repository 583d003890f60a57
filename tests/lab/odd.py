"""Resolvers that no real server can play: slow, cut off, broken or answering something else.

odd.py FOLDER [-- ODDITY NAME PATH ADDRESS...]...    asks the real server behind it and spoils what it says

Without an oddity (an empty word) it only opens the DoH door of the real server at the same address: knot-resolver
listens to no path but its own.
"""

import asyncio
import contextlib
import ssl
import struct
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import groupby
from pathlib import Path

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

from tests.lab import odd_web
from tests.lab.plan import ODD_BACK
from tests.lab.resolver import Oddity

SLOW_S = 0.6
"""Longer than the wait before a question is sent again, shorter than the wait for an answer."""
TRIES = 3

Spoil = Callable[[bytes, str], Awaitable[bytes | None]]
"""(question, "udp" or "stream") -> what is sent back; None closes or stays silent."""


class _Once(asyncio.DatagramProtocol):
    """Waits for one datagram."""

    def __init__(self) -> None:
        self.came: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def datagram_received(self, data: bytes, _addr: object) -> None:
        if not self.came.done():
            self.came.set_result(data)


async def behind(question: bytes, server: str) -> bytes:
    """Return what a real server answers."""
    loop = asyncio.get_running_loop()
    for _ in range(TRIES):
        transport, once = await loop.create_datagram_endpoint(_Once, remote_addr=(server, 53))
        transport.sendto(question)
        try:
            async with asyncio.timeout(1):
                return await once.came
        except TimeoutError:
            continue
        finally:
            transport.close()
    raise TimeoutError


def reply(question: bytes, rcode: dns.rcode.Rcode = dns.rcode.NOERROR) -> dns.message.Message:
    """Return an answer without records."""
    made = dns.message.make_response(dns.message.from_wire(question), recursion_available=True)
    made.set_rcode(rcode)
    return made


def _other_question(question: bytes) -> bytes:
    asked = dns.message.from_wire(question)
    other = dns.message.make_query("somebody-else.example", asked.question[0].rdtype)
    other.id = asked.id
    made = dns.message.make_response(other, recursion_available=True)
    made.answer.append(dns.rrset.from_text("somebody-else.example.", 60, "IN", "A", "0.0.0.0"))  # noqa: S104 - an answer
    return made.to_wire()


def _changed_id(answer: bytes) -> bytes:
    return struct.pack("!H", (struct.unpack_from("!H", answer)[0] + 1) & 0xFFFF) + answer[2:]


def _loop(question: bytes) -> bytes:
    # One answer whose owner is a pointer to itself.
    head = bytearray(dns.message.from_wire(question).to_wire())
    head[2] |= 0x80
    head[6:8] = b"\0\1"
    head[8:12] = b"\0\0\0\0"
    end = 12 + len(dns.message.from_wire(question).question[0].name.to_wire()) + 4
    return bytes(head[:end]) + struct.pack("!HHHIH4s", 0xC000 | end, 1, 1, 60, 4, b"\0\0\0\0")


def _truncated(question: bytes) -> bytes:
    made = reply(question)
    made.flags |= dns.flags.TC
    return made.to_wire()


def spoil(odd: Oddity) -> Spoil:
    """Return how `odd` answers."""
    simple: dict[Oddity, Callable[[bytes], bytes]] = {
        Oddity.SERVFAIL: lambda q: reply(q, dns.rcode.SERVFAIL).to_wire(),
        Oddity.RCODE_REFUSED: lambda q: reply(q, dns.rcode.REFUSED).to_wire(),
        Oddity.EMPTY: lambda q: reply(q).to_wire(),
        Oddity.GARBAGE: lambda q: q[:2] + bytes(range(200, 256)) * 3,
        Oddity.SHORT: lambda q: q[:7],
        Oddity.LOOP: _loop,
        Oddity.WRONG_QUESTION: _other_question,
        Oddity.NOT_AN_ANSWER: lambda q: q,
        Oddity.OVERSIZED: lambda q: reply(q).to_wire() + b"\xaa" * 60_000,
    }

    async def answer(question: bytes, over: str) -> bytes | None:
        if odd in simple:
            return simple[odd](question)
        if odd is Oddity.HTML:
            return None
        if odd is Oddity.TRUNCATED and over == "udp":
            return _truncated(question)
        if odd is Oddity.SLOW:
            await asyncio.sleep(SLOW_S)
        answer = await behind(question, ODD_BACK.v4[0])
        return _changed_id(answer) if odd is Oddity.WRONG_ID else answer

    return answer


class Datagrams(asyncio.DatagramProtocol):
    """The door for UDP."""

    def __init__(self, answer: Spoil) -> None:
        self._answer = answer
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]  # always this kind
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        task = asyncio.create_task(self._reply(data, addr))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _reply(self, data: bytes, addr: tuple[str, int]) -> None:
        answer = await self._answer(data, "udp")
        if answer is not None:
            self._transport.sendto(answer, addr)


def stream(answer: Spoil) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    """Return the door for TCP and DoT: several questions at once on one connection."""

    async def one(question: bytes, writer: asyncio.StreamWriter) -> None:
        said = await answer(question, "stream")
        if said is None:
            writer.close()
            return
        writer.write(struct.pack("!H", len(said)) + said)
        await writer.drain()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks = []
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                (length,) = struct.unpack("!H", await reader.readexactly(2))
                tasks.append(asyncio.create_task(one(await reader.readexactly(length), writer)))
        await asyncio.gather(*tasks, return_exceptions=True)
        writer.close()

    return serve


def _context(folder: Path, name: str, *protocols: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    if protocols:
        context.set_alpn_protocols(list(protocols))
    return context


async def open_doors(folder: Path, odd: Oddity, name: str, path: str, addresses: list[str]) -> None:
    """Open all doors of one resolver at all its addresses; of a real one its DoH door alone."""
    loop = asyncio.get_running_loop()
    web = _context(folder, name, "h2")
    for address in addresses:

        async def real(question: bytes, _over: str, server: str = address) -> bytes | None:
            return await behind(question, server)

        answer = spoil(odd) if odd else real
        await asyncio.start_server(odd_web.door(answer, path), address, 443, ssl=web)
        if odd:
            await loop.create_datagram_endpoint(partial(Datagrams, answer), local_addr=(address, 53))
            await asyncio.start_server(stream(answer), address, 53)
            await asyncio.start_server(stream(answer), address, 853, ssl=_context(folder, name))


async def main(folder: Path, servers: list[list[str]]) -> None:
    """Play all odd resolvers of a lab."""
    for odd, name, path, *addresses in servers:
        await open_doors(folder, Oddity(odd), name, path, addresses)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    groups = [list(group) for is_server, group in groupby(sys.argv[2:], lambda word: word != "--") if is_server]
    asyncio.run(main(Path(sys.argv[1]), groups))
