"""What some faces of the check page have of their own."""

import pytest

from setup_assistant.domain.household import Household
from setup_assistant.ui import check_pictures
from setup_assistant.ui.check_view import CheckingView
from setup_assistant.ui.widgets.label import Label
from tests.pages import faces
from tests.pages.person import Opened, Person, settle

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_addresses_and_raw_answers_stand_only_under_details(opened: Opened, family: Household) -> None:
    person = faces.of_check(opened, family)("gap", lang="en")
    server = "192.168.11.1"
    assert not any(server in each.accessibleName() for each in _labels(person))
    person.press("open-servers")
    assert any(server in each.accessibleName() for each in _labels(person))


def test_a_window_that_can_ask_nothing_says_so_and_goes_on(opened: Opened, family: Household) -> None:
    person = opened(family)
    person.window.__dict__["checking"] = check_pictures.Shown(CheckingView())
    person.open("check")
    words = person.window.view().words
    assert any(each.accessibleName() == words("check.absent") for each in _labels(person))
    person.next()
    settle()
    assert person.window.page == "rules"


def _labels(person: Person) -> list[Label]:
    return [each for each in person.find("page-check").findChildren(Label) if each.isVisible()]
