"""Each way past the filter is found by its own sign, and by nothing else."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from setup_assistant.checks.leaks import RULES
from setup_assistant.domain.bypass import SeenFrom
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import Leak, PathKind, Reason, Sight
from setup_assistant.domain.household import Answer
from setup_assistant.domain.lookup import RecordKind
from setup_assistant.domain.surroundings import Browser, Link, LinkKind, OwnLookup, Surroundings
from tests.unit.checks.imitation import CATALOG
from tests.unit.checks.leaky import (
    CLEAN,
    FINDINGS,
    INQUIRY,
    LINK,
    NOBODY,
    OPEN_NET,
    OWN_V4,
    OWN_V6,
    PATHS,
    ROUTER_V4,
    ROUTER_V6,
    STRICT,
    path,
    reply,
    said_by,
    seen,
    sights,
    silent,
    system,
    through,
)

F, P = Sight.FOUND, Sight.POSSIBLE
TUNNEL = Link(name="wg0", kind=LinkKind.TUNNEL)
PHONE = Link(name="usb0", kind=LinkKind.MOBILE)


def with_(**parts: object) -> Surroundings:
    return replace(CLEAN, **parts)


def browser(lookup: OwnLookup, asks: str = "", id_: str = "firefox") -> Surroundings:
    return with_(browsers=(Browser(id=id_, profile="default", own_lookup=lookup, asks=asks),))


def found(bypass: str, *details: str, sight: Sight = F) -> Leak:
    return Leak(bypass=bypass, sight=sight, details=details)


HALF = path(ROUTER_V4, CheckState.OPEN, Reason.HALF_OPEN)
OTHER = path(ROUTER_V4, CheckState.CANNOT_TELL, Reason.OTHER_FILTER)
MUTE = path(ROUTER_V6, CheckState.NOT_REACHABLE, Reason.NO_REPLY)
ENTRY = ("www.google.com", "203.0.113.7")
GOOGLE = "https://dns.google/dns-query"

CASES: dict[str, tuple[Callable[[], dict[str, Leak]], Leak]] = {
    "v6 of the router": (
        lambda: sights(paths=(path(OWN_V4), through(ROUTER_V6))),
        found("second-way", "fe80::1%eth0"),
    ),
    "v6 beside the filter's v6 through the system": (
        lambda: sights(paths=(path(OWN_V4), through(ROUTER_V6), system(CheckState.OPEN, Reason.SOME_OPEN))),
        found("second-way", "fe80::1%eth0"),
    ),
    "half a filter": (lambda: sights(paths=(HALF,), findings=said_by(ROUTER_V4)), found("second-way", "192.168.1.1")),
    "another family's filter on v6": (
        lambda: sights(paths=(path(OWN_V4), replace(OTHER, path=MUTE.path))),
        found("second-way", "fe80::1%eth0"),
    ),
    "v6 that is silent": (
        lambda: sights(paths=(path(OWN_V4), MUTE)),
        found("second-way", "fe80::1%eth0", sight=P),
    ),
    "second server": (
        lambda: sights(paths=(path(OWN_V4), through(ROUTER_V4), path(OWN_V6))),
        found("second-server", "192.168.1.1"),
    ),
    "second server of another filter": (
        lambda: sights(paths=(path(OWN_V4), OTHER)),
        found("second-server", "192.168.1.1"),
    ),
    "system gets through though every server blocks": (
        lambda: sights(paths=(path(OWN_V4), path(OWN_V6), system(CheckState.OPEN, Reason.SAMPLES_OPEN))),
        found("second-server"),
    ),
    "tunnel": (
        lambda: sights(with_(links=(LINK, replace(TUNNEL, default_v4=True)))),
        found("tunnel", "wg0"),
    ),
    "tunnel for a part": (lambda: sights(with_(links=(LINK, TUNNEL))), found("tunnel", "wg0", sight=P)),
    "proxy": (lambda: sights(with_(proxies=("proxy.example:8080",))), found("proxy", "proxy.example:8080")),
    "search page in hosts": (
        lambda: sights(with_(hosts=(ENTRY,))),
        found("hosts-file", "www.google.com 203.0.113.7"),
    ),
    "sample closed in hosts": (
        lambda: sights(with_(hosts=(("sample.family.example", "0.0.0.0"),))),  # noqa: S104  an address of nobody
        found("hosts-file", "sample.family.example 0.0.0.0"),
    ),
    "any open page in hosts": (
        lambda: sights(with_(hosts=(("page.example", "8.8.4.4"),))),
        found("hosts-file", "page.example 8.8.4.4", sight=P),
    ),
    "browser asks Google": (
        lambda: sights(browser(OwnLookup.ON, GOOGLE, "chrome")),
        found("browser-own-lookup", f"Google Chrome (default): {GOOGLE}"),
    ),
    "browser that nobody can read": (
        lambda: sights(browser(OwnLookup.UNKNOWN, id_="sleipnir")),
        found("browser-own-lookup", "sleipnir (default)", sight=P),
    ),
    "Firefox by itself on an open network": (
        lambda: sights(findings=OPEN_NET),
        found("browser-own-lookup", "Firefox (default)", sight=P),
    ),
    "led elsewhere": (
        lambda: sights(findings=(*FINDINGS, reply("_dns.resolver.arpa", targets=("dns.google",)))),
        found("led-elsewhere", "dns.google"),
    ),
    "caught": (
        lambda: sights(paths=(*PATHS, path(OWN_V4, CheckState.CANNOT_TELL, Reason.CAUGHT, PathKind.FILTER))),
        found("caught-on-the-way", "192.0.2.53"),
    ),
    "somebody where nobody lives": (
        lambda: sights(findings=(*FINDINGS[:-1], reply("example.com", NOBODY, addresses=("192.0.2.1",)))),
        found("caught-on-the-way", "203.0.113.1"),
    ),
    "clock": (lambda: sights(clock_off_s=-86400.0), found("clock-changed", "-1440 min")),
    "no clock to compare with": (lambda: sights(clock_off_s=None), found("clock-changed", sight=P)),
    "guest": (lambda: sights(with_(guest_account=Answer.YES)), found("guest-account")),
    "guest unknown": (lambda: sights(with_(guest_account=Answer.UNKNOWN)), found("guest-account", sight=P)),
    "two browsers": (
        lambda: sights(with_(browsers=(*CLEAN.browsers, Browser(id="edge", own_lookup=OwnLookup.OFF)))),
        found("other-browser", "Firefox", "Microsoft Edge", sight=P),
    ),
    "carried browser": (
        lambda: sights(
            with_(browsers=(*CLEAN.browsers, Browser(id="chrome", profile="ChromePortable", portable=True)))
        ),
        found("portable-browser", "Google Chrome (ChromePortable)"),
    ),
    "relay allowed": (
        lambda: sights(findings=(*FINDINGS, reply("mask.icloud.com", addresses=("203.0.113.5",)))),
        found("private-relay", "mask.icloud.com", sight=P),
    ),
    "relay answered by a wrong refusal": (
        lambda: sights(findings=(*FINDINGS, reply("mask-h2.icloud.com", addresses=("0.0.0.0",)))),  # noqa: S104  an address of nobody
        found("private-relay", "mask-h2.icloud.com", sight=P),
    ),
    "relay asked by one of its names alone": (
        lambda: sights(findings=tuple(each for each in FINDINGS if each.probe.question.name != "mask-h2.icloud.com")),
        found("private-relay", sight=P),
    ),
    "led to a name that begins alike": (
        lambda: sights(findings=(*FINDINGS, reply("_dns.resolver.arpa", targets=("family.example.net",)))),
        found("led-elsewhere", "family.example.net"),
    ),
    "phone on the cable": (
        lambda: sights(
            with_(links=(replace(LINK, default_v4=False, default_v6=False), replace(PHONE, default_v4=True)))
        ),
        found("tethering", "usb0"),
    ),
    "iPhone that lends its line": (
        lambda: sights(with_(links=(replace(LINK, network="Hana", addresses=("172.20.10.3",)),))),
        found("tethering", "Hana", sight=P),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_fixture_shows_its_way_past_and_no_other(case: str) -> None:
    make, leak = CASES[case]
    result = make()
    assert seen(result) == {leak.bypass: leak.sight}
    assert result[leak.bypass].details == leak.details


def test_a_clean_computer_shows_nothing() -> None:
    assert seen(sights()) == {}


def test_rules_and_catalog_name_the_same_ways_in_the_same_order() -> None:
    bypasses = CATALOG.bypasses
    assert [each.id for each in bypasses] == list(RULES)
    assert len(bypasses) >= 18
    found_here = {id_ for id_, leak in sights().items() if leak.sight is not Sight.CANNOT_SEE}
    assert {each.id for each in bypasses if each.seen_from is SeenFrom.COMPUTER} <= found_here
    hidden = {each.id for each in bypasses if each.seen_from in (SeenFrom.PHONE, SeenFrom.NOWHERE)}
    assert not hidden & found_here


def test_every_way_past_is_among_the_fixtures_or_cannot_be_seen() -> None:
    shown = {leak.bypass for _, leak in CASES.values()}
    hidden = {id_ for id_, leak in sights().items() if leak.sight is Sight.CANNOT_SEE}
    assert shown | hidden == set(RULES)
    assert len(shown) >= 14


@pytest.mark.parametrize(
    ("part", "bypasses"),
    [
        ("links", {"second-way", "second-server", "tunnel"}),
        ("servers", {"second-way", "second-server"}),
        ("proxies", {"proxy"}),
        ("hosts", {"hosts-file"}),
        ("browsers", {"browser-own-lookup", "other-browser", "portable-browser"}),
    ],
)
def test_a_part_that_could_not_be_read_is_never_not_found(part: str, bypasses: set[str]) -> None:
    assert seen(sights(with_(unread=(part,)))) == dict.fromkeys(bypasses, P)


def test_offline_nothing_of_the_network_is_called_not_found() -> None:
    paths = tuple(path(via, CheckState.NOT_REACHABLE, Reason.OFFLINE) for via in (OWN_V4, ROUTER_V4, OWN_V6, ROUTER_V6))
    result = sights(paths=paths, findings=(silent("example.com", NOBODY),), clock_off_s=None)
    network = {"second-way", "second-server", "led-elsewhere", "caught-on-the-way", "private-relay", "clock-changed"}
    assert {id_ for id_ in network if result[id_].sight is not P} == set()


def test_a_check_without_any_filter_finds_the_second_way_open_and_no_server_beside_a_filter() -> None:
    paths = (through(ROUTER_V4), through(ROUTER_V6), system(CheckState.OPEN, Reason.SAMPLES_OPEN))
    result = sights(paths=paths, findings=said_by(ROUTER_V4))
    assert seen(result) == {"second-way": F}


def test_the_filters_own_second_server_that_cannot_be_tried_is_no_way_past() -> None:
    untried = path(OWN_V6, CheckState.CANNOT_TELL, Reason.NOT_TESTABLE)
    assert "second-way" not in seen(sights(paths=(path(OWN_V4), untried)))
    router = path(ROUTER_V6, CheckState.CANNOT_TELL, Reason.NOT_TESTABLE)
    assert seen(sights(paths=(path(OWN_V4), router))) == {"second-way": P}


@pytest.mark.parametrize("asks", ["https://family.example/dns-query", "https://FAMILY.example/dns-query{?dns}"])
def test_a_browser_that_asks_the_filter_itself_is_no_way_past(asks: str) -> None:
    assert seen(sights(browser(OwnLookup.ON, asks))) == {}


@pytest.mark.parametrize("asks", ["https://family.example/other", "https://family.example/dns-query/2", "Tor"])
def test_a_browser_that_asks_another_page_is_one(asks: str) -> None:
    assert seen(sights(browser(OwnLookup.ON, asks))) == {"browser-own-lookup": F}


def test_a_strict_search_keeps_firefox_from_asking_by_itself() -> None:
    assert seen(sights(findings=OPEN_NET, engines=(STRICT,))) == {}
    away = replace(STRICT, path="filter-192.0.2.53")
    assert seen(sights(findings=OPEN_NET, engines=(away,))) == {"browser-own-lookup": P}


@pytest.mark.parametrize("answer", ["0.0.0.0", "127.0.0.1", "::", "192.168.1.1"])  # noqa: S104  what filters answer
def test_firefox_reads_addresses_of_this_house_as_no(answer: str) -> None:
    canary = (reply("use-application-dns.net", addresses=(answer,)), *FINDINGS[1:])
    assert seen(sights(findings=canary)) == {}


def test_chrome_that_decides_by_itself_stays_with_the_computers_operator() -> None:
    assert seen(sights(browser(OwnLookup.AUTOMATIC, id_="chrome"), findings=OPEN_NET)) == {}
    assert seen(sights(browser(OwnLookup.AUTOMATIC, GOOGLE, "chrome"))) == {"browser-own-lookup": P}


def test_a_search_page_led_to_its_strict_form_by_hosts_is_no_way_past() -> None:
    assert seen(sights(with_(hosts=(("www.google.com", "216.239.38.120"),)))) == {}


def test_being_led_elsewhere_only_opens_a_way_where_the_filter_works() -> None:
    away = reply("_dns.resolver.arpa", ROUTER_V4, RecordKind.SVCB, targets=("dns.google",))
    result = sights(paths=(through(ROUTER_V4),), findings=(*FINDINGS, away))
    assert result["led-elsewhere"].sight is P


def test_without_a_chosen_filter_nothing_counts_as_its_own() -> None:
    result = sights(browser(OwnLookup.ON, "https://family.example/dns-query"), inquiry=replace(INQUIRY, filter=None))
    assert result["browser-own-lookup"].sight is F
    assert result["led-elsewhere"].sight is F


@pytest.mark.parametrize(("off_s", "sight"), [(299.0, Sight.NOT_FOUND), (-300.0, Sight.NOT_FOUND), (301.0, F)])
def test_five_minutes_are_no_changed_clock(off_s: float, sight: Sight) -> None:
    assert sights(clock_off_s=off_s)["clock-changed"].sight is sight
