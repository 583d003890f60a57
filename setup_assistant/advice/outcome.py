"""What a kept check says as a whole: its gaps, what cannot be told, and the one finding that heads the page."""

from enum import StrEnum

from setup_assistant.domain.check import CheckState, worst
from setup_assistant.domain.checked import Leak, NeedResult, Opening, Sight, Strictness
from setup_assistant.domain.record import CheckRecord
from setup_assistant.domain.value import Value

_STRICTNESSES = {
    Strictness.OFF: CheckState.OPEN,
    Strictness.PARTLY: CheckState.OPEN,
    Strictness.UNCLEAR: CheckState.CANNOT_TELL,
    Strictness.MODERATE: CheckState.BLOCKED,
    Strictness.ON: CheckState.BLOCKED,
    Strictness.STRICT: CheckState.BLOCKED,
}
_OPENINGS = {
    Opening.BLOCKED: CheckState.OPEN,
    Opening.UNCLEAR: CheckState.CANNOT_TELL,
    Opening.OPENS: CheckState.BLOCKED,
}
"""The tick is for a page that opens, as the family wants it."""
_SAID_BY_WAY = {"second-way": ("v6",), "second-server": ("v4", "v6"), "browser-own-lookup": ("browser",)}
"""Ways past the filter that are the same gap as an open way of these."""
_LISTED = (Sight.FOUND, Sight.POSSIBLE)


class Verdict(StrEnum):
    """The finding that heads a check."""

    GAPS = "gaps"
    NEEDS = "needs"
    """Nothing is open, but pages that must stay open do not open."""
    STOPPED = "stopped"
    """It ended before everything was asked: somebody stopped it, or its time was over."""
    UNREACHED = "unreached"
    UNSURE = "unsure"
    """Nothing open was found, and a way cannot be told: never an all-clear."""
    BESIDE = "beside"
    """Every way stops the samples, and something beside them cannot be told."""
    BLOCKED = "blocked"


class Outcome(Value, frozen=True, kw_only=True):
    """A check as a whole."""

    verdict: Verdict
    count: int = 0
    """Gaps, pages that do not open, or places that cannot be told, as the verdict says."""
    search: CheckState | None = None
    """Search and video together; None when they were not asked."""
    needs: CheckState | None = None
    """Pages that must stay open together; open here means that one does not open."""
    leaks: tuple[Leak, ...] = ()
    """Ways past the filter that no row of a way tells already, those that were found first."""
    hidden: tuple[Leak, ...] = ()
    """Ways past the filter that can be there without any sign."""


def outcome(record: CheckRecord) -> Outcome:
    """Return what `record` says as a whole."""
    ways = [each.state for each in record.ways]
    search = worst(_STRICTNESSES[each.strictness] for each in record.engines)
    needs = worst(_OPENINGS[each.opening] for each in record.needs)
    leaks = tuple(each for sight in _LISTED for each in record.leaks if each.sight is sight and not _said(each, record))
    verdict, count = _verdict(record, [*ways, search, needs], leaks)
    signs = tuple(each for each in leaks if each.sight is Sight.FOUND or each.details)
    hidden = tuple(each for each in leaks if each not in signs)
    return Outcome(verdict=verdict, count=count, search=search, needs=needs, leaks=signs, hidden=hidden)


def blocked_needs(record: CheckRecord) -> tuple[NeedResult, ...]:
    """Return the pages that must stay open and do not."""
    return tuple(each for each in record.needs if each.opening is Opening.BLOCKED)


def closes_too(record: CheckRecord, way: str) -> frozenset[str]:
    """Return the ways past the filter that the row of `way` tells with its own."""
    return frozenset(each for each, ways in _SAID_BY_WAY.items() if way in ways) & {
        each.bypass for each in record.leaks if each.sight is Sight.FOUND
    }


def gaps(record: CheckRecord) -> int:
    """Return how many gaps there are; the whole computer counts alone, where no way of its own is open."""
    opened = [each.way for each in record.ways if each.state is CheckState.OPEN]
    ways = [each for each in opened if each != "system"] or opened
    search = worst(_STRICTNESSES[each.strictness] for each in record.engines) is CheckState.OPEN
    found = sum(each.sight is Sight.FOUND and not _said(each, record) for each in record.leaks)
    return len(ways) + search + found


def _said(leak: Leak, record: CheckRecord) -> bool:
    opened = {each.way for each in record.ways if each.state is CheckState.OPEN}
    return leak.sight is Sight.FOUND and bool(opened & set(_SAID_BY_WAY.get(leak.bypass, ())))


def _verdict(record: CheckRecord, states: list[CheckState | None], leaks: tuple[Leak, ...]) -> tuple[Verdict, int]:
    ways = [each.state for each in record.ways]
    unsure = sum(each in (CheckState.CANNOT_TELL, CheckState.NOT_REACHABLE) for each in states)
    unsure += sum(each.sight is Sight.POSSIBLE for each in leaks)
    if found := gaps(record):
        return Verdict.GAPS, found
    if missing := blocked_needs(record):
        return Verdict.NEEDS, len(missing)
    if all(each is CheckState.NOT_REACHABLE for each in ways):
        return Verdict.UNREACHED, len(ways)
    if record.stopped:
        return Verdict.STOPPED, unsure
    if unsure:
        return Verdict.BESIDE if all(each is CheckState.BLOCKED for each in ways) else Verdict.UNSURE, unsure
    return Verdict.BLOCKED, 0
