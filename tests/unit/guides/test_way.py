"""The way through a guide: which steps a family sees, in which order, and what each of them says to it."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.guide import Advice, Choice, Guide, School, Seen, Worth
from setup_assistant.domain.household import Stage
from setup_assistant.domain.progress import END, START, BlockedStep, Hindrance
from setup_assistant.guides import way
from setup_assistant.guides.walked import Walked
from setup_assistant.guides.way import Way
from setup_assistant.text.words import LANGUAGES
from tests.unit.guides import samples
from tests.unit.guides.samples import label, screen, some_guides, step, text, walked, ways

KNOWN = ("16", "17", "18", "26", "27", "older", None)
"""Versions on which the ways of the shipped guides differ, and one that nobody told."""


def real_ways(guide: Guide) -> list[Way]:
    options = [option.id for option in guide.variants.options] if guide.variants else [None]
    return [Way(variant=a, version=b, school=c) for a, b, c in product(options, KNOWN, (None, *School))]


def followed(guide: Guide, through: Way) -> list[str]:
    """Return what is open while a family goes on and on, from the start."""
    here = [START]
    while here[-1] != END:
        here.append(walked(guide, through, step=here[-1]).following)
        assert len(here) < 100, here
    return here


def gone_back(guide: Guide, through: Way) -> list[str]:
    """Return what is open while a family goes back and back, from the end."""
    here: list[str] = [END]
    while (before := walked(guide, through, step=here[-1]).earlier) is not None:
        here.append(before)
        assert len(here) < 100, here
    return here


@given(some_guides(), ways)
def test_going_on_leads_from_the_start_through_each_step_once_to_the_end(guide: Guide, through: Way) -> None:
    assert followed(guide, through) == [START, *(each.id for each in way.steps(guide, through)), END]


@given(some_guides(), ways)
def test_going_back_is_going_on_turned_round(guide: Guide, through: Way) -> None:
    assert gone_back(guide, through) == followed(guide, through)[::-1]


def test_every_way_through_every_shipped_guide_has_steps_and_leads_to_its_end() -> None:
    for guide in samples.guides():
        seen = set()
        for through in real_ways(guide):
            names = tuple(each.id for each in way.steps(guide, through))
            if names not in seen:
                seen.add(names)
                assert names, (guide.id, through)
                assert followed(guide, through) == [START, *names, END], (guide.id, through)
                assert gone_back(guide, through) == [END, *names[::-1], START], (guide.id, through)


@given(some_guides(), ways)
def test_what_is_not_known_leaves_nothing_out(guide: Guide, through: Way) -> None:
    assert way.steps(guide, Way()) == guide.steps
    known = way.steps(guide, through)
    for unknown in ({"variant": None}, {"version": None}, {"school": None}):
        fields = {name: getattr(through, name) for name in ("variant", "version", "school")}
        more = way.steps(guide, Way(**{**fields, **unknown}))
        assert [each for each in more if each in known] == list(known)


@given(some_guides(), ways)
def test_the_steps_of_a_way_keep_the_order_of_the_guide(guide: Guide, through: Way) -> None:
    found = way.steps(guide, through)
    assert [each for each in guide.steps if each in found] == list(found)


@pytest.mark.parametrize(
    ("through", "seen"),
    [
        (Way(), ["all", "mine", "high", "new", "old"]),
        (Way(variant="yours"), ["all", "high", "new", "old"]),
        (Way(school=School.JUNIOR), ["all", "mine", "new", "old"]),
        (Way(version="17"), ["all", "mine", "high", "old"]),
        (Way(version="26.2"), ["all", "mine", "high", "new"]),
        (Way(variant="mine", version="older", school=School.HIGH), ["all", "mine", "high", "old"]),
    ],
)
def test_a_step_is_seen_where_its_variant_its_age_and_its_version_are(through: Way, seen: list[str]) -> None:
    guide = samples.guide(
        step("all"),
        step("mine", variants=("mine",)),
        step("high", schools=(School.HIGH,)),
        step("new", since="18"),
        step("old", until="17.9"),
    )
    assert [each.id for each in way.steps(guide, through)] == seen


@given(some_guides(), ways, st.data())
def test_the_time_left_goes_down_to_nothing_while_the_steps_are_done(
    guide: Guide, through: Way, data: st.DataObject
) -> None:
    found = way.steps(guide, through)
    order = data.draw(st.permutations([each.id for each in found]))
    left = [way.minutes_left(found, tuple(order[:count])) for count in range(len(order) + 1)]
    assert left == sorted(left, reverse=True)
    assert (left[0], left[-1]) == (way.minutes(found), 0)


def test_what_can_be_left_out_takes_no_time() -> None:
    guide = samples.guide(step("a", minutes=3), step("b", minutes=5, optional=True))
    assert (way.minutes(guide.steps), way.minutes_left(guide.steps, ("a",))) == (3, 0)


def test_the_first_variant_is_the_usual_one_and_a_head_counts_its_minutes() -> None:
    for guide in samples.guides():
        usual = way.usual(guide)
        assert usual.variant == (guide.variants.options[0].id if guide.variants else None)
        head = way.head(guide)
        assert head.minutes == way.minutes(way.steps(guide, usual))
        assert (head.id, head.purpose, head.sets, head.undo_of) == (guide.id, guide.purpose, guide.sets, guide.undo_of)
        assert (head.kinds, head.lines, head.since, head.until) == (guide.kinds, guide.lines, guide.since, guide.until)
        assert head in samples.content().guide_heads


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_an_age_and_every_shipped_choice_has_it_too(stage: Stage) -> None:
    school = way.school_of(stage)
    for at, each in samples.every_step():
        if each.choices and (not each.schools or school in each.schools):
            assert way.choice(each, school) is not None, at


def test_a_choice_and_an_advice_are_those_of_the_age_and_of_no_other() -> None:
    high = Choice(school=School.HIGH, value=text("ten"), why=text("old"))
    worth = Advice(school=School.HIGH, worth=Worth.NO, why=text("old"))
    guide = samples.guide(step("one", choices=(high,)), advice=(worth,))
    assert (way.choice(guide.steps[0], School.HIGH), way.advice(guide, School.HIGH)) == (high, worth)
    for other in (School.JUNIOR, None):
        assert way.choice(guide.steps[0], other) is None
        assert way.advice(guide, other) is None


def doubtful(seen: Seen, **more: Any) -> Guide:
    """Return a guide with a step that says one word of which nobody knows more than `seen`, and one that does not."""
    said = step("said", do=text("「{odd}」"))
    odd = label("odd", seen, **more)
    return samples.guide(said, step("other"), step("on-the-way", path=("odd",)), labels=(odd,))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("seen", Seen)
def test_only_words_that_no_maker_and_no_device_showed_are_doubted(seen: Seen, lang: str) -> None:
    guide = doubtful(seen)
    odd = {"odd"} if seen in (Seen.SECONDARY, Seen.UNCONFIRMED) else set()
    assert way.unsure(guide, lang) == odd
    assert [way.doubts(guide, each, lang) for each in guide.steps] == [odd, set(), odd]


@pytest.mark.parametrize(("japanese_only", "unsure"), [(False, {"odd"}), (True, set())])
def test_english_words_of_which_less_is_known_are_doubted_in_english_alone(
    unsure: set[str], *, japanese_only: bool
) -> None:
    guide = doubtful(Seen.PRIMARY, seen_en=Seen.UNCONFIRMED, japanese_only=japanese_only)
    assert (way.unsure(guide, "ja"), way.unsure(guide, "en")) == (set(), unsure)
    assert way.is_draft(guide, screen(title="odd"), "en") is bool(unsure)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_drawing_with_a_doubtful_word_is_a_draft_and_any_other_is_not(lang: str) -> None:
    guide = samples.guide(step("one"), labels=(label("wifi"), label("save", Seen.UNCONFIRMED)))
    assert not way.is_draft(guide, screen(), lang)
    assert way.is_draft(guide, screen(title="save"), lang)
    sure = samples.guide(step("one"), labels=(label("wifi"), label("save", Seen.SAMPLE)))
    assert not way.is_draft(sure, screen(title="save"), lang)


def test_a_step_of_another_variant_is_not_open_and_the_guide_begins() -> None:
    guide = samples.guide(step("a", variants=("mine",)), step("b", variants=("yours",)))
    now = walked(guide, Way(variant="mine"), step="b")
    assert (now.step, now.number, now.following, now.is_over) == (None, 0, "a", False)


def test_the_number_of_the_open_step_counts_from_one_and_what_waits_is_on_the_way() -> None:
    guide = samples.guide(step("a"), step("b"), step("c", variants=("yours",)))
    waits = tuple(BlockedStep(step=name, why=Hindrance.PERSON) for name in ("c", "b"))
    now: Walked = walked(guide, Way(variant="mine"), step="b", done=("a",), blocked=waits)
    assert (now.number, now.minutes_left) == (2, 2)
    assert [each.id for each in now.waiting] == ["b"]
