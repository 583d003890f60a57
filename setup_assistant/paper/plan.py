"""The plan on paper: steps to tick off, what waits, what stays open, and how it grows."""

from collections.abc import Iterator, Mapping
from datetime import date

from setup_assistant.advice.labels import Labels, on_day
from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.measure import Measure
from setup_assistant.domain.plan import Plan, Remaining, Step
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.paper import foot
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Entry,
    Figure,
    Figures,
    Heading,
    Kind,
    Lines,
    Look,
    Note,
    Paragraph,
    Sheet,
    Sign,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice
from setup_assistant.text import calendar

NINE = 9
"""Japanese counts things with one word up to nine and with another beyond."""


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the plan of the household."""
    plan = subject.plan
    many = "paper.plan.title-many" if len(plan.now) > NINE else "paper.plan.title"
    title = voice.plural(many, len(plan.now), minutes=plan.minutes_now) if plan.now else voice("paper.plan.title-none")
    return foot.sheet(
        Kind.PLAN,
        subject,
        voice,
        foot.Draft(
            layout=layout(form),
            title=title,
            lead=voice("paper.plan.lead") if plan.now else (),
            blocks=(
                *_totals(subject, voice),
                *_now(subject, voice),
                *_later(subject, voice),
                *_cards(subject, voice),
                *_remaining(subject, voice),
                *_growth(subject, voice),
                Paragraph(said=voice("paper.plan.order"), look=Look.SMALL),
            ),
        ),
    )


def _totals(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    plan = subject.plan
    if not plan.now:
        return ()
    minutes = Figure(label=voice("paper.plan.total"), value=voice("paper.minutes", minutes=plan.minutes_now))
    cost = Figure(label=voice("paper.plan.cost"), value=_sum(voice, plan))
    day = Paragraph(said=voice("paper.plan.cost-day", day=on_day(subject.catalog.edition)), look=Look.SMALL)
    return Figures(figures=(minutes, cost)), day


def _sum(voice: Voice, plan: Plan) -> Lines:
    yen: Message | Text = _yen(plan.yen_a_month)
    if plan.unpriced and plan.yen_a_month:
        return voice.plural("paper.plan.unpriced", plan.unpriced, yen=yen)
    if plan.unpriced:
        return voice("paper.price-unknown")
    return voice(yen)


def _yen(amount: int) -> Message | Text:
    if amount == 0:
        return message("paper.free")
    return message("paper.price", yen=Text(ja=calendar.yen(amount, "ja"), en=calendar.yen(amount, "en")))


def _now(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.now:
        return ()
    entries = tuple(_step(subject, voice, step) for step in subject.plan.now)
    return Heading(said=voice("paper.plan.now")), Entries(sign=Sign.TICK, entries=entries, big=True)


def _later(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.later:
        return ()
    entries = tuple(
        Entry(
            said=voice(step.act, **dict(step.fields)),
            under=(_waits(subject, voice, step),),
            aside=voice("paper.plan.on", day=_short(step.on)) if step.on else (),
        )
        for step in subject.plan.later
    )
    return Heading(said=voice("paper.plan.later")), Entries(sign=Sign.TICK, entries=entries)


def _waits(subject: Subject, voice: Voice, step: Step) -> Lines:
    """Return minutes, cost and gaps of a step that waits, on one line."""
    if not step.closes:
        return _takes(subject, voice, step)
    numbers = ", ".join(str(number) for number in step.closes)
    cost: Message | Text = message("paper.price-unknown") if step.yen_a_month is None else _yen(step.yen_a_month)
    minutes = message("paper.minutes", minutes=step.minutes)
    return voice("paper.plan.waits", minutes=minutes, cost=cost, gaps=numbers)


def _short(day: date) -> Text:
    return Text(ja=calendar.short_day(day, "ja"), en=calendar.short_day(day, "en"))


def _step(subject: Subject, voice: Voice, step: Step) -> Entry:
    values = dict(step.fields)
    measure = _measure(subject, step)
    said = [("reason", each) for each in step.because]
    if measure:
        said += _ready(subject, measure)
        said += [("notices", each) for each in measure.notices]
        said += [("watch", each) for each in step.watch]
        said += [("undo", measure.undo_by_child)]
    return Entry(
        said=voice(step.act, **values),
        notes=(*_notes(voice, said, values), *_facts(voice, step)),
        aside=_takes(subject, voice, step),
        whole=False,
    )


def _notes(
    voice: Voice, said: list[tuple[str, Text | Message]], values: Mapping[str, str | Text | Message]
) -> Iterator[Note]:
    """Yield the lines of a step, each kind named once."""
    before = ""
    for kind, each in said:
        yield Note(label=voice(f"paper.plan.{kind}") if kind != before else (), said=voice(each, **values))
        before = kind


def _takes(subject: Subject, voice: Voice, step: Step) -> Lines:
    """Return minutes and cost of a step."""
    measure = _measure(subject, step)
    cost: Message | Text = message("paper.price-unknown") if step.yen_a_month is None else _yen(step.yen_a_month)
    if measure and step.yen_a_month is not None and to_confirm(measure.cost.fact, subject.today):
        cost = message("paper.confirmed-not", words=cost)
    return voice("paper.plan.takes", minutes=message("paper.minutes", minutes=step.minutes), cost=cost)


def _facts(voice: Voice, step: Step) -> Iterator[Note]:
    """Yield the gaps a step closes, and where to read how."""
    if step.closes:
        numbers = ", ".join(str(number) for number in step.closes)
        yield Note(label=voice("paper.plan.closes"), said=voice("paper.plan.gap-numbers", gaps=numbers))
    yield Note(label=voice("paper.plan.guide"), said=voice("paper.plan.url", url=step.help_url))


def _ready(subject: Subject, measure: Measure) -> list[tuple[str, Text | Message]]:
    names = {need.id: need.name for need in subject.catalog.needs}
    needs = [names[each] for each in measure.needs if each in names and each not in measure.present]
    people = [names[each] for each in measure.present if each in names]
    found: list[tuple[str, Text | Message]] = []
    if needs:
        found.append(("needs", _row(needs)))
    if people:
        found.append(("present", _row(people)))
    return found


def _row(texts: list[Text]) -> Text:
    """Return texts side by side in each language."""
    return Text(ja="、".join(each.ja for each in texts), en=", ".join(each.en for each in texts))


def _measure(subject: Subject, step: Step) -> Measure | None:
    return next((each for each in subject.catalog.measures if each.id == step.measure), None)


def _cards(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.cards:
        return ()
    entries = tuple(
        Entry(
            said=voice(card.title),
            under=tuple(voice(each) for each in card.words),
            aside=voice("paper.plan.on", day=on_day(card.on)) if card.on else (),
        )
        for card in subject.plan.cards
    )
    return Heading(said=voice("paper.plan.cards")), Entries(sign=Sign.TICK, entries=entries)


def _remaining(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    heading = Heading(said=voice("paper.plan.remaining"))
    if not subject.plan.remaining:
        return heading, Paragraph(said=voice("paper.plan.remaining-none"))
    entries = tuple(_left(subject, voice, each) for each in subject.plan.remaining)
    return heading, Entries(sign=Sign.DOT, entries=entries)


def _left(subject: Subject, voice: Voice, each: Remaining) -> Entry:
    rule = next((rule for rule in subject.catalog.rules if rule.id == each.kept_by_rule), None)
    under = (voice("paper.plan.kept"), voice(rule.words)) if rule else ()
    return Entry(said=voice(each.sentence, **dict(each.fields)), under=under)


def _growth(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.growth:
        return ()
    labels = Labels(subject.household, subject.catalog)
    stages = {stage.id: stage.name for stage in subject.catalog.stages}
    entries = []
    for each in subject.plan.growth:
        key = "paper.plan.growth-on" if each.on else "paper.plan.growth-off"
        day = {"day": on_day(each.on)} if each.on else {}
        said = voice(key, child=labels.child(each.child), stage=stages.get(each.stage, Text(ja="", en="")), **day)
        entries.append(Entry(said=said, under=tuple(voice(words) for words in each.words)))
    return Heading(said=voice("paper.plan.growth")), Entries(sign=Sign.DOT, entries=tuple(entries))
