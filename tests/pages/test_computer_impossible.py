"""Where this computer cannot be set: the reason is said, nothing is changed, and the guide is one press away."""

import pytest

from setup_assistant.domain.error import JournalDamaged, NoSettingHere, SettingElsewhere, SettingRefused
from setup_assistant.domain.household import Household
from setup_assistant.domain.proof import Moment
from setup_assistant.domain.setting import Remark, RemarkKind, SettingPlan, Wanted
from setup_assistant.storage.store import MemoryStore
from setup_assistant.text.errors import say
from setup_assistant.ui.pages.computer_said import Face
from setup_assistant.ui.setting_pictures import NETWORK
from setup_assistant.ui.setting_view import Stage
from tests.pages.person import Opened, Person
from tests.pages.results import with_this_computer
from tests.pages.setter import MadeUpComputer, ended, now, reach, ready, until
from tests.pages.test_acts import notice
from tests.pages.test_computer_standing import face, said

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def home_family(family: Household) -> Household:
    return with_this_computer(family)


@pytest.mark.parametrize(
    "error", [SettingRefused(what="no"), NoSettingHere(), JournalDamaged(path="x")], ids=lambda each: each.code
)
def test_an_error_is_said_with_what_to_do_and_nothing_is_changed(
    opened: Opened, home_family: Household, error: SettingRefused | NoSettingHere | JournalDamaged
) -> None:
    computer = MadeUpComputer(refuses=error)
    person = opened(home_family, "computer", setter=computer)
    reach(person, Stage.FAILED)
    told = say(error, person.window.view().words)
    assert person.find("heading").accessibleName() == told.title.rstrip("。.")
    assert {told.text, told.advice} <= said(person)
    assert computer.set_to is None
    person.press("main")  # the guide
    assert person.window.page == "guide"


def test_another_copy_at_work_is_waited_for(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer(unfinished=True)
    person = opened(home_family, "computer", setter=computer)
    reach(person, Stage.ELSEWHERE)
    assert not person.has("main")
    computer.unfinished = False
    person.press("look")
    reach(person, Stage.READY)


def test_a_change_that_another_copy_forestalls_changes_nothing(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = ready(opened, home_family, computer)
    computer.refuses = SettingElsewhere()
    person.press("main")
    reach(person, Stage.ELSEWHERE)
    assert computer.set_to is None


def test_a_refusal_before_anything_was_changed_does_not_read_as_going_back(
    opened: Opened, home_family: Household
) -> None:
    computer = MadeUpComputer(denies=SettingRefused.code)
    person = ready(opened, home_family, computer)
    person.press("main")
    ended(person)
    words = person.window.view().words
    assert face(person) is Face.UNTOUCHED
    assert person.focus_name() == "heading"
    heard = {person.find("heading").accessibleName(), *said(person)}
    assert {
        words("computer.title.untouched"),
        words("setting.why.untouched"),
        words("computer.means.untouched"),
        words("computer.next.refused"),
    } <= heard
    assert not {words("computer.title.back"), words("setting.why.failed"), words("computer.means.back")} & heard
    assert person.has("open-guide")
    computer.denies = ""
    person.press("main")  # try again
    reach(person, Stage.READY)


def test_a_refusal_while_another_page_is_shown_is_told_as_nothing_changed(
    opened: Opened, home_family: Household
) -> None:
    computer = MadeUpComputer(denies=SettingRefused.code, holds_at=Moment.CHANGING)
    person = ready(opened, home_family, computer)
    person.press("main")
    until(lambda: now(person).moment is Moment.CHANGING)
    person.open("help")
    computer.go_on.set()
    words = person.window.view().words
    until(lambda: words("act.setting-untouched.title") in notice(person))
    assert words("setting.why.untouched") in notice(person)
    assert words("computer.next.refused") in notice(person)


def test_what_stopped_a_change_says_its_own_words(opened: Opened, home_family: Household) -> None:
    person = ready(opened, home_family, MadeUpComputer(denies=SettingElsewhere.code))
    person.press("main")
    ended(person)
    words = person.window.view().words
    assert {words(f"error.{SettingElsewhere.code}.{part}") for part in ("title", "advice")} <= said(person)


class _Refused(MadeUpComputer):
    def plan(self, wanted: Wanted) -> SettingPlan:
        super().plan(wanted)
        return SettingPlan(wanted=wanted, remarks=(Remark(kind=RemarkKind.NOT_PERMITTED, about=NETWORK),))


def test_where_nothing_can_be_changed_there_is_no_button_that_would(opened: Opened, home_family: Household) -> None:
    computer = _Refused()
    person = ready(opened, home_family, computer)
    assert face(person) is Face.IMPOSSIBLE
    assert any(person.window.view().words("setting.remark.not-permitted") in each for each in said(person))
    person.press("main")
    assert person.window.page == "guide"
    assert "apply" not in computer.calls


class _ReadOnly(MemoryStore):
    @property
    def read_only(self) -> bool:
        return True


@pytest.mark.parametrize("only_reads", [True, False])
def test_a_window_without_a_setter_or_one_that_only_reads_changes_nothing(
    opened: Opened,
    home_family: Household,
    only_reads: bool,  # noqa: FBT001  a case
) -> None:
    computer = MadeUpComputer()
    store = _ReadOnly(home_family) if only_reads else MemoryStore(home_family)
    person = opened(store=store, setter=computer if only_reads else None)
    person.window.look_around()
    assert not _has_way_in(person)
    person.open("computer")
    assert face(person) is Face.ABSENT
    person.press("main")
    assert person.window.page == "guide"
    assert computer.calls == []


def _has_way_in(person: Person) -> bool:
    person.open("setup")
    return person.has("this-computer")


def test_the_demo_changes_no_computer(opened: Opened, home_family: Household) -> None:
    computer = MadeUpComputer()
    person = opened(home_family, setter=computer)
    person.window.acts.do("demo", None)
    demo = person.window.acts._shown
    assert demo is not None
    assert not demo.desk.sets
    demo.close()
    demo.deleteLater()
