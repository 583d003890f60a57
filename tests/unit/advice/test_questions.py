"""Every question is worth asking: some answer to it changes a plan or a map, and the reason says so."""

from functools import cache

import pytest
from msgspec.structs import replace

from setup_assistant.advice import findouts
from setup_assistant.advice.questions import QUESTIONS, question
from setup_assistant.content.load import load_content
from setup_assistant.domain.household import (
    Account,
    Answer,
    Got,
    Household,
    MustWork,
    Stage,
)
from setup_assistant.domain.plan import CardKind
from setup_assistant.text.words import Words
from tests.unit.advice.families import (
    DUAL,
    FRIENDS,
    MOBILE,
    SET,
    UNKNOWN,
    catalog,
    child,
    device,
    household,
    phone,
    planned,
    put,
)

REASON_LIMIT = 60


def family() -> Household:
    """Return a household in which every question is answered."""
    one = replace(phone("iphone", "docomo", DUAL, MOBILE, FRIENDS, version="26"), users=("child-2",))
    two = device("ipad", DUAL, name="ipad", got=Got.HAND_ME_DOWN, account=Account.CHILD, version="26")
    three = device("tv", DUAL, name="tv")
    base = household((Stage.P34, Stage.HIGH), (one, two, three), (DUAL, MOBILE, FRIENDS))
    return replace(base, minutes=60, children=(replace(base.children[0], grade=3), base.children[1]))


def of_device(**change: object) -> Household:
    base = family()
    return replace(base, devices=(replace(base.devices[0], **change), *base.devices[1:]))  # type: ignore[arg-type]  # fields of Device


def of_ipad(**change: object) -> Household:
    base = family()
    ipad = replace(base.devices[1], **change)  # type: ignore[arg-type]  # fields of Device
    return replace(base, devices=(base.devices[0], ipad, base.devices[2]))


def of_home(**change: object) -> Household:
    base = family()
    return replace(base, networks=(replace(DUAL, **change), *base.networks[1:]))  # type: ignore[arg-type]  # fields of Network


def of_family(**change: object) -> Household:
    return replace(family(), **change)  # type: ignore[arg-type]  # fields of Household


OTHER_ANSWER = {
    "children-stage": lambda: of_family(children=(child(1, Stage.P12), child(2, Stage.HIGH))),
    "child-grade": lambda: of_family(children=(replace(child(1, Stage.P34), grade=4), child(2, Stage.HIGH))),
    "device-kind": lambda: of_device(kind="android-phone"),
    "device-users": lambda: of_device(users=("child-1",)),
    "device-version": lambda: of_device(kind="iphone", os_version="older"),
    "device-got": lambda: of_ipad(got=Got.SCHOOL_LENT),
    "device-account": lambda: of_ipad(account=Account.PARENT),
    "device-carrier": lambda: of_device(carrier="mineo"),
    "line-user": lambda: of_device(line_user=Answer.NO),
    "device-networks": lambda: of_device(networks=("home",)),
    "home-v6": lambda: of_home(v6=Answer.NO),
    "home-router": lambda: of_home(router=Answer.NO),
    "setting-state": lambda: of_family(settings=(put("ios-screen-time", SET),)),
    "worries": lambda: of_family(worries=("strangers",)),
    "must-work": lambda: of_family(must_work=tuple(MustWork(need=each.id) for each in catalog().must_work)),
    "minutes": lambda: of_family(minutes=10),
}

UNKNOWN_ANSWER = {
    "child-grade": lambda: of_family(children=(child(1, Stage.P34), child(2, Stage.HIGH))),
    "device-users": lambda: of_family(unknown=("device-users",)),
    "device-version": lambda: of_device(os_version=None),
    "device-got": lambda: of_device(got=Got.UNKNOWN),
    "device-account": lambda: of_ipad(account=Account.UNKNOWN),
    "device-carrier": lambda: of_device(carrier=None),
    "line-user": lambda: of_device(line_user=Answer.UNKNOWN),
    "device-networks": lambda: of_device(networks=()),
    "home-v6": lambda: of_home(v6=Answer.UNKNOWN),
    "home-router": lambda: of_home(router=Answer.UNKNOWN),
    "setting-state": lambda: of_family(settings=(put("ios-screen-time", UNKNOWN),)),
    "worries": lambda: of_family(unknown=("worries",)),
    "must-work": lambda: of_family(unknown=("must-work",)),
    "minutes": lambda: of_family(minutes=None, unknown=("minutes",)),
}


@cache
def words(lang: str) -> Words:
    return load_content().words(lang)


@pytest.mark.parametrize("name", [each.id for each in QUESTIONS])
def test_every_question_changes_some_plan_or_map(name: str) -> None:
    assert planned(OTHER_ANSWER[name]()) != planned(family())


@pytest.mark.parametrize("name", sorted(set(OTHER_ANSWER) - {"child-grade", "must-work", "minutes"}))
def test_every_question_about_the_children_and_their_things_changes_steps_or_cells(name: str) -> None:
    before, after = planned(family()), planned(OTHER_ANSWER[name]())
    assert (before.now, before.later, before.coverage.cells) != (after.now, after.later, after.coverage.cells)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", [each.id for each in QUESTIONS])
def test_every_question_says_why_it_is_asked_in_one_short_sentence(name: str, lang: str) -> None:
    said = words(lang)(question(name).why)
    assert said
    assert lang != "ja" or len(said) <= REASON_LIMIT


def test_every_question_but_number_and_stage_of_children_and_kind_of_device_takes_i_dont_know() -> None:
    assert {each.id for each in QUESTIONS if not each.unknown} == {"children-stage", "device-kind"}
    assert {each.id for each in QUESTIONS if each.unknown} == set(UNKNOWN_ANSWER)


@pytest.mark.parametrize("name", sorted(UNKNOWN_ANSWER))
def test_i_dont_know_becomes_a_card_with_a_how_to_and_the_plan_still_completes(name: str) -> None:
    unsure = UNKNOWN_ANSWER[name]()
    cards = [card for card in findouts.cards(unsure, catalog()) if card.title.key == f"find-out.{name}"]
    assert len(cards) == 1
    assert cards[0].kind is CardKind.FIND_OUT
    assert getattr(cards[0].words[0], "key", "") != "find-out.ask", "the catalog has a how-to of its own"
    for lang in ("ja", "en"):
        assert words(lang).say(cards[0].title)
    found = planned(unsure)
    assert cards[0] in found.cards
    assert found.now


def test_a_family_that_knows_everything_gets_no_card() -> None:
    assert findouts.cards(family(), catalog()) == ()


def test_equal_questions_with_the_same_how_to_share_one_card() -> None:
    base = family()
    unsure = replace(base, devices=tuple(replace(each, os_version=None) for each in base.devices))
    versions = [card for card in findouts.cards(unsure, catalog()) if card.title.key == "find-out.device-version"]
    assert len(versions) <= len(base.devices)
    named = " ".join(words("ja").say(card.title) for card in versions)
    assert "iPad" in named
