"""Appointment cards: a step that had to wait is a card with its reason and its day, until it is done."""

from datetime import date

import pytest
from msgspec.structs import replace

from setup_assistant.domain.household import Household, Stage
from setup_assistant.domain.plan import Card, CardKind
from setup_assistant.domain.progress import Hindrance
from setup_assistant.flow import progress
from tests.unit.advice.families import HOME, catalog, device, household, planned
from tests.unit.guides import samples

TABLET = ("ios-screen-time", "it")
ROUTER = ("router-filter", "home")
SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)
FAMILY = household((Stage.P34,), (device("ipad", HOME, version="26"),), (HOME,))


def cards(family: Household) -> list[Card]:
    return [each for each in planned(family).cards if each.kind is CardKind.APPOINTMENT]


def card(family: Household) -> Card:
    (found,) = cards(family)
    return found


def keys(found: Card) -> list[str]:
    return [getattr(each, "key", "content").removeprefix("card.appointment.") for each in found.words]


def waits(
    step: str, why: Hindrance = Hindrance.PERSON, on: date | None = SATURDAY, family: Household = FAMILY
) -> Household:
    return progress.block(family, *TABLET, step, why, on)


def test_a_family_that_put_nothing_off_has_no_appointment() -> None:
    assert cards(FAMILY) == []
    assert cards(progress.tick(progress.open_guide(FAMILY, *TABLET), *TABLET, "agree")) == []


def test_a_step_that_waits_is_a_card_of_its_guide_and_device_with_its_reason_and_day() -> None:
    found = card(waits("agree"))
    title = next(each.title for each in catalog().guides if each.id == TABLET[0])
    assert dict(found.title.fields) == {"guide": title}
    assert (found.device, found.network, found.on) == ("it", None, SATURDAY)
    assert keys(found) == ["person", "words", "on"]
    assert "11月28日" in samples.content().words("ja").say(found.words[-1])


def test_a_step_that_waits_for_no_day_says_none() -> None:
    found = card(waits("agree", on=None))
    assert (found.on, keys(found)) == (None, ["person", "words"])


@pytest.mark.parametrize("why", Hindrance)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reason_is_said_in_words(why: Hindrance, lang: str) -> None:
    found = card(waits("agree", why))
    words = samples.content().words(lang)
    assert keys(found)[0] == why.value
    assert all(words.say(each) for each in (found.title, *found.words))


def test_several_steps_of_a_guide_make_one_card_with_each_reason_once_and_the_first_day() -> None:
    family = waits("open", Hindrance.ACCOUNT, SUNDAY, waits("agree", Hindrance.PERSON, SATURDAY))
    family = waits("lock", Hindrance.PERSON, None, family)
    found = card(family)
    assert (found.on, keys(found)) == (SATURDAY, ["person", "account", "words", "on"])
    assert [getattr(each, "count", None) for each in found.words] == [None, None, 3, None]


def test_the_card_is_gone_when_the_step_is_done_and_when_it_no_longer_waits() -> None:
    assert cards(progress.tick(waits("agree"), *TABLET, "agree")) == []
    assert cards(progress.unblock(waits("agree"), *TABLET, "agree")) == []
    assert cards(progress.begin_again(waits("agree"), *TABLET)) == []
    two = waits("open", on=SUNDAY, family=waits("agree"))
    assert card(progress.tick(two, *TABLET, "agree")).on == SUNDAY


def test_the_card_of_a_guide_on_a_network_names_the_network_and_an_opened_one_names_nothing() -> None:
    home = card(progress.block(FAMILY, *ROUTER, "lan", Hindrance.PAPER, None))
    assert (home.device, home.network) == (None, "home")
    nowhere = card(progress.block(FAMILY, TABLET[0], None, "agree", Hindrance.OTHER, None))
    assert (nowhere.device, nowhere.network) == (None, None)


def test_cards_stand_in_the_order_of_their_days_and_those_without_one_last() -> None:
    family = progress.block(FAMILY, *ROUTER, "lan", Hindrance.PAPER, SUNDAY)
    family = progress.block(family, TABLET[0], None, "agree", Hindrance.OTHER, None)
    family = progress.block(family, "youtube-for-children", "it", "open", Hindrance.OTHER, None)
    assert [each.on for each in cards(waits("agree", family=family))] == [SATURDAY, SUNDAY, None, None]


def test_a_guide_that_the_program_no_longer_has_makes_no_card() -> None:
    assert cards(progress.block(FAMILY, "gone", "it", "agree", Hindrance.OTHER, SATURDAY)) == []


def test_what_waits_changes_nothing_else_of_the_plan() -> None:
    with_card, without = planned(waits("agree")), planned(FAMILY)
    others = tuple(each for each in with_card.cards if each.kind is not CardKind.APPOINTMENT)
    assert replace(with_card, cards=others) == without
