"""The DoQ door (RFC 9250) of the lab's resolvers: takes a question from a stream and asks the real server beside it.

quic.py FOLDER [-- NAME ADDRESS...]...    one certificate per NAME, all its addresses

unbound 1.17 does not speak DoQ, but binds UDP 853.  So this listens on another port, to which the place's packet
filter leads what comes for UDP 853; an address in the lab then answers DoQ where its operator would.
"""

import asyncio
import struct
import sys
from functools import partial
from itertools import groupby
from pathlib import Path

from aioquic.asyncio import QuicConnectionProtocol, serve
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.events import QuicEvent, StreamDataReceived

PORT = 8853


class Doq(QuicConnectionProtocol):
    """One connection: every stream is one question."""

    def __init__(self, address: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self._address = address
        self._came: dict[int, bytes] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def quic_event_received(self, event: QuicEvent) -> None:
        """Collect a question; ask it when its stream ends."""
        if not isinstance(event, StreamDataReceived):
            return
        self._came[event.stream_id] = self._came.get(event.stream_id, b"") + event.data
        if event.end_stream:
            task = asyncio.create_task(self._reply(event.stream_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _reply(self, stream: int) -> None:
        reader, writer = await asyncio.open_connection(self._address, 53)
        try:
            writer.write(self._came.pop(stream))
            size = await reader.readexactly(2)
            answer = size + await reader.readexactly(struct.unpack("!H", size)[0])
        finally:
            writer.close()
        self._quic.send_stream_data(stream, answer, end_stream=True)
        self.transmit()


async def main(folder: Path, servers: list[list[str]]) -> None:
    """Serve every address with its own certificate."""
    for name, *addresses in servers:
        configuration = QuicConfiguration(is_client=False, alpn_protocols=["doq"])
        configuration.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
        for address in addresses:
            await serve(address, PORT, configuration=configuration, create_protocol=partial(Doq, address))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    groups = [list(group) for is_server, group in groupby(sys.argv[2:], lambda word: word != "--") if is_server]
    asyncio.run(main(Path(sys.argv[1]), groups))
