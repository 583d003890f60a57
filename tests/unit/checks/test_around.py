"""What leads around a filter on this computer: browsers that look names up by themselves, tunnels and proxies."""

import pytest
from msgspec.structs import replace

from setup_assistant.checks.inquiry import Subject, inquire
from setup_assistant.checks.result import Known, result
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import CheckResult, Reason
from setup_assistant.domain.surroundings import Browser, Link, LinkKind, OwnLookup, Surroundings
from setup_assistant.flow.records import exit_status, record
from tests.unit.checks import imitation as it
from tests.unit.checks.imitation import AT, CATALOG, FAMILY, NONCE, ROUTER4, World, home

KNOWN = Known(filters=CATALOG.filters, engines=CATALOG.engines)
CLEAN = {ROUTER4: it.zeros, "system": it.zeros}
SUBJECT = Subject(
    filter=FAMILY,
    needs=(),
    engines=CATALOG.engines,
    known=CATALOG.known_names,
    baselines=CATALOG.baselines,
    filters=CATALOG.filters,
    nonce=NONCE,
)


def browsing(asks: str, lookup: OwnLookup = OwnLookup.ON) -> Surroundings:
    return replace(home(ROUTER4), browsers=(Browser(id="firefox", own_lookup=lookup, asks=asks),))


def found(around: Surroundings, world: World) -> CheckResult:
    inquiry = inquire(SUBJECT, around)
    return result(inquiry, world.findings(inquiry), KNOWN, around, AT)


def browser(seen: CheckResult) -> tuple[CheckState, Reason] | None:
    return next(((each.state, each.reason) for each in seen.paths if each.path.link == "firefox"), None)


def test_a_browser_that_asks_an_unfiltered_resolver_is_an_open_way() -> None:
    seen = found(browsing("https://mozilla.cloudflare-dns.com/dns-query"), World(CLEAN))
    assert browser(seen) == (CheckState.CANNOT_TELL, Reason.OWN_LOOKUP)
    seen = found(browsing("https://dns.google/dns-query{?dns}"), World(CLEAN))
    assert browser(seen) == (CheckState.OPEN, Reason.SAMPLES_OPEN)
    assert exit_status(record(seen, device=None, network=None)) == 7


def test_a_browser_that_asks_the_filter_itself_is_tried_and_blocked() -> None:
    seen = found(browsing(FAMILY.doh_url), World({**CLEAN, FAMILY.ipv4[0]: it.zeros}))
    assert browser(seen) == (CheckState.BLOCKED, Reason.SAMPLES_BLOCKED)
    assert exit_status(record(seen, device=None, network=None)) == 0


def test_a_browser_that_asks_somebody_unknown_is_no_all_clear() -> None:
    for asks in ("https://somebody.example/dns-query", "Tor", ""):
        seen = found(browsing(asks), World(CLEAN))
        assert browser(seen) == (CheckState.CANNOT_TELL, Reason.OWN_LOOKUP)
        assert exit_status(record(seen, device=None, network=None)) == 9
        assert not [each for each in seen.inquiry.probes if not each.via.address and each.via.transport != "system"]


@pytest.mark.parametrize("lookup", [OwnLookup.OFF, OwnLookup.AUTOMATIC])
def test_a_browser_that_stays_with_the_computers_own_resolver_has_no_way_of_its_own(lookup: OwnLookup) -> None:
    seen = found(browsing("https://dns.google/dns-query", lookup), World(CLEAN))
    assert browser(seen) is None


TUNNEL = Link(name="wg0", kind=LinkKind.TUNNEL, default_v4=True)


@pytest.mark.parametrize("lead", [{"links": (TUNNEL,)}, {"proxies": ("http://10.0.0.1:3128",)}], ids=["vpn", "proxy"])
def test_what_leads_around_a_block_leaves_nothing_proved(lead: dict[str, object]) -> None:
    around = home(ROUTER4)
    if "links" in lead:
        lead = {"links": (*around.links, TUNNEL)}
    seen = found(replace(around, **lead), World(CLEAN))
    assert {(each.state, each.reason) for each in seen.deciding} == {(CheckState.CANNOT_TELL, Reason.AROUND)}
    assert {risk.state for each in seen.deciding for risk in each.risks} == {CheckState.CANNOT_TELL}
    assert exit_status(record(seen, device=None, network=None)) == 9


def test_what_leads_around_an_open_way_leaves_it_open() -> None:
    seen = found(replace(home(ROUTER4), proxies=("http://10.0.0.1:3128",)), World({"system": it.zeros}))
    assert {each.state for each in seen.deciding} == {CheckState.OPEN, CheckState.CANNOT_TELL}
