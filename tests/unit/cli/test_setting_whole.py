"""apply, status and undo over the real engine and a pretended computer: the verbs leave before or after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from setup_assistant.cli.door import run
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.proof import Proof
from setup_assistant.domain.setting import Tool
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.jobs.this_computer import ThisComputer
from tests.unit.cli.outside import doors
from tests.unit.computer.pretend import FAILS, HOLDS, Fate, Killed, World, computer, let_promises_run_out

BEFORE = {(Tool.NETWORK_MANAGER, "wifi"): "the router", (Tool.FIREFOX, "policy"): ""}
WISHES = {(Tool.NETWORK_MANAGER, "wifi"): "the filter", (Tool.FIREFOX, "policy"): "ask the computer"}
APPLY = ("apply", "--filter", "cloudflare-family", "--yes")

Do = Callable[..., int]


@dataclass
class Prover:
    """Finds what it is told to find."""

    found: Proof = HOLDS

    def prove(self, *_given: object, **_named: object) -> Proof:
        return self.found

    def has_second_way(self) -> bool:
        return False

    def glance(self, proof: Proof, *_given: object, **_named: object) -> Proof:
        return proof

    def surroundings(self) -> Surroundings:
        return Surroundings()


@pytest.fixture
def world() -> World:
    return World(settings=dict(BEFORE))


@pytest.fixture
def do(world: World, capsys: pytest.CaptureFixture[str]) -> Do:
    """Return a function that starts the program anew for each verb on the same computer."""

    def done(*words: str, found: Proof = HOLDS, fate: Fate | None = None) -> int:
        prover: Any = Prover(found)
        here = ThisComputer(computer=computer(world, fate or Fate(), WISHES), prover=prover)
        status = run((*words, "--lang", "en"), doors(setter=lambda: here))
        capsys.readouterr()
        return status

    return done


def test_what_was_set_is_in_place_and_goes_back_exactly(do: Do, world: World) -> None:
    assert (do(*APPLY), world.settings) == (0, WISHES)
    assert do("status") == 0
    assert (do("undo"), world.settings) == (0, BEFORE)
    assert (do("undo"), do("status")) == (0, 0)


def test_what_was_not_proven_is_as_before(do: Do, world: World) -> None:
    assert (do(*APPLY, found=FAILS), world.settings) == (4, BEFORE)


def test_another_program_s_change_is_noticed(do: Do, world: World) -> None:
    do(*APPLY)
    world.settings[Tool.NETWORK_MANAGER, "wifi"] = "somebody else"
    assert do("status") == 7


@pytest.mark.parametrize("at", range(1, 9))
def test_a_step_that_fails_leaves_before(do: Do, world: World, at: int) -> None:
    """Up to the last step before the settings are kept."""
    status = do(*APPLY, fate=Fate(fail_at=at))
    assert (status in {5, 6}, world.settings) == (True, BEFORE)


def test_the_watcher_puts_back_what_a_killed_program_left(
    do: Do, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fate = Fate(kill_at=7)
    with pytest.raises(Killed):
        do(*APPLY, fate=fate)
    assert fate.dead
    assert world.settings != BEFORE
    world.held = False
    monkeypatch.setattr("setup_assistant.cli.typed.wait_for_end", lambda _seconds: None)
    assert (do("undo", "--unless-kept", "60"), world.settings) == (0, BEFORE)


def test_what_a_killed_program_left_is_not_taken_for_a_computer_that_is_set(do: Do, world: World) -> None:
    """The system goes back from it by itself; only what is kept anew stays."""
    with pytest.raises(Killed):
        do(*APPLY, fate=Fate(kill_at=9))
    assert world.settings == WISHES
    world.held = False
    assert do(*APPLY) == 0
    let_promises_run_out(world)
    assert (world.settings, [act.stage for act in world.journal.acts]) == (WISHES, [Stage.KEPT])
