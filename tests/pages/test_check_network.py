"""Whose network a check is about: what was chosen holds for the phone too, and a tick does not outlive its network."""

import pytest
from msgspec.structs import replace

from setup_assistant.domain.bypass import SeenFrom
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.household import Household, MustWork, Setting, SettingState
from setup_assistant.domain.phone import PhoneReported
from setup_assistant.flow import engine, records
from setup_assistant.flow.page import PageId
from setup_assistant.ui.pages.check_mend import step_for_leak
from tests.pages.conftest import NOW
from tests.pages.person import Opened
from tests.pages.results import ELSEWHERE, HALF_SET, Asker, Doorkeeper, verdict, with_this_computer
from tests.pages.test_check_page import checked, shown, until
from tests.unit.checks.imitation import home

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FILTER = "cloudflare-family"


@pytest.fixture
def everywhere(family: Household) -> Household:
    """Return a family whose computer goes to every network, with the filter set on it."""
    family = with_this_computer(family)
    devices = tuple(replace(each, networks=()) if each.found else each for each in family.devices)
    chosen = Setting(measure="computer-filter", at="device-11", state=SettingState.SET, filter=FILTER)
    return replace(family, devices=devices, settings=(*family.settings, chosen))


def test_the_network_that_was_picked_holds_for_the_phone_too(opened: Opened, everywhere: Household) -> None:
    keeper = Doorkeeper()
    person = opened(everywhere, "check", phone=keeper)
    person.pick("check-network", "other-wifi-3")
    person.press("phone-ask")
    person.pick("phone-device", "device-7")
    person.press("phone-open")
    until(lambda: bool(keeper.doors))
    keeper.doors[0].on_event(PhoneReported(verdict=verdict(keeper.orders[0], NOW)))
    until(lambda: bool(person.household.records))
    record = records.newest(person.household, device="device-7", origin=CheckFrom.PHONE)
    assert record is not None
    assert record.network == "other-wifi-3"


def test_the_filter_that_was_picked_holds_for_the_phone_too(opened: Opened, everywhere: Household) -> None:
    person = opened(everywhere, "check", phone=Doorkeeper())
    occasion = person.window.view().checking.occasion
    assert occasion is not None
    other = next(each for each in occasion.choices if each != FILTER)
    person.pick("check-filter", other)
    person.press("phone-ask")
    order = person.window.view().checking.phone.order
    assert order is not None
    assert order.filter == other


def test_a_page_typed_after_a_check_is_asked_by_the_next_one(opened: Opened, everywhere: Household) -> None:
    person = checked(opened, everywhere, Asker())
    assert "juku.example" not in {each.name for each in shown(person).names}
    more = (*person.household.must_work, MustWork(words="juku.example"))
    person.window.keep(replace(person.household, must_work=more))
    person.open("rules")
    person.open("check")
    until(lambda: "juku.example" in {each.name for each in shown(person).names})


def test_one_way_of_a_result_of_another_network_cannot_be_asked_again(opened: Opened, everywhere: Household) -> None:
    kept = checked(opened, everywhere, Asker(HALF_SET)).household
    assert opened(kept, "check").has("again-v6")
    assert not opened(kept, "check", surroundings=ELSEWHERE).has("again-v6")


def test_a_tick_of_this_computer_is_gone_after_a_start_on_a_changed_network(
    opened: Opened, everywhere: Household
) -> None:
    kept = checked(opened, everywhere, Asker()).household
    assert CheckState.BLOCKED in {each.state for each in kept.checks}
    on_map = engine.go(kept, PageId.MAP)
    same = opened(on_map)
    same.window.look_around()
    changed = opened(on_map, surroundings=home("192.168.11.250"))
    changed.window.look_around()
    until(lambda: changed.household.checks == ())
    assert same.household.checks == kept.checks
    assert changed.household.records == kept.records


def test_what_is_seen_on_this_computer_is_mended_here_and_nowhere_else(opened: Opened, everywhere: Household) -> None:
    person = checked(opened, everywhere, Asker())
    record = records.newest(person.household, origin=CheckFrom.COMPUTER)
    frame = person.window._frame
    assert record is not None
    assert frame is not None
    plan = frame.page.view.plan
    elsewhere = {step.measure for step in (*plan.now, *plan.later) if step.at not in {record.device, record.network}}
    seen_here = [each for each in frame.page.view.catalog.bypasses if each.seen_from is SeenFrom.COMPUTER]
    assert any(elsewhere & set(each.measures) for each in seen_here)
    for each in seen_here:
        step = step_for_leak(frame.page, record, each)
        assert step is None or step.at in {record.device, record.network}
