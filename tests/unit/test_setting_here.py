"""What a family says about setting the computer it sits at."""

from datetime import date

import pytest
from msgspec.structs import replace

from setup_assistant import resources
from setup_assistant.advice.plan import plan
from setup_assistant.content.load import load_content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.flow.devices import setting
from setup_assistant.jobs import setting_here
from setup_assistant.storage import household_file

TODAY = date(2026, 11, 23)
DEVICE = "device-9"
LIKELY = ("adguard-family", "cloudflare-family", "cleanbrowsing-family")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content().catalog


@pytest.fixture(scope="module")
def family() -> Household:
    path = resources.path("examples", "family-in-english.json")
    read = household_file.decode(path.read_bytes(), str(path))
    return replace(read, devices=tuple(replace(each, found=each.id == DEVICE) for each in read.devices))


def test_the_kept_filter_comes_first_then_the_planned_one(catalog: Catalog, family: Household) -> None:
    made = plan(family, catalog, TODAY)
    planned = next(each.filter for each in made.now if each.measure == setting_here.MEASURE)
    found = setting_here.choices(catalog, made, DEVICE, LIKELY)
    assert found[0] == planned
    assert sorted(found) == sorted({planned, *LIKELY})
    kept = setting_here.choices(catalog, made, DEVICE, LIKELY, "cleanbrowsing-family")
    assert kept[:2] == ("cleanbrowsing-family", planned)


def test_filters_that_need_an_account_or_are_gone_are_not_offered(catalog: Catalog, family: Household) -> None:
    every = tuple(each.id for each in catalog.filters)
    found = set(setting_here.choices(catalog, plan(family, catalog, TODAY), DEVICE, every))
    known = {each.id: each for each in catalog.filters}
    assert found
    assert not any(known[each].account_needed or not known[each].ipv4 for each in found)
    assert {each.id for each in catalog.filters if each.account_needed} - found


def test_only_the_computer_at_hand_is_here(family: Household) -> None:
    assert setting_here.is_here(family, setting_here.MEASURE, DEVICE)
    assert not setting_here.is_here(family, "router-filter", DEVICE)
    assert not setting_here.is_here(family, setting_here.MEASURE, "device-6")


def test_kept_is_set_and_undone_is_not_set_and_neither_is_a_check(family: Household) -> None:
    kept = setting_here.keep_set(family, DEVICE, "cloudflare-family", TODAY)
    told = setting(kept, setting_here.MEASURE, DEVICE)
    assert told is not None
    assert (told.state, told.filter, told.seen_on) == (SettingState.SET, "cloudflare-family", None)
    undone = setting(setting_here.keep_undone(kept, DEVICE, TODAY), setting_here.MEASURE, DEVICE)
    assert undone is not None
    assert undone.state is SettingState.NOT_SET
    assert kept.checks == family.checks


def test_a_computer_that_the_family_did_not_add_leaves_their_answers_alone(family: Household) -> None:
    assert setting_here.keep_set(family, None, "cloudflare-family", TODAY) == family
    assert setting_here.keep_undone(family, None, TODAY) == family
    assert setting_here.keep_undone(family, DEVICE, TODAY) == family
