"""The page for a phone, as the window holds it: nothing is served before the press, and nothing after it is done."""

import time

import pytest
from PySide6.QtCore import Qt

from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.error import NoLan
from setup_assistant.domain.household import Household
from setup_assistant.domain.phone import (
    ClosedBy,
    Firewall,
    NobodyYet,
    PhoneCame,
    PhoneClosed,
    PhoneReported,
    Reach,
    Reachability,
)
from setup_assistant.flow import records
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.qr import QrTile
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person
from tests.pages.results import ADDRESS, Doorkeeper, verdict, with_this_computer
from tests.pages.test_check_page import until

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LANGS = ("ja", "en")
PHONE = "device-7"


@pytest.fixture
def keeper() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def person(opened: Opened, family: Household, keeper: Doorkeeper) -> Person:
    return opened(with_this_computer(family), "check", phone=keeper)


def stage(person: Person) -> str:
    return str(person.window.view().checking.phone.stage)


def waiting(person: Person, keeper: Doorkeeper) -> None:
    """Choose a phone and let the code be shown."""
    person.press("phone-ask")
    person.pick("phone-device", PHONE)
    person.press("phone-open")
    until(lambda: stage(person) == "waiting")
    assert len(keeper.doors) == 1


def codes(person: Person) -> list[str]:
    return [each.accessibleName() for each in person.window.findChildren(QrTile) if each.isVisible()]


def test_nothing_is_served_before_the_phone_is_chosen_and_its_names_are_listed(
    person: Person, keeper: Doorkeeper
) -> None:
    person.press("phone-ask")
    person.press("open-phone-names")
    listed = person.window.view().checking.phone.order
    assert listed is not None
    texts = " ".join(each.accessibleName() for each in person.find("part-phone-names").findChildren(Label))
    assert [name for name in listed.names if name not in texts] == []
    assert keeper.doors == []
    person.press("phone-open")
    until(lambda: stage(person) == "waiting")
    assert keeper.orders == [listed]


def test_the_code_is_named_with_its_address_and_goes_with_the_page(person: Person, keeper: Doorkeeper) -> None:
    waiting(person, keeper)
    (name,) = codes(person)
    assert ADDRESS in name
    assert person.find("phone-address").accessibleName() == ADDRESS
    person.press("phone-stop")
    person.window.checking.wait()
    assert (stage(person), codes(person), keeper.doors[0].closed) == ("shut", [], 1)


@pytest.mark.parametrize("lang", LANGS)
def test_when_no_phone_comes_the_panel_says_what_can_be_in_the_way(
    opened: Opened, family: Household, keeper: Doorkeeper, lang: str
) -> None:
    person = opened(with_this_computer(family), "check", phone=keeper, lang=lang)
    waiting(person, keeper)
    before = person.find("phone-status").accessibleName()
    rule = "sudo ufw allow proto tcp from 192.168.11.0/24 to 192.168.11.4 port 8731"
    found = Reachability(reach=Reach.FIREWALL_LIKELY, firewall=Firewall.UFW, rule=rule)
    keeper.doors[0].on_event(NobodyYet(found=found))
    until(lambda: stage(person) == "nobody")
    assert person.find("phone-status").accessibleName() != before
    assert codes(person)
    said = [each.accessibleName() for each in person.window.findChildren(Label)]
    assert any({"ja": "ファイアウォール", "en": "firewall"}[lang] in each for each in said)
    person.press("open-phone-rule")
    details = " ".join(each.accessibleName() for each in person.find("part-phone-rule").findChildren(Label))
    assert rule in details


@pytest.mark.parametrize("state", [CheckState.BLOCKED, CheckState.OPEN])
def test_what_the_phone_showed_is_kept_for_that_phone(person: Person, keeper: Doorkeeper, state: CheckState) -> None:
    waiting(person, keeper)
    keeper.doors[0].on_event(PhoneCame())
    until(lambda: stage(person) == "came")
    keeper.doors[0].on_event(PhoneReported(verdict=verdict(keeper.orders[0], NOW, state)))
    keeper.doors[0].on_event(PhoneClosed(by=ClosedBy.USE))
    until(lambda: stage(person) == "done")
    record = records.newest(person.household, device=PHONE, origin=CheckFrom.PHONE)
    assert record is not None
    assert (record.state, record.network) == (state, "home-1")
    assert codes(person) == []
    assert person.has("phone-reason")


def test_an_event_of_a_page_that_was_closed_changes_nothing(person: Person, keeper: Doorkeeper) -> None:
    waiting(person, keeper)
    person.press("phone-stop")
    before = person.household
    keeper.doors[0].on_event(PhoneReported(verdict=verdict(keeper.orders[0], NOW)))
    end = time.monotonic() + 0.2
    until(lambda: time.monotonic() > end)
    assert (person.household, stage(person)) == (before, "shut")


def test_after_ten_minutes_the_panel_says_that_the_page_is_closed(person: Person, keeper: Doorkeeper) -> None:
    waiting(person, keeper)
    keeper.doors[0].on_event(PhoneClosed(by=ClosedBy.TIME))
    until(lambda: stage(person) == "over")
    assert codes(person) == []
    person.press("phone-ask")
    assert stage(person) == "choosing"


@pytest.mark.parametrize("page", ["plan", "help"])
def test_leaving_the_page_closes_the_door(person: Person, keeper: Doorkeeper, page: str) -> None:
    waiting(person, keeper)
    person.open(page)
    person.window.checking.wait()
    assert keeper.doors[0].closed == 1
    assert person.household.records == ()


def test_closing_the_window_closes_the_door(person: Person, keeper: Doorkeeper) -> None:
    waiting(person, keeper)
    person.window.close()
    assert keeper.doors[0].closed == 1


def test_the_focus_stays_where_it_is_when_a_phone_comes(person: Person, keeper: Doorkeeper) -> None:
    waiting(person, keeper)
    person.move_to("open-names")
    keeper.doors[0].on_event(PhoneCame())
    until(lambda: stage(person) == "came")
    assert person.focus_name() == "open-names"


def test_without_a_network_for_phones_the_window_says_why(opened: Opened, family: Household) -> None:
    def refuses(*_asked: object) -> object:
        raise NoLan

    person = opened(with_this_computer(family), "check", phone=refuses)
    person.press("phone-ask")
    person.press("phone-open")
    until(lambda: person.has("notice"))
    assert stage(person) == "shut"


def test_the_check_and_the_phone_do_not_disturb_each_other(person: Person, keeper: Doorkeeper) -> None:
    waiting(person, keeper)
    person.press("main", Qt.Key.Key_Return)
    until(lambda: bool(person.household.records))
    assert stage(person) == "waiting"
    assert keeper.doors[0].closed == 0
