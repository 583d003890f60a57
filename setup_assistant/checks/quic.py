"""DoQ (RFC 9250) over dnspython's connection; loaded only when somebody asks in this way."""

import asyncio
import ssl
from typing import Any

import dns.exception
import dns.quic
from dns.quic._asyncio import AsyncioQuicManager
from dns.quic._common import UnexpectedEOF

from setup_assistant.checks import wire
from setup_assistant.checks.line import Heard, Patience
from setup_assistant.domain.lookup import Endpoint, Failure, Question

GOODBYE_S = 0.02
"""How long a polite end may take: a stopped check is not kept waiting by it."""


class Quic:
    """One QUIC connection; each question is a stream of its own.

    dnspython says of a wrong certificate only that the connection ended, so it shows as CLOSED; and it does not hear
    that nobody listens, so that shows as SILENT.  Neither is a reply.
    """

    dated = None

    def __init__(self, via: Endpoint, *, patience: Patience) -> None:
        self._via = via
        self._patience = patience
        self._connection: Any = None
        self._tasks: set[asyncio.Task[Any]] = set()

    async def ask(self, question: Question, *, edns: bool = True) -> Heard:
        """Ask; replies have no id of their own."""
        try:
            data = await self._exchange(wire.query(question, 0, edns=edns))
        except (dns.exception.Timeout, TimeoutError):
            return Failure.SILENT
        except UnexpectedEOF:
            return Failure.CLOSED
        except OSError:
            return Failure.UNREACHABLE
        heard = wire.read(data, question, 0)
        return Failure.MALFORMED if heard is None else heard

    async def close(self) -> None:
        """Say goodbye, and end what still runs."""
        if self._connection is None:
            return
        goodbye = asyncio.create_task(self._connection.close())
        await asyncio.wait({goodbye}, timeout=GOODBYE_S)
        for task in self._tasks:
            task.cancel()
        await asyncio.wait({goodbye, *self._tasks})

    async def _exchange(self, message: bytes) -> bytes:
        if self._connection is None:
            self._open()
        stream = await self._connection.make_stream(self._patience.open_s)
        async with stream:
            await stream.send(message, is_end=True)
            data: bytes = await stream.receive(self._patience.each_s)
            return data

    def _open(self) -> None:
        before = asyncio.all_tasks()
        make: Any = AsyncioQuicManager  # dnspython gives it no types
        manager = make(verify_mode=_authorities(), server_name=self._via.host)
        self._connection = manager.connect(self._via.address, self._via.port)
        # dnspython starts two tasks and ends them only when both sides have said goodbye.
        self._tasks = asyncio.all_tasks() - before


def _authorities() -> str | ssl.VerifyMode:
    """Return where the authorities are that OpenSSL trusts here; aioquic brings its own list for the rest."""
    paths = ssl.get_default_verify_paths()
    return paths.cafile or paths.capath or ssl.CERT_REQUIRED
