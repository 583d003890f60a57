"""The ways to the hand-over page: from a step, from the guide of a phone; each leads to that very device."""

import pytest
from msgspec.structs import replace

from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.flow import progress
from setup_assistant.flow.devices import set_setting
from setup_assistant.ui.pages.hand_over_subject import subject_of
from setup_assistant.ui.widgets.label import Label
from tests.pages.person import Opened
from tests.pages.results import Doorkeeper
from tests.pages.test_check_page import until

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

STEPS = ("ios-filter-profile@device-8", "android-private-way@device-6", "router-filter@home-1")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", [SettingState.NOT_SET, SettingState.SET])
def test_the_setup_page_leads_there_and_the_guide_stays_near(
    opened: Opened, family: Household, step: str, state: SettingState
) -> None:
    measure, _, place = step.partition("@")
    person = opened(set_setting(family, measure, place, state), "setup", step)
    assert person.has("open-guide")
    person.press("hand-over" if state is SettingState.SET else "main")
    assert (person.window.page, person.window.detail) == ("hand-over", step)


@pytest.mark.parametrize("device", ["device-5", "device-8"])
def test_the_guides_step_at_the_computer_leads_to_handing_it_to_that_device(
    opened: Opened, family: Household, device: str
) -> None:
    person = opened(progress.open_step(family, "ios-filter-profile", device, "hand-wifi"), "guide")
    person.press("hand-over")
    assert (person.window.page, person.window.detail) == ("hand-over", f"ios-filter-profile@{device}")


@pytest.mark.parametrize("step", ["allow", "install", "active"])
def test_steps_on_the_phone_lead_nowhere_else(opened: Opened, family: Household, step: str) -> None:
    person = opened(progress.open_step(family, "ios-filter-profile", "device-5", step), "guide")
    assert not person.has("hand-over")


def test_a_device_that_the_plan_leaves_out_is_not_taken_for_another(opened: Opened, family: Household) -> None:
    left_out = set_setting(family, "ios-filter-profile", "device-5", SettingState.DECLINED)
    alone = replace(left_out, settings=tuple(each for each in left_out.settings if each.at != "device-5"))
    for household in (left_out, alone, family):
        person = opened(household, "hand-over", "ios-filter-profile@device-5")
        subject = subject_of(person.window.view())
        assert subject.task is not None
        assert (subject.task.at, subject.task.measure) == ("device-5", "ios-filter-profile")
        assert subject.filter is not None


@pytest.mark.parametrize(
    "detail", ["ios-filter-profile@device-99", "windows-family-safety@device-11", "nonsense", "@", ""]
)
def test_a_place_that_is_not_there_opens_the_first_step_that_can_be_handed_on(
    opened: Opened, family: Household, detail: str
) -> None:
    person = opened(family, "hand-over", detail)
    subject = subject_of(person.window.view())
    assert subject.task is not None
    assert subject.way is not None


@pytest.mark.parametrize("step", STEPS)
def test_what_nobody_else_says_is_called_our_own_judgement(opened: Opened, family: Household, step: str) -> None:
    person = opened(family, "hand-over", step, lang="en")
    way = subject_of(person.window.view()).way
    assert way is not None
    told = [each.fact for each in (way.undone, way.prevents, way.notices, way.reaches)]
    words = person.window.view().words
    shown = [each.accessibleName() for each in person.window.findChildren(Label) if each.isVisible()]
    ours = [fact for fact in told if fact.sources == ("own",) and fact.confidence is not Confidence.UNCONFIRMED]
    assert shown.count(words("hand-over.confirm.own")) == len(ours) > 0
    others = [fact for fact in told if fact.confidence is Confidence.SECONDARY and fact not in ours]
    router = subject_of(person.window.view()).router
    dated = [name for name in shown if name.startswith("Please confirm. Source read")]
    assert len(dated) == len(others) + (router is not None and router.fact.confidence is Confidence.SECONDARY)


def test_a_filter_without_a_confirmed_name_is_refused_in_words_and_nothing_is_served(
    opened: Opened, family: Household
) -> None:
    keeper = Doorkeeper()
    catalog = opened(family).window.view().catalog
    nameless = next(each for each in catalog.filters if not each.dot_hostname and not each.doh_url)
    told = set_setting(family, "android-private-way", "device-6", SettingState.SET, chosen=nameless.id)
    without_step = replace(
        told, settings=tuple(each for each in told.settings if each.measure == "android-private-way")
    )
    person = opened(without_step, phone=keeper)
    person.open("hand-over", "android-private-way@device-6")
    assert subject_of(person.window.view()).filter == nameless
    person.window.handing.wait()
    until(lambda: person.has("notice"))
    person.press("main")
    assert keeper.doors == []
    assert not person.has("phone-address")
