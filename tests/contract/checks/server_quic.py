"""The DoQ side of the small resolver: our own peer, made of the library that the client is made of too."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dns.message
from aioquic.asyncio import QuicConnectionProtocol, serve
from aioquic.asyncio.server import QuicServer
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.events import QuicEvent, StreamDataReceived

from setup_assistant.domain.lookup import Endpoint, Transport
from tests.contract.checks.server import Behaviour


async def _end(server: QuicServer) -> None:
    server.close()
    await asyncio.sleep(0.02)  # its transport closes in a later turn


@contextmanager
def quic_server(behave: Behaviour, folder: Path, leaf: str, host: str) -> Iterator[tuple[Endpoint, list[object]]]:
    """Serve a behaviour over QUIC; yields where, and the connections it saw."""
    connections: list[object] = []

    class Doq(QuicConnectionProtocol):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._arrived: dict[int, bytes] = {}

        def quic_event_received(self, event: QuicEvent) -> None:
            if not isinstance(event, StreamDataReceived):
                return
            self._arrived[event.stream_id] = self._arrived.get(event.stream_id, b"") + event.data
            if not event.end_stream:
                return
            if self not in connections:
                connections.append(self)
            query = dns.message.from_wire(self._arrived[event.stream_id][2:])
            for step in behave(query):
                assert isinstance(step, bytes)
                data = len(step).to_bytes(2, "big") + step
                self._quic.send_stream_data(event.stream_id, data, end_stream=True)
                self.transmit()

    configuration = QuicConfiguration(is_client=False, alpn_protocols=["doq"])
    configuration.load_cert_chain(folder / f"{leaf}.pem", folder / f"{leaf}.key")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="quic-server")
    thread.start()
    serving = serve("127.0.0.1", port, configuration=configuration, create_protocol=Doq)
    server = asyncio.run_coroutine_threadsafe(serving, loop).result(5)
    try:
        yield Endpoint(transport=Transport.DOQ, address="127.0.0.1", port=port, host=host), connections
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
