"""The way back of what was set on this computer: as it was, as it is, and how to put it back with and without us."""

from collections.abc import Iterator
from dataclasses import dataclass

from setup_assistant.advice.labels import on_day, typed
from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.guide import Guide, Step
from setup_assistant.domain.journal import Act, Stage
from setup_assistant.domain.setting import Row, Tool
from setup_assistant.domain.value import Id, Message, Text, message
from setup_assistant.guides.walked import Walked
from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import BODY_PT, Form, Layout, layout
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import (
    Block,
    Cell,
    Column,
    Entries,
    Entry,
    Frame,
    Heading,
    Kind,
    Look,
    Note,
    Panel,
    Paragraph,
    Sheet,
    Sign,
    Table,
    WriteLines,
)
from setup_assistant.paper.sheet import Row as TableRow
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Value, Voice

Values = dict[str, Value]

SIZES_PT = (13.0, 12.5, 12.0, 11.5, 11.0, BODY_PT)
"""The sheet is read when something is broken: the largest type with which it stays one page."""

GUIDES = {
    Tool.NETWORK_MANAGER: "computer-filter-linux-undo",
    Tool.WINDOWS: "computer-filter-windows-undo",
    Tool.MACOS: "computer-filter-mac-undo",
}
"""The guide that puts a connection back by hand."""

WAS_AND_IS = ("was", "is")

COLUMN_EM = 12.5
"""Widest word that stays whole on paper: a short address of the second way."""

MM_PER_PT = 0.3528

WITH = 2
"""Steps with this program."""

COMMAND = "setup-assistant undo"
"""The same in a terminal."""


@dataclass(slots=True)
class _Place:
    """One place over all changes: as it was before the first, as it is after the last."""

    tool: Tool
    name: str
    by_hand: tuple[str, ...]
    rows: dict[Message, Row]


