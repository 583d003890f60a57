"""Handing a setting on, as the window holds it: nothing is served before the press, and nothing after it is done."""

import plistlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.error import NoLan
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.phone import ClosedBy, HandTo, PhoneCame, PhoneClosed, PhoneOrder, PhoneReported, PhoneRisk
from setup_assistant.flow import records
from setup_assistant.flow.devices import setting
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.qr import QrTile
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person
from tests.pages.results import ADDRESS, Doorkeeper, verdict, with_this_computer
from tests.pages.test_check_page import until

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

IPHONE, ANDROID, HOME = "device-5", "device-6", "home-1"
APPLE_STEP, ANDROID_STEP, ROUTER_STEP = (
    f"ios-filter-profile@{IPHONE}",
    f"android-private-way@{ANDROID}",
    f"router-filter@{HOME}",
)
HOST = "family.cloudflare-dns.com"


@pytest.fixture
def keeper() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def at(opened: Opened, family: Household, keeper: Doorkeeper) -> Callable[..., Person]:
    """Open the page at a step, with the network looked at."""

    def opens(step: str, **how: object) -> Person:
        person = opened(with_this_computer(family), **{"phone": keeper, **how})
        person.open("hand-over", step)
        person.window.handing.wait()
        until(lambda: person.window.view().handing.looked)
        return person

    return opens


def stage(person: Person) -> str:
    return str(person.window.view().handing.phone.stage)


def said(person: Person) -> str:
    return " ".join(each.accessibleName() for each in person.window.findChildren(Label) if each.isVisible())


def codes(person: Person) -> list[str]:
    return [each.accessibleName() for each in person.window.findChildren(QrTile) if each.isVisible()]


def waiting(person: Person, keeper: Doorkeeper) -> None:
    person.press("main")
    until(lambda: stage(person) == "waiting")
    assert len(keeper.doors) == 1


def reported(person: Person, keeper: Doorkeeper, state: CheckState = CheckState.BLOCKED) -> None:
    """Let the phone come, report and go."""
    waiting(person, keeper)
    keeper.doors[0].on_event(PhoneCame())
    until(lambda: stage(person) == "came")
    found = verdict(keeper.orders[0], NOW, state)
    risks = tuple(
        PhoneRisk(risk=each.risk, state=found.state, reason=found.reason, blocked=1, asked=1)
        for each in keeper.orders[0].samples
    )
    keeper.doors[0].on_event(PhoneReported(verdict=replace(found, risks=risks)))
    keeper.doors[0].on_event(PhoneClosed(by=ClosedBy.USE))
    until(lambda: stage(person) == "done")


@pytest.mark.parametrize(("step", "to"), [(APPLE_STEP, HandTo.APPLE), (ANDROID_STEP, HandTo.ANDROID)])
def test_nothing_is_served_before_the_press_and_the_names_are_listed(
    at: Callable[..., Person], keeper: Doorkeeper, step: str, to: HandTo
) -> None:
    person = at(step)
    assert (stage(person), keeper.doors, codes(person)) == ("choosing", [], [])
    person.press("open-phone-names")
    listed = person.window.view().handing.phone.order
    assert [name for name in listed.names if name not in said(person)] == []
    person.press("main")
    until(lambda: stage(person) == "waiting")
    (order,) = keeper.orders
    assert isinstance(order, PhoneOrder)
    assert order == listed
    assert order.handed is not None
    assert (order.handed.to, order.handed.filter.host) == (to, HOST)


def test_the_name_to_compare_stands_beside_the_code_and_can_be_copied(
    at: Callable[..., Person], keeper: Doorkeeper
) -> None:
    person = at(APPLE_STEP)
    waiting(person, keeper)
    (name,) = codes(person)
    assert ADDRESS in name
    person.press(f"copy--{HOST}")
    assert QGuiApplication.clipboard().text() == HOST


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_unsigned_is_said_before_anything_happens(at: Callable[..., Person], lang: str) -> None:
    assert {"ja": "署名", "en": "not signed"}[lang] in said(at(APPLE_STEP, lang=lang))


@pytest.mark.parametrize("step", [APPLE_STEP, ANDROID_STEP, ROUTER_STEP])
def test_how_a_child_undoes_it_is_said_with_what_notices_it_and_the_way_back(
    at: Callable[..., Person], step: str
) -> None:
    person = at(step, lang="en")
    measure = step.partition("@")[0]
    view = person.window.view()
    way = next(each for each in view.catalog.hand_overs if each.measure == measure)
    heard = said(person)
    assert f"About {way.undone.seconds} seconds" in heard
    for told in (way.undone.words, way.prevents.words, way.notices.words, way.reaches.words):
        assert told.en in heard
    person.press("open-way-back")
    assert person.window.page == "guide"
    assert person.household.guides[0].guide == way.way_back


@pytest.mark.parametrize("page", ["plan", "help", "setup"])
def test_leaving_the_page_closes_the_door(at: Callable[..., Person], keeper: Doorkeeper, page: str) -> None:
    person = at(APPLE_STEP)
    waiting(person, keeper)
    person.open(page)
    person.window.handing.wait()
    assert keeper.doors[0].closed == 1


def test_opening_it_for_another_phone_closes_the_door_of_the_first(
    at: Callable[..., Person], keeper: Doorkeeper
) -> None:
    person = at(APPLE_STEP)
    waiting(person, keeper)
    person.open("hand-over", ANDROID_STEP)
    person.window.handing.wait()
    until(lambda: stage(person) == "choosing")
    assert keeper.doors[0].closed == 1
    assert person.window.view().handing.phone.order.handed.to is HandTo.ANDROID


