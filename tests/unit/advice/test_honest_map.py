"""Households that try to get a "blocked" nobody saw: none may, and no open cell may lose its sentence."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Account, Answer, Got, Household, Stage
from tests.unit.advice.families import (
    DUAL,
    FRIENDS,
    HOME,
    MOBILE,
    NOT_SET,
    SEEN,
    SET,
    TODAY,
    UNKNOWN,
    device,
    household,
    look,
    phone,
    planned,
    put,
)

HARMFUL = "harmful-sites"
CF, BLOCKED = "cloudflare-family", CheckState.BLOCKED
LONG_AGO = TODAY - timedelta(days=181)
UNSURE_V6 = replace(HOME, v6=Answer.UNKNOWN)
BY_COMPUTER, BY_PHONE = CheckFrom.COMPUTER, CheckFrom.PHONE


def seen(measure: str, *, at: str = "it", on: date = TODAY, chosen: str | None = None) -> object:
    return put(measure, SEEN, at=at, seen_on=on, chosen=chosen)


def pc(*settings: object, checks: tuple[Check, ...] = (), home: object = HOME) -> Household:
    it = device("windows-pc", home, version="11")  # type: ignore[arg-type]  # one of the networks above
    return replace(household((Stage.P34,), (it,), (home,), *settings), checks=checks)  # type: ignore[arg-type]  # as above


def one(it: object, networks: tuple[object, ...], *settings: object, stage: Stage = Stage.P56) -> Household:
    return household((stage,), (it,), networks, *settings)  # type: ignore[arg-type]  # tables below


def at(way: str, state: CheckState = BLOCKED, measure: str = "computer-filter", **more: object) -> Check:
    return look(state, measure, way=way, risk=HARMFUL, **more)  # type: ignore[arg-type]  # fields of a look


IPHONE = device("iphone", HOME, FRIENDS, got=Got.WIFI_ONLY, version="26")
ANDROID = phone("android-phone", "docomo", DUAL, MOBILE, version="16")
ROUTER = put("router-filter", at="home", chosen=CF)
SEVERAL = put("computer-filter", chosen=CF)

NOBODY_SAW: dict[str, Household] = {
    "router set on one of two ways": pc(put("router-filter", at="home", ways=("home-v4",), chosen=CF), home=DUAL),
    "router seen on a home with two ways": pc(seen("router-filter", at="home", chosen=CF), home=DUAL),
    "router seen where the second way is unknown": pc(seen("router-filter", at="home", chosen=CF), home=UNSURE_V6),
    "router seen on a home with one way, on no named device": pc(seen("router-filter", at="home", chosen=CF)),
    "computer filter seen on a home with two ways": pc(seen("computer-filter", chosen=CF), home=DUAL),
    "filter nobody can name, seen": pc(seen("computer-filter")),
    "filter the catalog does not know, seen": pc(seen("computer-filter", chosen="no-such-filter")),
    "filter that has ended, seen": pc(seen("computer-filter", chosen="mullvad-family")),
    "filter that has ended and still answers, seen": pc(seen("computer-filter", chosen="norton-connectsafe")),
    "uncertain filter, seen": pc(seen("computer-filter", chosen="safedns")),
    "filter whose categories nobody confirmed, seen": pc(seen("computer-filter", chosen="nextdns-profile")),
    "filter without a sample, seen": pc(seen("computer-filter", chosen="cira-family")),
    "seen too long ago": pc(seen("computer-filter", on=LONG_AGO, chosen=CF)),
    "seen on a day to come": pc(seen("computer-filter", on=TODAY + timedelta(days=40), chosen=CF)),
    "set and never seen": pc(SEVERAL),
    "seen without a day": pc(put("computer-filter", SEEN, chosen=CF)),
    "check of another device": pc(ROUTER, checks=(at("home-v4", measure="router-filter", at="other"),)),
    "check of another way": pc(SEVERAL, checks=(at("home-v6"),)),
    "check of another measure": pc(SEVERAL, checks=(at("home-v4", measure="chromebook-filter"),)),
    "check of a measure that was taken off": pc(put("computer-filter", NOT_SET), checks=(at("home-v4"),)),
    "check from before a filter that has ended": pc(
        put("computer-filter", chosen="mullvad-family"), checks=(at("home-v4"),)
    ),
    "check from before the way was left out": pc(
        put("computer-filter", ways=("home-v6",), chosen=CF), checks=(at("home-v4"),), home=DUAL
    ),
    "check of this computer that ran out": pc(
        SEVERAL, checks=(at("home-v4", on=TODAY - timedelta(days=31), origin=BY_COMPUTER),)
    ),
    "check of a phone that ran out": pc(SEVERAL, checks=(at("home-v4", on=LONG_AGO, origin=BY_PHONE),)),
    "checks that contradict": pc(
        SEVERAL, checks=(at("home-v4", origin=BY_PHONE), at("home-v4", CheckState.OPEN, origin=BY_COMPUTER))
    ),
    "a browser's own filter found to block": pc(
        put("windows-family-safety"), checks=(at("home-v4", measure="windows-family-safety"),)
    ),
    "profile for iPhones seen on an Android phone": one(ANDROID, (DUAL, MOBILE), seen("ios-filter-profile", chosen=CF)),
    "setting of newer systems seen on an old one": one(
        device("android-phone", HOME, version="older"), (HOME,), seen("android-private-way", chosen=CF)
    ),
    "filter on a Fire tablet that cannot take it": one(
        device("fire-tablet", HOME), (HOME,), seen("android-private-way", chosen=CF)
    ),
    "app of the old carrier after a change": one(
        phone("android-phone", "ahamo", HOME, MOBILE), (HOME, MOBILE), seen("docomo-filter-app")
    ),
    "line filter of another carrier": one(
        phone("iphone", "au", HOME, MOBILE), (HOME, MOBILE), seen("docomo-line-filter")
    ),
    "line filter seen": one(phone("iphone", "au", HOME, MOBILE), (HOME, MOBILE), seen("au-line-filter")),
    "private way seen on a phone with three ways": one(ANDROID, (DUAL, MOBILE), seen("android-private-way", chosen=CF)),
    "shop limit and controls seen on a TV": one(
        device("tv", HOME), (HOME,), seen("switch-controls"), seen("switch-shop-limit")
    ),
    "TV and its codes seen": one(device("tv", HOME), (HOME,), seen("tv-controls"), seen("youtube-for-children")),
    "e-reader with everything told of it": one(
        device("e-reader", HOME), (HOME,), seen("fire-kids"), seen("computer-filter", chosen=CF)
    ),
    "lent by the school, seen and checked": replace(
        one(device("chromebook", HOME, got=Got.SCHOOL_LENT), (HOME,), seen("chromebook-family-link")),
        checks=(at("home-v4", measure="chromebook-family-link"),),
    ),
    "nothing known of anything": one(
        device("iphone", UNSURE_V6, got=Got.UNKNOWN, account=Account.UNKNOWN, line_user=Answer.UNKNOWN),
        (UNSURE_V6,),
        put("ios-screen-time", UNKNOWN),
        put("ios-filter-profile", UNKNOWN),
        put("router-filter", UNKNOWN, at="home"),
    ),
    "two filter apps that were never seen": one(
        ANDROID, (DUAL, MOBILE), put("docomo-filter-app", SET), put("i-filter-app", SET)
    ),
}


@pytest.mark.parametrize("family", NOBODY_SAW.values(), ids=NOBODY_SAW.keys())
class TestNothingIsBlockedThatNobodySaw:
    def test_no_cell_is_blocked(self, family: Household) -> None:
        cells = planned(family).coverage.cells
        assert cells
        assert [(each.way, each.risk) for each in cells if each.state is State.BLOCKED] == []

    def test_every_cell_but_a_dash_says_why(self, family: Household) -> None:
        found = planned(family)
        assert [each for each in found.coverage.cells if each.sentence is None and each.state is not State.DASH] == []
        open_cells = {(each.device, each.risk) for each in found.coverage.cells if each.state is State.OPEN}
        told = {(each.device, each.risk) for each in found.remaining}
        closed = {(cell[0], cell[2]) for step in (*found.now, *found.later) for cell in step.cells}
        assert open_cells <= told | closed

    def test_a_day_stands_only_beside_what_was_seen(self, family: Household) -> None:
        assert {each.at for each in planned(family).coverage.cells} == {None}
