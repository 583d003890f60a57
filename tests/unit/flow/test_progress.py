"""How far a family is in its guides: what is told is kept, told twice is told once, and notes are never lost."""

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant.domain.household import Device, Household, Network, NetworkKind
from setup_assistant.domain.progress import START, BlockedStep, GuideProgress, Hindrance, StepNote
from setup_assistant.flow import devices, networks, progress
from setup_assistant.flow.progress import MOST
from setup_assistant.storage.household_file import decode, encode

Change = Callable[[Household], Household]
Place = tuple[str, str | None]

PHONE = Device(id="device-1", kind="iphone")
HOME = Network(id="home-2", kind=NetworkKind.HOME)
FAMILY = Household(devices=(PHONE,), networks=(HOME,), last_number=2)
SATURDAY = date(2026, 11, 28)
HERE: Place = ("router-filter", "home-2")

places = st.tuples(st.sampled_from(("router-filter", "ios-screen-time")), st.sampled_from(("home-2", "device-1", None)))
names = st.sampled_from("abc")
days = st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1))
told = st.one_of(
    st.just(progress.open_guide),
    names.map(lambda step: lambda h, *at: progress.open_step(h, *at, step)),
    names.map(lambda step: lambda h, *at: progress.tick(h, *at, step)),
    names.map(lambda step: lambda h, *at: progress.tick(h, *at, step, done=False)),
    st.tuples(names, st.sampled_from(Hindrance), days).map(lambda each: lambda h, *at: progress.block(h, *at, *each)),
    names.map(lambda step: lambda h, *at: progress.unblock(h, *at, step)),
    st.sampled_from(("mine", "yours")).map(lambda each: lambda h, *at: progress.choose(h, *at, each)),
    st.sampled_from(("26", None)).map(lambda each: lambda h, *at: progress.tell_version(h, *at, each)),
    st.just(progress.begin_again),
)
"""Everything but a note."""

noted = st.tuples(names, st.text(max_size=20)).map(lambda each: lambda h, *at: progress.note(h, *at, *each))
changes: st.SearchStrategy[Change] = st.tuples(told | noted, places).map(lambda each: lambda h: each[0](h, *each[1]))


@st.composite
def families(draw: st.DrawFn) -> Household:
    family = FAMILY
    for change in draw(st.lists(changes, max_size=15)):
        family = change(family)
    return family


def at(family: Household, place: Place = HERE) -> GuideProgress:
    return progress.progress(family, *place)


def notes(family: Household) -> set[tuple[str, str | None, StepNote]]:
    return {(each.guide, each.at, note) for each in family.guides for note in each.notes}


@given(families())
def test_whatever_is_told_fits_into_the_file(family: Household) -> None:
    assert decode(encode(family, "h"), "h") == family


@given(families(), changes)
def test_telling_the_same_twice_is_telling_it_once(family: Household, change: Change) -> None:
    once = change(family)
    assert change(once) == once


@given(families(), changes)
def test_nothing_is_told_to_the_household_that_was_there_before(family: Household, change: Change) -> None:
    before = encode(family, "h")
    change(family)
    assert encode(family, "h") == before


@given(families(), told, places)
def test_whatever_is_told_of_a_guide_changes_no_other_and_comes_first(
    family: Household, change: Callable[..., Household], place: Place
) -> None:
    after = change(family, *place)
    assert (after.guides[0].guide, after.guides[0].at) == place
    assert progress.last_opened(after) == after.guides[0]
    assert after.guides[1:] == tuple(each for each in family.guides if (each.guide, each.at) != place)
    assert replace(after, guides=()) == replace(family, guides=())


@given(families(), told, places)
def test_no_answer_but_a_note_touches_a_note(family: Household, change: Callable[..., Household], place: Place) -> None:
    assert notes(change(family, *place)) == notes(family)


@given(families())
def test_a_step_is_done_or_waits_or_neither_and_is_told_once(family: Household) -> None:
    for each in family.guides:
        waiting = [wait.step for wait in each.blocked]
        assert set(waiting).isdisjoint(each.done)
        for steps in (waiting, list(each.done), [note.step for note in each.notes]):
            assert len(set(steps)) == len(steps)


