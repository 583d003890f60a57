"""Changing this computer is before or after, never between: with every ending, every failure and every kill."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from setup_assistant.computer import setting
from setup_assistant.domain.error import DiskFull, NoSettingHere, SettingElsewhere
from setup_assistant.domain.journal import Stage, Standing
from setup_assistant.domain.proof import Ending, Moment, Proof, Why
from setup_assistant.domain.setting import Remark, RemarkKind, Tool
from tests.unit.computer.pretend import (
    FAILS,
    HOLDS,
    WANTED,
    Fate,
    Killed,
    World,
    computer,
    let_promises_run_out,
    unheard,
)

PLACES = (
    (Tool.NETWORK_MANAGER, "wired"),
    (Tool.NETWORK_MANAGER, "wireless"),
    (Tool.FIREFOX, "policies"),
)
BEFORE = dict.fromkeys(PLACES, "as it was")
AFTER = dict.fromkeys(PLACES, "the filter")

settings = st.dictionaries(
    st.tuples(st.sampled_from(Tool), st.text(max_size=3)),
    st.tuples(st.text(max_size=4), st.text(max_size=4)),
    min_size=1,
    max_size=6,
)


def keep(extend: setting.Extend) -> Why | None:
    extend(60)
    return None


def change(
    world: World,
    fate: Fate,
    *,
    proof: Proof = HOLDS,
    ask: setting.Ask = keep,
    wishes: dict[tuple[Tool, str], str] = AFTER,
) -> Ending:
    program = computer(world, fate, wishes)
    return setting.apply(program, setting.plan(program, WANTED), prove=lambda: proof, ask=ask, heard=unheard)


def restart(world: World) -> None:
    """Start the program again, as after a kill."""
    world.held = False
    setting.recover(computer(world, Fate(), AFTER))


def test_a_proved_and_kept_change_stays_and_is_noted() -> None:
    world = World(dict(BEFORE))
    ending = change(world, Fate())
    assert ending.kept
    assert ending.proof == HOLDS
    assert world.settings == AFTER
    assert [act.stage for act in world.journal.acts] == [Stage.KEPT]
    assert not world.promises


@pytest.mark.parametrize(
    ("proof", "ask", "why"),
    [
        (FAILS, keep, Why.UNPROVEN),
        (Proof(parts=()), keep, Why.UNPROVEN),
        (HOLDS, lambda _: Why.TIME, Why.TIME),
        (HOLDS, lambda _: Why.HAND, Why.HAND),
    ],
)
def test_whatever_is_not_kept_goes_back(proof: Proof, ask: setting.Ask, why: Why) -> None:
    world = World(dict(BEFORE))
    ending = change(world, Fate(), proof=proof, ask=ask)
    assert (ending.kept, ending.why, ending.stuck) == (False, why, False)
    assert world.settings == BEFORE
    assert world.journal.acts == ()
    assert world.journal.last == ending


@given(settings)
def test_undo_gives_back_exactly_what_was_there(some: dict[tuple[Tool, str], tuple[str, str]]) -> None:
    before = {place: now for place, (now, _) in some.items()}
    world = World(dict(before))
    assert change(world, Fate(), wishes={place: wish for place, (_, wish) in some.items()}).kept
    ending = setting.undo(computer(world, Fate(), {place: wish for place, (_, wish) in some.items()}), unheard)
    assert world.settings == before
    assert ending.why is Why.HAND
    assert world.journal.acts == ()


def test_two_kept_changes_go_back_to_before_the_first() -> None:
    world = World(dict(BEFORE))
    change(world, Fate())
    second = dict.fromkeys(PLACES, "another filter")
    change(world, Fate(), wishes=second)
    assert world.settings == second
    setting.undo(computer(world, Fate(), AFTER), unheard)
    assert world.settings == BEFORE


def touches_of_a_change() -> int:
    fate = Fate()
    change(World(dict(BEFORE)), fate)
    return fate.touches


def test_there_are_enough_moments_to_be_killed_at() -> None:
    assert 2 * touches_of_a_change() >= 20


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("kill_at", range(1, touches_of_a_change() + 1))
@pytest.mark.parametrize("promise_first", [False, True])
def test_a_kill_leaves_before_or_after(kill_at: int, after: bool, promise_first: bool) -> None:  # noqa: FBT001  cases
    world = World(dict(BEFORE))
    with pytest.raises(Killed):
        change(world, Fate(kill_at=kill_at, after=after))
    if promise_first:
        let_promises_run_out(world)
    restart(world)
    kept = [act.stage for act in world.journal.acts] == [Stage.KEPT]
    assert world.settings == (AFTER if kept else BEFORE)
    assert kept or world.journal.acts == ()
    let_promises_run_out(world)
    assert world.settings == (AFTER if kept else BEFORE), "the system must not undo later what was kept"


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_while_going_back_is_finished_at_the_next_start(after: bool) -> None:  # noqa: FBT001  case
    whole = Fate()
    change(World(dict(BEFORE)), whole, proof=FAILS)
    for kill_at in range(1, whole.touches + 1):
        world = World(dict(BEFORE))
        with pytest.raises(Killed):
            change(world, Fate(kill_at=kill_at, after=after), proof=FAILS)
        restart(world)
        assert world.settings == BEFORE
        assert world.journal.acts == ()


def test_a_kill_while_undoing_is_finished_at_the_next_start_or_undone_again() -> None:
    world = World(dict(BEFORE))
    change(world, Fate())
    whole, copy = Fate(), deepcopy(world)
    setting.undo(computer(copy, whole, AFTER), unheard)
    for kill_at in range(1, whole.touches + 1):
        one = deepcopy(world)
        with pytest.raises(Killed):
            setting.undo(computer(one, Fate(kill_at=kill_at), AFTER), unheard)
        restart(one)
        assert one.settings in (BEFORE, AFTER)
        assert bool(one.journal.acts) == (one.settings == AFTER)


@pytest.mark.parametrize("fail_at", range(2, touches_of_a_change() + 1))
def test_a_step_that_fails_puts_everything_back(fail_at: int) -> None:
    world = World(dict(BEFORE))
    ending = change(world, Fate(fail_at=fail_at))
    assert (ending.kept, ending.why) == (False, Why.FAILED)
    assert ending.problem in {"setting-failed", "disk-full"}
    assert world.settings == BEFORE
    assert not world.promises


@pytest.mark.parametrize("fail_at", range(2, touches_of_a_change() + 1))
def test_only_a_step_that_failed_before_any_change_is_said_to_have_touched_nothing(fail_at: int) -> None:
    world, found = World(dict(BEFORE)), list[dict[tuple[Tool, str], str]]()

    def heard(moment: Moment, _proof: Proof | None) -> None:
        if moment is Moment.GOING_BACK:
            found.append(dict(world.settings))

    program = computer(world, Fate(fail_at=fail_at), AFTER)
    ending = setting.apply(program, setting.plan(program, WANTED), prove=lambda: HOLDS, ask=keep, heard=heard)
    assert ending.untouched == (found == [BEFORE])


def test_a_change_that_was_made_and_put_back_is_not_said_to_have_touched_nothing() -> None:
    assert change(World(dict(BEFORE)), Fate(fail_at=2)).untouched
    assert not change(World(dict(BEFORE)), Fate(), proof=FAILS).untouched


def test_nothing_is_touched_when_the_note_cannot_be_made() -> None:
    world = World(dict(BEFORE))
    with pytest.raises(DiskFull):
        change(world, Fate(fail_at=1))
    assert world.settings == BEFORE


def test_an_interruption_goes_back_first() -> None:
    def interrupted(_extend: setting.Extend) -> Why | None:
        raise KeyboardInterrupt

    world = World(dict(BEFORE))
    with pytest.raises(KeyboardInterrupt):
        change(world, Fate(), ask=interrupted)
    assert world.settings == BEFORE
    assert world.journal.acts == ()


def test_a_second_copy_of_the_program_is_refused() -> None:
    world = World(dict(BEFORE))

    def while_asking(_extend: setting.Extend) -> Why | None:
        with pytest.raises(SettingElsewhere):
            change(world, Fate())
        with pytest.raises(SettingElsewhere):
            setting.recover(computer(world, Fate(), AFTER))
        return None

    assert change(world, Fate(), ask=while_asking).kept
    assert world.settings == AFTER


def test_what_cannot_be_put_back_stays_noted_and_is_tried_again() -> None:
    world = World(dict(BEFORE))
    change(world, Fate())
    only_one = {place: wish for place, wish in AFTER.items() if place[0] is Tool.NETWORK_MANAGER}
    ending = setting.undo(computer(world, Fate(), only_one), unheard)
    assert ending.stuck
    assert ending.problem == NoSettingHere.code
    restart(world)
    assert world.settings == BEFORE
    assert world.journal.acts == ()


def test_standing_is_measured_for_each_place() -> None:
    world = World(dict(BEFORE))
    change(world, Fate())
    world.settings[PLACES[0]] = "something else"
    world.settings[PLACES[1]] = BEFORE[PLACES[1]]
    del world.settings[PLACES[2]]
    found = setting.standings(computer(world, Fate(), AFTER))
    assert [each.standing for each in found] == [Standing.CHANGED, Standing.BACK, Standing.GONE]


def test_each_moment_is_told_in_its_order() -> None:
    told: list[Moment] = []
    program = computer(World(dict(BEFORE)), Fate(), AFTER)
    plan = setting.plan(program, WANTED)
    setting.apply(program, plan, prove=lambda: HOLDS, ask=keep, heard=lambda moment, _: told.append(moment))
    assert told == [Moment.NOTING, Moment.CHANGING, Moment.PROVING, Moment.ASKING, Moment.KEEPING]


def test_without_any_hand_there_is_nothing_to_plan() -> None:
    with pytest.raises(NoSettingHere):
        setting.plan(computer(World({}), Fate(), {}), WANTED)


@pytest.mark.parametrize("proof", [HOLDS, FAILS])
@pytest.mark.parametrize("kind", [RemarkKind.WEAKER_NET, RemarkKind.ALREADY])
def test_a_watcher_stands_in_exactly_where_the_system_does_not_go_back(proof: Proof, kind: RemarkKind) -> None:
    world, told = World(dict(BEFORE)), list[str]()

    def watch(within_s: int) -> Callable[[], None]:
        assert within_s > 0
        assert world.settings == BEFORE, "it must watch before anything is changed"
        told.append("watches")
        return lambda: told.append(f"called off with {len(world.journal.acts)}")

    program = replace(computer(world, Fate(), AFTER), watch=watch)
    plan = structs.replace(setting.plan(program, WANTED), remarks=(Remark(kind=kind),))
    setting.apply(program, plan, prove=lambda: proof, ask=keep, heard=unheard)
    called_off = ["watches", f"called off with {int(proof.holds)}"]
    assert told == (called_off if kind is RemarkKind.WEAKER_NET else [])
