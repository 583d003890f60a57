"""How this computer stands later: measured each time, told calmly, and put back whole."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from setup_assistant.domain.error import SettingElsewhere
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.proof import Ending, Why
from setup_assistant.domain.setting import Wanted
from setup_assistant.flow import devices
from setup_assistant.flow.devices import setting
from setup_assistant.jobs.setting import wanted
from setup_assistant.jobs.setting_here import MEASURE
from setup_assistant.ui import setting_told
from setup_assistant.ui.pages.computer_said import Face
from setup_assistant.ui.setting_pictures import FILTER, NETWORK
from setup_assistant.ui.setting_view import Stage
from setup_assistant.ui.widgets.label import Label
from tests.pages.conftest import NOW, example
from tests.pages.person import Opened, Person, settle
from tests.pages.results import with_this_computer
from tests.pages.setter import MadeUpComputer, asked, ended, reach, until
from tests.pages.test_acts import answer, notice
from tests.pages.test_computer_page import DEVICE

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def home_family(family: Household) -> Household:
    return with_this_computer(family)


def set_computer(person_or_content: Person, computer: MadeUpComputer) -> Wanted:
    """Let a filter be kept on the made-up computer already."""
    catalog = person_or_content.window.desk.content.catalog
    computer.set_to = computer.kept = wanted(catalog, FILTER)
    return computer.kept


def standing(opened: Opened, household: Household, computer: MadeUpComputer, **how: object) -> Person:
    """Open the page where something is kept."""
    person = opened(household, setter=computer, **how)
    set_computer(person, computer)
    person.open("computer")
    reach(person, Stage.STANDING)
    return person


def said(person: Person) -> set[str]:
    page = person.find("page-computer")
    return {each.accessibleName() for each in page.findChildren(Label) if each.isVisible()}


def face(person: Person) -> Face:
    found: Face = person.find("page-computer").face
    return found


def test_it_is_measured_each_time_the_page_opens(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = standing(opened, home_family, computer)
    assert face(person) is Face.IN_PLACE
    before = computer.calls.count("status")
    computer.set_to = None  # something else took it out
    person.open("help")
    person.open("computer")
    reach(person, Stage.STANDING)
    assert computer.calls.count("status") == before + 1
    assert face(person) is Face.CHANGED
    computer.set_to = computer.kept
    person.press("look")
    until(lambda: face(person) is Face.IN_PLACE)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_the_setting_does_not_reach_is_said_with_the_next_act(
    opened: Opened, home_family: Household, lang: str
) -> None:
    computer = MadeUpComputer(more={"uncovered": ("学校のWi-Fi",), "foreign": ("192.168.11.1",), "tunnels": ("会社",)})
    person = standing(opened, home_family, computer, lang=lang)
    words = person.window.view().words
    assert face(person) is Face.NOT_EVERYWHERE
    assert {
        words("computer.uncovered", name="学校のWi-Fi"),
        words("computer.foreign"),
        words("computer.tunnel", name="会社"),
    } <= said(person)
    assert not any("192.168.11.1" in each for each in said(person))
    person.press("open-foreign")
    assert any("192.168.11.1" in each for each in said(person))
    person.press("main")  # set it there too
    reach(person, Stage.READY)
    assert computer.set_to == computer.kept


def test_nothing_that_another_program_did_is_blamed_or_undone(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = standing(opened, home_family, computer)
    other = replace(computer.kept, filter="adguard-family") if computer.kept else None
    computer.set_to = other
    person.press("look")
    until(lambda: face(person) is Face.CHANGED)
    assert computer.set_to == other
    assert set(computer.calls) == {"status"}


def test_everything_is_put_back_after_one_question(
    opened: Opened, home_family: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting_told, "_PAUSE_S", 0)
    computer = MadeUpComputer()
    family = devices.set_setting(home_family, MEASURE, DEVICE, SettingState.SET, chosen=FILTER)
    person = standing(opened, family, computer)
    person.move_to("undo-all")
    answer(Qt.Key.Key_Escape)
    person.key(Qt.Key.Key_Space)
    assert "undo" not in computer.calls
    answer(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    person.click("undo-all")
    ended(person)
    assert face(person) is Face.UNDONE
    assert computer.set_to is None
    told = setting(person.household, MEASURE, DEVICE)
    assert told is not None
    assert told.state is SettingState.NOT_SET
    person.click("again")
    reach(person, Stage.READY)
    assert not any("11/23" in each for each in said(person))  # it is not told as a change that went back by itself


def test_kept_leads_to_a_page_that_shows_how_it_stands(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = asked(opened, home_family, computer)
    person.press("keep")
    ended(person)
    words = person.window.view().words
    assert words("computer.place", place=NETWORK, state=words("setting.standing.in-place")) in said(person)
    assert person.focus_name() == "heading"


@pytest.mark.parametrize("why", [Why.ENDED, Why.TIME])
def test_at_the_start_it_is_told_what_went_back_and_when(opened: Opened, home_family: Household, why: Why) -> None:
    computer = MadeUpComputer(went_back=Ending(kept=False, why=why, at=NOW))
    person = opened(home_family, setter=computer)
    person.window.look_around()
    words = person.window.view().words
    until(lambda: words("act.setting-back.title", time=f"{NOW.astimezone():%H:%M}") in notice(person))
    assert words(f"setting.why.{why.value}") in notice(person)


def test_at_the_start_another_copy_at_work_is_left_alone(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer(refuses=SettingElsewhere())
    person = opened(home_family, setter=computer)
    person.window.look_around()
    person.window.setting.wait()
    settle()
    assert computer.calls == ["recover"]
    assert notice(person) == ""


def test_what_could_not_be_put_back_is_tried_again_and_what_was_kept_stays(
    opened: Opened, home_family: Household
) -> None:
    computer = MadeUpComputer(stuck=True)
    person = asked(opened, home_family, computer)
    person.press("put-back")
    ended(person)
    assert face(person) is Face.STUCK
    computer.went_back = Ending(kept=False, why=Why.ENDED, at=NOW)
    person.press("main")
    until(lambda: face(person) is Face.BACK)
    assert "undo" not in computer.calls
    assert computer.calls.count("recover") == 1


@pytest.mark.parametrize("sets", [True, False])
def test_the_step_of_this_computer_leads_here_and_its_guide_stays(opened: Opened, sets: bool) -> None:  # noqa: FBT001  a case
    household, at = with_this_computer(example("family-in-english"), "device-9"), "device-9"
    person = opened(household, "setup", f"{MEASURE}@{at}", setter=MadeUpComputer() if sets else None)
    assert person.has("open-guide") is sets
    assert person.has("this-computer") is sets
    person.press("main")
    assert person.window.page == ("computer" if sets else "guide")


def test_the_step_of_another_computer_leads_to_its_guide(opened: Opened) -> None:
    person = opened(example("family-in-english"), "setup", f"{MEASURE}@device-9", setter=MadeUpComputer())
    person.press("main")
    assert person.window.page == "guide"


def test_what_is_set_can_be_put_back_from_the_setup_page_at_any_time(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = opened(home_family, "setup", setter=computer)
    set_computer(person, computer)
    person.press("this-computer")
    reach(person, Stage.STANDING)
    assert person.has("undo-all")
