"""Builds any sheet by its kind."""

from collections.abc import Callable, Mapping

import msgspec

from setup_assistant.paper import (
    child,
    compare,
    guide,
    handout,
    help_page,
    letter,
    plan,
    record,
    rules,
    spread,
    way_back,
)
from setup_assistant.paper.form import Form
from setup_assistant.paper.sheet import Kind, Sheet
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice
from setup_assistant.text import furigana
from setup_assistant.text.words import Words

BUILDERS: Mapping[Kind, Callable[[Subject, Voice, Form], Sheet]] = {
    Kind.RULES: rules.build,
    Kind.CHILD: child.build,
    Kind.MAP: spread.build,
    Kind.PLAN: plan.build,
    Kind.HANDOUT: handout.build,
    Kind.HELP: help_page.build,
    Kind.COMPARE: compare.build,
    Kind.LETTER: letter.build,
    Kind.GUIDE: guide.build,
    Kind.RECORD: record.build,
    Kind.WAY_BACK: way_back.build,
}

EVERY: Mapping[Kind, Callable[[Subject], tuple[Subject, ...]]] = {
    Kind.CHILD: child.of_every_child,
    Kind.RECORD: record.of_every_record,
}
"""Kinds that can be several sheets."""


def build(kind: Kind, subject: Subject, words: tuple[Words, ...], form: Form) -> Sheet:
    """Return the sheet of `kind`; `words` are those of `form.langs`, in that order.

    A child's sheet of no particular child is one sheet for each child of the household, in the order of the family;
    the result of no particular check is one sheet for each device that was checked.
    """
    subjects = EVERY[kind](subject) if kind in EVERY else (subject,)
    first, *others = (BUILDERS[kind](each, _voice(kind, each, words), form) for each in subjects)
    return msgspec.structs.replace(first, more=tuple(others))


def _voice(kind: Kind, subject: Subject, words: tuple[Words, ...]) -> Voice:
    """Return the voice of a sheet: only the child's sheet carries readings, at the child's level."""
    names = tuple((each.nickname, each.reading) for each in subject.household.children if each.nickname)
    if kind is not Kind.CHILD or child.for_grown_ups(subject):
        return Voice(words=words, names=names)
    known = subject.child is not None and subject.kanji is not None
    level = furigana.level(subject.child, subject.today) if subject.child and known else furigana.ALL
    return Voice(words=words, level=level, grades=subject.kanji, names=names)
