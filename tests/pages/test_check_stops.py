"""A check in the window while it runs: stopped by button, Escape, leaving and closing; rows fill in, focus stays."""

import time

import pytest
from PySide6.QtCore import Qt

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.household import Household
from tests.pages.person import Opened, Person, settle
from tests.pages.results import Asker
from tests.pages.test_check_page import heading, home_family, newest, rows, shown, stopped_samples, until

__all__ = ["home_family"]


def running(opened: Opened, household: Household, asker: Asker) -> Person:
    person = opened(household, "check", check=asker)
    person.press("main")
    until(lambda: person.window.view().checking.stage == "running")
    return person


@pytest.mark.parametrize("by", ["stop", "escape"])
def test_stopping_keeps_what_is_known_and_says_so(opened: Opened, home_family: Household, by: str) -> None:
    asker = Asker(holds_after=30)
    person = running(opened, home_family, asker)
    began = time.monotonic()
    if by == "stop":
        person.press("main")
    else:
        person.key(Qt.Key.Key_Escape)
    until(lambda: bool(person.household.records))
    assert time.monotonic() - began < 2
    assert newest(person).state is not CheckState.BLOCKED
    assert heading(person) not in {stopped_samples(person, n) for n in range(20)}


def test_leaving_the_page_stops_the_check_and_keeps_nothing(opened: Opened, home_family: Household) -> None:
    asker = Asker(holds_after=30)
    person = running(opened, home_family, asker)
    person.open("plan")
    assert asker.stopped.wait(2)
    person.window.checking.wait()
    settle()
    assert person.household.records == ()
    person.open("check")
    assert person.window.view().checking.stage == "ready"


def test_closing_the_window_stops_the_check_within_half_a_second(opened: Opened, home_family: Household) -> None:
    asker = Asker(holds_after=30)
    person = running(opened, home_family, asker)
    began = time.monotonic()
    person.window.close()
    assert asker.stopped.wait(0.5)
    assert time.monotonic() - began < 1
    assert not person.window.isVisible()


def test_rows_fill_in_while_it_runs_and_the_focus_stays(opened: Opened, home_family: Household) -> None:
    asker = Asker()
    asker.holds_after = len(shown(opened(home_family, "check")).probes) - 1
    person = running(opened, home_family, asker)
    person.move_to("open-names")
    until(lambda: len(rows(person)) == 2)
    assert person.focus_name() == "open-names"
    asker.go_on.set()
    until(lambda: bool(person.household.records))


def test_the_window_can_be_used_while_it_runs(opened: Opened, home_family: Household) -> None:
    asker = Asker(holds_after=10)
    person = running(opened, home_family, asker)
    person.window.set_look(language="en")
    settle()
    assert heading(person) == person.window.view().words("check.heading.running")
    asker.go_on.set()
    until(lambda: bool(person.household.records))
    assert newest(person).state is CheckState.BLOCKED
