"""An order, a door on loopback, and a phone that speaks in raw bytes: nothing of ours on its side."""

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from setup_assistant.checks.phone import judge
from setup_assistant.content.load import load_content
from setup_assistant.domain.household import Answer
from setup_assistant.domain.phone import (
    LanPlace,
    Outcome,
    PhoneClosed,
    PhoneEvent,
    PhoneOrder,
    PhoneReport,
    PhoneReported,
    PhoneSample,
    PhoneUse,
    PhoneVerdict,
)
from setup_assistant.lan.answering import Judge
from setup_assistant.lan.door import PhoneDoor, open_phone_check
from setup_assistant.lan.limits import Limits
from setup_assistant.text.words import LANGUAGES, Words

HERE = LanPlace(address="127.0.0.1", network="127.0.0.0/8")
USUAL = Limits()
MANY = Limits(per_peer=1_000_000, in_all=1_000_000)
"""For tests whose one device asks more than a phone does."""

ORDER = PhoneOrder(
    filter="cloudflare-family",
    filter_name="1.1.1.1 for Families",
    samples=(
        PhoneSample(name="adult.sample.test", category="adult", risk="harmful-sites", opens_elsewhere=Answer.YES),
        PhoneSample(name="malware.sample.test", category="malware", risk="fraud-malware", opens_elsewhere=Answer.YES),
    ),
    controls=("example.com", "www.soumu.go.jp"),
    missing="k3j8d2.example.com",
    lang="ja",
)


@cache
def words() -> dict[str, Words]:
    content = load_content()
    return {lang: content.words(lang) for lang in LANGUAGES}


def report(
    order: PhoneOrder = ORDER, *, control: str = "loaded", missing: str = "failed", sample: str = "failed"
) -> PhoneReport:
    """Return a report in which all pages of a use ended alike, twice."""
    outcome = {PhoneUse.CONTROL: control, PhoneUse.MISSING: missing, PhoneUse.SAMPLE: sample}
    once = tuple(Outcome(outcome[probe.use]) for probe in order.probes)
    return PhoneReport(first=once, again=once)


@dataclass(slots=True)
class Heard:
    """What a door told."""

    events: list[PhoneEvent] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    def __call__(self, event: PhoneEvent) -> None:
        self.events.append(event)
        if isinstance(event, PhoneClosed):
            self.closed.set()

    @property
    def verdicts(self) -> list[PhoneVerdict]:
        return [each.verdict for each in self.events if isinstance(each, PhoneReported)]


@contextmanager
def a_door(
    order: PhoneOrder = ORDER,
    *,
    place: LanPlace = HERE,
    limits: Limits = USUAL,
    heard: Heard | None = None,
    by: Judge = judge,
) -> Iterator[tuple[PhoneDoor, Heard]]:
    heard = Heard() if heard is None else heard
    with open_phone_check(order, place, heard, words=words(), judge=by, limits=limits) as door:
        yield door, heard


@dataclass(frozen=True, slots=True)
class Got:
    """An answer as its bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


def talk(door: PhoneDoor, data: bytes, *, within_s: float = 3.0) -> bytes:
    """Send bytes to a door and return everything that comes back until it closes."""
    address, _, port = door.host.partition(":")
    with socket.create_connection((address, int(port)), timeout=within_s) as phone:
        try:
            phone.sendall(data)
            return b"".join(iter(lambda: phone.recv(65536), b""))
        except ConnectionError:
            return b""


def ask(door: PhoneDoor, method: str = "GET", path: str | None = None, *, body: bytes = b"", **headers: str) -> Got:
    """Make one request as a browser makes it; a header of "" is left out."""
    path = "/" + door.url.rsplit("/", 1)[1] if path is None else path
    sent = {"Host": door.host, "Content-Length": str(len(body)) if body else ""}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value)
    return parsed(talk(door, f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body))


def parsed(answer: bytes) -> Got:
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return Got(int(first.split(" ")[1]) if first else 0, {name.lower(): value for name, _, value in pairs}, body)


def given(page: bytes) -> dict[str, object]:
    """Return what the script of the page is given."""
    found = re.search(rb'<script type="application/json" id="given">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


def post(door: PhoneDoor, body: bytes, **headers: str) -> Got:
    """Open the page and send a report as its script does, with some headers changed."""
    token = str(given(ask(door).body)["token"])
    sent = {"X_Page": token, "Content_Type": "application/json", "Origin": f"http://{door.host}"} | headers
    return ask(door, "POST", body=body, **sent)


def soon(holds: Callable[[], bool], within_s: float = 3.0) -> bool:
    """Tell whether something comes to hold in time."""
    waiting = threading.Event()
    for _ in range(int(within_s / 0.02)):
        if holds():
            return True
        waiting.wait(0.02)
    return holds()
