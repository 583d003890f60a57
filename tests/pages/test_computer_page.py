"""Setting this computer in the window: nothing before the press, kept only by Keep, back in every other way."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.proof import Ending, Moment, ProofState, Why
from setup_assistant.flow.devices import setting
from setup_assistant.jobs.setting import LONGEST_S
from setup_assistant.jobs.setting_here import MEASURE
from setup_assistant.ui.setting_pictures import proof_of
from setup_assistant.ui.setting_view import SettingAct, Stage
from setup_assistant.ui.widgets.mark import Glyph, IconLine
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person, settle
from tests.pages.results import with_this_computer
from tests.pages.setter import MadeUpComputer, asked, ended, now, reach, ready, until
from tests.pages.test_acts import notice

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DEVICE = "device-11"


@pytest.fixture
def home_family(family: Household) -> Household:
    return with_this_computer(family)


# ---- before ----------------------------------------------------------------------------------------------------------


def test_before_the_press_it_is_only_read_and_never_on_the_main_thread(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    ready(opened, home_family, computer)
    assert computer.calls == ["status", "plan"]
    assert computer.set_to is None
    assert threading.get_ident() not in computer.threads


def test_what_was_shown_is_what_is_set(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = ready(opened, home_family, computer)
    person.pick("computer-filter", "cleanbrowsing-family")
    reach(person, Stage.READY)
    person.press("option-encrypted")
    reach(person, Stage.READY)
    shown = now(person).plan
    assert shown is not None
    assert (shown.wanted.filter, shown.wanted.encrypted) == ("cleanbrowsing-family", True)
    person.press("main")
    reach(person, Stage.ASKING)
    assert computer.set_to == shown.wanted


def test_what_changed_since_it_was_shown_is_shown_again_and_not_set(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = ready(opened, home_family, computer)
    computer.names = ("家のWi-Fi", "有線接続 1")
    person.press("main")
    until(lambda: now(person).moved)
    assert "apply" not in computer.calls
    assert computer.set_to is None
    person.press("main")
    reach(person, Stage.ASKING)


def test_the_pages_that_the_family_needs_are_proved(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    asked(opened, home_family, computer)
    assert "line.me" in computer.needs


# ---- the question ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_question_is_read_first_and_says_how_long_is_left(
    opened: Opened, home_family: Household, lang: str
) -> None:
    person = asked(opened, home_family, MadeUpComputer(), lang=lang)
    assert person.focus_name() == "keep-question"
    focus = person.focus()
    assert focus is not None
    assert "60" in focus.accessibleName() or "59" in focus.accessibleName()


def test_keep_keeps_and_the_step_is_set_but_never_proved_by_it(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    person.press("keep")
    assert ended(person).kept
    assert computer.kept is not None
    told = setting(person.household, MEASURE, DEVICE)
    assert told is not None
    assert (told.state, told.filter) == (SettingState.SET, computer.kept.filter)
    assert person.household.checks == home_family.checks
    person.press("main")
    assert person.window.page == "check"


def _back_button(person: Person) -> None:
    person.press("back")


def _leave_by_the_rail(person: Person) -> None:
    person.press("station-plan")


WAYS_BACK: dict[str, Callable[[Person], None]] = {
    "put back": lambda person: person.press("put-back"),
    "escape": lambda person: person.key(Qt.Key.Key_Escape),
    "back": _back_button,
    "alt and left": lambda person: person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    "another page": _leave_by_the_rail,
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_it_goes_back_by(opened: Opened, home_family: Household, way: str) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    WAYS_BACK[way](person)
    until(lambda: computer.last is not None)
    assert computer.last == Ending(kept=False, why=Why.HAND, proof=computer.proof, at=NOW)
    assert computer.set_to is None
    assert setting(person.household, MEASURE, DEVICE) == setting(home_family, MEASURE, DEVICE)
    if person.window.page != "computer":
        until(lambda: person.window.view().words("setting.why.hand") in notice(person))


def test_the_end_of_the_time_is_the_harmless_side(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    run_out(computer)
    assert ended(person).why is Why.TIME
    assert computer.set_to is None
    assert person.has("main")


def run_out(computer: MadeUpComputer) -> None:
    """Let the time of the question be over."""
    question = computer.question
    assert question is not None
    with question._answered:
        question._until = question._clock()
        question._answered.notify_all()


def test_nothing_else_ends_the_question(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    person.window.set_look(language="en")
    person.window.set_look(text_percent=200)
    person.window.resize(QSize(1024, 600))
    settle()
    person.open_parts()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Y):
        person.find("keep-question").setFocus()
        person.key(key)
    for _ in range(len(person.controls())):
        person.key(Qt.Key.Key_Tab)
    person.window.keep(replace(person.household, minutes=15))
    assert now(person).stage is Stage.ASKING
    assert computer.last is None


def test_five_minutes_can_be_added_again_and_again(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    until(partial(heard_of_more, computer, 0))
    for times, least in ((1, 350), (2, LONGEST_S - 10), (3, LONGEST_S - 10)):
        person.press("more-time")
        until(partial(heard_of_more, computer, times))
        assert least < now(person).left_s() <= computer.extended[-1]


def heard_of_more(computer: MadeUpComputer, times: int) -> bool:
    """Tell whether the system heard of more time so often; it heard of the question itself before that."""
    return len(computer.extended) == 1 + times


def test_seconds_are_spoken_at_sixty_thirty_and_ten_only(
    opened: Opened, home_family: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = asked(opened, home_family, MadeUpComputer())
    spoken: list[str] = []
    where = "setup_assistant.ui.pages.computer_change.announce"
    monkeypatch.setattr(where, lambda news: spoken.append(news.accessibleName()))
    bar = person.find("keep-bar")
    for left in range(70, -1, -1):
        bar.passed.emit(left)
    words = person.window.view().words
    assert spoken == [words("computer.keep.heard", seconds=left) for left in (60, 30, 10)]


def test_stop_while_it_is_being_changed_puts_back(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer(holds_at=Moment.CHANGING)
    person = ready(opened, home_family, computer)
    person.press("main")
    until(lambda: now(person).moment is Moment.CHANGING)
    person.press("stop")
    assert person.find("heading").accessibleName() == person.window.view().words("computer.title.stopping")
    assert person.focus_name() == "heading"
    assert not person.has("stop")
    computer.go_on.set()
    assert ended(person).why is Why.HAND
    assert computer.set_to is None


def test_a_second_click_on_the_button_that_begins_neither_stops_nor_keeps(
    opened: Opened, home_family: Household
) -> None:
    for percent in (100, 200):
        computer = MadeUpComputer(holds_at=Moment.CHANGING)
        person = ready(opened, home_family, computer, percent=percent)
        begins = person.find("main").rect().translated(person.find("main").mapTo(person.window, QPoint()))
        person.press("main")
        until(lambda person=person: now(person).moment is Moment.CHANGING)
        pressable = [each for each in person.window.findChildren(QAbstractButton) if each.isVisible()]
        under = [each.objectName() for each in pressable if begins.contains(each.mapTo(person.window, QPoint()))]
        assert under == []
        assert person.focus_name() == "heading"  # and no key pressed twice
        computer.go_on.set()
        reach(person, Stage.ASKING)
        person.press("put-back")
        ended(person)


def test_what_is_not_proved_is_never_asked_about(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer(proof=proof_of(SECOND_WAY=ProofState.FAILS))
    person = ready(opened, home_family, computer)
    person.press("main")
    assert ended(person).why is Why.UNPROVEN
    assert computer.question is not None
    assert computer.question._until is None
    assert not person.has("keep")


def test_what_cannot_be_told_never_has_the_tick(opened: Opened, home_family: Household) -> None:
    person = asked(opened, home_family, MadeUpComputer(proof=proof_of(FILTER=ProofState.CANNOT_TELL)))
    words = person.window.view().words
    marks = marks_of(person.find("keep-bar"))
    assert marks[words("setting.proof.filter.cannot-tell")] == "circle-question-mark"
    assert marks[words("setting.proof.connected.holds")] == "circle-check"


def marks_of(part: QWidget) -> dict[str, str]:
    """Return the icon beside each sentence."""
    lines = part.findChildren(IconLine)
    return {each.layout().itemAt(1).widget().accessibleName(): each.findChildren(Glyph)[0]._name for each in lines}


def test_acts_that_come_too_late_do_nothing(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    person.press("put-back")
    ended(person)
    for act in (SettingAct.KEEP, SettingAct.MORE, SettingAct.DO):
        person.window.setting.act(act)
    settle()
    assert now(person).stage is Stage.ENDED
    assert computer.calls.count("apply") == 1
