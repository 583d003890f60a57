"""apply, undo and status in the terminal: what is shown first, the one value for scripts, and the status."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant import resources
from setup_assistant.cli.door import run
from setup_assistant.cli.table import width
from setup_assistant.domain.error import (
    AssistantError,
    DiskFull,
    JournalDamaged,
    SettingElsewhere,
    SettingFailed,
    SettingRefused,
)
from setup_assistant.domain.proof import Ending, Moment, ProofState, Why
from setup_assistant.domain.setting import Remark, RemarkKind
from tests.unit.cli.outside import NOW, doors
from tests.unit.cli.setters import LITERAL, MadeUp, change, proof

FAMILY = resources.path("examples", "family-three-children.json")
APPLY = ("apply", "--filter", "cloudflare-family")

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """Return a function from a setter and the words of a command line to status, output and complaint."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)

    def told(setter: Any, *words: str) -> tuple[int, str, str]:
        status = run(words, doors(setter=lambda: setter))
        return status, *capsys.readouterr()

    return told


def interrupt(number: int = signal.SIGINT) -> Callable[[], None]:
    return lambda: os.kill(os.getpid(), number)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_plan_alone_shows_before_and_after_and_changes_nothing(tell: Tell, lang: str) -> None:
    made_up = MadeUp()
    status, out, complaint = tell(made_up, *APPLY, "--plan-only", "--lang", lang)
    assert (status, complaint, made_up.calls) == (0, "", ["plan"])
    shown = ("Home Wi-Fi", "192.168.1.1", "1.1.1.3", made_up.wished[0].name)
    assert [each for each in shown if each not in out] == []
    assert LITERAL not in out
    assert max(map(width, out.splitlines())) <= 80
    assert LITERAL in tell(MadeUp(), *APPLY, "--plan-only", "--details")[1]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_remark_can_be_said(tell: Tell, lang: str) -> None:
    remarks = tuple(Remark(kind=kind, about="eth0" if kind is RemarkKind.TUNNEL else "") for kind in RemarkKind)
    out = tell(MadeUp(remarks=remarks), *APPLY, "--plan-only", "--lang", lang)[1]
    assert sum(line.startswith("- ") for line in out.splitlines()) == len(RemarkKind)
    assert ("- eth0: " if lang == "en" else "- eth0：") in out


def test_the_plan_for_scripts_is_one_value(tell: Tell) -> None:
    status, out, complaint = tell(MadeUp(), *APPLY, "--plan-only", "--json")
    value = json.loads(out)
    assert (status, complaint, len(out.splitlines())) == (0, "", 1)
    assert value["plan"]["changes"][0]["rows"] == [
        {"what": "the usual way", "before": "192.168.1.1", "after": "1.1.1.3"}
    ]
    assert value["plan"]["changes"][0]["literal"] == [LITERAL]
    assert (value["ending"], value["status"]) == (None, 0)


def test_what_is_wanted_is_what_was_asked_for(tell: Tell) -> None:
    made_up = MadeUp()
    tell(made_up, *APPLY, "--plan-only")
    tell(made_up, *APPLY, "--plan-only", "--encrypted", "--no-browsers")
    plain, strict = made_up.wished
    assert (plain.filter, plain.encrypted, plain.browsers) == ("cloudflare-family", False, True)
    assert (strict.encrypted, strict.browsers) == (True, False)
    assert plain.v4


def test_pages_of_the_family_must_be_known_afterwards(tell: Tell) -> None:
    made_up, alone = MadeUp(), MadeUp()
    tell(made_up, *APPLY, "--yes", "--household", str(FAMILY))
    tell(alone, *APPLY, "--yes")
    assert "line.me" in made_up.needs
    assert alone.needs == ()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("apply",), 2),
        (("apply", "--filter", "nobody"), 2),
        ((*APPLY, "--household", "missing.json"), 3),
        (APPLY, 2),
        ((*APPLY, "--json"), 2),
        (("undo", "--unless-kept", "soon"), 2),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(
    tell: Tell, words: tuple[str, ...], status: int
) -> None:
    made_up = MadeUp()
    found, out, complaint = tell(made_up, *words)
    assert (found, made_up.calls) == (status, [])
    assert out if "--json" in words else complaint


def test_without_a_terminal_and_without_yes_the_missing_word_is_named(tell: Tell) -> None:
    assert "apply --yes" in tell(MadeUp(), *APPLY)[2]


def test_yes_keeps_what_was_proven(tell: Tell) -> None:
    made_up = MadeUp()
    status, out, complaint = tell(made_up, *APPLY, "--yes")
    assert (status, complaint, made_up.calls) == (0, "", ["recover", "plan", "apply"])
    assert made_up.ending is not None
    assert made_up.ending.kept
    parts = ("Setting this computer", "Holds", "The setting stays.")
    assert sorted(parts, key=out.index) == list(parts)
    assert out.count("Holds") == len(made_up.proof.parts)


