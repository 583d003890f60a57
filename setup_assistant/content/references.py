"""Checks that every id names something that exists, that ids are unique, and that lists agree with each other."""

from collections.abc import Iterator
from pathlib import Path

from setup_assistant.content import walk
from setup_assistant.content.draft import GUIDES, Draft, Entry
from setup_assistant.content.kinds import SECTIONS
from setup_assistant.content.problem import Problem
from setup_assistant.domain.guide import Guide
from setup_assistant.domain.measure import Measure
from setup_assistant.domain.risk import DeviceKind
from setup_assistant.domain.screen import Message, Row, Tab

REFERENCES = (
    ("device_kinds", "risks", "risks"),
    ("measures", "applies.kinds", "device_kinds"),
    ("measures", "applies.lines", "lines"),
    ("measures", "excludes", "measures"),
    ("measures", "needs", "needs"),
    ("measures", "present", "needs"),
    ("covers", "measure", "measures"),
    ("covers", "risks", "risks"),
    ("covers", "kinds", "device_kinds"),
    ("services", "kinds", "device_kinds"),
    ("services", "lines", "lines"),
    ("services", "measures", "measures"),
    ("services", "cells.criterion", "criteria"),
    ("rules", "risks", "risks"),
    ("rules", "backed_by", "measures"),
    ("must_work", "breaks", "measures"),
    ("guides", "sets", "measures"),
    ("guides", "undo_of", "guides"),
    ("guides", "protects", "risks"),
    ("guides", "kinds", "device_kinds"),
    ("guides", "lines", "lines"),
    ("guides", "needs", "needs"),
    ("guides", "before", "guides"),
    ("guides", "second", "guides"),
    ("find_outs", "kinds", "device_kinds"),
    ("find_outs", "measures", "measures"),
    ("bypasses", "measures", "measures"),
    ("hand_overs", "measure", "measures"),
    ("hand_overs", "kinds", "device_kinds"),
    ("hand_overs", "guide", "guides"),
    ("hand_overs", "way_back", "guides"),
    ("hand_overs", "seen_by", "bypasses"),
    ("routers", "guide", "guides"),
)
"""Section, place in its items, section whose ids may stand there."""

QUESTIONS = frozenset(
    (
        *("child-grade", "children-stage", "device-kind", "device-users", "device-version", "device-got"),
        *("device-account", "device-carrier", "line-user", "device-networks", "home-v6", "home-router"),
        *("setting-state", "worries", "must-work", "minutes"),
        "carrier-filter",
    )
)
"""Questions that a find-out can answer: those of the interview, and whether the carrier's filter is there."""


def problems(draft: Draft, root: Path) -> Iterator[Problem]:
    """Yield every id that names nothing, every id given twice, and lists that disagree."""
    yield from _twice(draft)
    for section, path, target in (each for each in REFERENCES if each[2] not in draft.unread):
        known = draft.ids(target)
        for entry in draft.entries.get(section, ()):
            yield from _unknown(entry, path, target, known)
    yield from _one_sided(draft)
    yield from _outside(draft, root)


def _twice(draft: Draft) -> Iterator[Problem]:
    for section in (*(section.name for section in SECTIONS), GUIDES):
        first: dict[str, Entry] = {}
        for entry in draft.entries.get(section, ()):
            for where, name in _names(entry):
                earlier = first.setdefault(name, entry)
                if earlier is not entry:
                    line = earlier.document.line(earlier.where)
                    yield entry.problem(where, f"the id {name!r} stands in {earlier.document.path}:{line} too")


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the id of an entry and its earlier ids, which nothing else may take."""
    if entry.id is not None:
        yield ".id", entry.id
    yield from ((f".was[{index}]", name) for index, name in enumerate(getattr(entry.value, "was", ())))


def _unknown(entry: Entry, path: str, target: str, known: frozenset[str]) -> Iterator[Problem]:
    seen: set[object] = set()
    for where, name in walk.at(entry.value, path):
        if name not in known:
            yield entry.problem(where, f"no item of {target.replace('_', '-')} has the id {name!r}")
        elif name in seen:
            yield entry.problem(where, f"{name!r} is listed twice")
        seen.add(name)


def _one_sided(draft: Draft) -> Iterator[Problem]:
    measures = {measure.id: measure for _, measure in draft.values("measures", Measure)}
    for entry, measure in draft.values("measures", Measure):
        for index, other in enumerate(measure.excludes):
            if other == measure.id:
                yield entry.problem(f".excludes[{index}]", "a measure cannot exclude itself")
            elif other in measures and measure.id not in measures[other].excludes:
                yield entry.problem(f".excludes[{index}]", f"{other!r} does not exclude {measure.id!r} in turn")


def _outside(draft: Draft, root: Path) -> Iterator[Problem]:
    """Yield names that should exist outside the catalog: questions and icons."""
    for entry in draft.entries.get("find_outs", ()):
        question = getattr(entry.value, "question", "")
        if question not in QUESTIONS:
            yield entry.problem(".question", f"no question has the id {question!r}")
    for entry, kind in draft.values("device_kinds", DeviceKind):
        if not (root / "icons" / f"{kind.icon}.svg").is_file():
            yield entry.problem(".icon", f"there is no icon {kind.icon!r}")
    for entry, guide in draft.values(GUIDES, Guide):
        for where, icon in _icons(guide):
            if not (root / "icons" / f"{icon}.svg").is_file():
                yield entry.problem(where, f"there is no icon {icon!r}")


def _icons(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield (place, name) of every icon on the drawings of a guide."""
    for kind in (Row, Tab, Message):
        for where, part in walk.every(guide, kind):
            icon = getattr(part, "icon", None)
            if icon is not None:
                yield f"{where}.icon", icon
