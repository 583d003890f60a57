"""Language, palette and text size change on any page and keep everything: household, page, place."""

import pytest
from PySide6.QtWidgets import QScrollArea

from setup_assistant.domain.household import Household
from tests.pages.person import Opened, Person
from tests.pages.test_every_page import VIEWS


def place(person: Person) -> tuple[object, ...]:
    """Return where the person is and what the window holds."""
    area = next(each for each in person.window.findChildren(QScrollArea, "body") if each.isVisible())
    return (
        person.household,
        person.window.page,
        person.window.detail,
        person.focus_name(),
        area.verticalScrollBar().value(),
    )


@pytest.mark.parametrize(("page", "detail"), VIEWS)
def test_the_language_switches_on_every_page_and_nothing_is_lost(
    opened: Opened, family: Household, page: str, detail: str
) -> None:
    person = opened(family, page, detail)
    area = next(each for each in person.window.findChildren(QScrollArea, "body") if each.isVisible())
    stops = sorted(each for each in person.controls() if each and "view-" not in each and "qt_" not in each)
    person.find(stops[0]).setFocus()
    area.verticalScrollBar().setValue(7)
    before = place(person)
    heading = person.find("heading").accessibleName()
    person.window.set_look(language="en")
    assert place(person) == before
    assert person.find("heading").accessibleName() != heading
    person.window.set_look(language="ja")
    assert place(person) == before
    assert person.find("heading").accessibleName() == heading


def test_what_was_typed_stays_while_the_language_switches(opened: Opened, family: Household) -> None:
    person = opened(family, "needs")
    person.write("need-words", "プールの予約")
    person.press("view-language")
    assert person.household.must_work[-1].words == "プールの予約"
    assert person.focus_name() == "view-language"


def test_an_opened_part_stays_open(opened: Opened, family: Household) -> None:
    person = opened(family, "children")
    person.press("open-names")
    person.press("view-theme")
    assert person.find("name-child-1").isVisible()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_text_size_and_palette_go_round_by_keyboard(opened: Opened, family: Household, percent: int) -> None:
    person = opened(family, "worries", percent=percent, size=(1920, 1080))
    for name in ("view-text", "view-theme", "view-language") if percent < 200 else ():
        person.press(name)
        assert person.window.page == "worries"
        assert person.household.worries == family.worries
