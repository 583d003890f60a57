"""Records of checks, made by hand: one with a gap, one without, one of a phone, and the one before."""

from datetime import UTC, datetime

from msgspec.structs import replace

from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.checked import (
    EngineResult,
    Leak,
    NeedResult,
    Opening,
    Reason,
    RiskState,
    Sight,
    Strictness,
)
from setup_assistant.domain.household import Household
from setup_assistant.domain.record import CheckRecord, WayRecord
from tests.contract.paper import samples

AT = datetime(2026, 11, 23, 5, 5, 12, tzinfo=UTC)
OPEN, BLOCKED = CheckState.OPEN, CheckState.BLOCKED
SAMPLES = ("nudity.testcategory.com", "malware.testcategory.com")


def risk(name: str, state: CheckState) -> RiskState:
    reason = Reason.SAMPLES_BLOCKED if state is BLOCKED else Reason.SAMPLES_OPEN
    return RiskState(risk=name, state=state, reason=reason, blocked=int(state is BLOCKED), asked=1)


def way(name: str, harmful: CheckState, malware: CheckState | None = None, *, server: str = "") -> WayRecord:
    """Return a way with one sample of harmful sites and one of malware; open where either is."""
    states = (harmful, malware or harmful)
    worst = OPEN if OPEN in states else harmful
    reason = Reason.SAMPLES_BLOCKED if worst is BLOCKED else Reason.SAMPLES_OPEN
    return WayRecord(
        way=name,
        state=worst,
        reason=reason if len(set(states)) == 1 else Reason.SOME_OPEN,
        risks=(risk("harmful-sites", states[0]), risk("fraud-malware", states[1])),
        servers=(server,) if server else (),
        at=AT,
    )


GAP = CheckRecord(
    id="record-2",
    at=AT,
    origin=CheckFrom.COMPUTER,
    device="d7",
    network="home",
    trace="wired:home",
    filter="cloudflare-family",
    ways=(
        way("v4", BLOCKED, server="192.168.11.1"),
        way("v6", OPEN, server="2001:db8::53"),
        way("system", OPEN, BLOCKED),
    ),
    engines=(
        EngineResult(engine="google", path="", strictness=Strictness.ON),
        EngineResult(engine="bing", path="", strictness=Strictness.ON),
        EngineResult(engine="youtube", path="", strictness=Strictness.OFF),
    ),
    needs=(
        NeedResult(name="www.soumu.go.jp", opening=Opening.OPENS),
        NeedResult(name="line.me", need="line-family", opening=Opening.OPENS),
        NeedResult(name="school.example.jp", opening=Opening.BLOCKED),
    ),
    leaks=(
        Leak(bypass="browser-own-lookup", sight=Sight.POSSIBLE, details=("Firefox",)),
        Leak(bypass="second-way", sight=Sight.FOUND, details=("2001:db8::53",)),
    ),
    names=(*SAMPLES, "example.com", "www.google.com", "forcesafesearch.google.com", "www.youtube.com", "line.me"),
)

BEFORE = replace(
    GAP, id="record-1", at=datetime(2026, 11, 20, 5, tzinfo=UTC), ways=(GAP.ways[0], way("v6", BLOCKED)), leaks=()
)

CLEAN = replace(
    GAP,
    ways=tuple(way(each.way, BLOCKED) for each in GAP.ways),
    engines=GAP.engines[:2],
    needs=GAP.needs[:2],
    leaks=(),
)

PHONE = CheckRecord(
    id="record-3",
    at=AT,
    origin=CheckFrom.PHONE,
    device="d1",
    network="home",
    filter="cloudflare-family",
    ways=(WayRecord(way="phone", state=CheckState.CANNOT_TELL, reason=Reason.PORTAL, at=AT),),
    names=SAMPLES,
)

LOOK = Check(
    id="check-1",
    device="d3",
    way="anywhere",
    risk="time-sleep",
    measure="ios-screen-time",
    state=BLOCKED,
    at=AT,
    origin=CheckFrom.FAMILY,
)


def family(*records: CheckRecord, looks: tuple[Check, ...] = ()) -> Household:
    """Return the sample family with some records and looks."""
    return replace(samples.FAMILY, records=records, checks=looks)
