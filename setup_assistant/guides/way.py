"""The way through a guide: which of its steps one family sees, and what each step says to it."""

from setup_assistant.domain.guide import Advice, Choice, Guide, GuideHead, Label, School, Seen, Step
from setup_assistant.domain.household import Stage
from setup_assistant.domain.screen import Screen
from setup_assistant.domain.value import Id, Value
from setup_assistant.domain.version import fits
from setup_assistant.guides.parts import named
from setup_assistant.text import notation

_SURE = (Seen.DEVICE, Seen.PRIMARY, Seen.SAMPLE)
_SCHOOL = {Stage.JUNIOR: School.JUNIOR, Stage.HIGH: School.HIGH}


class Way(Value, frozen=True, kw_only=True):
    """What decides which steps there are; None where it is not known: then nothing is left out."""

    variant: Id | None = None
    version: str | None = None
    school: School | None = None


def usual(guide: Guide) -> Way:
    """Return the usual way: the first variant."""
    return Way(variant=guide.variants.options[0].id if guide.variants else None)


def steps(guide: Guide, way: Way) -> tuple[Step, ...]:
    """Return the steps of one way, in order."""
    return tuple(
        step
        for step in guide.steps
        if (not step.variants or way.variant is None or way.variant in step.variants)
        and (not step.schools or way.school is None or way.school in step.schools)
        and fits(way.version, step.since, step.until)
    )


def minutes(walked: tuple[Step, ...]) -> int:
    """Return about how long steps take together; what can be left out is not counted."""
    return sum(step.minutes for step in walked if not step.optional)


def minutes_left(walked: tuple[Step, ...], done: tuple[Id, ...]) -> int:
    """Return about how long the steps take that are not done yet."""
    return minutes(tuple(step for step in walked if step.id not in done))


def school_of(stage: Stage) -> School:
    """Return the age that choices are given for."""
    return _SCHOOL.get(stage, School.ELEMENTARY)


def choice(step: Step, school: School | None) -> Choice | None:
    """Return what to choose in a step for an age."""
    return next((each for each in step.choices if each.school is school), None)


def advice(guide: Guide, school: School | None) -> Advice | None:
    """Return whether a guide is worth it for an age."""
    return next((each for each in guide.advice if each.school is school), None)


def head(guide: Guide) -> GuideHead:
    """Return what lists and plans need to know of a guide."""
    return GuideHead(
        id=guide.id,
        purpose=guide.purpose,
        title=guide.title,
        summary=guide.summary,
        sets=guide.sets,
        undo_of=guide.undo_of,
        kinds=guide.kinds,
        lines=guide.lines,
        since=guide.since,
        until=guide.until,
        minutes=minutes(steps(guide, usual(guide))),
        confidence=guide.fact.confidence,
        unsure_ja=len(unsure(guide, "ja")),
        unsure_en=len(unsure(guide, "en")),
        ask_shop=guide.ask_shop,
    )


def unsure(guide: Guide, lang: str) -> frozenset[Id]:
    """Return the labels whose very words in a language no maker and no device has shown."""
    return frozenset(label.id for label in guide.labels if seen_in(label, lang) not in _SURE)


def seen_in(label: Label, lang: str) -> Seen:
    """Return where the words of a label were read in a language; a screen in Japanese alone has no other words."""
    return label.seen if lang == "ja" or label.seen_en is None or label.japanese_only else label.seen_en


def is_draft(guide: Guide, screen: Screen, lang: str) -> bool:
    """Tell whether a drawing in a language shows a word that nobody confirmed."""
    return not named(screen).isdisjoint(unsure(guide, lang))


def doubts(guide: Guide, step: Step, lang: str) -> frozenset[Id]:
    """Return the unconfirmed labels of a step: on its way, in its drawings, in what it says to do."""
    said = {*step.path, *notation.fields(step.do.ja)}
    return unsure(guide, lang) & said.union(*(named(screen) for screen in step.screens))
