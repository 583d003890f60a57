"""TLS between bytes and bytes, without a socket: certificate and name are always checked."""

import ssl


class Seal:
    """One TLS connection: what arrives goes through `feed`, what is to be sent is taken with `take`."""

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._arrived = ssl.MemoryBIO()
        self._leaving = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._arrived, self._leaving, server_hostname=host)
        self.ready = False
        """True when both sides have shown who they are."""
        self.ended = False
        """True when the other side has said goodbye; it may wait for ours before it hangs up."""

    @property
    def protocol(self) -> str | None:
        """What both sides agreed to speak inside (ALPN)."""
        return self._tls.selected_alpn_protocol()

    def begin(self) -> None:
        """Say hello."""
        self._shake_hands()

    def feed(self, data: bytes) -> bytes:
        """Take what arrived and return what was inside.  Raises SSLError."""
        self._arrived.write(data)
        if not self.ready:
            self._shake_hands()
        return self._opened() if self.ready else b""

    def put(self, data: bytes) -> None:
        """Seal what is to be sent."""
        if data:
            self._tls.write(data)

    def take(self) -> bytes:
        """Return the bytes to send now."""
        return self._leaving.read()

    def _shake_hands(self) -> None:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return
        self.ready = True

    def _opened(self) -> bytes:
        opened = bytearray()
        try:
            while chunk := self._tls.read(65_536):
                opened += chunk
            self.ended = True
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLZeroReturnError:
            self.ended = True
        return bytes(opened)
