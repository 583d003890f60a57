"""A check from the household to the map: what it decides there, and what never becomes a tick."""

from datetime import date

import pytest
from msgspec.structs import replace

from setup_assistant.advice.coverage import coverage
from setup_assistant.checks.result import Known, result
from setup_assistant.domain.checked import CheckResult, Opening
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import (
    Answer,
    Child,
    Device,
    Household,
    MustWork,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.lookup import Transport
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings
from setup_assistant.jobs import checking
from tests.unit.checks import imitation as it
from tests.unit.checks.imitation import AT, CATALOG, NONCE, ROUTER4, ROUTER6, Style, World, home

TODAY = date(2026, 11, 25)
FAMILY = "cloudflare-family"
HOME = Household(
    children=(Child(id="child-1", stage=Stage.P34),),
    devices=(Device(id="device-2", kind="linux-pc", networks=("home-3",), found=True),),
    networks=(Network(id="home-3", kind=NetworkKind.HOME, name="home", v6=Answer.YES),),
    settings=(Setting(measure="computer-filter", at="device-2", state=SettingState.SET, filter=FAMILY),),
    must_work=(MustWork(words="school.example"),),
    last_number=3,
)
CLEAN = {ROUTER4: it.zeros, ROUTER6: it.zeros, "system": it.zeros}
HERE = home(ROUTER4, ROUTER6)


def asked(
    styles: dict[str, Style],
    around: Surroundings = HERE,
    *,
    household: Household = HOME,
    only: str | None = None,
    via: Transport | None = None,
) -> CheckResult:
    inquiry = checking.inquire(household, CATALOG, around, filter_id=FAMILY, nonce=NONCE, only=only, via=via)
    known = Known(filters=CATALOG.filters, engines=CATALOG.engines)
    return result(inquiry, World(styles).findings(inquiry), known, around, AT)


def kept(found: CheckResult, household: Household = HOME, around: Surroundings = HERE) -> Household:
    occasion = checking.occasion(household, CATALOG, around, TODAY)
    return checking.keep(household, CATALOG, found, occasion, TODAY)


def shown(household: Household, way: str = "home-3-v4", risk: str = "harmful-sites") -> State:
    cells = coverage(household, CATALOG, TODAY).cells
    return next(each.state for each in cells if (each.device, each.way, each.risk) == ("device-2", way, risk))


def test_a_clean_check_closes_the_cells_of_this_computer_on_this_network() -> None:
    assert shown(HOME) is State.CANNOT_TELL
    done = kept(asked(CLEAN))
    assert [shown(done, way) for way in ("home-3-v4", "home-3-v6")] == [State.BLOCKED] * 2
    assert shown(done, risk="fraud-malware") is State.BLOCKED
    assert shown(done, risk="search-video") is State.OPEN  # a filter that turns only some pages closes nothing


def test_an_open_second_way_opens_its_own_cell_alone() -> None:
    done = kept(asked({**CLEAN, ROUTER6: it.open_way}))
    assert [shown(done, way) for way in ("home-3-v4", "home-3-v6")] == [State.BLOCKED, State.OPEN]


def test_a_later_check_opens_a_closed_cell_again() -> None:
    done = kept(asked(CLEAN))
    assert shown(kept(asked({**CLEAN, "system": it.open_way}), done)) is State.OPEN


def test_the_familys_own_page_is_asked_and_judged() -> None:
    found = asked(CLEAN)
    assert [(each.name, each.opening) for each in found.needs] == [("school.example", Opening.OPENS)]


@pytest.mark.parametrize("via", [Transport.UDP, Transport.DOT, Transport.DOH])
def test_the_filter_asked_past_this_computers_settings_never_becomes_a_tick(via: Transport) -> None:
    styles = dict.fromkeys(("1.1.1.3", "1.0.0.3", "2606:4700:4700::1113", "2606:4700:4700::1003"), it.zeros)
    found = asked(styles, via=via)
    assert {each.state for each in found.paths} == {"blocked"}
    assert kept(found) == HOME


# ---- one way again ---------------------------------------------------------------------------------------------------


def test_one_way_asked_again_changes_that_way_and_keeps_the_day_of_the_rest() -> None:
    done = kept(asked({**CLEAN, ROUTER6: it.open_way}))
    first = done.records[0]
    later = replace(asked(CLEAN, only="v6"), at=AT.replace(day=28))
    again = checking.keep_again(done, CATALOG, later, first.id, TODAY)
    assert {each.way: each.state for each in again.records[0].ways} == dict.fromkeys(("v4", "v6", "system"), "blocked")
    assert again.records[0].at == first.at
    assert {each.at for each in again.checks} == {first.at}
    assert shown(again, "home-3-v6") is State.BLOCKED


def test_one_way_asked_on_another_network_says_nothing_about_this_one() -> None:
    done = kept(asked({**CLEAN, ROUTER4: it.open_way}))
    elsewhere = home("10.0.0.1")
    found = asked({"10.0.0.1": it.zeros, "system": it.zeros}, elsewhere, only="v4")
    assert checking.keep_again(done, CATALOG, found, done.records[0].id, TODAY) == done
    assert checking.keep_again(done, CATALOG, found, "record-99", TODAY) == done


# ---- when the network is not as it was ------------------------------------------------------------------------------

TUNNEL = Link(name="wg0", kind=LinkKind.TUNNEL, network="", default_v4=True)


@pytest.mark.parametrize(
    "now",
    [home("192.168.11.9", ROUTER6), home(ROUTER4), replace(HERE, links=(*HERE.links, TUNNEL))],
    ids=["another server", "one server less", "a VPN beside it"],
)
def test_a_tick_ends_when_the_same_link_has_other_servers_or_company(now: Surroundings) -> None:
    done = kept(asked(CLEAN))
    noticed = checking.notice(done, CATALOG, now, TODAY)
    assert shown(noticed) is State.CANNOT_TELL
    assert noticed.records == done.records


@pytest.mark.parametrize(
    "now",
    [
        HERE,
        Surroundings(),
        Surroundings(links=(Link(name="wlan0", kind=LinkKind.WIRELESS, network="a cafe", default_v4=True),)),
    ],
    ids=["as it was", "offline", "somewhere else"],
)
def test_a_tick_stays_where_nothing_new_is_known_of_its_network(now: Surroundings) -> None:
    done = kept(asked(CLEAN))
    assert checking.notice(done, CATALOG, now, TODAY) == done


def test_a_network_name_cannot_play_another_link() -> None:
    odd = Link(name="wlan0", kind=LinkKind.WIRELESS, network="a\tb\nwired\t\t1.1.1.3", default_v4=True)
    trace = Surroundings(links=(odd,)).network
    assert trace.count("\n") == 0
    assert trace.count("\t") == 2
