"""What a check from this computer is about: the device, the network, the filter, and the cells it decides."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from setup_assistant.advice.checkable import cells, occasion, shows_page
from setup_assistant.advice.index import Index
from setup_assistant.advice.scene import Scene
from setup_assistant.content.load import load_content
from setup_assistant.domain.check import CheckFrom
from setup_assistant.domain.household import (
    Answer,
    Child,
    Device,
    Got,
    Household,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.record import CheckRecord
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings

CATALOG = load_content().catalog
TODAY = date(2026, 11, 25)
FAMILY, OTHER = "cloudflare-family", "cleanbrowsing-family"

HOME = Network(id="home-3", kind=NetworkKind.HOME, name="ネコの家", v6=Answer.YES)
GRANDPARENTS = Network(id="other-4", kind=NetworkKind.OTHER_WIFI, name="grandparents")
MOBILE = Network(id="mobile-5", kind=NetworkKind.MOBILE)
COMPUTER = Device(id="device-2", kind="linux-pc", networks=("home-3", "other-4"), found=True)
SET_HERE = Setting(measure="computer-filter", at="device-2", state=SettingState.SET, filter=FAMILY)
SET_AT_ROUTER = Setting(measure="router-filter", at="home-3", state=SettingState.SET, filter=FAMILY)


FAMILY_HERE = Household(
    children=(Child(id="child-1", stage=Stage.P34),),
    devices=(COMPUTER,),
    networks=(HOME, GRANDPARENTS, MOBILE),
)


def scene(**change: object) -> Scene:
    return Scene(replace(FAMILY_HERE, **change), Index(CATALOG), TODAY)


def around(name: str = "", *, kind: LinkKind = LinkKind.WIRELESS, servers: tuple[str, ...] = ()) -> Surroundings:
    return Surroundings(links=(Link(name="wlan0", kind=kind, network=name, servers=servers, default_v4=True),))


def test_this_computer_is_the_device_that_the_program_found() -> None:
    assert occasion(scene(), around()).device == "device-2"
    assert occasion(scene(devices=(replace(COMPUTER, found=False),)), around()).device is None
    assert occasion(scene(devices=(replace(COMPUTER, got=Got.SCHOOL_LENT),)), around()).device is None


def test_the_network_is_sure_by_its_name_alone() -> None:
    found = occasion(scene(), around("grandparents"))
    assert (found.network, found.network_known) == ("other-4", True)
    guess = occasion(scene(), around("a cafe"))
    assert (guess.network, guess.network_known) == ("home-3", False)
    assert guess.networks == ("home-3", "other-4")


def test_the_network_is_sure_by_an_earlier_check_on_it() -> None:
    here = around("a name nobody typed", servers=("192.168.11.1",))
    seen = CheckRecord(
        id="record-9",
        at=datetime(2026, 11, 20, tzinfo=UTC),
        origin=CheckFrom.COMPUTER,
        network="other-4",
        trace=here.network,
    )
    found = occasion(scene(records=(seen,)), here)
    assert (found.network, found.network_known) == ("other-4", True)


def test_a_computer_on_a_phones_line_is_not_at_home() -> None:
    tethering = Network(id="tethering-6", kind=NetworkKind.TETHERING)
    carried = replace(COMPUTER, networks=())
    found = occasion(scene(networks=(HOME, tethering), devices=(carried,)), around(kind=LinkKind.MOBILE))
    assert found.network == "tethering-6"


def test_filters_come_in_the_order_of_how_likely_they_are_meant() -> None:
    assert occasion(scene(settings=(SET_HERE,)), around()).filter == FAMILY
    at_router = replace(SET_AT_ROUTER, filter=OTHER)
    assert occasion(scene(settings=(at_router,)), around()).filter == OTHER
    both = occasion(scene(settings=(SET_HERE, at_router)), around())
    assert both.choices[:2] == (FAMILY, OTHER)
    by_address = occasion(scene(), around(servers=("185.228.168.168",)))
    assert by_address.filter == OTHER
    nothing = occasion(scene(), around())
    assert nothing.filter == FAMILY  # the first that can be tested
    assert len(nothing.choices) == len(set(nothing.choices))


def test_a_check_decides_the_cells_that_a_measure_with_this_filter_covers_in_full() -> None:
    found = cells(scene(settings=(SET_HERE,)), "device-2", "home-3", FAMILY)
    assert {(each.way, each.risk) for each in found} >= {("home-3-v4", "harmful-sites"), ("home-3-v6", "harmful-sites")}
    assert "search-video" not in {each.risk for each in found}
    assert {each.measure for each in found} == {"computer-filter"}
    by_way = {each.way: each.told_by for each in found}
    assert by_way["home-3-v4"] == ("v4", "system", "browser", "phone")
    assert by_way["home-3-v6"] == ("v6", "system", "browser", "phone")


@pytest.mark.parametrize(
    ("settings", "filter_"),
    [
        ((), FAMILY),
        ((SET_HERE,), OTHER),
        ((replace(SET_HERE, state=SettingState.NOT_SET),), FAMILY),
        ((replace(SET_HERE, state=SettingState.UNKNOWN),), FAMILY),
        ((replace(SET_HERE, filter=None),), FAMILY),
    ],
)
def test_where_nobody_set_this_filter_a_check_decides_nothing(settings: tuple[Setting, ...], filter_: str) -> None:
    assert cells(scene(settings=settings), "device-2", "home-3", filter_) == ()


def test_a_check_decides_no_cell_of_another_device_or_network() -> None:
    phone = Device(id="device-7", kind="android-phone", networks=("home-3", "mobile-5"))
    here = scene(devices=(COMPUTER, phone), settings=(SET_AT_ROUTER,))
    assert {each.way for each in cells(here, "device-2", "home-3", FAMILY)} == {"home-3-v4", "home-3-v6"}
    assert cells(here, "device-2", "other-4", FAMILY) == ()
    assert cells(here, "device-9", "home-3", FAMILY) == ()


def test_wifi_elsewhere_has_one_way_that_everything_tells_about() -> None:
    windows = replace(COMPUTER, kind="windows-pc")
    found = cells(scene(settings=(SET_HERE,), devices=(windows,)), "device-2", "other-4", FAMILY)
    assert {each.told_by for each in found} == {("v4", "v6", "system", "browser", "phone")}


def test_a_page_on_a_network_with_two_ways_shows_neither_of_them() -> None:
    here = scene(settings=(SET_AT_ROUTER,))
    found = cells(here, "device-2", "home-3", FAMILY)
    assert found
    assert not any(shows_page(here, each) for each in found)
    one_way = scene(settings=(SET_AT_ROUTER,), networks=(replace(HOME, v6=Answer.NO),))
    assert all(shows_page(one_way, each) for each in cells(one_way, "device-2", "home-3", FAMILY))
