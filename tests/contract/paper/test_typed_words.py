"""Words that a family typed: printed as they are, never read as anything else."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from setup_assistant.domain.household import AgreedRule, Agreement, Child, Device, Household, Stage
from setup_assistant.paper.form import Form, SheetLang
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind
from tests.contract.paper import judge, samples
from tests.contract.paper.conftest import Make

Saved = Callable[[Pages], Path]

LITERAL = [
    "#eval(1+1)",
    "*a*_b_",
    "$x^2$",
    "]#[",
    "\\u{41}\\",
    "//x/*y*/",
    "<b>&amp;",
    "@ref<label>",
    "`code`",
    "= title",
    '"quoted"',
    "髙﨑",
    "{child}",
    "a~b--c---d...",
]


def agreed(*words: str) -> Household:
    rules = tuple(AgreedRule(words=each, reason=each) for each in words)
    return msgspec.structs.replace(
        samples.FAMILY,
        children=tuple(Child(id=f"child-{n}", stage=Stage.P12, nickname=each) for n, each in enumerate(words[:3], 1)),
        devices=tuple(Device(id=f"d{n}", kind="iphone", name=each) for n, each in enumerate(words, 1)),
        agreement=Agreement(rules=rules, promises=words, not_looked_at=words[0] if words else ""),
    )


@pytest.mark.parametrize("kind", [Kind.RULES, Kind.CHILD, Kind.MAP, Kind.PLAN])
@pytest.mark.parametrize("lang", SheetLang)
def test_markup_prints_literally(kind: Kind, lang: SheetLang, make: Make, saved: Saved) -> None:
    shown = LITERAL[:12] if kind in (Kind.RULES, Kind.CHILD) else LITERAL[:5]
    printed = judge.text(saved(make(kind, Form(lang=lang), agreed(*shown))))
    assert [each for each in shown if "".join(each.split()) not in printed] == []


@pytest.mark.parametrize("words", ["𠮷田", "🎉🎊", "مرحبا", "\u202eabc", "ไทย", "\x00\x07", "\ud800", "か\u3099", ""])
@pytest.mark.parametrize("kind", [Kind.RULES, Kind.CHILD, Kind.MAP, Kind.PLAN])
def test_what_cannot_be_drawn_never_stops_a_sheet(words: str, kind: Kind, make: Make, saved: Saved) -> None:
    printed = judge.text(saved(make(kind, None, agreed(words, "みお"))))
    assert "\ufffd" not in printed
    assert "𠮷" not in printed


@pytest.mark.parametrize("words", ["あ" * 10_000, "a" * 10_000, "読む " * 2_500], ids=["kana", "latin", "spaced"])
def test_ten_thousand_characters_stay_inside_the_page(words: str, make: Make, saved: Saved) -> None:
    path = saved(make(Kind.RULES, None, agreed(words)))
    assert judge.text(path).count(words[0]) >= words.count(words[0])
    for page in judge.pages(path):
        assert all(word.right < page.width - 30 for word in page.words)


def test_twelve_own_rules_all_stand_on_the_sheet(make: Make, saved: Saved) -> None:
    rules = [f"約束その{number:02}" for number in range(1, 13)]
    printed = judge.text(saved(make(Kind.RULES, None, agreed(*rules))))
    assert [rule for rule in rules if rule not in printed] == []


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_household_still_prints(kind: Kind, make: Make, saved: Saved) -> None:
    assert len(judge.text(saved(make(kind, None, Household())))) > 40


@pytest.mark.parametrize("kind", [Kind.MAP, Kind.PLAN])
def test_thirty_devices_go_over_several_pages(kind: Kind, make: Make, saved: Saved) -> None:
    family = agreed(*(f"機器{number:02}" for number in range(1, 31)))
    pages = judge.pages(saved(make(kind, None, family)))
    if kind is Kind.MAP:
        assert len(pages) > 1
        printed = "".join(word.text for page in pages for word in page.words)
        assert [name for n in range(1, 31) if (name := f"機器{n:02}") not in printed] == []


def test_the_text_file_says_what_the_paper_says(make: Make, saved: Saved) -> None:
    for kind in (Kind.RULES, Kind.PLAN, Kind.HELP):
        pages = make(kind)
        printed = judge.text(saved(pages))
        heads = [line[3:] for line in pages.text.splitlines() if line.startswith("## ")]
        assert heads
        assert [head for head in heads if "".join(head.split()) not in printed] == []


def test_undecided_things_say_so(make: Make) -> None:
    assert "まだ決めていません。" in make(Kind.RULES).text
    assert "Not decided yet." in make(Kind.RULES, Form(lang=SheetLang.EN)).text
