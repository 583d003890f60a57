"""The plan of the example family on paper: short enough to read, and nothing of it left out."""

from datetime import date

import pytest

from setup_assistant import resources
from setup_assistant.content.load import Content
from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.jobs import advice
from setup_assistant.jobs.household import open_household
from setup_assistant.paper.form import Form
from setup_assistant.paper.render import Pages, render
from setup_assistant.paper.sheet import Kind
from setup_assistant.paper.sheets import build
from setup_assistant.paper.subject import Subject

TODAY = date(2026, 11, 23)
Told = tuple[Household, Plan]


@pytest.fixture(scope="module")
def told(content: Content) -> Told:
    family = open_household(str(resources.path("examples") / "family-three-children.json"), content.catalog)
    return family, advice.plan(family, content.catalog, TODAY)


@pytest.fixture(scope="module")
def sheets(content: Content, told: Told) -> dict[Kind, Pages]:
    household, plan = told
    subject = Subject(household=household, plan=plan, catalog=content.catalog, today=TODAY, kanji=content.kanji)
    words = (content.words("ja"),)
    return {kind: render(build(kind, subject, words, Form())) for kind in (Kind.PLAN, Kind.MAP)}


def test_plan_and_map_take_few_pages(sheets: dict[Kind, Pages]) -> None:
    assert sheets[Kind.PLAN].page_count <= 4
    assert sheets[Kind.MAP].page_count <= 2


def test_what_a_measure_brings_stands_once(content: Content, told: Told, sheets: dict[Kind, Pages]) -> None:
    text = sheets[Kind.PLAN].text
    words = content.words("ja")
    used = {step.measure for step in told[1].now}
    for measure in content.catalog.measures:
        if measure.id in used:
            assert text.count(words.say(measure.undo_by_child, **dict.fromkeys(("device", "child"), ""))) <= 1


def test_every_step_card_and_number_is_on_the_plan(content: Content, told: Told, sheets: dict[Kind, Pages]) -> None:
    _, plan = told
    text = sheets[Kind.PLAN].text
    words = content.words("ja")
    steps = (*plan.now, *plan.later)
    assert [step.measure for step in steps if words.say(step.act, **dict(step.fields)) not in text] == []
    assert [card.title.key for card in plan.cards if words.say(card.title) not in text] == []
    assert all(f"{number}" in text for step in steps for number in step.closes)


def test_all_that_stays_open_names_its_device(told: Told, sheets: dict[Kind, Pages]) -> None:
    household, plan = told
    left = sheets[Kind.PLAN].text.split("## ぜんぶ終えても、残るもの")[1].split("## ")[0]
    named = {device.id: device.name for device in household.devices}
    assert [each.device for each in plan.remaining if named[each.device or ""] not in left] == []


def test_all_gaps_stand_under_the_map(told: Told, sheets: dict[Kind, Pages]) -> None:
    text = sheets[Kind.MAP].text
    assert [gap.number for gap in told[1].coverage.gaps if f"[{gap.number}] " not in text] == []
