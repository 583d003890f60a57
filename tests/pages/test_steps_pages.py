"""Plan, setup, check and comparison by keyboard: what is answered there leaves as the household."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from setup_assistant.domain.household import Household, SettingState
from setup_assistant.flow.devices import setting
from tests.pages.person import Opened, Person


def first(person: Person) -> tuple[str, str]:
    step = person.window.view().plan.now[0]
    return step.measure, step.at


def test_the_plan_starts_the_first_step(opened: Opened, family: Household) -> None:
    person = opened(family, "plan")
    wanted = "@".join(first(person))
    person.next()
    assert (person.window.page.value, person.window.detail) == ("setup", wanted)


def test_every_step_of_the_plan_can_be_opened_from_it(opened: Opened, family: Household) -> None:
    person = opened(family, "plan")
    plan = person.window.view().plan
    names = [f"open-step-{n}" for n in range(1, len(plan.now) + 1)]
    names += [f"later-{n}" for n in range(len(plan.now) + 1, len(plan.now) + len(plan.later) + 1)]
    for name, step in zip(names, (*plan.now, *plan.later), strict=True):
        person.open("plan")
        person.press(name)
        assert person.window.detail == f"{step.measure}@{step.at}"


def test_setting_a_step_keeps_it_with_its_filter_and_shows_the_next(opened: Opened, family: Household) -> None:
    person = opened(family, "setup")
    measure, at = first(person)
    chosen = person.window.view().plan.now[0].filter
    person.next()
    told = setting(person.household, measure, at)
    assert told is not None
    assert (told.state, told.filter) == (SettingState.SET, chosen)
    assert person.window.detail != f"{measure}@{at}"


def test_later_changes_nothing_and_goes_on(opened: Opened, family: Household) -> None:
    person = opened(family, "setup")
    before, wanted = person.household.settings, "@".join(first(person))
    person.press("say-later")
    assert person.household.settings == before
    assert person.window.detail not in ("", wanted)


def test_seen_at_work_is_dated_today(opened: Opened, family: Household) -> None:
    person = opened(family)
    filters = {each.id for each in person.window.view().catalog.measures if each.takes_filter}
    steps = person.window.view().plan.now
    measure, at = next((each.measure, each.at) for each in steps if each.measure not in filters)
    person.open("setup", f"{measure}@{at}")
    person.press("say-seen")
    told = setting(person.household, measure, at)
    assert told is not None
    assert (told.state, told.seen_on) == (SettingState.SEEN, person.window.desk.today())


def test_what_is_set_can_be_taken_back(opened: Opened, family: Household) -> None:
    person = opened(family, "setup")
    measure, at = first(person)
    person.next()
    person.press(f"task-{measure}@{at}")
    person.press("say-not-set")
    told = setting(person.household, measure, at)
    assert told is not None
    assert told.state is SettingState.NOT_SET


def test_the_setup_page_goes_on_until_nothing_is_left(opened: Opened, family: Household) -> None:
    person = opened(family, "setup")
    for _ in range(60):
        if not person.window.view().plan.now:
            break
        if person.has("say-set"):
            person.press("say-set")
        else:
            person.next()
    assert person.window.view().plan.now == ()
    assert person.window.page.value == "setup"


def test_the_browser_opens_only_when_the_button_is_pressed(opened: Opened, family: Household) -> None:
    person = opened(family, "setup")
    asked: list[tuple[str, object]] = []
    person.window._frame.page.acted.connect(lambda name, value: asked.append((name, value)))
    assert asked == []
    person.window.acts.do = lambda _name, _value: None  # type: ignore[method-assign]  # no browser in a test
    person.press("open-maker")
    person.press("open-help-page")
    assert [name for name, _ in asked] == ["open-url"]


def test_addresses_stand_under_details_and_are_copied_by_one_press(opened: Opened, family: Household) -> None:
    person = opened(family)
    plan = person.window.view().plan
    step = next(each for each in (*plan.now, *plan.later) if each.filter)
    person.open("setup", f"{step.measure}@{step.at}")
    before = [name for name in person.controls() if name.startswith("copy-")]
    person.press("open-addresses")
    shown = sorted(name for name in person.controls() if name.startswith("copy-"))
    assert before == []
    assert shown
    person.press(shown[0])
    assert QApplication.clipboard().text() == shown[0].rsplit("-", 1)[-1] or QApplication.clipboard().text() in shown[0]


@pytest.mark.parametrize(("answer", "state"), [("saw", SettingState.SEEN), ("could-not", SettingState.SET)])
def test_a_look_is_kept_with_its_state(opened: Opened, family: Household, answer: str, state: SettingState) -> None:
    person = opened(family, "check")
    name = next(each for each in sorted(person.controls()) if each.startswith(f"{answer}-device"))
    _, at, measure = name.replace(f"{answer}-", "x@").replace("device-", "device_", 1).replace("-", "@", 1).split("@")
    person.press(name)
    told = setting(person.household, measure, at.replace("_", "-"))
    assert told is not None
    assert told.state is state


def test_a_failed_look_reopens_a_gap_and_the_page_says_the_day(opened: Opened, family: Household) -> None:
    person = opened(family, "check")
    before = len(person.window.view().plan.coverage.gaps)
    names = [each for each in sorted(person.controls()) if each.startswith("not-working-")]
    for name in names:
        if name in person.controls():
            person.press(name)
    assert len(person.window.view().plan.coverage.gaps) > before


def columns(person: Person) -> list[str]:
    table = person.find("compare")
    assert isinstance(table, QTableView)
    model = table.model()
    return [str(model.headerData(n, table.horizontalHeader().orientation())) for n in range(model.columnCount())]


def test_the_comparison_turns_columns_and_never_scrolls_sideways(opened: Opened, family: Household) -> None:
    person = opened(family, "compare")
    seen = columns(person)
    assert len(seen) == 5
    person.press("columns-after")
    more = columns(person)
    assert not set(seen) & set(more)
    person.press("columns-before")
    assert columns(person) == seen
    table = person.find("compare")
    assert isinstance(table, QTableView)
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_filters_are_compared_too_and_all_includes_those_that_ended(
    opened: Opened, family: Household, lang: str
) -> None:
    person = opened(family, "compare", lang=lang)
    for group in ("kind-services", "range-fit"):
        fitting = person.find("heading").accessibleName()
        person.move_to(group)
        person.key(Qt.Key.Key_Right)
        person.key(Qt.Key.Key_Space)
    assert person.find("heading").accessibleName() != fitting
    assert person.window.detail == "filters.all.0"


@pytest.mark.parametrize("page", ["map", "plan", "compare", "setup", "check"])
def test_a_family_without_anything_set_or_named_finds_words_on_every_page(opened: Opened, page: str) -> None:
    person = opened(Household(), page)
    assert person.find("heading").accessibleName().strip()
    assert isinstance(person.find("main"), QWidget)


def test_a_step_that_is_not_wanted_leaves_the_plan_and_can_be_wanted_again(opened: Opened, family: Household) -> None:
    person = opened(family)
    told = {(each.measure, each.at) for each in family.settings}
    steps = person.window.view().plan.now
    measure, at = next((each.measure, each.at) for each in steps if (each.measure, each.at) not in told)
    person.open("setup", f"{measure}@{at}")
    person.press("say-declined")
    declined = setting(person.household, measure, at)
    assert declined is not None
    assert declined.state is SettingState.DECLINED
    assert person.window.detail != f"{measure}@{at}"
    plan = person.window.view().plan
    assert (measure, at) not in {(each.measure, each.at) for each in (*plan.now, *plan.later)}
    person.press(f"task-{measure}@{at}")
    person.press("say-wanted")
    assert setting(person.household, measure, at) is None
    assert (measure, at) in {(each.measure, each.at) for each in person.window.view().plan.now}


def test_the_check_can_be_reached_from_an_open_step(opened: Opened, family: Household) -> None:
    person = opened(family, "setup")
    person.press("onward")
    assert person.window.page == "check"
    assert person.household.settings == family.settings
