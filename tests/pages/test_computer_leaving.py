"""Closing the window, or leaving the page, while this computer is being set."""

import pytest
import shiboken6

from setup_assistant.domain.household import Household
from setup_assistant.domain.proof import Moment
from setup_assistant.ui import setting as of_window
from tests.pages.person import Opened, settle
from tests.pages.results import with_this_computer
from tests.pages.setter import MadeUpComputer, asked, now, ready, until
from tests.pages.test_acts import notice

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def home_family(family: Household) -> Household:
    return with_this_computer(family)


def test_closing_the_window_puts_back_says_so_and_closes_then(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer(holds_at=Moment.GOING_BACK)
    person = asked(opened, home_family, computer)
    person.window.close()
    settle()
    assert person.window.isVisible()
    assert person.window.view().words("act.setting-closing.title") in notice(person)
    computer.go_on.set()
    until(lambda: not person.window.isVisible())
    assert computer.set_to is None


def test_closing_waits_some_seconds_and_no_longer(
    opened: Opened, home_family: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_window, "_CLOSE_S", 0.3)
    computer = MadeUpComputer(holds_at=Moment.GOING_BACK)
    person = asked(opened, home_family, computer)
    person.window.close()
    assert person.window.isVisible()
    until(lambda: not person.window.isVisible(), within_s=5)
    assert computer.last is None
    computer.go_on.set()
    until(lambda: computer.last is not None)
    assert computer.set_to is None


def test_what_changes_still_goes_back_when_the_window_is_gone(home_family: Household, opened: Opened) -> None:
    computer = MadeUpComputer(holds_at=Moment.PROVING)
    person = ready(opened, home_family, computer)
    person.press("main")
    until(lambda: now(person).moment is Moment.PROVING)
    person.window.setting.close()
    shiboken6.delete(person.window.setting)
    computer.go_on.set()
    until(lambda: computer.last is not None)
    assert computer.set_to is None
    del person.window.setting


def test_leaving_while_it_is_made_to_last_keeps_it(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer(holds_at=Moment.KEEPING)
    person = asked(opened, home_family, computer)
    person.press("keep")
    until(lambda: now(person).moment is Moment.KEEPING)
    person.open("help")
    computer.go_on.set()
    until(lambda: person.window.view().words("act.setting-kept.title") in notice(person))
    assert computer.kept == computer.set_to
    assert computer.kept is not None
