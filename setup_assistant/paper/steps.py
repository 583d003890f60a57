"""The steps of the plan on paper: what is long and the same for several devices stands once."""

from collections.abc import Iterator, Mapping

from setup_assistant.advice.labels import Labels
from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.measure import Measure
from setup_assistant.domain.plan import Step
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import Block, Entries, Entry, Note, Paragraph, Section, Sections, Sign
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice
from setup_assistant.text import calendar

FILTER_REASONS = ("because.filter", "because.filter-testable")
Told = Text | Message


def now(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    """Return the steps to do now, after the filter that all of them take."""
    steps = subject.plan.now
    filters = [each for step in steps for each in step.because if _is_filter(each)]
    shared = filters[0] if len(filters) > 1 and len(set(filters)) == 1 else None
    first: dict[str, Step] = {}
    entries = []
    for step in steps:
        earlier = first.setdefault(step.measure, step)
        said = [("reason", each) for each in step.because if each != shared]
        said += _same(subject, earlier) if earlier is not step else _long(subject, step)
        entries.append(_entry(subject, voice, step, said, _guide(voice, step) if earlier is step else ()))
    once = (Paragraph(said=voice(shared)),) if shared else ()
    return *once, Entries(sign=Sign.TICK, entries=tuple(entries), big=True)


def later(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    """Return the steps that wait, by day."""
    days: dict[Lines, list[Entry]] = {}
    for step in subject.plan.later:
        day = voice("paper.plan.on", day=short_day(step)) if step.on else ()
        days.setdefault(day, []).append(
            Entry(said=voice(step.act, **dict(step.fields)), aside=_takes(subject, voice, step))
        )
    sections = tuple(Section(label=day, entries=tuple(entries)) for day, entries in days.items())
    return (Sections(sections=sections, sign=Sign.TICK, label_em=7),)


def yen(amount: int) -> Told:
    """Return a monthly sum in words."""
    if amount == 0:
        return message("paper.free")
    return message("paper.price", yen=Text(ja=calendar.yen(amount, "ja"), en=calendar.yen(amount, "en")))


def short_day(step: Step) -> Text:
    """Return the day of a step without its year."""
    if step.on is None:
        return Text(ja="", en="")
    return Text(ja=calendar.short_day(step.on, "ja"), en=calendar.short_day(step.on, "en"))


def _is_filter(reason: Told) -> bool:
    return isinstance(reason, Message) and reason.key in FILTER_REASONS


def _long(subject: Subject, step: Step) -> list[tuple[str, Told]]:
    """Return what a measure needs and what the family will notice."""
    measure = _measure(subject, step)
    if measure is None:
        return []
    said = _ready(subject, measure)
    said += [("notices", each) for each in measure.notices]
    said += [("watch", each) for each in step.watch]
    return [*said, ("undo", measure.undo_by_child)]


def _same(subject: Subject, earlier: Step) -> list[tuple[str, Told]]:
    """Return where the long part stands."""
    labels = Labels(subject.household, subject.catalog)
    networks = {network.id for network in subject.household.networks}
    place = labels.network(earlier.at) if earlier.at in networks else labels.device(earlier.devices[0])
    return [("rest", message("paper.plan.same", place=place))]


def _entry(subject: Subject, voice: Voice, step: Step, said: list[tuple[str, Told]], guide: tuple[Note, ...]) -> Entry:
    values = dict(step.fields)
    return Entry(
        said=voice(step.act, **values),
        notes=(*_notes(voice, said, values), *guide),
        aside=_takes(subject, voice, step),
        whole=not guide,
    )


def _guide(voice: Voice, step: Step) -> tuple[Note, ...]:
    """Return where to read how."""
    return (Note(label=voice("paper.plan.guide"), said=voice("paper.plan.url", url=step.help_url)),)


def _notes(voice: Voice, said: list[tuple[str, Told]], values: Mapping[str, str | Text | Message]) -> Iterator[Note]:
    """Yield the lines of a step, each kind named once."""
    before = ""
    for kind, each in said:
        yield Note(label=voice(f"paper.plan.{kind}") if kind != before else (), said=voice(each, **values))
        before = kind


def _takes(subject: Subject, voice: Voice, step: Step) -> Lines:
    """Return minutes, cost and gaps of a step on one line."""
    minutes = message("paper.minutes", minutes=step.minutes)
    if not step.closes:
        return voice("paper.plan.takes", minutes=minutes, cost=_cost(subject, step))
    numbers = ", ".join(str(number) for number in step.closes)
    return voice("paper.plan.closes", minutes=minutes, cost=_cost(subject, step), gaps=numbers)


def _cost(subject: Subject, step: Step) -> Told:
    if step.yen_a_month is None:
        return message("paper.price-unknown")
    measure = _measure(subject, step)
    cost = yen(step.yen_a_month)
    if measure and to_confirm(measure.cost.fact, subject.today):
        return message("paper.confirmed-not", words=cost)
    return cost


def _ready(subject: Subject, measure: Measure) -> list[tuple[str, Told]]:
    names = {need.id: need.name for need in subject.catalog.needs}
    needs = [names[each] for each in measure.needs if each in names and each not in measure.present]
    people = [names[each] for each in measure.present if each in names]
    found: list[tuple[str, Told]] = []
    if needs:
        found.append(("needs", _row(needs)))
    if people:
        found.append(("present", _row(people)))
    return found


def _row(texts: list[Text]) -> Text:
    """Return texts side by side in each language."""
    return Text(ja="、¦".join(each.ja for each in texts), en=", ".join(each.en for each in texts))


def _measure(subject: Subject, step: Step) -> Measure | None:
    return next((each for each in subject.catalog.measures if each.id == step.measure), None)
