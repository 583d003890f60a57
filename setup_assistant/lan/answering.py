"""What each request of a phone gets: the page, the verdict, or nothing.

Imported with the first page that is served: it loads Starlette.
"""

import asyncio
import hmac
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from setup_assistant.domain.phone import (
    ClosedBy,
    HandTo,
    PhoneCame,
    PhoneEvent,
    PhoneOrder,
    PhoneReport,
    PhoneReported,
    PhoneVerdict,
)
from setup_assistant.lan import apple_profile
from setup_assistant.lan.limits import Limits, Rate
from setup_assistant.lan.page import answer, page
from setup_assistant.lan.word import canonical
from setup_assistant.text.words import LANGUAGES, Words

Judge = Callable[[PhoneOrder, PhoneReport, datetime], PhoneVerdict]
"""Says what a report shows; may take some seconds."""

_ALWAYS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_NOT_FOUND, _TOO_MANY = 404, 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What only the family's phone can know, new for each page."""

    word: str
    """Path of the page, short enough to be read out and typed."""
    token: str
    """Stands in the page, so that a report comes from nobody who has not seen it."""


@dataclass(slots=True, kw_only=True)
class Answering:
    """The application behind one page: serves it until one report has come."""

    order: PhoneOrder
    words: Mapping[str, Words]
    judge: Judge
    secret: Secret
    host: str
    """The only host that a request may name; another one means that a foreign page made the browser ask."""
    limits: Limits
    now: Callable[[], datetime]
    say: Callable[[PhoneEvent], None]
    """Hears of every page that is handed out and of the one report."""
    end: Callable[[ClosedBy], None]
    """Called when the answer to the report is on its way."""
    reported: bool = False
    rate: Rate = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        self.rate = Rate(self.limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; uvicorn calls this."""
        request = Request(scope, receive)
        was_reported = self.reported
        response = await self._answer(request)
        await response(scope, receive, send)
        if self.reported and not was_reported:
            self.end(ClosedBy.USE)

    async def _answer(self, request: Request) -> Response:
        if not self.rate.allows(request.client.host if request.client else "", time.monotonic()):
            return _bare(_TOO_MANY)
        word, _, file = request.url.path[1:].partition("/")
        if self.reported or not self._is_for_us(request, word):
            return _bare(_NOT_FOUND)
        match request.method, file:
            case "GET", "":
                return self._page(request)
            case "POST", "":
                return await self._report(request)
            case "GET" | "HEAD", _:
                return self._file(request, file)
            case _:
                return _bare(_NOT_FOUND)

    def _is_for_us(self, request: Request, word: str) -> bool:
        return request.headers.getlist("host") == [self.host] and _same(canonical(word), self.secret.word)

    def _page(self, request: Request) -> Response:
        lang = self._lang(request)
        shown = page(self.order, self.words, lang=lang, token=self.secret.token, word=self.secret.word)
        self.say(PhoneCame())
        headers = {**_ALWAYS, "Content-Security-Policy": shown.policy, "Content-Language": lang}
        return Response(shown.body, headers=headers, media_type="text/html")

    def _file(self, request: Request, name: str) -> Response:
        """Return what the page hands over; it may be fetched again until the report has come."""
        handed = self.order.handed
        if handed is None or handed.to is not HandTo.APPLE or name != apple_profile.FILE_NAME:
            return _bare(_NOT_FOUND)
        made = apple_profile.profile(handed.filter, self.words, lang=self._lang(request))
        headers = {**_ALWAYS, "Content-Disposition": f'inline; filename="{apple_profile.FILE_NAME}"'}
        return Response(made, headers=headers, media_type=apple_profile.MIME)

    def _lang(self, request: Request) -> str:
        return self.order.lang or _preferred(request.headers.get("accept-language", ""))

    async def _report(self, request: Request) -> Response:
        if not self._is_from_page(request):
            return _bare(_NOT_FOUND)
        report = _parsed(await self._body(request))
        if report is None or not report.fits(self.order) or self.reported:
            return _bare(_NOT_FOUND)
        self.reported = True
        verdict = await self._judged(report)
        self.say(PhoneReported(verdict=verdict))
        return Response(answer(verdict, self.words), headers=_ALWAYS, media_type="application/json")

    async def _judged(self, report: PhoneReport) -> PhoneVerdict:
        """Judge in a thread of its own: it may wait for a comparison, and the door must still close at once."""
        told: Future[PhoneVerdict] = Future()
        # Who is under way cannot be called back: a verdict that comes after the door has closed goes nowhere.
        told.set_running_or_notify_cancel()
        at = self.now()
        work = threading.Thread(
            target=lambda: told.set_result(self.judge(self.order, report, at)), name="phone-judge", daemon=True
        )
        work.start()
        return await asyncio.wrap_future(told)

    def _is_from_page(self, request: Request) -> bool:
        headers = request.headers
        return (
            _same(headers.get("x-page", ""), self.secret.token)
            and headers.get("content-type", "") == "application/json"
            and headers.get("origin", f"http://{self.host}") == f"http://{self.host}"
        )

    async def _body(self, request: Request) -> bytes:
        """Return the body; empty when it is too large or breaks off."""
        taken = bytearray()
        try:
            async for piece in request.stream():
                taken += piece
                if len(taken) > self.limits.body:
                    return b""
        except ClientDisconnect:
            return b""
        return bytes(taken)


def _parsed(body: bytes) -> PhoneReport | None:
    try:
        return msgspec.json.decode(body, type=PhoneReport)
    except (msgspec.MsgspecError, UnicodeDecodeError):  # the second for a broken name of a field
        return None


def _preferred(accepted: str) -> str:
    """Return the first language that a browser asks for and that we speak."""
    asked = (each.strip()[:2].lower() for each in accepted.split(","))
    return next((lang for lang in asked if lang in LANGUAGES), LANGUAGES[0])


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _bare(status: int) -> Response:
    return Response(status_code=status, headers=_ALWAYS)
