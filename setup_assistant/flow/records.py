"""Records of checks: what a result becomes in the household, what counts still, and what changed since last time."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec.structs import replace

from setup_assistant.domain.check import WORST_FIRST, Check, CheckFrom, CheckState
from setup_assistant.domain.checked import (
    WEAKEST_FIRST,
    CheckResult,
    EngineResult,
    Opening,
    PathResult,
    Reason,
    RiskState,
    Sight,
    Strictness,
    way_of,
)
from setup_assistant.domain.household import Household
from setup_assistant.domain.record import CellOf, CheckRecord, WayRecord
from setup_assistant.domain.surroundings import links_of
from setup_assistant.domain.value import Value
from setup_assistant.flow.answers import add_check
from setup_assistant.flow.networks import ways_of
from setup_assistant.flow.numbering import next_id, remember

KEPT = 2
"""Records of one device on one network: the newest, and the one before to compare it with."""

DAYS = {CheckFrom.COMPUTER: 30, CheckFrom.PHONE: 180, CheckFrom.FAMILY: 180}
"""How long a record counts; one of this computer also ends when its network changes."""


class Kind(StrEnum):
    """What a difference is about."""

    WAY = "way"
    ENGINE = "engine"
    NEED = "need"
    LEAK = "leak"


class Difference(Value, frozen=True, kw_only=True):
    """One thing that is otherwise than last time."""

    kind: Kind
    about: str
    was: str
    now: str


def record(result: CheckResult, *, device: str | None, network: str | None) -> CheckRecord:
    """Return what is kept of a result; its id is given when it is added."""
    paths = result.deciding or result.paths
    groups: dict[str, list[PathResult]] = {}
    for each in paths:
        groups.setdefault(way_of(each.path), []).append(each)
    return CheckRecord(
        id="record-0",
        at=result.at,
        origin=CheckFrom.COMPUTER,
        device=device,
        network=network,
        trace=result.network,
        filter=result.filter,
        ways=tuple(_way(way, groups[way]) for way in ("v4", "v6", "system", "browser") if way in groups),
        engines=weakest(result.engines),
        needs=result.needs,
        leaks=tuple(each for each in result.leaks if each.sight in {Sight.FOUND, Sight.POSSIBLE}),
        names=tuple(dict.fromkeys(each.name for each in result.inquiry.names)),
        stopped=result.stopped,
    )


def weakest(results: Iterable[EngineResult]) -> tuple[EngineResult, ...]:
    """Return the weakest of some paths for each service; its path is empty."""
    found: dict[str, list[Strictness]] = {}
    for each in results:
        found.setdefault(each.engine, []).append(each.strictness)
    return tuple(
        EngineResult(engine=engine, path="", strictness=min(seen, key=WEAKEST_FIRST.index))
        for engine, seen in found.items()
    )


def merged(before: CheckRecord, again: CheckRecord) -> CheckRecord:
    """Return a record in which the ways that were looked at again stand in place of the earlier ones.

    It keeps its day: the other ways were not looked at since.
    """
    new = {each.way: each for each in again.ways}
    ways = tuple(new.pop(each.way, each) for each in before.ways)
    return replace(before, ways=(*ways, *new.values()), stopped=before.stopped or again.stopped)


def keep(household: Household, new: CheckRecord, cells: Iterable[CellOf]) -> Household:
    """Add a record and the looks at the cells it decides, in place of earlier looks from the same origin."""
    household, record_id = next_id(household, "record")
    new = replace(new, id=record_id)
    same = [each for each in household.records if _is_same(each, new)]
    dropped = {each.id for each in same[KEPT - 1 :]}
    household = replace(household, records=(new, *(each for each in household.records if each.id not in dropped)))
    return _looks(household, new, tuple(cells))


def replace_newest(household: Household, new: CheckRecord, cells: Iterable[CellOf]) -> Household:
    """Put a record in place of the one with its id, with the looks it decides."""
    kept = tuple(new if each.id == new.id else each for each in household.records)
    return _looks(replace(household, records=kept), new, tuple(cells))


def newest(household: Household, *, device: str | None = None, origin: CheckFrom | None = None) -> CheckRecord | None:
    """Return the newest record, of a device or an origin where named."""
    found = (
        each
        for each in household.records
        if (device is None or each.device == device) and (origin is None or each.origin is origin)
    )
    return max(found, key=lambda each: each.at, default=None)


def before(household: Household, record: CheckRecord) -> CheckRecord | None:
    """Return the record before another one: of the same device, network and origin."""
    found = (each for each in household.records if _is_same(each, record) and each.at < record.at)
    return max(found, key=lambda each: each.at, default=None)


def still_counts(record: CheckRecord, trace: str, today: date) -> bool:
    """Tell whether a record still says something: not too old and, from this computer, on the same network."""
    on = record.at.date()
    in_time = on <= today + timedelta(days=1) and today - on <= timedelta(days=DAYS[record.origin])
    return in_time and (record.origin is not CheckFrom.COMPUTER or record.trace == trace)


def without_moved(household: Household, device: str, trace: str) -> Household:
    """Drop this computer's looks on a network that is not as it was at the newest check there.

    The same link with other servers, or with a VPN beside it: what was blocked then says nothing now.  Another link is
    another place, about which nothing new is known.  The record stays, with its day.
    """
    newest_there: dict[str, CheckRecord] = {}
    for each in sorted(household.records, key=lambda one: one.at):
        if (each.device, each.origin) == (device, CheckFrom.COMPUTER) and each.network is not None:
            newest_there[each.network] = each
    moved = [
        each.network
        for each in newest_there.values()
        if each.network is not None and each.trace != trace and links_of(each.trace) & links_of(trace)
    ]
    ways = {way for network in moved for way in ways_of(network)}
    kept = tuple(
        each
        for each in household.checks
        if (each.device, each.origin) != (device, CheckFrom.COMPUTER) or each.way not in ways
    )
    return household if len(kept) == len(household.checks) else replace(remember(household), checks=kept)


def differences(before: CheckRecord | None, now: CheckRecord) -> tuple[Difference, ...]:
    """Return what is otherwise than in the record before; nothing without one, or when another filter was tried."""
    if before is None or before.filter != now.filter:
        return ()
    pairs = (
        (
            Kind.WAY,
            {each.way: each.state.value for each in before.ways},
            {each.way: each.state.value for each in now.ways},
        ),
        (Kind.ENGINE, _strictness(before), _strictness(now)),
        (Kind.NEED, _openings(before), _openings(now)),
        (Kind.LEAK, _sights(before), _sights(now)),
    )
    return tuple(
        Difference(kind=kind, about=about, was=was.get(about, ""), now=is_now.get(about, ""))
        for kind, was, is_now in pairs
        for about in dict.fromkeys((*was, *is_now))
        if was.get(about, "") != is_now.get(about, "")
    )


def exit_status(record: CheckRecord) -> int:
    """Return 0 when every way is blocked and every needed page opens, else 7, 10 or 9 in this order.

    7: something is open.  10: nothing is open, but a needed page is blocked.  9: the rest, such as "cannot tell".
    """
    states = [each.state for each in record.ways]
    if CheckState.OPEN in states:
        return 7
    if any(each.opening is Opening.BLOCKED for each in record.needs):
        return 10
    clear = bool(states) and all(each is CheckState.BLOCKED for each in states)
    opens = all(each.opening is Opening.OPENS for each in record.needs)
    return 0 if clear and opens and not record.stopped else 9


def _way(way: str, paths: list[PathResult]) -> WayRecord:
    worst = min(paths, key=lambda each: WORST_FIRST.index(each.state))
    return WayRecord(
        way=way,
        state=worst.state,
        reason=worst.reason,
        risks=_risks(paths),
        servers=tuple(each.path.via.address for each in paths if each.path.via.address),
        answered_by=worst.answered_by,
        at=max((each.at for each in paths if each.at is not None), default=None),
    )


def _risks(paths: list[PathResult]) -> tuple[RiskState, ...]:
    """Return the worst of some paths for each risk; a path that shows nothing makes every risk unclear."""
    names = dict.fromkeys(each.risk for path in paths for each in path.risks)
    return tuple(
        min((_risk(path, name) for path in paths), key=lambda each: WORST_FIRST.index(each.state)) for name in names
    )


def _risk(path: PathResult, name: str) -> RiskState:
    found = next((each for each in path.risks if each.risk == name), None)
    if found is None:
        return RiskState(risk=name, state=path.state, reason=path.reason)
    # A path that was stopped or disbelieved as a whole may not say "blocked" for a single risk.
    if path.reason is Reason.STOPPED and found.state is CheckState.BLOCKED:
        return replace(found, state=CheckState.CANNOT_TELL, reason=Reason.STOPPED)
    return found


def _looks(household: Household, new: CheckRecord, cells: tuple[CellOf, ...]) -> Household:
    if new.device is None:
        return household
    decided = {(each.way, each.risk) for each in cells}
    kept = tuple(
        each
        for each in household.checks
        if (each.device, each.origin) != (new.device, new.origin) or (each.way, each.risk) not in decided
    )
    household = replace(household, checks=kept)
    for cell in cells:
        look = _look(new, cell)
        if look is not None:
            household = add_check(household, look)
    return household


def _look(new: CheckRecord, cell: CellOf) -> Check | None:
    """Return the look at one cell, None where the record tells nothing about it."""
    ways = [each for each in new.ways if each.way in cell.told_by]
    told = [_state(each, cell.risk) for each in ways]
    states = [each for each in told if each is not None]
    if not states or new.device is None:
        return None
    return Check(
        id="check-0",
        device=new.device,
        way=cell.way,
        risk=cell.risk,
        measure=cell.measure,
        state=min(states, key=WORST_FIRST.index),
        at=new.at,
        origin=new.origin,
        names=new.names,
    )


def _state(way: WayRecord, risk: str) -> CheckState | None:
    found = next((each.state for each in way.risks if each.risk == risk), None)
    if found is not None:
        return found
    # Without a sample of this risk a way that works says nothing about it; one that does not, says that.
    return None if way.risks else way.state


def _is_same(one: CheckRecord, other: CheckRecord) -> bool:
    return (one.device, one.network, one.origin) == (other.device, other.network, other.origin)


def _strictness(record: CheckRecord) -> dict[str, str]:
    return {each.engine: each.strictness.value for each in record.engines}


def _openings(record: CheckRecord) -> dict[str, str]:
    return {each.name: each.opening.value for each in record.needs}


def _sights(record: CheckRecord) -> dict[str, str]:
    return {each.bypass: each.sight.value for each in record.leaks}
