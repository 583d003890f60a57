"""The window and the page it really serves, on loopback: what the phone gets is what the window shows."""

import plistlib
from collections.abc import Callable
from contextlib import suppress

import msgspec
import pytest

from setup_assistant.checks.phone import judge
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.household import Household
from setup_assistant.domain.phone import PhoneEvent, PhoneOrder
from setup_assistant.domain.surroundings import Link
from setup_assistant.flow import records
from setup_assistant.lan.apple_profile import FILE_NAME, MIME
from setup_assistant.lan.door import PhoneDoor, open_phone_check
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.qr import QrTile
from setup_assistant.ui.widgets.scroll import ScrollBar
from tests.contract.lan.phones import HERE, ask, post, report
from tests.contract.lan.phones import words as words_of_the_page
from tests.pages.person import Opened, Person, settle
from tests.pages.results import with_this_computer
from tests.pages.test_check_page import until

IPHONE = "device-5"
HOST = "family.cloudflare-dns.com"


class Porter:
    """Opens real doors on loopback and keeps them."""

    def __init__(self) -> None:
        self.doors: list[PhoneDoor] = []
        self.orders: list[PhoneOrder] = []

    def __call__(
        self, order: PhoneOrder, _links: tuple[Link, ...], on_event: Callable[[PhoneEvent], None], /
    ) -> PhoneDoor:
        self.orders.append(order)
        self.doors.append(open_phone_check(order, HERE, on_event, words=words_of_the_page(), judge=judge))
        return self.doors[-1]


@pytest.fixture
def porter() -> Porter:
    return Porter()


@pytest.fixture
def person(opened: Opened, family: Household, porter: Porter) -> Person:
    person = opened(with_this_computer(family), phone=porter)
    person.open("hand-over", f"ios-filter-profile@{IPHONE}")
    person.window.handing.wait()
    until(lambda: stage(person) == "choosing")
    person.press("main")
    until(lambda: stage(person) == "waiting")
    return person


def foot(person: Person) -> set[str]:
    return {each.accessibleName() for each in person.find("foot").findChildren(Label) if each.isVisible()}


def stage(person: Person) -> str:
    return str(person.window.view().handing.phone.stage)


def test_the_phone_gets_the_file_and_the_very_name_that_the_window_shows(person: Person, porter: Porter) -> None:
    (door,) = porter.doors
    page = ask(door)
    words = person.window.view().words
    assert words("flow.stop.hand-over") in foot(person)
    until(lambda: stage(person) == "came")
    assert foot(person) >= {words("hand-over.foot.came")}  # the phone may have it by now
    assert words("flow.stop.hand-over") not in foot(person)
    assert HOST in page.body.decode().replace("<wbr>", "")
    got = ask(door, path=f"/{door.url.rsplit('/', 1)[1]}/{FILE_NAME}")
    assert (got.status, got.headers["content-type"]) == (200, MIME)
    payload = plistlib.loads(got.body)["PayloadContent"][0]["DNSSettings"]
    assert HOST in f"{payload.get('ServerURL')} {payload.get('ServerName')}"


def test_the_report_of_the_phone_comes_up_in_the_window_and_the_page_is_gone(person: Person, porter: Porter) -> None:
    (door,), (order,) = porter.doors, porter.orders
    assert post(door, msgspec.json.encode(report(order))).status < 300
    until(lambda: stage(person) == "done")
    record = records.newest(person.household, device=IPHONE, origin=CheckFrom.PHONE)
    assert record is not None
    assert record.state is not CheckState.OPEN
    until(lambda: not door.is_open)  # it still sends the phone its answer when the window has the report
    assert _unreachable(door)


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (100, (1024, 600)), (200, (1280, 720))])
def test_the_code_that_comes_is_in_view_as_a_whole_wherever_the_page_was(
    opened: Opened, family: Household, porter: Porter, percent: int, size: tuple[int, int]
) -> None:
    person = opened(with_this_computer(family), phone=porter, percent=percent, size=size)
    person.open("hand-over", f"ios-filter-profile@{IPHONE}")
    person.window.handing.wait()
    until(lambda: stage(person) == "choosing")
    bar = max(person.window.findChildren(ScrollBar), key=lambda each: each.maximum())
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    person.press("main")
    until(lambda: stage(person) == "waiting")
    settle()
    (code,) = person.window.findChildren(QrTile)
    assert code.visibleRegion().boundingRect() == code.rect()


@pytest.mark.parametrize("page", ["setup", "help"])
def test_leaving_the_page_ends_the_listening(person: Person, porter: Porter, page: str) -> None:
    (door,) = porter.doors
    assert ask(door).status == 200
    person.open(page)
    person.window.handing.wait()
    assert _unreachable(door)


def _unreachable(door: PhoneDoor) -> bool:
    with suppress(OSError):
        return ask(door).status == 0
    return True
