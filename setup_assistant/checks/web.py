"""How questions and replies lie in HTTP/2 (DoH, RFC 8484): by POST, without cookies, proxies or ways elsewhere."""

from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import ConnectionTerminated, DataReceived, Event, ResponseReceived, StreamEnded, StreamReset
from h2.exceptions import H2Error

from setup_assistant.checks.framing import Broken, Ended
from setup_assistant.checks.wire import LIMIT
from setup_assistant.domain.lookup import Endpoint, Failure

MEDIA = "application/dns-message"
_OK = "200"
_DEFAULT_PORT = 443


class Web:
    """One HTTP/2 connection; each question is a stream of its own."""

    protocol = "h2"

    def __init__(self, via: Endpoint) -> None:
        config = H2Configuration(client_side=True, header_encoding="utf-8", validate_outbound_headers=False)
        self.dated: datetime | None = None
        self._talk = H2Connection(config)
        self._host = (via.host or via.address) + (f":{via.port}" if via.port != _DEFAULT_PORT else "")
        self._path = via.path
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._key_of: dict[int, int] = {}
        self._bodies: dict[int, bytearray] = {}
        self._keys = 0

    def begin(self) -> None:
        """Say hello; questions may follow at once."""
        self._talk.initiate_connection()

    def fresh_id(self) -> int:
        """Return 0: a web server can keep replies that look alike (RFC 8484, 4.1); streams tell them apart."""
        return 0

    def put(self, message: bytes) -> int:
        """Take a question; it waits while the server allows no further stream."""
        self._keys += 1
        self._waiting.append((self._keys, message))
        try:
            self._send()
        except H2Error as problem:
            raise Broken from problem
        return self._keys

    def drop(self, key: int) -> None:
        """Forget a question that was not sent yet, or whose reply is of no use any more."""
        self._waiting = deque(each for each in self._waiting if each[0] != key)
        for stream in [stream for stream, its_key in self._key_of.items() if its_key == key]:
            self._end(stream)

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes | Failure]]:
        """Take what arrived and yield what is complete.  Raises Broken or Ended."""
        try:
            for event in self._talk.receive_data(data):
                if isinstance(event, ConnectionTerminated):
                    raise Ended
                key = self._key_of.get(getattr(event, "stream_id", 0) or 0)
                if key is not None and (heard := self._heard(event)) is not None:
                    yield key, heard
            self._send()
        except (H2Error, UnicodeDecodeError) as problem:
            raise Broken from problem

    def take(self) -> bytes:
        """Return the bytes to send now."""
        return self._talk.data_to_send()

    def _send(self) -> None:
        while self._waiting and self._talk.open_outbound_streams < self._talk.remote_settings.max_concurrent_streams:
            key, message = self._waiting.popleft()
            stream = self._talk.get_next_available_stream_id()
            self._key_of[stream] = key
            self._talk.send_headers(stream, self._headers(message))
            self._talk.send_data(stream, message, end_stream=True)

    def _headers(self, message: bytes) -> list[tuple[str, str]]:
        return [
            (":method", "POST"),
            (":scheme", "https"),
            (":authority", self._host),
            (":path", self._path),
            ("accept", MEDIA),
            ("content-type", MEDIA),
            ("content-length", str(len(message))),
        ]

    def _heard(self, event: Event) -> bytes | Failure | None:
        if isinstance(event, ResponseReceived):
            return self._response(event)
        if isinstance(event, DataReceived):
            return self._data(event)
        if isinstance(event, StreamEnded):
            body = self._bodies.get(event.stream_id)
            self._forget(event.stream_id)
            return Failure.MALFORMED if body is None else bytes(body)
        if isinstance(event, StreamReset):
            self._forget(event.stream_id)
            return Failure.CLOSED
        return None

    def _response(self, event: ResponseReceived) -> Failure | None:
        said = {str(name).lower(): str(value) for name, value in event.headers}
        self.dated = _date(said.get("date", "")) or self.dated
        media = said.get("content-type", "").partition(";")[0].strip().lower()
        if said.get(":status") != _OK or media != MEDIA:
            self._end(event.stream_id)
            return Failure.STATUS
        self._bodies[event.stream_id] = bytearray()
        return None

    def _data(self, event: DataReceived) -> Failure | None:
        self._talk.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        body = self._bodies.get(event.stream_id)
        if body is None or len(body) + len(event.data) > LIMIT:
            self._end(event.stream_id)
            return Failure.MALFORMED
        body += event.data
        return None

    def _end(self, stream: int) -> None:
        self._forget(stream)
        try:
            self._talk.reset_stream(stream)
        except H2Error:
            return  # it has ended already

    def _forget(self, stream: int) -> None:
        self._key_of.pop(stream, None)
        self._bodies.pop(stream, None)


def _date(said: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
