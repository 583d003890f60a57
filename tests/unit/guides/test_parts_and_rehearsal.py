"""Parts of a drawn screen, and the rehearsal that presses them: nothing real happens, nothing wrong goes on."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.content import walk
from setup_assistant.domain.screen import Act, ActKind, Cards, Field, Row, Rows, Screen, Switch, Tab, Tabs
from setup_assistant.guides.parts import acts, named, parts
from setup_assistant.guides.rehearsal import PASSIVE, Press, press, shown, turns
from tests.unit.guides import samples
from tests.unit.guides.samples import rows, screen, some_screens

LOOK, DO_NOT = Act(kind=ActKind.LOOK), Act(kind=ActKind.DO_NOT)
SWITCHES = ("toggle", "radio", "check")
screens = st.one_of(some_screens(), st.sampled_from([each for _, each in samples.every_screen()]))


def at(drawn: Screen, part: str) -> object:
    """Return the part of a screen that an id names: its place in the data."""
    here: object = drawn
    for name in part.split("."):
        here = here[int(name)] if isinstance(here, tuple) else getattr(here, name)
    return here


def marked(drawn: Screen) -> int:
    """Return how many marks are on a drawing, wherever they are in its data."""
    return sum(1 for _ in walk.every(drawn, Act))


@given(screens)
def test_every_part_is_named_by_its_place_and_by_no_other(drawn: Screen) -> None:
    found = parts(drawn)
    assert len({part.id for part in found}) == len(found)
    for part in found:
        if part.id != "back":
            place = at(drawn, part.id)
            assert (place.label, place.act) == (part.label, part.act)  # type: ignore[attr-defined]  # any part has both


def test_every_mark_of_every_shipped_screen_is_on_a_part_that_can_be_pressed() -> None:
    for where, drawn in samples.every_screen():
        on_parts = [part for part in parts(drawn) if part.act is not None]
        assert len(on_parts) == marked(drawn), where
        assert sorted(part.id for part in acts(drawn)) == sorted(part.id for part in on_parts), where


@given(screens)
def test_marks_are_told_in_the_order_in_which_they_are_pressed(drawn: Screen) -> None:
    orders = [part.act.order for part in acts(drawn) if part.act is not None]
    assert orders == sorted(orders)
    assert [part for part in acts(drawn) if part.act is not None and part.act.kind not in PASSIVE] == [*turns(drawn)]


def test_parts_are_told_from_top_to_bottom() -> None:
    tabs = (Tab(label="wifi"), Tab(label="filter"))
    drawn = screen(
        rows(Row(label="wifi"), Row(label="name")), Field(label="code"), Cards(cards=tabs), Tabs(tabs=tabs), back="save"
    )
    assert [part.id for part in parts(drawn)] == [
        *("back", "blocks.0.rows.0", "blocks.0.rows.1", "blocks.1"),
        *("blocks.2.cards.0", "blocks.2.cards.1", "blocks.3.tabs.0", "blocks.3.tabs.1"),
    ]


def test_everything_that_a_drawing_names_is_found_once() -> None:
    drawn = screen(
        Rows(header="filter", footer="save", rows=(Row(label="wifi", sub="name", value="code", icon="lock"),)),
        title="wifi",
        back="cancel",
    )
    assert named(drawn) == {"filter", "save", "wifi", "name", "code", "cancel"}
    assert named(Row(label="wifi", icon="lock")) == {"wifi"}


def test_every_word_of_every_shipped_screen_is_a_label_or_a_value_of_the_plan() -> None:
    for guide in samples.guides():
        known = {each.id for each in guide.labels} | {"child"}
        for each in guide.steps:
            known_here = known | {name.replace("_", "-") for name in each.values}
            for drawn in each.screens:
                assert named(drawn) <= known_here, (guide.id, each.id)


@given(screens)
def test_the_turns_pressed_in_order_are_right_and_the_last_is_the_last(drawn: Screen) -> None:
    order = turns(drawn)
    for done, part in enumerate(order):
        outcome = press(drawn, done, part.id)
        last = done + 1 == len(order)
        assert outcome.press is (Press.LAST if last else Press.RIGHT)
        assert outcome.done == done + 1
        assert outcome.turn == (None if last else order[done + 1])


@given(screens, st.integers(0, 9), st.data())
def test_any_other_press_leaves_everything_as_it_was(drawn: Screen, done: int, data: st.DataObject) -> None:
    order = turns(drawn)
    turn = order[done] if done < len(order) else None
    pressed = data.draw(st.sampled_from(["nowhere", *(part.id for part in parts(drawn))]))
    if turn is not None and pressed == turn.id:
        return
    outcome = press(drawn, done, pressed)
    assert (outcome.done, outcome.turn) == (done, turn)
    assert outcome.press not in (Press.RIGHT, Press.LAST)


def test_a_wrong_press_is_called_what_it_is() -> None:
    first, second = Act(kind=ActKind.TAP), Act(kind=ActKind.TAP, order=2)
    drawn = screen(
        rows(Row(label="wifi", act=first), Row(label="name", act=second), Row(label="filter")),
        rows(Row(label="save", act=DO_NOT), Row(label="code", act=LOOK)),
    )
    asked = ("blocks.0.rows.0", "blocks.0.rows.1", "blocks.0.rows.2", "blocks.1.rows.0", "blocks.1.rows.1")
    assert [press(drawn, 0, each).press for each in asked] == [
        *(Press.RIGHT, Press.EARLY, Press.WRONG, Press.FORBIDDEN, Press.WRONG)
    ]
    assert [press(drawn, 2, each).press for each in asked[:2]] == [Press.DONE, Press.DONE]


def switches(drawn: Screen) -> Iterator[tuple[str, str, Switch]]:
    """Yield the part, the kind and the side of every switch of a drawing."""
    for part in parts(drawn):
        place = None if part.id == "back" else at(drawn, part.id)
        for kind in SWITCHES:
            if (side := getattr(place, kind, None)) is not None:
                yield part.id, kind, side


@given(screens, st.integers(0, 9))
def test_a_switch_is_turned_by_its_own_press_and_not_before(drawn: Screen, done: int) -> None:
    pressed = {part.id: part.act.kind for part in turns(drawn)[:done] if part.act is not None}
    to = {ActKind.TURN_ON: Switch.ON, ActKind.CHOOSE: Switch.ON, ActKind.TURN_OFF: Switch.OFF}
    after = {(part, kind): side for part, kind, side in switches(shown(drawn, done, marked=False))}
    for part, kind, side in switches(drawn):
        if kind != "radio" or part in pressed:
            assert after[part, kind] is to.get(pressed.get(part, ActKind.LOOK), side)


def most_selectors_on(drawn: Screen) -> int:
    """Return how many round selectors of one group are on, in the group with the most."""
    on = Counter(
        part.rpartition(".")[0] for part, kind, side in switches(drawn) if (kind, side) == ("radio", Switch.ON)
    )
    return max(on.values(), default=0)


def test_of_the_round_selectors_of_a_group_one_alone_is_on_also_after_a_press() -> None:
    for where, drawn in samples.every_screen():
        assert most_selectors_on(drawn) <= 1, where
    both = [where for where, drawn in samples.every_screen() if most_selectors_on(shown(drawn, 9, marked=False)) > 1]
    assert both == []


@given(screens, st.integers(0, 9))
def test_a_rehearsal_marks_the_next_turn_alone_and_only_when_it_is_asked_to(drawn: Screen, done: int) -> None:
    order = turns(drawn)
    assert marked(shown(drawn, done, marked=False)) == 0
    found = acts(shown(drawn, done, marked=True))
    assert [part.id for part in found] == [part.id for part in order[done : done + 1]]
    for part, turn in zip(found, order[done:], strict=False):
        assert part.act is not None
        assert turn.act is not None
        assert (part.act.kind, part.act.order) == (turn.act.kind, 1)


@given(screens, st.integers(0, 9))
def test_a_rehearsal_changes_no_word_and_no_part(drawn: Screen, done: int) -> None:
    seen = shown(drawn, done, marked=True)
    assert named(seen) == named(drawn)
    assert [(part.id, part.label) for part in parts(seen)] == [(part.id, part.label) for part in parts(drawn)]
    assert seen.style is drawn.style


def test_turning_on_turns_on_turning_off_turns_off_and_a_tap_turns_nothing() -> None:
    on, off, tap = (
        Act(kind=kind, order=order) for order, kind in enumerate((ActKind.TURN_ON, ActKind.TURN_OFF, ActKind.TAP), 1)
    )
    drawn = screen(
        rows(Row(label="wifi", toggle=Switch.OFF, act=on), Row(label="name", check=Switch.ON, act=off)),
        rows(Row(label="code", toggle=Switch.ON), Row(label="save", toggle=Switch.OFF, act=tap)),
    )
    sides = [[side.value for *_, side in switches(shown(drawn, done, marked=False))] for done in range(4)]
    assert sides == [
        *(["off", "on", "on", "off"], ["on", "on", "on", "off"]),
        *(["on", "off", "on", "off"], ["on", "off", "on", "off"]),
    ]
