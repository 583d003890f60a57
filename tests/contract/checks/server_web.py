"""The HTTP/2 side of the small resolver."""

import asyncio
from typing import TYPE_CHECKING

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, Event, RequestReceived, StreamEnded
from h2.exceptions import H2Error

if TYPE_CHECKING:
    from tests.contract.checks.server import Server


class WebTalk:
    """One connection; each POST is answered with what the behaviour says."""

    def __init__(self, server: "Server", reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._server = server
        self._reader = reader
        self._writer = writer
        self._talk = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self._bodies: dict[int, bytes] = {}

    async def run(self) -> None:
        """Speak until the other side is gone."""
        if self._server.streams:
            self._talk.local_settings.max_concurrent_streams = self._server.streams
        self._talk.initiate_connection()
        self._writer.write(self._talk.data_to_send())
        while data := await self._reader.read(65_536):
            for event in self._talk.receive_data(data):
                self._hear(event)
            self._writer.write(self._talk.data_to_send())

    def _hear(self, event: Event) -> None:
        if isinstance(event, RequestReceived):
            self._server.requests[event.stream_id] = {str(name): str(value) for name, value in event.headers}
            self._bodies[event.stream_id] = b""
        elif isinstance(event, DataReceived):
            self._bodies[event.stream_id] += event.data
        elif isinstance(event, StreamEnded):
            stream = event.stream_id

            async def send(message: bytes) -> None:
                await self._send(stream, message)

            playing = self._server.play(self._bodies[stream], send, hang_up=self._writer.transport.abort)
            asyncio.get_running_loop().create_task(playing)

    async def _send(self, stream: int, message: bytes) -> None:
        server = self._server
        head = [(":status", server.status), ("content-type", server.media), ("date", server.date)]
        try:
            self._talk.send_headers(stream, head)
            for _ in range(server.copies - 1):
                self._talk.send_data(stream, message)
                self._writer.write(self._talk.data_to_send())
                while self._talk.local_flow_control_window(stream) < len(message):  # noqa: ASYNC110 - h2 has no event
                    await asyncio.sleep(0.005)
            self._talk.send_data(stream, message, end_stream=True)
            if server.says_goodbye:
                self._talk.close_connection()
        except H2Error:
            pass  # the other side does not want it
        self._writer.write(self._talk.data_to_send())
