"""Which site-name filter a plan takes, and which it never takes."""

import pytest
from msgspec.structs import replace

from setup_assistant.advice.candidates import best_filter
from setup_assistant.advice.index import Index, has_sample, is_plannable
from setup_assistant.advice.levels import filter_limit
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.measure import Level
from tests.unit.advice import synthetic
from tests.unit.advice.families import DUAL, Stage, catalog, device, household, measures, planned, put


def chosen_from(*filters: Filter) -> str | None:
    found = best_filter(Index(replace(synthetic.catalog(), filters=filters)))
    return None if found is None else found.id


def adult(name: str, *, tested: bool = False, **change: object) -> Filter:
    made = synthetic.site_filter(name, FilterStatus.ACTIVE, "adult", "malware", "phishing", tested=tested)
    return replace(made, **change)  # type: ignore[arg-type]  # fields of Filter


def test_a_filter_with_a_sample_goes_first_then_safe_search_then_both_ways_then_id() -> None:
    plain, search = adult("b"), adult("c", enforces=("bing",))
    usual, sample = adult("a", ipv6=()), adult("d", tested=True, ipv6=())
    assert chosen_from(plain, search, usual, sample) == "d"
    assert chosen_from(plain, search, usual) == "c"
    assert chosen_from(plain, usual) == "b"
    assert chosen_from(adult("z"), plain) == "b"


@pytest.mark.parametrize(
    "change",
    [
        {"status": FilterStatus.UNCERTAIN},
        {"status": FilterStatus.DISCONTINUED},
        {"free": False},
        {"account_needed": True},
        {"blocks": ("malware", "phishing")},
    ],
)
def test_no_doubtful_paid_or_half_filter_is_ever_planned(change: dict[str, object]) -> None:
    assert chosen_from(adult("a", tested=True, **change)) is None


def test_safe_search_that_nobody_confirmed_does_not_count() -> None:
    unsure = adult("a", enforces=("bing",), unconfirmed=("enforces",))
    assert filter_limit(unsure, "search-video") is Level.NONE
    assert filter_limit(adult("a", enforces=("bing",)), "search-video") is Level.PARTLY
    assert chosen_from(unsure, adult("b", enforces=("bing",))) == "b"


def test_one_of_malware_and_phishing_is_half_of_fraud() -> None:
    assert filter_limit(adult("a", blocks=("adult", "malware")), "fraud-malware") is Level.PARTLY
    assert filter_limit(adult("a", blocks=("adult",)), "fraud-malware") is Level.NONE


def test_the_catalog_that_ships_has_a_filter_to_plan_with_a_sample_and_both_ways() -> None:
    found = best_filter(Index(catalog()))
    assert found is not None
    assert has_sample(found)
    assert found.ipv4
    assert found.ipv6
    assert sum(map(is_plannable, catalog().filters)) >= 5


def test_a_family_keeps_its_own_filter_when_the_second_way_is_added() -> None:
    half = put("router-filter", at="home", ways=("home-v4",), chosen="cleanbrowsing-family")
    found = planned(household((Stage.P34,), (device("tv", DUAL),), (DUAL,), half))
    assert "router-filter" in measures(found)
    assert {step.filter for step in found.now if step.measure == "router-filter"} == {"cleanbrowsing-family"}


def test_a_filter_with_unconfirmed_addresses_of_the_second_way_is_not_planned_there() -> None:
    half = put("router-filter", at="home", ways=("home-v4",), chosen="opendns-familyshield")
    found = planned(household((Stage.P34,), (device("tv", DUAL),), (DUAL,), half))
    assert {step.filter for step in found.now if step.measure == "router-filter"} == {"cloudflare-family"}