def test_closing_the_window_closes_the_door(at: Callable[..., Person], keeper: Doorkeeper) -> None:
    person = at(APPLE_STEP)
    waiting(person, keeper)
    person.window.close()
    assert keeper.doors[0].closed == 1


def test_an_event_of_a_page_that_was_closed_changes_nothing(at: Callable[..., Person], keeper: Doorkeeper) -> None:
    person = at(APPLE_STEP)
    waiting(person, keeper)
    person.press("hand-stop")
    before = person.household
    keeper.doors[0].on_event(PhoneReported(verdict=verdict(keeper.orders[0], NOW)))
    end = time.monotonic() + 0.2
    until(lambda: time.monotonic() > end)
    assert (person.household, stage(person)) == (before, "choosing")


def test_after_ten_minutes_the_code_can_be_shown_again(at: Callable[..., Person], keeper: Doorkeeper) -> None:
    person = at(ANDROID_STEP)
    waiting(person, keeper)
    keeper.doors[0].on_event(PhoneClosed(by=ClosedBy.TIME))
    until(lambda: stage(person) == "over")
    assert codes(person) == []
    person.press("main")
    until(lambda: stage(person) == "waiting")
    assert len(keeper.doors) == 2


def test_what_the_phone_showed_is_kept_and_the_step_is_not_set_by_itself(
    at: Callable[..., Person], keeper: Doorkeeper
) -> None:
    person = at(APPLE_STEP)
    reported(person, keeper)
    record = records.newest(person.household, device=IPHONE, origin=CheckFrom.PHONE)
    assert record is not None
    assert (record.state, record.network, record.filter) == (CheckState.BLOCKED, HOME, "cloudflare-family")
    assert setting(person.household, "ios-filter-profile", IPHONE) is None
    assert person.has("phone-reason")
    assert codes(person) == []


def test_once_the_family_says_it_is_set_the_phones_result_counts_for_it(
    at: Callable[..., Person], keeper: Doorkeeper
) -> None:
    person = at(APPLE_STEP)
    reported(person, keeper)
    assert not [each for each in person.household.checks if each.measure == "ios-filter-profile"]
    person.press("hand-set")
    told = setting(person.household, "ios-filter-profile", IPHONE)
    assert told is not None
    assert (told.state, told.filter) == (SettingState.SET, "cloudflare-family")
    looks = [each for each in person.household.checks if each.measure == "ios-filter-profile"]
    assert looks
    assert {(each.device, each.origin, each.state) for each in looks} == {(IPHONE, CheckFrom.PHONE, CheckState.BLOCKED)}
    assert not person.has("hand-set")


def test_an_open_result_stays_open_when_the_family_says_it_is_set(
    at: Callable[..., Person], keeper: Doorkeeper
) -> None:
    person = at(ANDROID_STEP)
    reported(person, keeper, CheckState.OPEN)
    person.press("hand-set")
    looks = [each for each in person.household.checks if each.device == ANDROID]
    assert {each.state for each in looks} == {CheckState.OPEN}


def test_without_a_network_for_phones_the_window_says_why(opened: Opened, family: Household) -> None:
    def refuses(*_asked: object) -> object:
        raise NoLan

    person = opened(with_this_computer(family), phone=refuses)
    person.open("hand-over", APPLE_STEP)
    person.window.handing.wait()
    until(lambda: stage(person) == "choosing")
    person.press("main")
    until(lambda: person.has("notice"))
    assert stage(person) == "shut"
    person.press("main")  # it can be tried again


def test_the_settings_file_is_saved_only_where_the_person_says(
    at: Callable[..., Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = at(APPLE_STEP)
    path = tmp_path / "filter"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    person.press("hand-save")
    person.window.handing.wait()
    until(lambda: person.has("notice"))
    saved = plistlib.loads(path.with_name("filter.mobileconfig").read_bytes())
    assert saved["PayloadType"] == "Configuration"
    assert HOST in repr(saved)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    person.press("hand-save")
    person.window.handing.wait()
    assert [each.name for each in tmp_path.iterdir()] == ["filter.mobileconfig"]


def test_the_addresses_of_both_ways_can_be_copied_and_nothing_is_served(
    at: Callable[..., Person], keeper: Doorkeeper
) -> None:
    person = at(ROUTER_STEP)
    chosen = next(each for each in person.window.view().catalog.filters if each.id == "cloudflare-family")
    for address in (*chosen.ipv4, *chosen.ipv6):
        person.press(f"copy--{address}")
        assert QGuiApplication.clipboard().text() == address
    assert (keeper.doors, stage(person)) == ([], "shut")


@pytest.mark.parametrize("maker", ["commufa", "ntt-gateway", "eero"])
def test_a_router_that_may_not_be_changed_comes_with_a_warning_and_its_own_way_of_the_guide(
    at: Callable[..., Person], maker: str
) -> None:
    person = at(ROUTER_STEP, lang="en")
    person.pick("router-maker", maker)
    router = next(each for each in person.window.view().catalog.routers if each.id == maker)
    warned = "set each device instead" in said(person) or "Set each phone and computer instead" in said(person)
    assert router.note.en in said(person)
    assert warned == (maker != "eero")
    person.press("main")
    assert (person.window.page, person.household.guides[0].variant) == ("guide", router.variant)


def test_a_household_without_such_a_step_is_told_so(opened: Opened) -> None:
    person = opened(Household(), "hand-over")
    words = person.window.view().words
    assert words("hand-over.lead.none") in said(person)
