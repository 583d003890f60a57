"""What a check showed, as lists of a sheet: its ways, search and video, pages to keep open, ways past the filter."""

from collections.abc import Iterator

from setup_assistant.advice.labels import typed
from setup_assistant.advice.outcome import closes_too
from setup_assistant.domain.bypass import Bypass
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import Leak, NeedResult, Opening, Reason, RiskState, Sight, Strictness
from setup_assistant.domain.coverage import State
from setup_assistant.domain.record import CheckRecord, WayRecord
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.flow import records
from setup_assistant.flow.records import Difference, Kind
from setup_assistant.paper import agreed, gathered
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import Block, Entries, Entry, Heading, Marked, Note, Panel, Paragraph, Sign
from setup_assistant.paper.voice import Voice
from setup_assistant.text import calendar

Told = Text | Message

WAYS = ("v4", "v6", "system", "browser", "phone")

SAMPLELESS = frozenset({Reason.NOT_TESTABLE, Reason.NO_FILTER})
"""Reasons for which there is no sample to try."""

STATES = {
    Kind.WAY: "paper.state",
    Kind.ENGINE: "check.strict",
    Kind.NEED: "paper.record.opening",
    Kind.LEAK: "check.sight",
}
"""Where the words of a state stand, by what it is the state of."""

OPENINGS = {Opening.OPENS: State.BLOCKED, Opening.BLOCKED: State.OPEN, Opening.UNCLEAR: State.CANNOT_TELL}
"""The mark of a page that must stay open: the tick is for a page that opens."""

SIGHTS = {Sight.FOUND: State.OPEN, Sight.POSSIBLE: State.CANNOT_TELL}
"""The mark of a way past the filter; the others are not listed."""

STRICTNESSES = {
    Strictness.OFF: State.OPEN,
    Strictness.PARTLY: State.OPEN,
    Strictness.UNCLEAR: State.CANNOT_TELL,
    Strictness.MODERATE: State.BLOCKED,
    Strictness.ON: State.BLOCKED,
    Strictness.STRICT: State.BLOCKED,
}
"""The mark of a search or video page, in the order in which they are listed."""


def ways(record: CheckRecord, catalog: Catalog, voice: Voice) -> tuple[Block, ...]:
    """Return each way with its state, its reason and its proof."""
    entries = tuple(
        Entry(
            said=voice(way_name(each.way)),
            keeper=Marked(mark=each.state, said=voice(f"paper.state.{each.state}")),
            under=tuple(_told_of(each, catalog, voice)),
            whole=not _is_mixed(each),
        )
        for each in record.ways
    )
    if not entries:
        return (Paragraph(said=voice("paper.record.no-ways")),)
    return (Entries(sign=Sign.STATE, entries=entries, ruled=True),)


def way_name(way: str) -> Told:
    """Return the name of a way."""
    return message(f"paper.record.way.{way}") if way in WAYS else typed(way)


def _told_of(way: WayRecord, catalog: Catalog, voice: Voice) -> Iterator[Lines]:
    yield voice(f"check.reason.{way.reason}", filter=typed(way.answered_by))
    if way.answered_by:
        yield voice("paper.record.answered-by", filter=typed(way.answered_by))
    when = f"{way.at.astimezone():%H:%M:%S}" if way.at else ""
    if not way.asked:
        name = "unasked" if not when else "none" if way.reason in SAMPLELESS else "untried"
        yield voice(f"paper.record.proof-{name}", time=when)
    elif _is_mixed(way):
        yield from (_of_risk(each, catalog, voice) for each in way.risks)
    else:
        yield voice("paper.record.proof", blocked=way.blocked, asked=way.asked, time=when)


def _is_mixed(way: WayRecord) -> bool:
    return len({each.state for each in way.risks}) > 1


def _of_risk(each: RiskState, catalog: Catalog, voice: Voice) -> Lines:
    risk: Told = next((risk.name for risk in catalog.risks if risk.id == each.risk), typed(each.risk))
    state = message(f"paper.state.{each.state}")
    return voice("paper.record.proof-risk", risk=risk, state=state, blocked=each.blocked, asked=each.asked)


def engines(record: CheckRecord, catalog: Catalog, voice: Voice) -> Panel | None:
    """Return the search and video pages, those alike in one line."""
    names: dict[str, Told] = {each.id: each.name for each in catalog.engines}
    alike: dict[Strictness, list[Lines]] = {}
    for each in record.engines:
        said = voice(names.get(each.engine, typed(each.engine)))
        alike.setdefault(each.strictness, []).append(said)
    entries = tuple(
        Entry(said=gathered.row(alike[each]), keeper=Marked(mark=mark, said=voice(f"check.strict.{each}")))
        for each, mark in STRICTNESSES.items()
        if each in alike
    )
    return _panel("paper.record.engines", entries, voice)


