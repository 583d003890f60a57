"""Which kanji carry their reading for which child.

A kanji is taught during the school year of its grade, so the kanji of the child's own grade still carry readings,
until 31 March.  A group such as 今日《きょう》 shows its reading as a whole, as soon as one of its kanji needs it.
"""

from datetime import date
from functools import lru_cache

import msgspec

from setup_assistant.domain.household import Child, Stage
from setup_assistant.domain.value import Value
from setup_assistant.text.notation import Run

ALL = 1
"""Level at which every kanji carries its reading."""
BEYOND = 7
"""Level at which only kanji outside the primary-school table do; also the "grade" of such a kanji."""
NONE = 8
"""Level at which no kanji does."""

REPEAT = "々"
"""Stands for the kanji before it and is as hard as that one."""

_LAST_JUNIOR = 9
_APRIL = 4
_LEVELS = {
    Stage.TODDLER: ALL,
    Stage.NURSERY: ALL,
    Stage.P12: 1,
    Stage.P34: 3,
    Stage.P56: 5,
    Stage.JUNIOR: BEYOND,
    Stage.HIGH: NONE,
}
_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))


class KanjiGrades(Value, frozen=True, kw_only=True):
    """The kanji of each primary-school grade, with where the table comes from."""

    grades: tuple[str, str, str, str, str, str]
    """The kanji of grades 1 to 6, used as sets."""
    in_force_since: date
    sources: tuple[str, ...]


def level(child: Child, today: date) -> int:
    """Return the lowest grade whose kanji carry readings for `child`, 1 to 6, `BEYOND` or `NONE`.

    A grade that was told in an earlier school year has grown since: school years begin on 1 April.
    An unknown grade is the lower one of its stage.
    """
    if child.grade is None:
        return _LEVELS[child.stage]
    told = child.grade_on or today
    now = child.grade + max(0, _school_year(today) - _school_year(told))
    return min(now, BEYOND) if now <= _LAST_JUNIOR else NONE


def is_kanji(character: str) -> bool:
    """Tell whether `character` is a kanji; the repeat mark counts as one."""
    return character == REPEAT or any(ord(character) in block for block in _BLOCKS)


def grade(character: str, grades: KanjiGrades) -> int:
    """Return the grade a kanji is taught in, `BEYOND` for one outside the table."""
    return _by_kanji(grades).get(character, BEYOND)


def ruby_runs(runs: tuple[Run, ...], level: int, grades: KanjiGrades) -> tuple[Run, ...]:
    """Return `runs` without the readings that a child of `level` does not need."""
    kept: list[Run] = []
    before = ""
    for run in runs:
        if run.reading and not _hard(run.base, before, level, grades):
            kept.append(msgspec.structs.replace(run, reading=""))
        else:
            kept.append(run)
        before = run.base[-1:] or before
    return tuple(kept)


def missing(runs: tuple[Run, ...], level: int, grades: KanjiGrades) -> tuple[str, ...]:
    """Return the kanji that must carry a reading at `level` and do not, in the order of the sentence."""
    found: list[str] = []
    before = ""
    for run in runs:
        if not run.reading:
            found += _hard(run.base, before, level, grades)
        before = run.base[-1:] or before
    return tuple(found)


def _hard(base: str, before: str, level: int, grades: KanjiGrades) -> tuple[str, ...]:
    """Return the kanji of `base` that need a reading; `before` is the character in front of it."""
    table = _by_kanji(grades)
    hard: list[str] = []
    meant = before
    for character in base:
        if character != REPEAT:
            meant = character
        if is_kanji(character) and table.get(meant, BEYOND) >= level:
            hard.append(character)
    return tuple(hard)


@lru_cache(maxsize=2)
def _by_kanji(grades: KanjiGrades) -> dict[str, int]:
    return {kanji: number for number, taught in enumerate(grades.grades, 1) for kanji in taught}


def _school_year(day: date) -> int:
    return day.year if day.month >= _APRIL else day.year - 1
