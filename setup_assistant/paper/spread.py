"""The map on paper: device by way of going online and risk, with marks, words, gap numbers and the list of gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from setup_assistant.advice.labels import Labels, on_day
from setup_assistant.domain.coverage import Cell as MapCell
from setup_assistant.domain.coverage import Gap, State, Way
from setup_assistant.domain.household import Device, Got
from setup_assistant.domain.risk import Risk, Scope
from setup_assistant.domain.value import Text
from setup_assistant.paper import foot, gathered
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import (
    Band,
    Block,
    Cell,
    Column,
    Entries,
    Entry,
    Heading,
    Kind,
    Legend,
    Look,
    Marked,
    Paragraph,
    Row,
    Sections,
    Sheet,
    Sign,
    Table,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice
from setup_assistant.text import calendar

WORST_FIRST = (
    *(State.OPEN, State.CANNOT_TELL, State.NOT_REACHABLE),
    *(State.KEPT_BY_US, State.BLOCKED, State.DASH),
)
"""A summary cell takes the worst of its parts."""

NINE = 9
"""Japanese counts things with one word up to nine and with another beyond."""

MM_PER_PT = 0.3528
COLUMN_EM = 5.05
"""Room for the longest word of a state."""
COLUMN_MARGIN_MM = 2.4
HEAD_MM = 36.0
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Columns under one head: each a name and the (way, risk) pairs it sums up."""

    head: Lines
    columns: tuple[tuple[Lines, tuple[tuple[str, str], ...]], ...]


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the map of the household."""
    groups = _groups(subject, voice)
    total = sum(len(group.columns) for group in groups)
    across = _fit(form, across=False) < total <= _fit(form, across=True)
    gaps = subject.plan.coverage.gaps
    many = "paper.map.title-many" if len(gaps) > NINE else "paper.map.title"
    return foot.sheet(
        Kind.MAP,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, across=across),
            title=voice.plural(many, len(gaps)) if gaps else voice("paper.map.title-none"),
            lead=voice("paper.map.lead", day=on_day(subject.today)),
            blocks=(
                *_tables(subject, voice, groups, _fit(form, across=across)),
                *_explained(voice),
                *_gaps(voice, gaps),
                *_reasons(subject, voice),
            ),
        ),
    )


def _fit(form: Form, *, across: bool) -> int:
    """Return how many columns the paper holds beside the heads."""
    page = layout(form, across=across)
    column = page.body_pt * MM_PER_PT * COLUMN_EM + COLUMN_MARGIN_MM
    head = max(HEAD_MM, page.body_pt * MM_PER_PT * 7)
    return max(1, int((page.inner_mm - head) / column))


def _groups(subject: Subject, voice: Voice) -> tuple[Group, ...]:
    labels = Labels(subject.household, subject.catalog)
    ways = subject.plan.coverage.ways
    on_ways = [risk for risk in subject.catalog.risks if risk.scope is Scope.WAY]
    anywhere = [risk for risk in subject.catalog.risks if risk.scope is Scope.ANYWHERE]
    web = tuple(
        (_way(voice, labels, way, ways), tuple((way.id, risk.id) for risk in on_ways))
        for way in ways
        if way.network is not None
    )
    own = tuple((voice(risk.column), _everywhere(ways, risk)) for risk in anywhere)
    groups = (
        Group(head=voice("paper.map.web"), columns=web),
        Group(head=voice("paper.map.anywhere"), columns=own),
    )
    return tuple(group for group in groups if group.columns)


def _everywhere(ways: tuple[Way, ...], risk: Risk) -> tuple[tuple[str, str], ...]:
    return tuple((way.id, risk.id) for way in ways if way.network is None)


def _way(voice: Voice, labels: Labels, way: Way, ways: tuple[Way, ...]) -> Lines:
    network = labels.network(way.network or "")
    if sum(other.network == way.network for other in ways) == 1:
        return voice(network)
    return voice("paper.map.second" if way.second else "paper.map.first", network=network)


def _tables(subject: Subject, voice: Voice, groups: tuple[Group, ...], fit: int) -> Iterator[Block]:
    """Yield one table when all columns fit, else as many as are needed."""
    if not subject.household.devices:
        yield Paragraph(said=voice("paper.map.no-devices"))
        return
    if sum(len(group.columns) for group in groups) <= fit:
        yield _table(subject, voice, groups)
        return
    if fit < FEWEST_COLUMNS:
        yield from _lists(subject, voice, groups)
        return
    for group in groups:
        for start in range(0, len(group.columns), fit):
            yield _table(subject, voice, (Group(head=group.head, columns=group.columns[start : start + fit]),))


def _lists(subject: Subject, voice: Voice, groups: tuple[Group, ...]) -> Iterator[Block]:
    """Yield one list for each device: where the paper holds no table that a person could read."""
    table = _table(subject, voice, groups)
    for row in table.rows:
        yield Heading(said=row.head)
        yield Entries(sign=Sign.DOT, entries=tuple(_listed(table, row)))


def _listed(table: Table, row: Row) -> Iterator[Entry]:
    for place, cell in enumerate(row.cells):
        if cell.span > 1:
            yield Entry(said=cell.said)
        elif not cell.dash:
            marked = Marked(mark=cell.mark, said=cell.said)
            yield Entry(said=table.columns[place].head, keeper=marked, aside=cell.note)


def _table(subject: Subject, voice: Voice, groups: tuple[Group, ...]) -> Table:
    labels = Labels(subject.household, subject.catalog)
    cells = {(cell.device, cell.way, cell.risk): cell for cell in subject.plan.coverage.cells}
    columns = tuple(
        Column(head=head, first_of_group=place == 0 and group is not groups[0])
        for group in groups
        for place, (head, _) in enumerate(group.columns)
    )
    parts = tuple(pairs for group in groups for _, pairs in group.columns)
    return Table(
        corner=voice("paper.map.device"),
        head_share=HEAD_MM / (COLUMN_EM * MM_PER_PT * 10.5 + COLUMN_MARGIN_MM),
        bands=tuple(Band(said=group.head, span=len(group.columns)) for group in groups),
        columns=columns,
        rows=tuple(_row(subject, voice, labels, device, cells, parts) for device in subject.household.devices),
    )


def _row(
    subject: Subject,
    voice: Voice,
    labels: Labels,
    device: Device,
    cells: Mapping[tuple[str, str, str], MapCell],
    parts: tuple[tuple[tuple[str, str], ...], ...],
) -> Row:
    if device.got is Got.SCHOOL_LENT:
        school = Cell(mark=State.NOT_REACHABLE, said=voice("paper.map.school"), span=len(parts))
        return Row(head=voice(labels.device(device.id)), below=_users(subject, voice, labels, device), cells=(school,))
    found = (_summary([cells[key] for pair in pairs if (key := (device.id, *pair)) in cells]) for pairs in parts)
    return Row(
        head=voice(labels.device(device.id)),
        below=_users(subject, voice, labels, device),
        cells=tuple(_cell(voice, each) for each in found),
    )


def _users(subject: Subject, voice: Voice, labels: Labels, device: Device) -> Lines:
    """Return whose device it is: one child's, or shared."""
    if len(subject.household.children) == 1:
        return ()
    if len(device.users) == 1:
        return voice(labels.child(device.users[0]))
    return voice("paper.map.shared")


