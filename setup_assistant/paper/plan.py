"""The plan on paper: steps to tick off, what waits, what stays open, and how it grows."""

from collections.abc import Mapping

from setup_assistant.advice.labels import Labels, on_day
from setup_assistant.domain.coverage import State
from setup_assistant.domain.plan import Card, Plan, Remaining
from setup_assistant.domain.value import Message, Text
from setup_assistant.paper import agreed, foot, gathered, steps
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Entry,
    Figure,
    Figures,
    Heading,
    Kind,
    Look,
    Marked,
    Paragraph,
    Sections,
    Sheet,
    Sign,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

LENT = "remaining.school"
"""Said of a lent device as a whole, of no single risk."""

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
    yen = steps.yen(plan.yen_a_month)
    if plan.unpriced and plan.yen_a_month:
        return voice.plural("paper.plan.unpriced", plan.unpriced, yen=yen)
    if plan.unpriced:
        return voice("paper.price-unknown")
    return voice(yen)


def _now(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.now:
        return ()
    return Heading(said=voice("paper.plan.now")), *steps.now(subject, voice)


def _later(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.later:
        return ()
    return Heading(said=voice("paper.plan.later")), *steps.later(subject, voice)


def _cards(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    """Return the cards; those with the same words stand together."""
    alike: dict[tuple[Lines, ...], list[Card]] = {}
    for card in subject.plan.cards:
        alike.setdefault(tuple(voice(each) for each in card.words), []).append(card)
    if not alike:
        return ()
    entries = tuple(
        Entry(
            said=gathered.row(voice(card.title) for card in cards),
            under=words,
            aside=voice("paper.plan.on", day=on_day(cards[0].on)) if cards[0].on else (),
        )
        for words, cards in alike.items()
    )
    return Heading(said=voice("paper.plan.cards")), Entries(sign=Sign.TICK, entries=entries)


def _remaining(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    """Return what stays open, by device, with the number of the rule that keeps it, and those rules in words."""
    heading = Heading(said=voice("paper.plan.remaining"))
    if not subject.plan.remaining:
        return heading, Paragraph(said=voice("paper.plan.remaining-none"))
    labels = Labels(subject.household, subject.catalog)
    numbers = {each.rule.id: number for number, each in enumerate(agreed.rules(subject), 1) if each.rule}
    told = [_told(subject, voice, each, numbers) for each in subject.plan.remaining]
    sections = Sections(sections=gathered.sections(told, labels, voice))
    used = {each.kept_by_rule for each in subject.plan.remaining}
    kept = tuple(
        Entry(number=str(number), said=agreed.words(voice, each))
        for number, each in enumerate(agreed.rules(subject), 1)
        if each.rule and each.rule.id in used
    )
    if not kept:
        return heading, sections
    lead = Paragraph(said=voice("paper.plan.kept-numbers"), look=Look.SMALL)
    return heading, sections, lead, Entries(sign=Sign.NUMBER, entries=kept, columns=2)


def _told(subject: Subject, voice: Voice, each: Remaining, numbers: Mapping[str, int]) -> gathered.Told:
    risk = next((risk.column for risk in subject.catalog.risks if risk.id == each.risk), None)
    number = numbers.get(each.kept_by_rule or "")
    kept = Marked(mark=State.KEPT_BY_US, said=voice("paper.plan.kept-by", number=number)) if number else None
    lent = isinstance(each.sentence, Message) and each.sentence.key == LENT
    return gathered.Told(
        device=each.device or "",
        sentence=each.sentence,
        fields=dict(each.fields),
        lead=None if lent else risk,
        keeper=kept,
    )


def _growth(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    if not subject.plan.growth:
        return ()
    labels = Labels(subject.household, subject.catalog)
    stages = {stage.id: stage.name for stage in subject.catalog.stages}
    entries = []
    told: set[Lines] = set()
    for each in subject.plan.growth:
        key = "paper.plan.growth-on" if each.on else "paper.plan.growth-off"
        day = {"day": on_day(each.on)} if each.on else {}
        said = voice(key, child=labels.child(each.child), stage=stages.get(each.stage, Text(ja="", en="")), **day)
        under = tuple(words for words in map(voice, each.words) if words not in told)
        told.update(under)
        entries.append(Entry(said=said, under=under))
    return Heading(said=voice("paper.plan.growth")), Entries(sign=Sign.DOT, entries=tuple(entries))
