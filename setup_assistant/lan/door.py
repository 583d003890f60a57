"""The door for a phone: one page on one address of the local network, for one report or ten minutes.

One thread with one loop serves it.  Nothing about the phone is kept: no address, no browser, no log.
"""

import secrets
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from setup_assistant.domain.error import NoLan
from setup_assistant.domain.phone import ClosedBy, LanPlace, NobodyYet, PhoneCame, PhoneClosed, PhoneEvent, PhoneOrder
from setup_assistant.lan.limits import Limits
from setup_assistant.lan.word import new_word
from setup_assistant.text.words import Words

if TYPE_CHECKING:
    from uvicorn import Server

    from setup_assistant.lan.answering import Judge

_PORTS = range(8000, 9990)
"""Four digits are quicker to type than the five that the system would choose; browsers refuse none of these."""

_TRIES = 20
_WITHIN_S = 2.0

_USUAL = Limits()


def _now() -> datetime:
    return datetime.now(UTC)


def open_phone_check(
    order: PhoneOrder,
    place: LanPlace,
    on_event: Callable[[PhoneEvent], None],
    *,
    words: Mapping[str, Words],
    judge: "Judge",
    limits: Limits = _USUAL,
    now: Callable[[], datetime] = _now,
) -> "PhoneDoor":
    """Serve the page of `order` at `place` and return its open door.  Raises NoLan when the address is gone.

    `on_event` is called from the door's own thread; the last event is always PhoneClosed.
    """
    from uvicorn import Config, Server  # noqa: PLC0415 - slow to import, and few families open a page at each start

    from setup_assistant.lan.answering import Answering, Secret  # noqa: PLC0415 - loads Starlette
    from setup_assistant.lan.connection import guarded  # noqa: PLC0415 - loads asyncio

    secret = Secret(word=new_word(), token=secrets.token_urlsafe(16))
    door = PhoneDoor(_listening(place.address), secret.word, on_event, limits)
    application = Answering(
        order=order, words=words, judge=judge, secret=secret, host=door.host,
        limits=limits, now=now, say=door.hear, end=door.end,
    )  # fmt: skip
    config = Config(
        application, http=guarded(place, limits), loop="asyncio", ws="none", lifespan="off",
        interface="asgi3", log_config=None, log_level="critical", access_log=False, proxy_headers=False,
        server_header=False, date_header=False, backlog=limits.connections,
        h11_max_incomplete_event_size=limits.headers, timeout_graceful_shutdown=1,
    )  # fmt: skip
    door.serve(Server(config))
    return door


class PhoneDoor:
    """One page while it is served.  A context manager: the page is gone when the block is left."""

    def __init__(
        self, listening: socket.socket, word: str, on_event: Callable[[PhoneEvent], None], limits: Limits
    ) -> None:
        self._listening, self._on_event, self._limits = listening, on_event, limits
        address, port = listening.getsockname()
        self.host = f"{address}:{port}"
        """Address and port."""
        self.address = f"{self.host}/{word}"
        """What a person types into the phone, for example "192.168.11.4:8731/k27xqm"."""
        self.url = f"http://{self.address}"
        """What the square code holds."""
        self._came = False
        self._closed_by: ClosedBy | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Tell whether the page is still served."""
        return self._thread.is_alive()

    def serve(self, server: "Server") -> None:
        """Start the thread that serves the page; called once."""
        import asyncio  # noqa: PLC0415 - slow to import

        self._server = server
        self._loop = asyncio.new_event_loop()
        # A window that dies without closing its door takes the thread with it.
        self._thread = threading.Thread(target=self._run, name="phone-door", daemon=True)
        self._thread.start()

    def close(self, by: ClosedBy = ClosedBy.HAND) -> None:
        """Close the page and wait until it is gone, two seconds at most; a second time does nothing."""
        with suppress(RuntimeError):  # its loop has ended by itself
            self._loop.call_soon_threadsafe(self.end, by)
        if threading.current_thread() is not self._thread:
            self._thread.join(_WITHIN_S)

    def hear(self, event: PhoneEvent) -> None:
        """Pass an event on; that a phone came is news once.  Called in the door's thread."""
        if isinstance(event, PhoneCame):
            if self._came:
                return
            self._came = True
        self._on_event(event)

    def end(self, by: ClosedBy) -> None:
        """Let the server finish what it is sending and stop.  Called in the door's thread."""
        self._closed_by = self._closed_by or by
        self._server.should_exit = True

    def _run(self) -> None:
        import asyncio  # noqa: PLC0415 - as above

        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())
        self._on_event(PhoneClosed(by=self._closed_by or ClosedBy.HAND))

    async def _serve(self) -> None:
        timers = (
            self._loop.call_later(self._limits.nobody_s, self._miss),
            self._loop.call_later(self._limits.open_s, self.end, ClosedBy.TIME),
        )
        await self._server.serve(sockets=[self._listening])
        for timer in timers:
            timer.cancel()

    def _miss(self) -> None:
        if not self._came:
            self._on_event(NobodyYet())


def _listening(address: str) -> socket.socket:
    """Return a listening socket on `address`, on a port of four digits if there is a free one.  Raises NoLan."""
    wished = (secrets.choice(_PORTS) for _ in range(_TRIES))
    for port in (*wished, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            listening.bind((address, port))
            listening.listen()
        except OSError:
            listening.close()
        else:
            return listening
    raise NoLan
