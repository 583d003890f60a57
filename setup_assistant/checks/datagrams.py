"""UDP: one connected socket per question, so that a refusal is known at once and strangers are not heard."""

import asyncio
import secrets
import socket

from setup_assistant.checks import wire
from setup_assistant.checks.line import Heard, Line, Patience, failure_of, target
from setup_assistant.domain.lookup import Endpoint, Failure, Question

FIRST_TRY = 0.4
"""Share of the time after which a question that nobody answered is sent once more: 0.6 of 1.5 seconds."""
MOST_SOCKETS = 400
"""Sockets open at once: a process may have 1,024 on most systems."""


class Datagrams:
    """Asks over UDP, and over `fallback` (TCP to the same resolver) what was cut short."""

    dated = None

    def __init__(self, via: Endpoint, *, patience: Patience, fallback: Line, room: asyncio.Semaphore) -> None:
        self._via = via
        self._patience = patience
        self._fallback = fallback
        self._room = room

    async def ask(self, question: Question, *, edns: bool = True) -> Heard:
        """Ask over UDP; over TCP when the reply was cut short."""
        try:
            async with self._room:
                heard = await self._exchange(question, edns=edns)
        except ConnectionResetError:
            return Failure.REFUSED  # so says Windows of a UDP port where nobody listens
        except OSError as problem:
            return failure_of(problem)
        return heard if heard is not None else await self._fallback.ask(question, edns=edns)

    async def _exchange(self, question: Question, *, edns: bool) -> Heard | None:
        family, address = target(self._via)
        message_id = secrets.randbits(16)
        message = wire.query(question, message_id, edns=edns)
        first = FIRST_TRY * self._patience.each_s
        # The system gives each socket a random port of its own.
        with socket.socket(family, socket.SOCK_DGRAM) as own:
            own.settimeout(0)
            own.connect(address)
            heard: Heard | None = Failure.SILENT
            for wait_s in (first, self._patience.each_s - first):
                if heard is Failure.SILENT:
                    _send(own, message)
                try:
                    async with asyncio.timeout(wait_s):
                        while isinstance(heard, Failure):
                            data = await asyncio.get_running_loop().sock_recv(own, wire.LIMIT)
                            # Somebody's guess must not end the waiting for the true reply.
                            heard = wire.read(data, question, message_id)
                        return heard
                except TimeoutError:
                    continue
            return heard

    async def close(self) -> None:
        """Close the connection for what was cut short; each question closes its own socket."""
        await self._fallback.close()


def _send(own: socket.socket, message: bytes) -> None:
    try:
        own.send(message)
    except BlockingIOError:
        return  # the queue of the card is full: as good as lost on the way, and sent once more
