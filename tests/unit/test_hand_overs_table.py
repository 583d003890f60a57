"""Ways of handing the filter on: said honestly, and each with a way back of equal quality."""

import pytest

from setup_assistant.content import walk
from setup_assistant.content.load import load_content
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.guide import Guide, Purpose, Step
from setup_assistant.domain.hand_over import Basis, HandOver, Router
from setup_assistant.domain.household import Answer, NetworkKind
from setup_assistant.domain.measure import Level
from setup_assistant.domain.risk import Scope
from setup_assistant.domain.screen import Act, Style

CONTENT = load_content()
CATALOG = CONTENT.catalog
WAYS = CATALOG.hand_overs
by_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
by_router = pytest.mark.parametrize("router", CATALOG.routers, ids=lambda router: router.id)

WORST_RATIO = 0.45
"""Steps of a way back for each step of its guide: what only prepares, looks or agrees need not be taken back."""


def pair(way: HandOver) -> tuple[Guide, Guide]:
    return CONTENT.guide(way.guide), CONTENT.guide(way.way_back)


def variants(guide: Guide) -> tuple[str | None, ...]:
    return (None,) if guide.variants is None else tuple(each.id for each in guide.variants.options)


def walked(guide: Guide, variant: str | None) -> tuple[Step, ...]:
    return tuple(step for step in guide.steps if not step.variants or variant in step.variants)


def drawn(steps: tuple[Step, ...]) -> int:
    return sum(len(step.screens) for step in steps)


def test_every_device_that_takes_a_chosen_filter_has_one_way_that_says_how_it_is_undone() -> None:
    for measure in (each for each in CATALOG.measures if each.takes_filter):
        ways = [way for way in WAYS if way.measure == measure.id]
        kinds = [kind for way in ways for kind in way.kinds]
        assert ways
        assert len(kinds) == len(set(kinds))


@by_way
def test_the_way_back_takes_back_what_the_guide_sets_on_the_same_devices(way: HandOver) -> None:
    guide, back = pair(way)
    assert (guide.purpose, back.purpose, back.undo_of) == (Purpose.SET, Purpose.UNDO, guide.id)
    assert set(guide.sets) <= set(back.sets)
    assert set(guide.kinds) <= set(back.kinds)
    assert set(way.kinds) <= set(guide.kinds)


@by_way
def test_whoever_set_it_finds_the_way_back_of_the_very_same_maker_or_connection(way: HandOver) -> None:
    guide, back = pair(way)
    if way.measure in {"android-private-way", "computer-filter", "router-filter"}:
        changing = {variant for variant in variants(guide) if variant != "cannot"}  # there nothing was changed
        assert changing == set(variants(back))


@by_way
def test_the_way_back_has_about_as_many_steps_each_with_a_drawn_screen(way: HandOver) -> None:
    guide, back = pair(way)
    for variant in variants(back):
        there = walked(guide, variant if variant in variants(guide) else variants(guide)[0])
        home = walked(back, variant)
        if variant == "pause":  # the quick way beside the whole way back
            continue
        assert len(home) >= WORST_RATIO * len(there), variant
        assert drawn(home) >= WORST_RATIO * drawn(there), variant
        unpressed = [step.id for step in home if not shows_what_to_press(step)]
        assert unpressed == [], variant


def shows_what_to_press(step: Step) -> bool:
    """Tell whether the drawing marks what is pressed or typed; a note card has nothing to press."""
    return step.screens[0].style is Style.PAPER or any(True for _ in walk.every(step, Act))


@by_way
def test_the_way_back_can_be_found_tried_and_mended_like_the_guide(way: HandOver) -> None:
    guide, back = pair(way)
    searchable = sum(step.search is not None for step in guide.steps) / len(guide.steps)
    found = sum(step.search is not None for step in back.steps) / len(back.steps)
    assert found >= searchable * WORST_RATIO
    assert len(back.trials) >= min(2, len(guide.trials))
    assert back.mistakes
    assert any(step.different for step in back.steps)
    assert back.fact.confidence == guide.fact.confidence
    assert set(back.fact.sources) <= set(guide.fact.sources) | {
        "https://ataerublg.com/android-private-dns-automatic-off-difference"
    }


@by_way
def test_a_time_that_nobody_watched_is_called_estimated(way: HandOver) -> None:
    assert way.undone.basis is Basis.ESTIMATED
    assert way.undone.seconds <= 60  # all of them are quick, and none is called a lock


@by_way
def test_each_names_ways_past_that_the_program_tells_of(way: HandOver) -> None:
    known = {each.id: each for each in CATALOG.bypasses}
    assert all(name in known for name in way.seen_by)
    assert any(way.measure in known[name].measures for name in way.seen_by)


@by_way
def test_what_is_said_of_mobile_lines_agrees_with_the_coverage_map(way: HandOver) -> None:
    kinds = set(way.kinds) or {"switch"}
    held = [
        cover
        for cover in CATALOG.covers
        if cover.measure == way.measure
        and cover.level is not Level.NONE
        and (not cover.kinds or set(cover.kinds) & kinds)
        and (not cover.networks or NetworkKind.MOBILE in cover.networks)
        and any(risk.id in cover.risks and risk.scope is Scope.WAY for risk in CATALOG.risks)
    ]
    if way.reaches.mobile is Answer.YES:
        assert held
    elif way.measure == "router-filter":
        assert way.reaches.mobile is Answer.NO
        assert not held


@by_router
def test_what_no_source_says_stays_unknown(router: Router) -> None:
    if router.fact.sources == ("own",):
        assert router.fact.confidence is Confidence.UNCONFIRMED
    if router.fact.confidence is Confidence.PRIMARY:
        assert router.usual is Answer.YES


def test_a_router_that_nobody_named_comes_first_and_promises_nothing() -> None:
    first = CATALOG.routers[0]
    assert (first.variant, first.usual, first.second) == ("generic", Answer.UNKNOWN, Answer.UNKNOWN)


def test_the_gateway_of_the_largest_line_is_not_called_changeable() -> None:
    gateway = next(router for router in CATALOG.routers if router.id == "ntt-gateway")
    assert (gateway.usual, gateway.second) == (Answer.UNKNOWN, Answer.UNKNOWN)
    assert gateway.fact.confidence is Confidence.UNCONFIRMED


def test_every_variant_of_the_router_guide_is_reached_by_some_router() -> None:
    guide = CONTENT.guide("router-filter")
    assert {router.variant for router in CATALOG.routers} == set(variants(guide))
