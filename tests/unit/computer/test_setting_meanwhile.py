"""What happens between looking, asking and keeping: a plan gets old, others change things, an old change is stuck."""

import pytest
from msgspec.structs import replace

from setup_assistant.computer import setting
from setup_assistant.domain.error import NoSettingHere, SettingFailed
from setup_assistant.domain.journal import Act, Stage
from setup_assistant.domain.proof import Proof, Why
from setup_assistant.domain.setting import Change, Tool
from tests.unit.computer.pretend import FAILS, HOLDS, WANTED, Fate, PretendedHand, World, computer, unheard
from tests.unit.computer.test_setting import AFTER, BEFORE, PLACES, change, keep


def test_a_plan_that_is_not_true_any_more_touches_nothing() -> None:
    world = World(dict(BEFORE))
    program = computer(world, Fate(), AFTER)
    plan = setting.plan(program, WANTED)
    world.settings[PLACES[1]] = "somebody else's"
    found = dict(world.settings)
    ending = setting.apply(program, plan, prove=lambda: HOLDS, ask=keep, heard=unheard)
    assert (ending.kept, ending.why, ending.untouched) == (False, Why.FAILED, True)
    assert ending.problem == SettingFailed.code
    assert (world.settings, world.journal.acts, world.promises) == (found, (), {})


def test_a_plan_that_was_made_on_what_a_killed_run_left_touches_nothing() -> None:
    """The run is put back first; what the plan would note as before was never what the family had."""
    world = World(dict(BEFORE))
    program = computer(world, Fate(), AFTER)
    plan = setting.plan(program, WANTED)
    killed = Act(id="act-1", at=program.now(), wanted=WANTED, changes=plan.changes, stage=Stage.DONE)
    world.journal, world.settings = replace(world.journal, acts=(killed,)), dict(AFTER)
    others = dict.fromkeys(PLACES, "another filter")
    late = computer(world, Fate(), others)
    ending = setting.apply(late, setting.plan(late, WANTED), prove=lambda: HOLDS, ask=keep, heard=unheard)
    assert not ending.kept
    assert (world.settings, world.journal.acts) == (BEFORE, ())


def test_on_top_of_a_change_that_cannot_be_put_back_yet_no_other_is_made() -> None:
    world = World(dict(BEFORE))
    change(world, Fate())
    only_one = {place: wish for place, wish in AFTER.items() if place[0] is Tool.NETWORK_MANAGER}
    assert setting.undo(computer(world, Fate(), only_one), unheard).stuck
    (stuck,), found = world.journal.acts, dict(world.settings)
    ending = change(world, Fate(), wishes=dict.fromkeys(only_one, "another filter"))
    assert (ending.kept, ending.stuck, ending.problem) == (False, True, NoSettingHere.code)
    assert (world.settings, world.journal.acts) == (found, (stuck,))


def test_what_was_lost_while_the_question_was_asked_goes_back_although_keep_was_said() -> None:
    world, seen = World(dict(BEFORE)), list[Proof]()

    def glance(proof: Proof) -> Proof:
        seen.append(proof)
        assert world.settings == AFTER
        return FAILS

    program = computer(world, Fate(), AFTER)
    plan = setting.plan(program, WANTED)
    ending = setting.apply(program, plan, prove=lambda: HOLDS, ask=keep, heard=unheard, glance=glance)
    assert (ending.kept, ending.why, ending.proof) == (False, Why.UNPROVEN, FAILS)
    assert (world.settings, world.journal.acts) == (BEFORE, ())
    assert seen == [HOLDS]


def test_nobody_looks_again_when_the_change_goes_back_anyway() -> None:
    def glance(_proof: Proof) -> Proof:
        raise AssertionError

    program = computer(World(dict(BEFORE)), Fate(), AFTER)
    plan = setting.plan(program, WANTED)
    ending = setting.apply(program, plan, prove=lambda: HOLDS, ask=lambda _: Why.TIME, heard=unheard, glance=glance)
    assert ending.why is Why.TIME


def test_no_part_is_made_to_last_when_another_has_gone_back_already(monkeypatch: pytest.MonkeyPatch) -> None:
    world, kept = World(dict(BEFORE)), list[Tool]()

    def extend(hand: PretendedHand, _within_s: int) -> None:
        if hand.tool is Tool.FIREFOX:  # the last one
            raise SettingFailed(what="it went back")

    def keeps(hand: PretendedHand, _changes: tuple[Change, ...]) -> None:
        kept.append(hand.tool)

    monkeypatch.setattr(PretendedHand, "extend", extend)
    monkeypatch.setattr(PretendedHand, "keep", keeps)
    ending = change(world, Fate(), ask=lambda _extend: None)
    assert (ending.kept, ending.why, kept) == (False, Why.FAILED, [])
    assert (world.settings, world.journal.acts) == (BEFORE, ())
