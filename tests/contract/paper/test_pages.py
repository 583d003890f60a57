"""Sheets on their pages: what fits on one, what stays together, and what a printer without grey still tells."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

import msgspec
import pytest

from setup_assistant.content.load import Content
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import AgreedRule, Agreement, Child, Stage
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.render import Pages, render
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import Frame, Heading, Kind, Legend, Marked, Sheet, WriteLines
from setup_assistant.paper.sheets import build
from setup_assistant.paper.voice import plain
from tests.contract.paper import judge, samples
from tests.contract.paper.conftest import Make
from tests.contract.paper.test_readings import CHILDREN

Saved = Callable[[Pages], Path]

BODY_OF_LARGE_PRINT = 22
FOOT_MM = 16
READING = re.compile(r"[ぁ-ゖー]+")
NUMBER = re.compile(r"[0-9]{1,2}")


def body(page: judge.Page) -> list[judge.Word]:
    """Return the words above the foot."""
    return [word for word in page.words if word.bottom < page.height - FOOT_MM * 72 / 25.4]


def last_line(page: judge.Page) -> str:
    words = body(page)
    lowest = max(word.bottom for word in words)
    return "".join(word.text for word in words if word.bottom > lowest - 3)


def headings(sheet: Sheet) -> set[str]:
    """Return the headings that have words under them: lines to write on have none."""

    def titles() -> Iterator[Lines]:
        for block, after in pairwise((*sheet.blocks, None)):
            if isinstance(block, Heading) and not isinstance(after, WriteLines):
                yield block.said
            if isinstance(block, Frame):
                yield from (panel.title for row in block.rows for panel in row)

    return {"".join(plain(said).split()) for lines in titles() for said in lines}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "form",
    [Form(), Form(lang=SheetLang.BOTH), Form(paper=Paper.B5), Form(paper=Paper.A5), Form(large=True)],
    ids=["A4", "both", "B5", "A5", "large"],
)
def test_no_heading_stands_alone_at_the_end_of_a_page(kind: Kind, form: Form, make: Make, saved: Saved) -> None:
    pages = make(kind, form)
    known = headings(pages.sheet)
    assert [page for page in judge.pages(saved(pages)) if last_line(page) in known] == []


def rules(count: int) -> Agreement:
    return Agreement(
        rules=tuple(
            AgreedRule(words="夜8時に、居間の充電場所に置く。", reason="よく眠れるように。") for _ in range(count)
        )
    )


@pytest.mark.parametrize("count", [1, 5, 8, 12])
def test_the_rules_of_a_family_take_one_page(count: int, make: Make) -> None:
    family = msgspec.structs.replace(samples.FAMILY, agreement=rules(count))
    assert make(Kind.RULES, None, family).page_count == 1


def test_eight_rules_in_english_take_one_page(make: Make) -> None:
    assert make(Kind.RULES, Form(lang=SheetLang.EN)).page_count == 1


@pytest.mark.parametrize("kind", [Kind.HANDOUT, Kind.LETTER])
@pytest.mark.parametrize("lang", SheetLang)
def test_papers_for_others_take_one_page(kind: Kind, lang: SheetLang, make: Make) -> None:
    assert make(kind, Form(lang=lang)).page_count == 1


def test_few_rules_are_set_larger_than_many(make: Make, saved: Saved) -> None:
    heights = []
    for count in (3, 12):
        family = msgspec.structs.replace(samples.FAMILY, agreement=rules(count))
        words = judge.pages(saved(make(Kind.RULES, None, family)))[0].words
        heights.append(max(word.bottom - word.top for word in words if word.text.startswith("夜8時")))
    assert heights[0] > heights[1] >= 10.5


@pytest.mark.parametrize("form", [Form(lang=SheetLang.BOTH), Form(paper=Paper.A5), Form(paper=Paper.B5)], ids=str)
def test_nobody_signs_on_a_page_of_its_own(form: Form, make: Make, saved: Saved) -> None:
    last = judge.pages(saved(make(Kind.RULES, form)))[-1]
    printed = "".join(word.text for word in last.words)
    assert "おうちの人" in printed
    assert "困ったら" in printed


@pytest.mark.parametrize("child", CHILDREN, ids=[f"{child.stage} {child.grade}" for child in CHILDREN])
def test_the_sheet_of_a_child_takes_one_page(child: Child, make: Make) -> None:
    family = msgspec.structs.replace(samples.FAMILY, children=(child,))
    assert make(Kind.CHILD, None, family, child).page_count == 1


def test_every_child_has_a_sheet_with_pages_of_its_own(content: Content, saved: Saved) -> None:
    everyone = samples.subject(content)
    sheet = build(Kind.CHILD, samples.of_nobody(everyone), (content.words("ja"),), Form())
    pages = judge.pages(saved(render(sheet)))
    feet = ["".join(word.text for word in page.words[-4:]) for page in pages]
    assert len(pages) == len(samples.FAMILY.children)
    assert all(foot.endswith("1/1ページ") for foot in feet)
    said = render(sheet).text
    assert [child.nickname for child in samples.FAMILY.children if f"{child.nickname}の約束" not in said] == []


def test_the_sheet_of_a_toddler_speaks_to_the_grown_ups(make: Make) -> None:
    child = Child(id="child-3", stage=Stage.TODDLER, nickname="湊", reading="みなと")
    family = msgspec.structs.replace(samples.FAMILY, children=(child,))
    assert "湊のために、大人が守ること" in make(Kind.CHILD, None, family, child).text


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.GUIDE])
def test_large_print_is_large_throughout(kind: Kind, make: Make, saved: Saved) -> None:
    """Readings, numbers in discs and the foot are smaller; a guide has a test of its own."""
    small = [
        word.text
        for page in judge.pages(saved(make(kind, Form(large=True))))
        for word in body(page)
        if word.bottom - word.top < BODY_OF_LARGE_PRINT - 0.1
        and not READING.fullmatch(word.text)
        and not NUMBER.fullmatch(word.text)
    ]
    assert small == []


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_drawn_in_grey_or_colour(kind: Kind, make: Make) -> None:
    drawn = b"".join(make(kind).svgs)
    inks = set(re.findall(rb'(?:fill|stroke)="(#[0-9a-f]+)"', drawn))
    assert inks <= {b"#000000", b"#ffffff"}


def test_marks_differ_in_black_and_white(make: Make, saved: Saved) -> None:
    usual = make(Kind.HELP).sheet
    drawn = {}
    for state in State:
        sheet = msgspec.structs.replace(usual, lead=(), blocks=(Legend(marks=(Marked(mark=state, said=()),)),))
        (page,) = judge.mono(saved(render(sheet)), dots=200)
        drawn[state] = page.ink(100, 150, 170, 300)
    for one, other in combinations(State, 2):
        differ = sum(
            a != b
            for left, right in zip(drawn[one], drawn[other], strict=True)
            for a, b in zip(left, right, strict=True)
        )
        inked = max(sum(row.count("1") for row in drawn[each]) for each in (one, other))
        assert differ > inked / 4, (one, other)


@pytest.mark.parametrize("kind", Kind)
def test_each_page_has_ink_without_grey(kind: Kind, make: Make, saved: Saved) -> None:
    pages = judge.mono(saved(make(kind)), dots=200)
    assert pages
    assert all(sum(row.count("1") for row in page.rows) > 0.005 * len(page.rows) * len(page.rows[0]) for page in pages)
