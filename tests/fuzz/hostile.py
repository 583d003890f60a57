"""Requests that no phone of a family makes: noise, broken HTTP, wrong words, wrong tokens, torn and doubled reports."""

import random
from collections.abc import Callable

from setup_assistant.lan.apple_profile import FILE_NAME
from setup_assistant.lan.word import LETTERS

METHODS = ("GET", "POST", "HEAD", "PUT", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PRI", "G\0T", "get", "", "A" * 300)
TARGETS = (
    "/",
    "*",
    "//",
    "/%2e%2e/",
    "/?",
    "http://evil.example/",
    "/\u00e9",
    "/" + "a" * 3000,
    "/%",
    "/favicon.ico",
    "",
)
VERSIONS = ("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTP/1.1", "", "HTTP/1.1 HTTP/1.1")
HEADERS = (
    "Transfer-Encoding: chunked", "Transfer-Encoding: identity, chunked", "Content-Length: -1", "Content-Length: 1e3",
    "Content-Length: 99999999999", "Content-Length: 5\r\nContent-Length: 6", "Expect: 100-continue",
    "Upgrade: websocket\r\nConnection: Upgrade", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings",
    "X-A: " + "b" * 9000, "X-A:\0", " folded: a", "No colon", ": empty", "Cookie: a=b", "Range: bytes=0-1",
    "Origin: http://evil.example", "Connection: keep-alive", "X-Forwarded-For: 127.0.0.1", "\u00ff: \u00ff",
)  # fmt: skip
BODIES = (
    b"", b"null", b"{}", b"[" * 2000, b'{"first":[]}', b'{"first":["loaded"]}', b"\xff\xfe\x00", b"a=b&c=d",
    b"{" * 4000, b'{"first":["failed","failed"],"again":[]}', b"0\r\n\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"ffffffff\r\n",
    b"x" * 6000,
)  # fmt: skip


class Hostile:
    """Makes requests by the same dice each time.  It knows where the page is, and even its token, but not how to ask.

    `report` is a well-formed report: it is sent with everything right but one thing.
    """

    def __init__(self, host: str, word: str, token: str, report: bytes, *, seed: int) -> None:
        self._host, self._word, self._token, self._report = host, word, token, report
        self._dice = random.Random(seed)  # noqa: S311  luck that can be repeated
        self.kinds: tuple[Callable[[], bytes], ...] = (
            self.noise, self.line, self.broken, self.guess, self.robbed, self.torn, self.bent, self.piled,
        )  # fmt: skip

    def request(self, number: int) -> bytes:
        """Return the bytes of one request; every kind comes equally often."""
        return self.kinds[number % len(self.kinds)]()

    def noise(self) -> bytes:
        return self._dice.randbytes(self._dice.randrange(200))

    def line(self) -> bytes:
        pick = self._dice.choice
        first = (
            f"{pick(METHODS)} {pick((*TARGETS, f'/{self._word}', f'/{self._word}/{FILE_NAME}'))} {pick(VERSIONS)}\r\n"
        )
        return first.encode("latin-1") + self._dice.choice((b"", b"\r\n", b"\n\n", b"\r\n\r\n"))

    def broken(self) -> bytes:
        """Ask at the page's own address with headers that break HTTP, and no host or a foreign one."""
        some = self._dice.sample(HEADERS, self._dice.randrange(1, 4))
        host = self._dice.choice(("", "Host: evil.example", "Host: a\r\nHost: b", f"Host: {self._host}.evil.example"))
        method = self._dice.choice(("GET", "POST"))
        head = "\r\n".join((f"{method} /{self._word} HTTP/1.1", *filter(None, (host, *some))))
        return head.encode("latin-1") + b"\r\n\r\n" + self._dice.choice(BODIES)

    def guess(self) -> bytes:
        word = "".join(self._dice.choices(LETTERS, k=self._dice.choice((0, 1, 5, 6, 7, 60))))
        word = word if word != self._word else word + "0"
        return self._post(path=word, body=self._report)

    def robbed(self) -> bytes:
        """Send a good report from somebody who has not seen the page, or from another page."""
        wrong = self._dice.choice(
            (
                {"token": ""}, {"token": self._token[:-1]}, {"token": self._token + "A"}, {"token": "\u00ff" * 22},
                {"token": self._token.swapcase()}, {"origin": "http://evil.example"}, {"origin": "null"},
                {"kind": "text/plain"}, {"host": "localhost"}, {"method": "PUT"}, {"method": "HEAD"},
            )
        )  # fmt: skip
        return self._post(body=self._report, **wrong)

    def torn(self) -> bytes:
        """Send a report that breaks off: the length promises more."""
        whole = self._post(body=self._report)
        return whole[: self._dice.randrange(len(whole))]

    def bent(self) -> bytes:
        """Send everything right but the report itself."""
        body = bytearray(self._report)
        for _ in range(self._dice.randrange(1, 4)):
            body[self._dice.randrange(len(body))] = self._dice.choice(b'"[]{},:x0\x00\xff')
        bodies = (*BODIES, bytes(body), self._report + b"x", self._report * 2, b" " * 4097 + self._report)
        chosen = self._dice.choice(bodies)
        return self._post(body=chosen if chosen != self._report else b"")

    def piled(self) -> bytes:
        """Send several requests in one go; only the first is looked at, and it is wrong."""
        return self.guess() + self._post(body=self._report) + self.line()

    def _post(
        self,
        *,
        body: bytes,
        path: str | None = None,
        token: str | None = None,
        origin: str = "",
        kind: str = "application/json",
        host: str | None = None,
        method: str = "POST",
    ) -> bytes:
        lines = (
            f"{method} /{self._word if path is None else path} HTTP/1.1",
            f"Host: {self._host if host is None else host}",
            f"X-Page: {self._token if token is None else token}",
            f"Content-Type: {kind}",
            f"Content-Length: {len(body)}",
            *((f"Origin: {origin}",) if origin else ()),
        )
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
