"""The program is killed before and after every touch of the world: the computer is as before, or as after and kept."""

from collections.abc import Callable

import pytest

from setup_assistant.computer import setting
from setup_assistant.domain.journal import Stage, Standing
from setup_assistant.domain.proof import Why
from setup_assistant.domain.setting import Tool
from tests.contract.setting.conftest import FAMILY, Pretended
from tests.unit.computer.pretend import Fate, Killed

Make = Callable[..., Pretended]

MOST = 80
"""More touches than a whole change has."""


def killed_at(computer: Pretended, touch: Fate, why: Why | None) -> bool:
    """Change the computer and be killed on the way; False when it was done before the kill."""
    plan = setting.plan(computer.computer(), FAMILY)
    try:
        computer.apply(touch=touch, plan=plan, ask=lambda _: why)
    except Killed:
        return True
    return False


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("kind", [Tool.WINDOWS, Tool.MACOS])
@pytest.mark.parametrize("why", [None, Why.HAND])
@pytest.mark.long
def test_killed_at_any_touch_it_is_before_or_kept(pretend: Make, kind: Tool, after: bool, why: Why | None) -> None:  # noqa: FBT001  a case
    for touch in range(1, MOST):
        if not before_or_kept(pretend(kind), Fate(kill_at=touch, after=after), why):
            assert touch > 10
            return
    pytest.fail("a change has more touches than were tried")


@pytest.mark.parametrize("kind", [Tool.WINDOWS, Tool.MACOS])
@pytest.mark.parametrize("touch", [2, 4, 5, 6, 8, 9, 10])
def test_killed_on_the_way_it_is_before_or_kept(pretend: Make, kind: Tool, touch: int) -> None:
    assert before_or_kept(pretend(kind), Fate(kill_at=touch, after=touch % 2 == 0), None)


def before_or_kept(computer: Pretended, fate: Fate, why: Why | None) -> bool:
    """Kill, start again, and look; False when the kill came too late."""
    if not killed_at(computer, fate, why):
        computer.rests()
        return False
    again = computer.computer()
    setting.recover(again)
    computer.rests()
    acts = computer.journal().acts
    if any(act.stage is Stage.KEPT for act in acts):
        assert {each.standing for each in setting.standings(again)} == {Standing.IN_PLACE}
    else:
        assert acts == ()
        assert computer.settings() == computer.unchanged
    return True