def guide_of(acts: tuple[Act, ...]) -> Id | None:
    """Return the guide that puts these changes back without this program; None for files of the system alone."""
    return next((GUIDES[each.tool] for each in _places(acts) if each.tool in GUIDES), None)


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the way back of what is kept, or a sheet that says that nothing is set."""
    kept = tuple(act for act in subject.acts if act.stage is Stage.KEPT)
    draft = _kept(subject, voice, form, kept) if kept else _nothing(voice, form)
    return foot.sheet(Kind.WAY_BACK, subject, voice, draft)


def _nothing(voice: Voice, form: Form) -> foot.Draft:
    return foot.Draft(
        layout=layout(form, fit_pt=SIZES_PT),
        title=voice("paper.way-back.none-title"),
        lead=voice("paper.way-back.none"),
        blocks=(Paragraph(said=voice("paper.way-back.by-guide")),),
    )


def _kept(subject: Subject, voice: Voice, form: Form, kept: tuple[Act, ...]) -> foot.Draft:
    newest, at = kept[-1], kept[-1].at.astimezone()
    values: Values = {"filter": typed(newest.wanted.name), "day": on_day(at.date()), "time": f"{at:%H:%M}"}
    places, page = _places(kept), layout(form, fit_pt=SIZES_PT)
    return foot.Draft(
        layout=page,
        title=voice("paper.way-back.title"),
        lead=voice("paper.way-back.lead", **values),
        blocks=(
            *_changed(voice, page, places),
            Frame(rows=((_with(voice), _ask(voice)),)),
            *_without(subject, voice, places),
            *_literal(voice, places),
        ),
    )


def _places(acts: tuple[Act, ...]) -> tuple[_Place, ...]:
    found: dict[tuple[Tool, str], _Place] = {}
    for change in (each for act in acts if act.stage is Stage.KEPT for each in act.changes):
        new = _Place(tool=change.tool, name=change.name, by_hand=change.by_hand, rows={})
        place = found.setdefault((change.tool, change.at), new)
        place.name = change.name
        for row in change.rows:
            first = place.rows.get(row.what, row)
            place.rows[row.what] = Row(what=row.what, before=first.before, after=row.after)
    return tuple(found.values())


def _changed(voice: Voice, page: Layout, places: tuple[_Place, ...]) -> Iterator[Block]:
    """Yield what was and what is: side by side where an address fits into a third of the paper, else in a list."""
    rows = [(place.name, row) for place in places for row in place.rows.values() if row.changes]
    if page.inner_mm / 3 < COLUMN_EM * MM_PER_PT * max(page.body_pt, *page.sizes_pt):
        yield Heading(said=voice("paper.way-back.changed"))
        yield Entries(sign=Sign.DOT, entries=tuple(_listed_row(voice, name, row) for name, row in rows))
        return
    yield Table(
        corner=voice("paper.way-back.changed"),
        columns=tuple(Column(head=voice(f"paper.way-back.{each}"), share=2.0) for each in WAS_AND_IS),
        rows=tuple(
            TableRow(head=_what(voice, name, row.what), cells=tuple(Cell(said=each) for each in _both(voice, row)))
            for name, row in rows
        ),
        stacked=False,
    )


def _listed_row(voice: Voice, place: str, row: Row) -> Entry:
    notes = zip(WAS_AND_IS, _both(voice, row), strict=True)
    return Entry(
        said=_what(voice, place, row.what),
        notes=tuple(Note(label=voice(f"paper.way-back.{name}"), said=said) for name, said in notes),
    )


def _both(voice: Voice, row: Row) -> tuple[Lines, Lines]:
    return voice(_whole(row.before)), voice(_whole(row.after))


def _what(voice: Voice, place: str, what: Message) -> Lines:
    """Return what was changed and where, the place named once."""
    if place in dict(what.fields).values():
        return voice(what)
    return voice("paper.way-back.place", place=typed(place), what=what)


def _whole(said: Message) -> Message:
    """Return a message whose lists of addresses are told one by one: a single long label would be cut."""
    return Message(key=said.key, fields=tuple((name, _listed(value)) for name, value in said.fields), count=said.count)


def _listed(value: Value) -> Value:
    if not isinstance(value, str) or ", " not in value:
        return value
    first, _, others = value.partition(", ")
    return message("paper.way-back.list", first=typed(first), others=_listed(others))


def _without(subject: Subject, voice: Voice, places: tuple[_Place, ...]) -> Iterator[Block]:
    yield Heading(said=voice("paper.way-back.without"))
    if subject.guiding is not None:
        yield from _by_guide(subject, subject.guiding, voice)
    if any(place.tool not in GUIDES for place in places):
        yield Paragraph(said=voice("paper.way-back.files"))
    yield Paragraph(said=voice("paper.way-back.see"))


def _by_guide(subject: Subject, walked: Walked, voice: Voice) -> Iterator[Block]:
    guide = walked.guide
    labels: Values = {each.id: Text(ja=each.ja, en=each.en) for each in guide.labels}
    steps = tuple(step for step in guide.steps if not step.optional)
    yield Paragraph(said=voice("paper.way-back.each"))
    yield Entries(
        sign=Sign.NUMBER,
        entries=tuple(
            Entry(number=str(number), said=_said(voice, guide, step, labels)) for number, step in enumerate(steps, 1)
        ),
    )
    doubtful = to_confirm(guide.fact, subject.today)
    key = "paper.guide.confirm" if doubtful else "paper.guide.read"
    yield Paragraph(said=voice(key, day=on_day(guide.fact.checked_on)), look=Look.SMALL)


def _said(voice: Voice, guide: Guide, step: Step, labels: Values) -> Lines:
    """Return a step, behind the kind of connection that it is for where there are several."""
    options = guide.variants.options if guide.variants else ()
    which = next((each.name for each in options if each.id in step.variants), None)
    if which is None:
        return voice(step.do, **labels)
    return voice("paper.way-back.for", kind=which, what=step.do, **labels)


def _with(voice: Voice) -> Panel:
    buttons: Values = {"see": Message(key="setup.here.again"), "undo": Message(key="computer.undo")}
    said = (voice(f"paper.way-back.with-{number}", **buttons) for number in range(1, WITH + 1))
    steps = tuple(Entry(number=str(number), said=each) for number, each in enumerate(said, 1))
    return agreed.panel(
        voice("paper.way-back.with"),
        Entries(sign=Sign.NUMBER, entries=steps),
        Paragraph(said=voice("paper.way-back.or")),
        Paragraph(said=voice.typed(COMMAND), look=Look.COMMAND),
    )


def _ask(voice: Voice) -> Panel:
    told = Paragraph(said=voice("paper.way-back.provider"))
    return agreed.panel(voice("paper.way-back.ask"), told, WriteLines(labels=(voice("paper.way-back.who"),)))


def _literal(voice: Voice, places: tuple[_Place, ...]) -> Iterator[Block]:
    """Yield the commands, for those who help."""
    commands = tuple(dict.fromkeys(each for place in places for each in place.by_hand))
    if commands:
        yield Paragraph(said=voice("paper.way-back.literal"), look=Look.SMALL)
        for each in commands:
            yield Paragraph(said=voice.typed(each), look=Look.COMMAND)
