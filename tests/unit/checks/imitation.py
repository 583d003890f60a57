"""Made-up resolvers that answer from a table, so that whole checks run without a packet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from setup_assistant.checks.inquiry import Subject, inquire
from setup_assistant.content.load import load_content
from setup_assistant.domain.checked import Inquiry
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.lookup import (
    Failure,
    Finding,
    Probe,
    Question,
    RecordKind,
    Reply,
    Transport,
)
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings

CATALOG = load_content().catalog
AT = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
NONCE = "qwertyuiopasdfgh"

ROUTER4, ROUTER6 = "192.168.11.1", "fe80::1%wlan0"
CONTROLS = {"example.com": "192.0.2.10", "www.soumu.go.jp": "192.0.2.20"}
SAMPLES = {"nudity.testcategory.com": "192.0.2.30", "malware.testcategory.com": "192.0.2.31"}
NEEDS = {"school.example": "192.0.2.40"}
NULL = Reply(rcode="NOERROR", addresses=("0.0.0.0",))  # noqa: S104  an answer of a filter, nothing is bound
NULL6 = Reply(rcode="NOERROR", addresses=("::",))
NXDOMAIN = Reply(rcode="NXDOMAIN", soa="com a.gtld-servers.net", authority_empty=False)
EMPTY = Reply(rcode="NOERROR", soa="com a.gtld-servers.net", authority_empty=False)

Answer = Reply | Failure
Style = Callable[[Question, Answer], Answer]


def filter_of(name: str) -> Filter:
    return next(each for each in CATALOG.filters if each.id == name)


FAMILY = filter_of("cloudflare-family")


def six(address: str) -> str:
    return "2001:db8::" + address.rpartition(".")[2]


def internet(question: Question, engines: Mapping[str, str] | None = None) -> Answer:
    """Answer as a resolver without any filter does."""
    places = {**CONTROLS, **SAMPLES, **NEEDS, **(engines or _ENGINES)}
    if question.chaos:
        return Reply(rcode="NOERROR", texts=("plain",))
    found = places.get(question.name)
    if found is None:
        return NXDOMAIN
    if question.kind is RecordKind.A:
        return Reply(rcode="NOERROR", addresses=(found,))
    if question.kind is RecordKind.AAAA:
        return Reply(rcode="NOERROR", addresses=(six(found),))
    return EMPTY


def _engine_places() -> dict[str, str]:
    names = [name for engine in CATALOG.engines for name in (*engine.names, *(form.target for form in engine.forms))]
    names += [each.name for each in CATALOG.known_names if each.use in {"canary", "relay", "discovery"}]
    return {name: f"198.51.100.{number}" for number, name in enumerate(dict.fromkeys(names), 1)}


_ENGINES = _engine_places()


# ---- styles ----------------------------------------------------------------------------------------------------------


def open_way(_question: Question, usual: Answer) -> Answer:
    return usual


def zeros(question: Question, usual: Answer) -> Answer:
    """Answer as the family filter of the table does."""
    if question.name not in SAMPLES:
        return usual
    return {RecordKind.A: NULL, RecordKind.AAAA: NULL6}.get(question.kind, EMPTY)


def half(question: Question, usual: Answer) -> Answer:
    """Block the usual kind of address and give the other."""
    return zeros(question, usual) if question.kind is RecordKind.A else usual


def hinting(question: Question, usual: Answer) -> Answer:
    """Block both kinds of addresses and give one away in the third kind of record."""
    if question.name in SAMPLES and question.kind is RecordKind.HTTPS:
        return Reply(rcode="NOERROR", hints=(SAMPLES[question.name],), targets=(question.name,))
    return zeros(question, usual)


def lying(question: Question, usual: Answer) -> Answer:
    """Block the samples, and know every name that does not exist."""
    answer = zeros(question, usual)
    if isinstance(answer, Reply) and answer.rcode == "NXDOMAIN" and question.kind is RecordKind.A:
        return Reply(rcode="NOERROR", addresses=("203.0.113.66",))
    return answer


def portal(question: Question, _usual: Answer) -> Answer:
    """Answer for everything with the address of a sign-in page."""
    return Reply(rcode="NOERROR", addresses=("203.0.113.1",)) if question.kind is RecordKind.A else EMPTY


def private_portal(question: Question, _usual: Answer) -> Answer:
    return Reply(rcode="NOERROR", addresses=("192.168.0.1",)) if question.kind is RecordKind.A else EMPTY


def nulls(question: Question, _usual: Answer) -> Answer:
    """Answer for everything with the null address: nothing works, so nothing is filtered."""
    return {RecordKind.A: NULL, RecordKind.AAAA: NULL6}.get(question.kind, EMPTY)


def no_such_name(_question: Question, _usual: Answer) -> Answer:
    return NXDOMAIN


def other_page(question: Question, usual: Answer) -> Answer:
    """Answer with the block page of another operator."""
    if question.name in SAMPLES and question.kind in {RecordKind.A, RecordKind.AAAA}:
        address = "146.112.61.106" if question.kind is RecordKind.A else "::ffff:146.112.61.106"
        return Reply(rcode="NOERROR", addresses=(address,))
    return usual


def strange_page(question: Question, usual: Answer) -> Answer:
    """Answer with a page that nobody knows."""
    if question.name in SAMPLES and question.kind is RecordKind.A:
        return Reply(rcode="NOERROR", addresses=("203.0.113.200",))
    return EMPTY if question.name in SAMPLES else usual


def refusing_names(question: Question, usual: Answer) -> Answer:
    """Say that the samples do not exist, as another kind of filter does."""
    return NXDOMAIN if question.name in SAMPLES else usual


def failing_samples(question: Question, usual: Answer) -> Answer:
    return Reply(rcode="SERVFAIL") if question.name in SAMPLES else usual


def silent_samples(question: Question, usual: Answer) -> Answer:
    return Failure.SILENT if question.name in SAMPLES else usual


def silent_second(question: Question, usual: Answer) -> Answer:
    """Block the usual kind, and lose the question for the other."""
    lost = question.name in SAMPLES and question.kind is RecordKind.AAAA
    return Failure.SILENT if lost else zeros(question, usual)


def empty_samples(question: Question, usual: Answer) -> Answer:
    return EMPTY if question.name in SAMPLES else usual


def servfail(_question: Question, _usual: Answer) -> Answer:
    return Reply(rcode="SERVFAIL")


def refused_by_server(_question: Question, _usual: Answer) -> Answer:
    return Reply(rcode="REFUSED")


def always(failure: Failure) -> Style:
    return lambda _question, _usual: failure


class Flapping:
    """Blocks a sample the first time and gives its address the second time."""

    def __init__(self) -> None:
        self._asked: set[Question] = set()

    def __call__(self, question: Question, usual: Answer) -> Answer:
        if question.name in SAMPLES and question in self._asked:
            return usual
        self._asked.add(question)
        return zeros(question, usual)


# ---- a whole check ---------------------------------------------------------------------------------------------------


@dataclass
class World:
    """Who answers how: a style for each address, the system's look-up under "system", everybody else without filter."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    nobody: Answer = Failure.SILENT
    baseline: Style = open_way
    encrypted: Mapping[str, Style] = field(default_factory=dict)

    def answer(self, probe: Probe, inquiry: Inquiry) -> Answer:
        via, question = probe.via, probe.question
        usual = internet(question)
        if via in inquiry.nobody:
            return self.nobody
        if via in inquiry.baseline:
            return self.baseline(question, usual)
        if via.transport is Transport.SYSTEM:
            found = self.styles.get("system", open_way)(question, usual)
            # The system's look-up says no more than whether there is an address.
            return Reply(rcode=found.rcode, addresses=found.addresses) if isinstance(found, Reply) else found
        table = self.encrypted if via.transport is not Transport.UDP and via.address in self.encrypted else self.styles
        return table.get(via.address, open_way)(question, usual)

    def findings(self, inquiry: Inquiry) -> tuple[Finding, ...]:
        return tuple(_finding(probe, self.answer(probe, inquiry)) for probe in inquiry.probes)


def _finding(probe: Probe, answer: Answer) -> Finding:
    reply, failure = (answer, None) if isinstance(answer, Reply) else (None, answer)
    return Finding(probe=probe, reply=reply, failure=failure, at=AT)


def home(*servers: str, **more: object) -> Surroundings:
    """Return the surroundings of a computer on a home network that asks these servers."""
    link = Link(
        name="wlan0",
        kind=LinkKind.WIRELESS,
        network="home",
        servers=servers,
        addresses=("192.168.11.4",),
        default_v4=True,
        default_v6=any(":" in each for each in servers),
    )
    return Surroundings(links=(link,), servers=servers, **more)  # type: ignore[arg-type]  # fields of the tests


def asked(surroundings: Surroundings, chosen: Filter | None = FAMILY, via: Transport | None = None) -> Inquiry:
    subject = Subject(
        filter=chosen,
        needs=tuple((name, "") for name in NEEDS),
        engines=CATALOG.engines,
        known=CATALOG.known_names,
        baselines=CATALOG.baselines,
        nonce=NONCE,
    )
    return inquire(subject, surroundings, via)
