"""The whole way of a change on pretended Windows and macOS computers: kept, gone back, refused, failed, hung."""

import os
import signal
import time
from collections.abc import Callable, Iterable

import pytest

from setup_assistant.computer import setting
from setup_assistant.computer.keep_signal import Signal, Word
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.journal import Standing
from setup_assistant.domain.proof import Why
from setup_assistant.domain.setting import Tool
from tests.contract.setting.conftest import FAMILY, Pretended
from tests.unit.computer.pretend import FAILS, unheard

Make = Callable[..., Pretended]
every_system = pytest.mark.parametrize("kind", [Tool.WINDOWS, Tool.MACOS])


def some(values: Iterable[object], quick: Iterable[object]) -> list[object]:
    """Return cases of which the long run takes all and the quick one a few."""
    few = tuple(quick)
    cases = [each if isinstance(each, tuple) else (each,) for each in values]
    return [pytest.param(*each, marks=() if set(each) <= {*few} or each in few else pytest.mark.long) for each in cases]


@every_system
def test_what_was_kept_stays_and_goes_back_exactly(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    assert computer.apply().kept
    computer.rests()
    here = computer.computer()
    assert {each.standing for each in setting.standings(here)} == {Standing.IN_PLACE}
    assert computer.settings() != computer.unchanged
    ending = setting.undo(here, unheard)
    assert (ending.kept, ending.why, ending.problem, ending.stuck) == (False, Why.HAND, "", False)
    computer.rests()
    assert computer.settings() == computer.unchanged
    assert computer.journal().acts == ()


@every_system
@pytest.mark.parametrize("why", some([Why.UNPROVEN, Why.TIME, Why.HAND], [Why.UNPROVEN]))
def test_a_change_that_is_not_kept_goes_back_without_a_second_question(pretend: Make, kind: Tool, why: Why) -> None:
    computer = pretend(kind)
    unproven = {"prove": lambda: FAILS} if why is Why.UNPROVEN else {}
    ending = computer.apply(ask=lambda _: why, **unproven)
    assert (ending.kept, ending.why, ending.stuck) == (False, why, False)
    assert computer.settings() == computer.unchanged
    assert computer.questions() == 1


@every_system
@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_a_refusal_in_any_language_leaves_the_system_untouched(pretend: Make, kind: Tool, language: str) -> None:
    computer = pretend(kind)
    computer.state.doom(refuse=True, language=language)
    ending = computer.apply()
    assert (ending.kept, ending.why, ending.problem, ending.stuck) == (False, Why.FAILED, "setting-refused", False)
    assert computer.settings() == computer.unchanged


@every_system
@pytest.mark.parametrize("step", some(range(1, 7), [2]))
def test_a_step_that_fails_goes_back(pretend: Make, kind: Tool, step: int) -> None:
    computer = pretend(kind)
    computer.settle_s = 1.0
    computer.state.doom(fail_at=step)
    ending = computer.apply()
    computer.rests()
    if not ending.kept:
        assert (ending.why, ending.problem) == (Why.FAILED, "setting-failed")
        computer.state.doom()
        setting.recover(computer.computer())
        assert computer.settings() == computer.unchanged
        assert computer.journal().acts == ()
    else:
        assert step > 3, "a change of this computer has at least three steps"


@pytest.mark.parametrize("kind", some([Tool.WINDOWS, Tool.MACOS], [Tool.WINDOWS]))
def test_a_step_that_hangs_goes_back_and_stays_back_when_it_goes_on(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    computer.settle_s = computer.hear_s = 1.0
    computer.state.doom(hang_at=2, hang_s=3)
    assert computer.apply().why is Why.FAILED
    computer.rests()
    assert computer.settings() == computer.unchanged


STEPS = {Tool.WINDOWS: range(1, 15), Tool.MACOS: range(1, 5)}
"""The last one comes after the person was asked; until then fate has gone away."""


@pytest.mark.parametrize(
    ("kind", "step"),
    some([(kind, step) for kind, steps in STEPS.items() for step in steps], [(Tool.WINDOWS, 2), (Tool.MACOS, 2)]),
)
def test_an_elevated_process_that_dies_at_any_step_leaves_before(pretend: Make, kind: Tool, step: int) -> None:
    computer = pretend(kind)
    computer.settle_s = computer.hear_s = 0.6
    computer.state.doom(die_at=step)
    ending = computer.apply(ask=lambda _: computer.state.doom())
    computer.state.doom()
    if ending.stuck:
        setting.recover(computer.computer())
    computer.rests()
    assert ending.kept == (step == STEPS[kind][-1])
    assert ending.kept or computer.settings() == computer.unchanged


@every_system
def test_a_word_to_keep_that_nobody_hears_goes_back_by_asking_again(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    computer.hear_s = 0.6

    def end_the_process(_extend: object) -> None:
        for each in computer.state.processes():
            os.kill(each, signal.SIGKILL)

    ending = computer.apply(ask=end_the_process)
    assert (ending.kept, ending.problem, ending.stuck) == (False, "setting-failed", False)
    assert computer.settings() == computer.unchanged
    assert computer.questions() == 2


@every_system
def test_a_killed_program_is_answered_by_going_back_in_time(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    hand = computer.hand()
    plan = hand.plan(FAMILY)
    if (program := os.fork()) == 0:
        hand.do(plan.changes, within_s=1 if kind is Tool.WINDOWS else 20, note=lambda _: None)
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(program, 0)[1]) == -signal.SIGKILL
    assert computer.settings() != computer.unchanged
    computer.rests(within_s=6)
    assert computer.settings() == computer.unchanged


@every_system
def test_what_went_back_cannot_be_kept(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    computer.hear_s = 0.5
    hand = computer.hand()
    plan = hand.plan(FAMILY)
    hand.do(plan.changes, within_s=1 if kind is Tool.WINDOWS else 9, note=lambda _: None)
    computer.rests()
    with pytest.raises(SettingFailed):
        hand.keep(plan.changes)


@pytest.mark.parametrize("kind", some([Tool.WINDOWS, Tool.MACOS], [Tool.WINDOWS]))
def test_more_time_moves_the_moment_of_going_back(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    hand, unit = computer.hand(), 1.0 if kind is Tool.WINDOWS else 0.06
    plan = hand.plan(FAMILY)
    hand.do(plan.changes, within_s=round(2 / unit), note=lambda _: None)
    hand.extend(round(30 / unit))
    time.sleep(2.6)
    assert computer.state.processes()
    hand.keep(plan.changes)
    computer.rests()
    assert all(hand.now(each) == each.after for each in plan.changes)


@every_system
@pytest.mark.parametrize(
    "line",
    some(
        [
            "{other} keep 0 1",
            "{token} keep",
            "{token} keep 0 1 x",
            "keep 0 1",
            "{token} keep 0",
            "{token}  keep 0 1",
            "{token} KEEP 0 1",
        ],
        ["{other} keep 0 1"],
    ),
)
def test_only_the_whole_word_with_the_right_token_is_heard(pretend: Make, kind: Tool, line: str) -> None:
    computer = pretend(kind)
    hand, noted = computer.hand(), []
    plan = hand.plan(FAMILY)
    hand.do(plan.changes, within_s=1 if kind is Tool.WINDOWS else 12, note=noted.append)
    assert hand.signal is not None
    hand.folder.mkdir(exist_ok=True)
    hand.signal.path.write_text(line.format(token=noted[0], other="0" * 32) + "\n")
    computer.rests()
    assert computer.settings() == computer.unchanged


@every_system
def test_a_place_that_is_gone_does_not_hinder_the_others(pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    places = "adapters" if kind is Tool.WINDOWS else "services"
    assert computer.apply().kept
    with computer.state.changing() as values:
        del values[places][0]
    here = computer.computer()
    assert {each.standing for each in setting.standings(here)} == {Standing.GONE, Standing.IN_PLACE}
    assert not setting.undo(here, unheard).stuck
    assert computer.settings()[places] == computer.unchanged[places][1:]


def test_a_script_that_was_changed_after_it_was_agreed_to_does_nothing(pretend: Make) -> None:
    computer = pretend(Tool.WINDOWS)
    computer.state.doom(agree_s=0.5)
    hand = computer.hand()
    hand.settle_s = 1.2
    changes = hand.plan(FAMILY).changes

    def tamper(pause: float) -> None:
        for script in hand.folder.glob("*.ps1"):
            script.write_bytes(script.read_bytes() + b"\nRemove-Item C:\\")
        time.sleep(min(pause, 0.1))

    hand.pause = tamper
    with pytest.raises(SettingFailed):
        hand.do(changes, within_s=60, note=lambda _: None)
    computer.rests()
    assert computer.settings() == computer.unchanged
    assert computer.state.load()["guards"] == {}


@every_system
def test_a_word_that_was_said_before_an_administrator_agreed_is_heard(pretend: Make, kind: Tool) -> None:
    """The program ended while the system's own question was open; somebody agrees after it has gone back."""
    computer = pretend(kind)
    hand = computer.hand()
    changes = hand.plan(FAMILY).changes
    Signal(hand.folder, "a" * 32).say(Word.BACK)
    hand.new_token = lambda: "a" * 32
    hand.settle_s = 0.5
    with pytest.raises(SettingFailed):
        hand.do(changes, within_s=60, note=lambda _: None)
    computer.rests()
    assert computer.settings() == computer.unchanged