@given(families())
def test_every_guide_at_every_place_is_there_once(family: Household) -> None:
    opened = [(each.guide, each.at) for each in family.guides]
    assert len(set(opened)) == len(opened)


def test_a_guide_that_was_never_opened_stands_at_its_start() -> None:
    assert at(FAMILY) == GuideProgress(guide="router-filter", at="home-2", step=START)
    assert progress.last_opened(FAMILY) is None


@given(families(), places)
def test_an_opened_guide_is_where_the_family_left_it(family: Household, place: Place) -> None:
    assert at(progress.open_guide(family, *place), place) == at(family, place)


def test_of_many_guides_the_hundred_opened_last_are_kept() -> None:
    family = FAMILY
    for number in range(MOST + 5):
        family = progress.open_guide(family, f"guide-{number}", None)
    assert [each.guide for each in family.guides] == [f"guide-{number}" for number in range(MOST + 4, 4, -1)]
    again = progress.open_guide(family, "guide-5", None)
    assert len(again.guides) == MOST == 100
    assert again.guides[0].guide == "guide-5"


def test_a_done_step_no_longer_waits_and_a_waiting_step_is_no_longer_done() -> None:
    waits = progress.block(FAMILY, *HERE, "a", Hindrance.PERSON, SATURDAY)
    assert at(waits).blocked == (BlockedStep(step="a", why=Hindrance.PERSON, on=SATURDAY),)
    done = progress.tick(waits, *HERE, "a")
    assert (at(done).done, at(done).blocked) == (("a",), ())
    again = progress.block(done, *HERE, "a", Hindrance.PAPER, None)
    assert (at(again).done, at(again).blocked) == ((), (BlockedStep(step="a", why=Hindrance.PAPER),))
    assert at(progress.unblock(again, *HERE, "a")).blocked == ()


def test_a_tick_is_taken_back_and_what_waits_stays() -> None:
    family = progress.tick(progress.block(FAMILY, *HERE, "b", Hindrance.OTHER, None), *HERE, "a")
    back = progress.tick(family, *HERE, "a", done=False)
    assert at(back).done == ()
    assert [each.step for each in at(back).blocked] == ["b"]


def test_the_last_note_of_a_step_counts_and_empty_words_take_it_back() -> None:
    family = progress.note(progress.note(FAMILY, *HERE, "a", "one"), *HERE, "a", " two ")
    family = progress.note(family, *HERE, "b", "three")
    assert at(family).notes == (StepNote(step="a", words=" two "), StepNote(step="b", words="three"))
    assert at(progress.note(family, *HERE, "a", "  ")).notes == (StepNote(step="b", words="three"),)


def test_to_begin_again_forgets_what_was_done_and_keeps_what_was_noted_and_chosen() -> None:
    family = progress.choose(progress.tell_version(FAMILY, *HERE, "26"), *HERE, "mine")
    family = progress.note(progress.open_step(family, *HERE, "b"), *HERE, "a", "words")
    busy = progress.block(progress.tick(family, *HERE, "a"), *HERE, "b", Hindrance.ACCOUNT, None)
    assert at(progress.begin_again(busy, *HERE)) == replace(at(family), step=START)


def test_one_guide_at_two_places_stands_at_each_by_itself() -> None:
    phone: Place = ("router-filter", "device-1")
    family = progress.tick(progress.open_step(FAMILY, *HERE, "b"), *phone, "a")
    assert (at(family).step, at(family).done) == ("b", ())
    assert (at(family, phone).step, at(family, phone).done) == (START, ("a",))


def test_the_guides_of_a_device_or_a_network_that_is_gone_are_forgotten() -> None:
    family = FAMILY
    for place in ("home-2", "device-1", None):
        family = progress.open_guide(family, "router-filter", place)
    gone = networks.remove_network(devices.remove_device(family, "device-1"), "home-2")
    assert [each.at for each in gone.guides] == [None]
    assert progress.forget_place(gone, "home-2") == gone
