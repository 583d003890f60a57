"""The DoH door of the odd resolvers: HTTP/2 in its smallest form."""

import asyncio
import base64
import contextlib
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamEnded
from h2.exceptions import ProtocolError

Answer = Callable[[bytes, str], Awaitable[bytes | None]]
PAGE = b"<!doctype html><title>Welcome</title><p>Please sign in."


class Talk:
    """One connection: collects requests, answers each when its question is complete."""

    def __init__(self, answer: Answer, path: str, writer: asyncio.StreamWriter) -> None:
        self._answer = answer
        self._path = path
        self._writer = writer
        self._paths: dict[int, str] = {}
        self._bodies: dict[int, bytes] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.h2 = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self.h2.initiate_connection()

    def take(self, data: bytes) -> None:
        """Take what came from the other side."""
        for event in self.h2.receive_data(data):
            if isinstance(event, RequestReceived):
                headers = {str(name): str(value) for name, value in event.headers}
                self._paths[event.stream_id] = headers.get(":path", "/")
            elif isinstance(event, DataReceived):
                self._bodies[event.stream_id] = self._bodies.get(event.stream_id, b"") + event.data
                self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, StreamEnded):
                task = asyncio.create_task(self._reply(event.stream_id))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def flush(self) -> None:
        """Send what is due."""
        self._writer.write(self.h2.data_to_send())

    def _question(self, stream: int) -> bytes:
        if body := self._bodies.get(stream):
            return body
        text = parse_qs(urlsplit(self._paths.get(stream, "")).query).get("dns", [""])[0]
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

    async def _reply(self, stream: int) -> None:
        found = urlsplit(self._paths.get(stream, "")).path == self._path
        said = await self._answer(self._question(stream), "stream") if found else None
        status = "200" if found else "404"
        kind = "text/html" if said is None else "application/dns-message"
        body = PAGE if said is None else said
        with contextlib.suppress(ProtocolError):
            self.h2.send_headers(
                stream, [(":status", status), ("content-type", kind), ("content-length", str(len(body)))]
            )
            while body:
                room = min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size)
                if room == 0:
                    self.flush()
                    await asyncio.sleep(0.01)
                    continue
                self.h2.send_data(stream, body[:room], end_stream=len(body) <= room)
                body = body[room:]
            self.flush()


def door(answer: Answer, path: str) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    """Return what serves one connection."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = Talk(answer, path, writer)
        talk.flush()
        with contextlib.suppress(OSError, ProtocolError):
            while data := await reader.read(65536):
                talk.take(data)
                talk.flush()
                await writer.drain()
        writer.close()

    return serve
