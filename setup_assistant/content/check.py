"""Checks the whole tree: shapes, references, both languages, and what has grown old."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from setup_assistant.content import (
    draft,
    guide_labels,
    guide_sense,
    hand_over_sense,
    kanji,
    locale,
    references,
    sense,
    walk,
    wording,
)
from setup_assistant.content.draft import Draft
from setup_assistant.content.kinds import SECTIONS
from setup_assistant.content.problem import CheckReport, Problem, in_order
from setup_assistant.domain.fact import Fact, is_old


def check(root: Path, as_of: date | None = None) -> CheckReport:
    """Report every problem of the tree below `root`, and facts that are older than 12 months on `as_of`."""
    read = draft.read(root)
    words = locale.read(root)
    problems = [*read.problems, *words.problems, *kanji.read(root)[1], *_missing(read)]
    problems += references.problems(read, root)
    problems += sense.problems(read)
    problems += guide_labels.problems(read)
    problems += guide_sense.problems(read)
    problems += hand_over_sense.problems(read)
    problems += locale.compare(words)
    problems += wording.problems(read, words)
    return CheckReport(
        problems=in_order(problems),
        notes=in_order(list(_old(read, as_of))) if as_of else (),
        files=read.files + words.files + 1,
        items=sum(len(entries) for entries in read.entries.values()),
    )


def _missing(read: Draft) -> Iterator[Problem]:
    """Yield kinds of content that no file holds."""
    if read.edition is None:
        yield Problem(path=f"{draft.FOLDER}/{draft.EDITION}", line=1, where="$", what="the edition is missing")
    for section in SECTIONS:
        if section.name not in read.entries and section.name not in read.unread:
            path = f"{draft.FOLDER}/{section.stem}.yaml"
            yield Problem(path=path, line=1, where="$", what="no item of this kind was read")


def _old(read: Draft, as_of: date) -> Iterator[Problem]:
    """Yield facts whose source nobody read for more than 12 months."""
    for entries in read.entries.values():
        for entry in entries:
            for where, fact in walk.every(entry.value, Fact):
                if is_old(fact, as_of):
                    yield entry.problem(f"{where}.checked_on", f"please confirm: last read on {fact.checked_on}")
