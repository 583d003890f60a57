"""A rehearsal of one step over its screens: where it is, as text; whose turn it is; what a press becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.guide import Step
from setup_assistant.domain.screen import Act, ActKind, Row
from setup_assistant.guides.parts import parts
from setup_assistant.guides.practice import Practice, next_press, reading, turn_of
from setup_assistant.guides.rehearsal import Press, turns
from tests.unit.guides import samples
from tests.unit.guides.samples import rows, screen, some_screens, step

FIRST, SECOND = Act(kind=ActKind.TAP), Act(kind=ActKind.TAP, order=2)
TWO = step(
    "two",
    screen(rows(Row(label="wifi", act=FIRST), Row(label="name", act=SECOND), Row(label="save"))),
    screen(rows(Row(label="filter", act=FIRST), Row(label="code"))),
)
steps = st.one_of(
    st.sampled_from([each for _, each in samples.every_step()]),
    st.lists(some_screens(), min_size=1, max_size=2).map(lambda screens: step("one", *screens)),
)


def where(of: Step, practice: Practice) -> int:
    """Return the screen of the part whose turn it is."""
    turn = turn_of(of, practice)
    start = practice.screen if practice.done < len(turns(of.screens[practice.screen])) else practice.screen + 1
    return next(place for place in range(start, len(of.screens)) if turn in turns(of.screens[place]))


def rehearsed(of: Step) -> list[Practice]:
    """Return where a rehearsal is while its turns are pressed in order."""
    here = [Practice()]
    while (turn := turn_of(of, here[-1])) is not None:
        here.append(next_press(of, here[-1], where(of, here[-1]), turn.id))
        assert len(here) < 50
    return here


@given(steps)
def test_pressing_the_turns_leads_through_every_screen_and_ends_with_the_last(of: Step) -> None:
    here = rehearsed(of)
    wanted = [part.label for drawn in of.screens for part in turns(drawn)]
    assert [each.label for each in here[1:]] == wanted
    assert [each.press for each in here[1:-1]] == [Press.RIGHT] * (len(wanted) - 1)
    if wanted:
        assert here[-1].press is Press.LAST
    assert not any(each.is_missed for each in here)


def test_every_shipped_step_can_be_rehearsed_to_its_end() -> None:
    for at, of in samples.every_step():
        presses = [each.press for each in rehearsed(of)][1:]
        assert len(presses) == sum(len(turns(drawn)) for drawn in of.screens), at
        assert presses[-1:] in ([], [Press.LAST]), at


@given(steps, st.data())
def test_no_wrong_press_on_any_screen_moves_the_rehearsal(of: Step, data: st.DataObject) -> None:
    here = data.draw(st.sampled_from(rehearsed(of)))
    place = data.draw(st.integers(0, len(of.screens) - 1))
    part = data.draw(st.sampled_from(["nowhere", *(each.id for each in parts(of.screens[place]))]))
    turn = turn_of(of, here)
    if turn is not None and (place, part) == (where(of, here), turn.id):
        return
    after = next_press(of, here, place, part)
    assert turn_of(of, after) == turn
    assert after.is_missed


def said(here: Practice, place: int, part: str) -> Press | None:
    return next_press(TWO, here, place, f"blocks.0.rows.{part}").press


def test_a_wrong_press_is_called_what_it_is_on_every_screen() -> None:
    start, *_, second, end = rehearsed(TWO)
    assert [said(start, 0, part) for part in "012"] == [Press.RIGHT, Press.EARLY, Press.WRONG]
    assert said(start, 1, "0") is Press.EARLY
    assert said(second, 0, "1") is Press.DONE
    assert said(end, 1, "0") is Press.DONE


def test_a_part_that_nobody_presses_neither_comes_later_nor_is_done() -> None:
    start, *_, second, _end = rehearsed(TWO)
    assert said(start, 1, "1") is Press.WRONG
    assert said(second, 0, "2") is Press.WRONG


@given(
    st.builds(
        Practice,
        screen=st.integers(0, 9),
        done=st.integers(0, 9),
        press=st.sampled_from((None, *Press)),
        label=st.sampled_from(("", "save", "plan-value")),
    )
)
def test_a_rehearsal_is_opened_again_where_it_was(here: Practice) -> None:
    assert reading(here.detail) == here


@given(st.text(alphabet="practice/0129-x", max_size=30))
def test_any_text_opens_a_rehearsal_or_none(detail: str) -> None:
    found = reading(detail)
    assert (found is None) == (detail.partition("/")[0] != "practice")


@pytest.mark.parametrize("detail", ["", "practise", "host", "/practice"])
def test_a_page_that_is_opened_at_something_else_rehearses_nothing(detail: str) -> None:
    assert reading(detail) is None


def test_a_rehearsal_begins_at_the_first_screen_with_nothing_pressed() -> None:
    assert reading("practice") == reading("practice/x/-1/nothing/") == Practice()
    assert not Practice().is_missed
