"""Reads the table of kanji by school grade from resources/kanji."""

import tomllib
from pathlib import Path

import msgspec

from setup_assistant.content.problem import Problem
from setup_assistant.text.furigana import KanjiGrades

PATH = "kanji/kanji-by-grade.toml"
GRADES = range(1, 7)


def read(root: Path) -> tuple[KanjiGrades | None, list[Problem]]:
    """Return the table, or None with what is wrong in its file."""
    try:
        data = tomllib.loads((root / PATH).read_text("utf-8"))
        known = {"in_force_since": data["in_force_since"], "sources": tuple(data["sources"])}
        grades = tuple(data[f"grade{grade}"] for grade in GRADES)
        table = msgspec.convert({"grades": grades, **known}, KanjiGrades)
    except OSError:
        return None, [_problem("$", "the table of kanji is missing")]
    except KeyError as error:
        return None, [_problem(str(error.args[0]), "is missing")]
    except ValueError as error:  # of tomllib, UTF-8 and msgspec
        return None, [_problem("$", str(error))]
    wrong = [
        _problem(f"grade{grade}", f"holds {len(set(taught))} kanji, counts says {count}")
        for grade, taught, count in zip(GRADES, table.grades, data.get("counts", ()), strict=False)
        if len(set(taught)) != count
    ]
    return table, wrong


def _problem(where: str, what: str) -> Problem:
    return Problem(path=PATH, line=1, where=where, what=what)
