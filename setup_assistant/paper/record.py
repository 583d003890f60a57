"""The dated result of a check: what was tried, from where, what was seen, and what nobody could see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from setup_assistant.advice.evidence import HOLDS, holds
from setup_assistant.advice.labels import Labels, on_day, typed
from setup_assistant.domain.bypass import SeenFrom
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import Opening, Sight
from setup_assistant.domain.filter import samples
from setup_assistant.domain.record import CheckRecord
from setup_assistant.domain.value import message
from setup_assistant.flow import records
from setup_assistant.paper import agreed, foot, gathered, outcome, seen
from setup_assistant.paper.form import BODY_PT, Form, layout
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Entry,
    Frame,
    Heading,
    Kind,
    Look,
    Panel,
    Paragraph,
    Sheet,
    Sign,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

SIZES_PT = (13.0, 12.5, 12.0, 11.5, 11.0, BODY_PT)
"""The sheet hangs where the family reads it from a step away: the largest type with which it stays one page."""

STEPS = 4
"""Steps of the sheet that says how to check."""

BLIND = {
    CheckFrom.COMPUTER: ("check.blind.new-pages", "check.blind.japanese", "check.blind.other-devices"),
    CheckFrom.PHONE: ("check.blind.new-pages", "check.blind.japanese", "paper.record.blind.browsers"),
    CheckFrom.FAMILY: ("check.blind.new-pages", "check.blind.japanese", "check.blind.other-way"),
}
"""What no check of this kind can see, besides ways past of the catalog."""


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the sheet of the record that the subject is about, or of none: how to check."""
    record = subject.record
    draft = _checked(subject, voice, form, record) if record else _unchecked(subject, voice, form)
    return foot.sheet(Kind.RECORD, subject, voice, draft)


def of_every_record(subject: Subject) -> tuple[Subject, ...]:
    """Return a subject for the newest record, and for the newest of every other device whose days are not over."""
    if subject.record is not None:
        return (subject,)
    found: dict[tuple[str | None, CheckFrom], CheckRecord] = {}
    for each in sorted(subject.household.records, key=lambda record: record.at, reverse=True):
        found.setdefault((each.device, each.origin), each)
    first, *others = (*found.values(), None)
    shown = (first, *(each for each in others if each is not None and not is_old(each, subject.today)))
    return tuple(replace(subject, record=each) for each in shown)


def is_old(record: CheckRecord, today: date) -> bool:
    """Tell whether the days of a record are over."""
    return not holds(record.origin, record.at.astimezone().date(), today)


def title_key(record: CheckRecord, *, old: bool) -> str:
    """Return the words over the result.  Blocked samples are never all that is said where anything else was found."""
    found = any(each.sight is Sight.FOUND for each in record.leaks)
    stopped = any(each.opening is Opening.BLOCKED for each in record.needs)
    if old:
        name = "old"
    elif record.state not in {CheckState.OPEN, CheckState.NOT_REACHABLE} and record.stopped:
        name = "stopped"
    elif record.state is CheckState.BLOCKED and (found or stopped):
        name = "blocked-but"
    else:
        name = record.state.value
    return f"paper.record.title.{name}"


def _checked(subject: Subject, voice: Voice, form: Form, record: CheckRecord) -> foot.Draft:
    catalog, before = subject.catalog, records.before(subject.household, record)
    return foot.Draft(
        layout=layout(form, fit_pt=SIZES_PT),
        title=voice(title_key(record, old=is_old(record, subject.today))),
        lead=_from_where(subject, voice, record),
        blocks=(
            *_tried(subject, voice, record),
            *outcome.changes(before, record, catalog, voice),
            Heading(said=voice("paper.record.ways")),
            *outcome.ways(record, catalog, voice),
            *_framed(outcome.engines(record, catalog, voice), outcome.needs(record, catalog, voice)),
            *outcome.leaks(record, catalog, voice, whole=len(form.langs) == 1 and not form.large),
            *seen.looks(subject, voice),
            *_framed(_blind(subject, voice, record.origin), _until(subject, voice, record)),
            *_asked(voice, record),
        ),
    )


def _framed(*panels: Panel | None) -> tuple[Block, ...]:
    """Return what there is of two parts in one frame."""
    row = tuple(each for each in panels if each is not None)
    return (Frame(rows=(row,)),) if row else ()


