"""Checks the labels of guides: each is there once, is used, and is named by its id wherever a screen says it."""

import re
from collections.abc import Iterator
from typing import get_args

from setup_assistant.content import walk
from setup_assistant.content.draft import GUIDES, Draft, Entry
from setup_assistant.content.problem import Problem
from setup_assistant.domain.guide import PLAN_VALUES, Guide
from setup_assistant.domain.screen import Block, Button, Row, Screen, Tab
from setup_assistant.domain.value import Text
from setup_assistant.text import notation

_PARTS = (Screen, Row, Button, Tab, *get_args(Block))
"""Values that name labels."""
_NAMES = ("label", "sub", "value", "title", "text", "back", "header", "footer")
_LABEL_OF_PLAN = {name.replace("_", "-"): name for name in PLAN_VALUES}
"""How a screen names a value of the plan: ids have hyphens."""
_NOTATION = re.compile("[｜《》¦]")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def problems(draft: Draft) -> Iterator[Problem]:
    """Yield every label that is missing, given twice, never used or in the wrong language."""
    for entry, guide in draft.values(GUIDES, Guide):
        known = {label.id for label in guide.labels}
        used = set()
        for where, name in _named(guide):
            used.add(name)
            if name not in known and name not in _LABEL_OF_PLAN:
                yield entry.problem(where, f"no label has the id {name!r}")
        yield from _labels(entry, guide, used)


def fields(guide: Guide) -> set[str]:
    """Return the values that the sentences of a guide may take: its labels and those of the plan."""
    return {label.id for label in guide.labels} | set(PLAN_VALUES)


def plan_values(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield (place, value of the plan) wherever a screen or a step shows one."""
    for where, name in _named(guide):
        if name in _LABEL_OF_PLAN:
            yield where, _LABEL_OF_PLAN[name]


def _labels(entry: Entry, guide: Guide, used: set[str]) -> Iterator[Problem]:
    first: set[str] = set()
    for index, label in enumerate(guide.labels):
        where = f".labels[{index}]"
        if label.id in first:
            yield entry.problem(f"{where}.id", f"the label {label.id!r} stands twice")
        first.add(label.id)
        if label.id in _LABEL_OF_PLAN:
            yield entry.problem(f"{where}.id", f"{label.id!r} is the name of a value of the plan")
        if label.id not in used:
            yield entry.problem(f"{where}.id", f"the label {label.id!r} is not used")
        if _NOTATION.search(label.ja + label.en):
            yield entry.problem(where, "has a mark of the notation: a label is written as the screen shows it")
        if _JAPANESE.search(label.en):
            yield entry.problem(f"{where}.en", "has Japanese characters")


def _named(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield (place, id) for every label that a step names."""
    for index, step in enumerate(guide.steps):
        at = f".steps[{index}]"
        yield from ((f"{at}.path[{place}]", name) for place, name in enumerate(step.path))
        if step.search is not None:
            yield f"{at}.search", step.search
        for kind in _PARTS:
            for where, part in walk.every(step.screens, kind, f"{at}.screens"):
                yield from (
                    (f"{where}.{name}", value) for name in _NAMES if isinstance(value := getattr(part, name, None), str)
                )
    for where, text in walk.every(guide, Text):
        yield from ((where, name) for name in sorted(notation.fields(text.ja)) if name not in PLAN_VALUES)