def needs(record: CheckRecord, catalog: Catalog, voice: Voice) -> Panel | None:
    """Return the pages that must stay open; one that does not comes first."""
    alike: dict[Opening, list[Lines]] = {}
    for each in record.needs:
        alike.setdefault(each.opening, []).append(voice(need_name(each, catalog)))
    entries = tuple(
        Entry(
            said=gathered.row(dict.fromkeys(alike[each])),
            keeper=Marked(mark=OPENINGS[each], said=voice(f"paper.record.opening.{each}")),
            under=(voice("paper.record.need-advice"),) if each is Opening.BLOCKED else (),
        )
        for each in (Opening.BLOCKED, Opening.UNCLEAR, Opening.OPENS)
        if each in alike
    )
    return _panel("paper.record.needs", entries, voice)


def need_name(each: NeedResult, catalog: Catalog) -> Told:
    """Return what a family calls a page: the known need with its name, or the name alone."""
    known = next((need.name for need in catalog.must_work if need.id == each.need), None)
    return message("paper.record.need", need=known, name=each.name) if known is not None else typed(each.name)


def leaks(record: CheckRecord, catalog: Catalog, voice: Voice, *, whole: bool) -> tuple[Block, ...]:
    """Return the ways past the filter that were found, then those that are possible, with what closes each."""
    known = {each.id: each for each in catalog.bypasses}
    entries = tuple(
        _leak(each, known[each.bypass], voice, whole=whole)
        for sight in SIGHTS
        for each in record.leaks
        if each.sight is sight and each.bypass in known
    )
    if not entries:
        return ()
    return Heading(said=voice("paper.record.leaks")), Entries(sign=Sign.STATE, entries=entries, ruled=True)


def _leak(each: Leak, bypass: Bypass, voice: Voice, *, whole: bool) -> Entry:
    seen = gathered.row(voice(typed(detail)) for detail in each.details)
    return Entry(
        said=voice(bypass.name),
        keeper=Marked(mark=SIGHTS[each.sight], said=voice(f"check.sight.{each.sight}")),
        notes=(
            *((Note(label=voice("paper.record.seen"), said=seen),) if seen else ()),
            Note(label=voice("paper.record.closes"), said=voice(bypass.closes)),
            Note(label=voice("paper.record.talk"), said=voice(bypass.talk)),
        ),
        whole=whole,
    )


def changes(before: CheckRecord | None, record: CheckRecord, catalog: Catalog, voice: Voice) -> tuple[Block, ...]:
    """Return what changed since the last check of the same device, network and filter; nothing without one."""
    if before is None or before.filter != record.filter:
        return ()
    at = before.at.astimezone().date()
    day = Text(ja=calendar.short_day(at, "ja"), en=calendar.short_day(at, "en"))
    # A way past that is the same gap as an open way is told once, with the way.
    told = frozenset().union(*(closes_too(record, each.way) for each in record.ways if each.state is CheckState.OPEN))
    found = [
        each for each in records.differences(before, record) if each.kind is not Kind.LEAK or each.about not in told
    ]
    if not found:
        return (Paragraph(said=voice("paper.record.same", day=day)),)
    entries = tuple(Entry(said=_change(each, catalog, voice)) for each in found)
    return Heading(said=voice("paper.record.changes", day=day)), Entries(sign=Sign.DOT, entries=entries)


def _change(each: Difference, catalog: Catalog, voice: Voice) -> Lines:
    was, now = _state(each, each.was), _state(each, each.now)
    return voice("paper.record.change", what=_about(each, catalog), was=was, now=now)


def _about(each: Difference, catalog: Catalog) -> Told:
    names: dict[str, Told] = {}
    match each.kind:
        case Kind.WAY:
            return way_name(each.about)
        case Kind.ENGINE:
            names = {engine.id: engine.name for engine in catalog.engines}
        case Kind.LEAK:
            names = {bypass.id: bypass.name for bypass in catalog.bypasses}
        case Kind.NEED:
            pass
    return names.get(each.about, typed(each.about))


def _state(each: Difference, state: str) -> Told:
    if not state:
        return message("check.sight.not-found" if each.kind is Kind.LEAK else "paper.record.not-asked")
    return message(f"{STATES[each.kind]}.{state}")


def _panel(key: str, entries: tuple[Entry, ...], voice: Voice) -> Panel | None:
    return agreed.panel(voice(key), Entries(sign=Sign.STATE, entries=entries)) if entries else None
