"""Which line leads to which resolver."""

import asyncio

from setup_assistant.checks.datagrams import MOST_SOCKETS, Datagrams
from setup_assistant.checks.framing import Lengths
from setup_assistant.checks.line import Line, Patience, Trust
from setup_assistant.checks.system import System
from setup_assistant.checks.talk import Talk
from setup_assistant.domain.lookup import Endpoint, Transport


class Lines:
    """Makes the lines of one check; they share one TLS context."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._trust = Trust()
        self._room = asyncio.Semaphore(MOST_SOCKETS)

    def to(self, via: Endpoint) -> Line:
        """Return a new line; nothing is sent before the first question."""
        match via.transport:
            case Transport.UDP:
                return Datagrams(via, patience=self._patience, fallback=self._plain(via), room=self._room)
            case Transport.TCP:
                return self._plain(via)
            case Transport.DOT:
                return Talk(via, patience=self._patience, framing=Lengths, trust=self._trust)
            case Transport.DOH:
                return self._web(via)
            case Transport.DOQ:
                return self._quic(via)
            case Transport.SYSTEM:
                return System(patience=self._patience)

    def _plain(self, via: Endpoint) -> Line:
        return Talk(via, patience=self._patience, framing=Lengths, trust=None)

    def _web(self, via: Endpoint) -> Line:
        from setup_assistant.checks.web import Web  # noqa: PLC0415 - h2 is loaded only when it is spoken

        return Talk(via, patience=self._patience, framing=lambda: Web(via), trust=self._trust)

    def _quic(self, via: Endpoint) -> Line:
        from setup_assistant.checks.quic import Quic  # noqa: PLC0415 - aioquic is loaded only when it is spoken

        return Quic(via, patience=self._patience)
