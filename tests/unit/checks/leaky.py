"""A check without any way past the filter, and what to change in it to open one."""

from datetime import UTC, date, datetime

from setup_assistant.checks.leaks import leaks
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import (
    AskedName,
    EngineResult,
    Inquiry,
    Leak,
    Path,
    PathKind,
    PathResult,
    Reason,
    Sight,
    Strictness,
    Use,
)
from setup_assistant.domain.fact import Confidence, Fact
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.household import Answer
from setup_assistant.domain.lookup import Endpoint, Failure, Finding, Probe, Question, RecordKind, Reply, Transport
from setup_assistant.domain.surroundings import Browser, Link, LinkKind, OwnLookup, Surroundings
from setup_assistant.domain.value import Text

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
FILTER = Filter(
    id="family",
    name="Family",
    operator="Operator",
    country="JP",
    status=FilterStatus.ACTIVE,
    free=True,
    account_needed=False,
    ipv4=("192.0.2.53",),
    ipv6=("2001:db8::53",),
    doh_url="https://family.example/dns-query",
    dot_hostname="family.example",
    blocks=("adult",),
    privacy=Text(ja="x", en="x"),
    note=Text(ja="x", en="x"),
    fact=Fact(sources=("own",), checked_on=date(2026, 11, 25), confidence=Confidence.PRIMARY),
)
OWN_V4 = Endpoint(transport=Transport.UDP, address="192.0.2.53")
OWN_V6 = Endpoint(transport=Transport.UDP, address="2001:db8::53")
ROUTER_V4 = Endpoint(transport=Transport.UDP, address="192.168.1.1")
ROUTER_V6 = Endpoint(transport=Transport.UDP, address="fe80::1%eth0")
SYSTEM = Endpoint(transport=Transport.SYSTEM)
NOBODY = Endpoint(transport=Transport.UDP, address="203.0.113.1")

NAMES = (
    AskedName(name="sample.family.example", use=Use.SAMPLE, kinds=(RecordKind.A,)),
    AskedName(name="www.google.com", use=Use.ENGINE, kinds=(RecordKind.A,), about="google"),
    AskedName(name="forcesafesearch.google.com", use=Use.STRICT, kinds=(RecordKind.A,), about="google"),
    AskedName(name="use-application-dns.net", use=Use.CANARY, kinds=(RecordKind.A,)),
    AskedName(name="mask.icloud.com", use=Use.RELAY, kinds=(RecordKind.A,)),
    AskedName(name="mask-h2.icloud.com", use=Use.RELAY, kinds=(RecordKind.A,)),
    AskedName(name="_dns.resolver.arpa", use=Use.DISCOVERY, kinds=(RecordKind.SVCB,)),
)
INQUIRY = Inquiry(filter="family", paths=(), nobody=(NOBODY,), names=NAMES, probes=())
LINK = Link(
    name="eth0",
    kind=LinkKind.WIRED,
    servers=("192.0.2.53",),
    addresses=("192.168.1.20",),
    default_v4=True,
    default_v6=True,
)
CLEAN = Surroundings(
    links=(LINK,),
    servers=("192.0.2.53",),
    hosts=(("nas", "192.168.1.9"),),
    browsers=(Browser(id="firefox", profile="default", own_lookup=OwnLookup.AUTOMATIC),),
    guest_account=Answer.NO,
)


def path(
    via: Endpoint,
    state: CheckState = CheckState.BLOCKED,
    reason: Reason = Reason.SAMPLES_BLOCKED,
    kind: PathKind = PathKind.SERVER,
) -> PathResult:
    second = ":" in via.address
    return PathResult(
        path=Path(id=f"{kind}-{via.address}", kind=kind, via=via, second=second), state=state, reason=reason
    )


def through(via: Endpoint, kind: PathKind = PathKind.SERVER) -> PathResult:
    return path(via, CheckState.OPEN, Reason.SAMPLES_OPEN, kind)


def system(state: CheckState = CheckState.BLOCKED, reason: Reason = Reason.SAMPLES_BLOCKED) -> PathResult:
    return path(SYSTEM, state, reason, PathKind.SYSTEM)


def reply(name: str, via: Endpoint = OWN_V4, kind: RecordKind = RecordKind.A, **said: object) -> Finding:
    answer = Reply(**{"rcode": "NOERROR", **said})  # type: ignore[arg-type]  # fields of Reply, by their names
    return Finding(probe=Probe(question=Question(name=name, kind=kind), via=via), reply=answer, at=AT)


def silent(name: str, via: Endpoint) -> Finding:
    return Finding(probe=Probe(question=Question(name=name), via=via), failure=Failure.SILENT, at=AT)


PATHS = (path(OWN_V4), path(OWN_V6), system())


def said_by(via: Endpoint, canary: str = "") -> tuple[Finding, ...]:
    """Return what a resolver says where nobody is led away; `canary` is an address for Firefox's question."""
    return (
        reply("use-application-dns.net", via, **({"addresses": (canary,)} if canary else {"rcode": "NXDOMAIN"})),
        reply("mask.icloud.com", via, rcode="NXDOMAIN"),
        reply("mask-h2.icloud.com", via),
        reply("_dns.resolver.arpa", via, kind=RecordKind.SVCB, targets=("family.example",)),
        reply("forcesafesearch.google.com", via, addresses=("216.239.38.120",)),
        silent("example.com", NOBODY),
    )


FINDINGS = said_by(OWN_V4)
OPEN_NET = said_by(OWN_V4, "203.0.113.9")
STRICT = EngineResult(engine="google", path="server-192.0.2.53", strictness=Strictness.ON)


def sights(
    surroundings: Surroundings = CLEAN,
    paths: tuple[PathResult, ...] = PATHS,
    findings: tuple[Finding, ...] = FINDINGS,
    *,
    engines: tuple[EngineResult, ...] = (),
    inquiry: Inquiry = INQUIRY,
    clock_off_s: float | None = 0.4,
) -> dict[str, Leak]:
    """Return the leaks of a check by their ids."""
    found = leaks(surroundings, paths, engines, findings, inquiry, clock_off_s=clock_off_s, known_filters=(FILTER,))
    return {each.bypass: each for each in found}


def seen(found: dict[str, Leak]) -> dict[str, Sight]:
    """Return what was found or is possible."""
    return {id_: leak.sight for id_, leak in found.items() if leak.sight in (Sight.FOUND, Sight.POSSIBLE)}
