"""Records of checks: what is kept, what a record decides in the map, what counts still, what changed."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import EngineResult, Leak, NeedResult, Opening, Reason, RiskState, Sight, Strictness
from setup_assistant.domain.household import Device, Household, Network, NetworkKind
from setup_assistant.domain.record import CellOf, CheckRecord, WayRecord
from setup_assistant.flow.records import (
    Kind,
    before,
    differences,
    exit_status,
    keep,
    merged,
    newest,
    replace_newest,
    still_counts,
)

AT = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
BLOCKED, OPEN = CheckState.BLOCKED, CheckState.OPEN
UNCLEAR, AWAY = CheckState.CANNOT_TELL, CheckState.NOT_REACHABLE
FAMILY = Household(
    devices=(Device(id="device-1", kind="linux-pc", found=True),),
    networks=(Network(id="home-2", kind=NetworkKind.HOME),),
    last_number=2,
)


def way(name: str, state: CheckState, **risks: CheckState) -> WayRecord:
    reason = Reason.SAMPLES_BLOCKED if state is BLOCKED else Reason.SAMPLES_OPEN
    told = tuple(
        RiskState(risk=risk.replace("_", "-"), state=each, reason=reason, asked=1) for risk, each in risks.items()
    )
    return WayRecord(way=name, state=state, reason=reason, risks=told, at=AT)


def a_record(*ways: WayRecord, at: datetime = AT, **more: object) -> CheckRecord:
    base = CheckRecord(
        id="record-0",
        at=at,
        origin=CheckFrom.COMPUTER,
        device="device-1",
        network="home-2",
        trace="wireless:home:192.168.11.1",
        filter="cloudflare-family",
        ways=ways,
    )
    return replace(base, **more)


def cell(way: str, risk: str, *told_by: str) -> CellOf:
    return CellOf(measure="computer-filter", way=way, risk=risk, told_by=told_by)


CELLS = (
    cell("home-2-v4", "harmful-sites", "v4", "system", "phone"),
    cell("home-2-v6", "harmful-sites", "v6", "system", "phone"),
)


def states(household: Household) -> dict[tuple[str, str], CheckState]:
    return {(each.way, each.risk): each.state for each in household.checks}


def test_a_record_decides_the_cells_of_its_own_ways() -> None:
    new = a_record(
        way("v4", BLOCKED, harmful_sites=BLOCKED),
        way("v6", OPEN, harmful_sites=OPEN),
        way("system", BLOCKED, harmful_sites=BLOCKED),
    )
    kept = keep(FAMILY, new, CELLS)
    assert states(kept) == {("home-2-v4", "harmful-sites"): BLOCKED, ("home-2-v6", "harmful-sites"): OPEN}
    assert {each.device for each in kept.checks} == {"device-1"}
    assert {each.origin for each in kept.checks} == {CheckFrom.COMPUTER}


def test_what_the_whole_computer_gets_can_only_worsen_a_way() -> None:
    new = a_record(way("v4", BLOCKED, harmful_sites=BLOCKED), way("system", OPEN, harmful_sites=OPEN))
    assert set(states(keep(FAMILY, new, CELLS)).values()) == {OPEN}
    new = a_record(way("v4", OPEN, harmful_sites=OPEN), way("system", BLOCKED, harmful_sites=BLOCKED))
    assert states(keep(FAMILY, new, CELLS))["home-2-v4", "harmful-sites"] is OPEN


def test_a_way_that_shows_nothing_says_so_of_its_cells() -> None:
    new = a_record(way("v4", AWAY), way("system", AWAY))
    assert set(states(keep(FAMILY, new, CELLS)).values()) == {AWAY}


def test_a_risk_without_a_sample_is_not_decided() -> None:
    new = a_record(way("v4", BLOCKED, harmful_sites=BLOCKED), way("system", BLOCKED, harmful_sites=BLOCKED))
    fraud = cell("home-2-v4", "fraud-malware", "v4", "system")
    assert states(keep(FAMILY, new, (fraud,))) == {}


def test_a_later_check_takes_the_place_of_the_earlier_one_and_can_open_a_cell_again() -> None:
    first = keep(FAMILY, a_record(way("v4", BLOCKED, harmful_sites=BLOCKED)), CELLS[:1])
    later = a_record(way("v4", OPEN, harmful_sites=OPEN), at=AT + timedelta(days=1))
    second = keep(first, later, CELLS[:1])
    assert states(second) == {("home-2-v4", "harmful-sites"): OPEN}
    assert len(second.records) == 2


def test_the_last_two_records_of_a_device_on_a_network_are_kept() -> None:
    household = FAMILY
    for day in range(4):
        household = keep(household, a_record(way("v4", BLOCKED), at=AT + timedelta(days=day)), ())
    assert [each.at.day for each in household.records] == [28, 27]
    other = keep(household, a_record(way("v4", BLOCKED), network=None), ())
    assert len(other.records) == 3
    assert len({each.id for each in other.records}) == 3


def test_a_record_without_a_device_decides_nothing_and_is_kept() -> None:
    kept = keep(FAMILY, a_record(way("v4", OPEN), device=None), CELLS)
    assert kept.checks == ()
    assert len(kept.records) == 1


def test_a_second_look_at_one_way_changes_that_way_alone() -> None:
    household = keep(FAMILY, a_record(way("v4", BLOCKED), way("v6", OPEN)), ())
    first = household.records[0]
    again = merged(first, a_record(way("v6", BLOCKED), at=AT + timedelta(minutes=5)))
    household = replace_newest(household, again, ())
    assert [(each.way, each.state) for each in household.records[0].ways] == [("v4", BLOCKED), ("v6", BLOCKED)]
    assert household.records[0].id == first.id
    assert len(household.records) == 1


def test_the_newest_record_and_the_one_before_are_found() -> None:
    old = keep(FAMILY, a_record(way("v4", BLOCKED)), ())
    new = keep(old, a_record(way("v4", OPEN), at=AT + timedelta(hours=1)), ())
    found = newest(new, device="device-1", origin=CheckFrom.COMPUTER)
    assert found is not None
    assert found.ways[0].state is OPEN
    assert before(new, found) == old.records[0]
    assert before(old, old.records[0]) is None
    assert newest(FAMILY) is None


def test_only_what_changed_is_told() -> None:
    first = a_record(
        way("v4", BLOCKED),
        way("v6", BLOCKED),
        engines=(EngineResult(engine="google", path="", strictness=Strictness.ON),),
        needs=(NeedResult(name="school.example", opening=Opening.OPENS),),
        leaks=(Leak(bypass="tunnel", sight=Sight.FOUND),),
    )
    second = replace(
        first,
        ways=(way("v4", BLOCKED), way("v6", OPEN)),
        engines=(EngineResult(engine="google", path="", strictness=Strictness.OFF),),
        needs=(NeedResult(name="school.example", opening=Opening.BLOCKED),),
        leaks=(),
    )
    found = [(each.kind, each.about, each.was, each.now) for each in differences(first, second)]
    assert found == [
        (Kind.WAY, "v6", "blocked", "open"),
        (Kind.ENGINE, "google", "on", "off"),
        (Kind.NEED, "school.example", "opens", "blocked"),
        (Kind.LEAK, "tunnel", "found", ""),
    ]
    assert differences(first, first) == ()
    assert differences(None, first) == ()
    assert differences(first, replace(second, filter="quad9")) == ()


@pytest.mark.parametrize(
    ("origin", "days", "trace", "counts"),
    [
        (CheckFrom.COMPUTER, 30, "wireless:home:192.168.11.1", True),
        (CheckFrom.COMPUTER, 31, "wireless:home:192.168.11.1", False),
        (CheckFrom.COMPUTER, 1, "wireless:cafe:10.0.0.1", False),
        (CheckFrom.PHONE, 180, "anything", True),
        (CheckFrom.PHONE, 181, "anything", False),
        (CheckFrom.PHONE, -2, "anything", False),
    ],
)
def test_a_record_counts_for_its_time_and_a_computers_on_its_network(
    origin: CheckFrom,
    days: int,
    trace: str,
    counts: bool,  # noqa: FBT001  a case
) -> None:
    today = AT.date() + timedelta(days=days)
    assert still_counts(a_record(way("v4", BLOCKED), origin=origin), trace, today) is counts


OPENS = NeedResult(name="a.example", opening=Opening.OPENS)
STOPPED = NeedResult(name="b.example", opening=Opening.BLOCKED)
DOUBT = NeedResult(name="c.example", opening=Opening.UNCLEAR)


@pytest.mark.parametrize(
    ("ways", "needs", "stopped", "status"),
    [
        ((BLOCKED, BLOCKED), (OPENS,), False, 0),
        ((BLOCKED,), (), False, 0),
        ((BLOCKED, OPEN), (OPENS,), False, 7),
        ((BLOCKED, OPEN), (STOPPED,), False, 7),
        ((BLOCKED,), (OPENS, STOPPED), False, 10),
        ((BLOCKED, UNCLEAR), (STOPPED,), False, 10),
        ((BLOCKED, UNCLEAR), (OPENS,), False, 9),
        ((AWAY,), (), False, 9),
        ((BLOCKED,), (DOUBT,), False, 9),
        ((BLOCKED,), (OPENS,), True, 9),
        ((), (), False, 9),
    ],
)
def test_the_exit_status_says_what_is_worst(
    ways: tuple[CheckState, ...],
    needs: tuple[NeedResult, ...],
    stopped: bool,  # noqa: FBT001  a case
    status: int,
) -> None:
    told = tuple(way(f"v{number}", state) for number, state in enumerate(ways))
    assert exit_status(a_record(*told, needs=needs, stopped=stopped)) == status