def test_one_value_for_scripts_holds_the_plan_and_the_end(tell: Tell) -> None:
    status, out, complaint = tell(MadeUp(), *APPLY, "--yes", "--json")
    value = json.loads(out)
    assert (status, complaint, len(out.splitlines())) == (0, "", 1)
    assert (value["ending"]["kept"], value["status"]) == (True, 0)
    assert {each["state"] for each in value["ending"]["proof"]["parts"]} == {"holds"}


def test_what_could_not_be_proven_goes_back_and_says_what_failed(tell: Tell) -> None:
    made_up = MadeUp(proof=proof(needs=ProofState.FAILS, second_way=ProofState.CANNOT_TELL))
    status, out, _ = tell(made_up, *APPLY, "--yes", "--details")
    assert status == 4
    lines = out.splitlines()
    assert [line.split("  ")[0] for line in lines if "Does not hold" in line or "Can't tell" in line] == [
        "Can't tell",
        "Does not hold",
    ]
    assert "seen-needs" in out
    assert "Everything is as it was before." in out


def test_on_top_of_what_cannot_be_put_back_nothing_is_planned(tell: Tell) -> None:
    made_up = MadeUp(unfinished=Ending(kept=False, why=Why.ENDED, stuck=True, problem="setting-refused", at=NOW))
    status, out, _ = tell(made_up, *APPLY, "--yes")
    assert (status, made_up.calls) == (5, ["recover"])
    assert out


@pytest.mark.parametrize("error", [SettingRefused, SettingFailed, DiskFull])
def test_a_step_that_failed_has_the_status_of_its_error(tell: Tell, error: type[AssistantError]) -> None:
    found, out, _ = tell(MadeUp(fails=error.code), *APPLY, "--yes")
    assert found == error.exit_status
    assert "Everything is as it was before." in out


def test_what_is_stuck_is_not_called_as_before(tell: Tell) -> None:
    status, out, _ = tell(MadeUp(fails="setting-failed", stuck=True), *APPLY, "--yes")
    assert status == 6
    assert "Not everything could be put back yet." in out
    assert "as it was before." not in out


@pytest.mark.parametrize(
    ("problem", "status"),
    [(SettingElsewhere(), 5), (JournalDamaged(path="/x"), 3), (SettingRefused(what="polkit"), 5)],
)
def test_an_error_before_the_change_is_told(tell: Tell, problem: Any, status: int) -> None:
    found, _, complaint = tell(MadeUp(problem=problem), *APPLY, "--yes")
    assert found == status
    assert complaint
    found, out, _ = tell(MadeUp(problem=problem), *APPLY, "--yes", "--json")
    assert (found, json.loads(out)["error"]) == (status, problem.code)


@pytest.mark.parametrize("moment", [Moment.NOTING, Moment.CHANGING, Moment.PROVING])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_and_the_end_of_the_session_put_everything_back(tell: Tell, moment: Moment, number: int) -> None:
    def stopped() -> None:
        interrupt(number)()
        assert made_up.question is not None
        made_up.question.wait(lambda _seconds: None)  # until the terminal has heard it

    made_up = MadeUp(when={moment: stopped})
    status, out, _ = tell(made_up, *APPLY, "--yes")
    assert status == 130
    assert made_up.ending is not None
    assert (made_up.ending.kept, made_up.ending.why) == (False, Why.HAND)
    assert "Everything is as it was before." in out


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ({RemarkKind.ALREADY, RemarkKind.NOT_VERIFIED}, 0),
        ({RemarkKind.NOT_PERMITTED}, 5),
        ({RemarkKind.NO_HELPER}, 6),
        ({RemarkKind.UNSUPPORTED}, 6),
        (set(), 6),
    ],
)
def test_a_plan_without_a_change_asks_nothing_and_says_why(tell: Tell, kinds: set[RemarkKind], status: int) -> None:
    made_up = MadeUp(changes=(), remarks=tuple(Remark(kind=kind) for kind in kinds))
    for way in ("--yes", "--plan-only"):
        made_up.calls.clear()
        found, out, _ = tell(made_up, *APPLY, way)
        assert (found, made_up.calls[-1:]) == (status, ["plan"])
        assert ("It is set already" in out) == (RemarkKind.ALREADY in kinds)
        assert ("This program cannot set this computer." in out) == (RemarkKind.ALREADY not in kinds)
    assert tell(MadeUp(changes=(change(),)), *APPLY, "--yes")[0] == 0


def test_a_program_that_knows_no_way_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run((*APPLY, "--yes", "--lang", "en"), doors()) == 6
    assert "This program cannot set this computer." in capsys.readouterr().err
