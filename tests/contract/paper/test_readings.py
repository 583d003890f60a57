"""The child's sheet: readings above the words, said once."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from setup_assistant.content.load import Content
from setup_assistant.domain.household import Child, Stage
from setup_assistant.paper.form import Form, Paper
from setup_assistant.paper.render import Pages
from setup_assistant.paper.said import Lines, Part, Piece
from setup_assistant.paper.sheet import Kind, Sheet
from setup_assistant.paper.sheets import build
from setup_assistant.text import furigana
from setup_assistant.text.notation import Run
from tests.contract.paper import judge, samples
from tests.contract.paper.conftest import Make

Saved = Callable[[Pages], Path]

CHILDREN = [
    Child(id="child-3", stage=Stage.NURSERY, nickname="湊", reading="みなと"),
    *(
        Child(id="child-3", stage=stage, grade=grade, nickname="湊", reading="みなと")
        for grade, stage in enumerate((Stage.P12, Stage.P12, Stage.P34, Stage.P34, Stage.P56, Stage.P56), 1)
    ),
    Child(id="child-3", stage=Stage.JUNIOR, nickname="湊", reading="みなと"),
]


def pieces(part: object) -> list[Piece]:
    """Return every piece inside a part of a sheet."""
    if isinstance(part, Piece):
        return [part]
    if isinstance(part, tuple):
        return [piece for each in part for piece in pieces(each)]
    if isinstance(part, Part):
        return [piece for name in part.__struct_fields__ for piece in pieces(getattr(part, name))]
    return []


def sheet(content: Content, child: Child) -> Sheet:
    family = msgspec.structs.replace(samples.FAMILY, children=(child,))
    return build(Kind.CHILD, samples.subject(content, family, child), (content.words("ja"),), Form())


@pytest.mark.parametrize("child", CHILDREN, ids=[f"{child.stage} {child.grade}" for child in CHILDREN])
def test_every_kanji_that_needs_a_reading_has_one(child: Child, content: Content) -> None:
    level = furigana.level(child, samples.TODAY)
    made = sheet(content, child)
    bare = tuple(Run(base=piece.text) for piece in pieces((made.title, made.blocks)) if not piece.reading)
    assert furigana.missing(bare, level, content.kanji) == ()


def test_an_older_child_sees_fewer_readings(content: Content) -> None:
    family = msgspec.structs.replace(samples.FAMILY, agreement=samples.AGREED)
    counts = []
    for child in CHILDREN:
        made = build(Kind.CHILD, samples.subject(content, family, child), (content.words("ja"),), Form())
        counts.append(sum(len(piece.text) for piece in pieces(made.blocks[0]) if piece.reading))
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[3] > counts[-1]


def test_a_screen_reader_says_each_word_once(make: Make, saved: Saved) -> None:
    spoken = judge.spoken(saved(make(Kind.CHILD)))
    assert "湊の約束" in spoken
    assert "やくそく" not in spoken
    assert "みなと" not in spoken


def test_the_reading_stands_above_its_word(make: Make, saved: Saved) -> None:
    words = judge.pages(saved(make(Kind.CHILD)))[0].words
    reading = next(word for word in words if word.text.startswith("みなと"))
    name = next(word for word in words if word.text.startswith("湊"))
    assert reading.bottom < name.bottom - 8
    assert abs((reading.left + reading.right) / 2 - (name.left + name.left + reading.right - reading.left) / 2) < 24


@pytest.mark.parametrize("paper", Paper)
def test_readings_are_at_least_eight_points(paper: Paper, make: Make, saved: Saved) -> None:
    words = judge.pages(saved(make(Kind.CHILD, Form(paper=paper))))[0].words
    reading = next(word for word in words if word.text.startswith("よる"))
    assert reading.bottom - reading.top >= 7.99


def titles(lines: Lines) -> list[str]:
    return [said.lang for said in lines]


def test_both_languages_stand_on_each_line(content: Content) -> None:
    words = (content.words("ja"), content.words("en"))
    made = build(Kind.CHILD, samples.subject(content), words, Form())
    assert titles(made.title) == ["ja", "en"]