def _unchecked(subject: Subject, voice: Voice, form: Form) -> foot.Draft:
    """Return a sheet that says only what is true: nobody checked yet, and how it is done."""
    steps = tuple(
        Entry(number=str(number), said=voice(f"paper.record.step-{number}")) for number in range(1, STEPS + 1)
    )
    return foot.Draft(
        layout=layout(form, fit_pt=SIZES_PT),
        title=voice("paper.record.title.none"),
        lead=voice("paper.record.none"),
        blocks=(
            Entries(sign=Sign.NUMBER, entries=steps, big=True),
            Paragraph(said=voice("paper.record.harmless")),
            *seen.looks(subject, voice),
            *_framed(
                _blind(subject, voice, CheckFrom.COMPUTER),
                agreed.panel(voice("paper.record.help"), *_help(subject, voice, None)),
            ),
        ),
    )


def _from_where(subject: Subject, voice: Voice, record: CheckRecord) -> Lines:
    labels = Labels(subject.household, subject.catalog)
    known = {each.id for each in subject.household.devices}
    device = labels.device(record.device) if record.device in known else message(f"paper.record.from.{record.origin}")
    place = labels.network(record.network) if record.network else message("paper.record.some-network")
    at = record.at.astimezone()
    day, time = on_day(at.date()), f"{at:%H:%M}"
    return voice("paper.record.lead", device=device, network=place, day=day, time=time)


def _tried(subject: Subject, voice: Voice, record: CheckRecord) -> Iterator[Block]:
    """Yield which filter was tried and with which samples."""
    chosen = next((each for each in subject.catalog.filters if each.id == record.filter), None)
    if chosen is None:
        yield Paragraph(said=voice("paper.record.no-filter"))
        return
    yield Paragraph(said=voice("paper.record.filter", filter=typed(chosen.name), operator=typed(chosen.operator)))
    asked = tuple(each.name for each in samples(chosen) if each.name in record.names)
    if not asked:
        yield Paragraph(said=voice("paper.record.no-sample"))
        return
    yield from _names(voice, "paper.record.samples", asked, Look.BODY)
    yield Paragraph(said=voice("paper.record.harmless"), look=Look.SMALL)


def _blind(subject: Subject, voice: Voice, origin: CheckFrom) -> Panel:
    """Return what this check cannot see: always the same, whatever it found."""
    unseen = (SeenFrom.NOWHERE,) if origin is CheckFrom.PHONE else (SeenFrom.NOWHERE, SeenFrom.PHONE)
    entries = [Entry(said=voice(each)) for each in BLIND[origin]]
    names = [voice(each.name) for each in subject.catalog.bypasses if each.seen_from in unseen]
    if names:
        entries.append(Entry(said=gathered.after(voice("paper.record.blind.ways"), gathered.row(names))))
    return agreed.panel(voice("paper.record.blind"), Entries(sign=Sign.DOT, entries=tuple(entries)))


def _asked(voice: Voice, record: CheckRecord) -> Iterator[Block]:
    """Yield every name that was asked, and whom: for those who help."""
    servers = tuple(dict.fromkeys(server for way in record.ways for server in way.servers))
    yield from _names(voice, "paper.record.asked", record.names, Look.SMALL)
    yield from _names(voice, "paper.record.servers", servers, Look.SMALL)


def _names(voice: Voice, key: str, names: tuple[str, ...], look: Look) -> tuple[Block, ...]:
    """Return names behind their label; on a sheet of two languages they stand once, below both labels."""
    if not names:
        return ()
    label, said = voice(key), gathered.row(voice.typed(each) for each in names)
    if len(label) > 1:
        return Paragraph(said=label, look=look), Paragraph(said=said, look=look)
    return (Paragraph(said=gathered.after(label, said), look=look),)


def _until(subject: Subject, voice: Voice, record: CheckRecord) -> Panel:
    """Return until when the result counts, and whom to tell of a page."""
    last = on_day(record.at.astimezone().date() + HOLDS[record.origin])
    name = "over" if is_old(record, subject.today) else record.origin.value
    said = Paragraph(said=voice(f"paper.record.until.{name}", day=last), look=Look.STRONG)
    again = () if name == "over" else (Paragraph(said=voice("paper.record.until.again")),)
    return agreed.panel(voice("paper.record.until"), said, *again, *_help(subject, voice, record.filter))


def _help(subject: Subject, voice: Voice, chosen: str | None) -> Iterator[Block]:
    """Yield whom to tell of a page: the operator of the filter, and the first office that takes reports."""
    catalog = subject.catalog
    told = [
        voice("paper.record.tell-operator", operator=typed(each.operator))
        for each in catalog.filters
        if each.id == chosen
    ]
    for each in [office for office in catalog.contacts if office.report and not office.urgent][:1]:
        address = (each.url or each.number).removeprefix("https://")
        told.append(voice("paper.record.tell-office", office=each.name, address=typed(address)))
    told.append(voice("paper.record.ask"))
    yield Entries(sign=Sign.DOT, entries=tuple(Entry(said=each) for each in told))