def _summary(parts: list[MapCell]) -> MapCell | None:
    """Return the worst part, with the smallest gap number among equals."""
    return min(parts, key=lambda cell: (WORST_FIRST.index(cell.state), cell.gap or 10**6), default=None)


def _cell(voice: Voice, cell: MapCell | None) -> Cell:
    if cell is None or cell.state is State.DASH:
        return Cell(dash=True)
    note = voice(Text(ja=_short(cell, "ja"), en=_short(cell, "en"))) if cell.at else ()
    return Cell(
        mark=cell.state,
        said=voice(f"paper.state.{cell.state}"),
        number=str(cell.gap) if cell.gap and cell.state is State.OPEN else "",
        loud=cell.state is State.OPEN,
        note=note if cell.state is State.BLOCKED else (),
    )


def _short(cell: MapCell, lang: str) -> str:
    """Return the day of a check, as short as a cell needs it."""
    if cell.at is None:
        return ""
    said = calendar.short_day(cell.at, lang)
    return f"{cell.at.month}/{cell.at.day}" if lang == "ja" else said[: said.index(" ") + 4]


def _explained(voice: Voice) -> tuple[Block, ...]:
    states = (State.BLOCKED, State.OPEN, State.CANNOT_TELL, State.NOT_REACHABLE, State.KEPT_BY_US, State.DASH)
    return (
        Legend(marks=tuple(Marked(mark=state, said=voice(f"paper.state.{state}")) for state in states)),
        Paragraph(said=voice("paper.map.worst"), look=Look.SMALL),
    )


def _gaps(voice: Voice, gaps: tuple[Gap, ...]) -> tuple[Block, ...]:
    heading = Heading(said=voice("paper.map.gaps"))
    closing = Paragraph(said=voice("paper.map.not-full"), look=Look.SMALL)
    if not gaps:
        return heading, Paragraph(said=voice("paper.map.no-gaps")), closing
    entries = tuple(
        Entry(
            number=str(gap.number),
            said=voice(gap.sentence, **dict(gap.fields)),
            aside=voice("paper.minutes", minutes=gap.minutes),
        )
        for gap in gaps
    )
    return (
        heading,
        Entries(sign=Sign.GAP, entries=entries, columns=2, first_column=gathered.half(map(gathered.weight, entries))),
        closing,
    )


def _reasons(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    """Return why cells that no gap tells about are open or can't be told, each sentence once for all its devices."""
    labels = Labels(subject.household, subject.catalog)
    lent = {device.id for device in subject.household.devices if device.got is Got.SCHOOL_LENT}
    told = [
        gathered.Told(device=cell.device, sentence=cell.sentence, fields=dict(cell.fields))
        for cell in subject.plan.coverage.cells
        if cell.state in (State.OPEN, State.CANNOT_TELL) and cell.gap is None and cell.device not in lent
        if cell.sentence is not None
    ]
    if not told:
        return ()
    sections = gathered.sections(told, labels, voice)
    return (
        Heading(said=voice("paper.map.reasons")),
        Sections(
            sections=sections,
            columns=2,
            first_column=gathered.half(1.5 + sum(map(gathered.weight, each.entries)) for each in sections),
            quiet=True,
        ),
    )
