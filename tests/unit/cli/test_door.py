"""The outermost door, from inside: what is done, what is said, and the status that comes out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from setup_assistant import resources
from setup_assistant.cli.door import run
from setup_assistant.cli.doors import Doors
from setup_assistant.content.problem import CheckReport, Problem
from setup_assistant.domain.error import AssistantError, ContentDamaged, NoDisplay, SelfCheckFailed
from tests.unit.cli import outside

FAMILY = str(resources.path("examples", "family-three-children.json"))


def doors(window: Callable[[], int] = lambda: 0, check: Callable[[], tuple[str, ...]] = lambda: ("fake",)) -> Doors:
    return outside.doors(window=window, window_check=check)


def raising(problem: BaseException) -> Callable[[], int]:
    def window() -> int:
        raise problem

    return window


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_no_word_opens_the_window_and_its_status_comes_out() -> None:
    assert run([], doors(lambda: 7)) == 7
    assert run(["--lang", "ja"], doors(lambda: 7)) == 7


@pytest.mark.parametrize(
    ("problem", "status", "said"),
    [
        (NoDisplay(), 6, "The window cannot be opened here."),
        (ContentDamaged(where="index"), 8, "A part of the program is missing."),
        (ZeroDivisionError("inside"), 1, "Something unexpected happened."),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_whatever_stops_the_program_is_a_sentence_and_a_status(
    capsys: pytest.CaptureFixture[str], problem: BaseException, status: int, said: str
) -> None:
    assert run([], doors(raising(problem))) == status
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith(said)
    assert "Traceback" not in complaint


def test_the_record_of_a_fault_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--debug"], doors(raising(ZeroDivisionError("inside")))) == 1
    assert "ZeroDivisionError: inside" in capsys.readouterr().err


def test_words_that_cannot_be_read_are_no_reason_to_be_silent(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ContentDamaged(where="index.msgpack")

    monkeypatch.setattr("setup_assistant.cli.door.load_content", broken)
    assert run(["plan", FAMILY, "--lang", "ja"], doors()) == 8
    assert "アプリを、もう一度入れてください。" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["plan", FAMILY],
        ["plan", FAMILY, "--budget", "10"],
        ["coverage", FAMILY],
        ["compare"],
        ["compare", "--household", FAMILY],
        ["compare", "--kind", "dns"],
        ["self-check"],
        ["--help"],
        ["sheet", "--help"],
        ["--version"],
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_verb_says_something_in_both_languages(
    capsys: pytest.CaptureFixture[str], words: list[str], lang: str
) -> None:
    assert run([*words, "--lang", lang], doors()) == 0
    out, complaint = capsys.readouterr()
    assert out.strip()
    assert complaint == ""


@pytest.mark.parametrize("words", [["plan", FAMILY], ["coverage", FAMILY], ["compare"], ["self-check"]])
def test_every_verb_gives_a_script_one_value(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert run([*words, "--json"], doors()) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_sheet_and_the_schemas_are_written_where_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["sheet", "rules", FAMILY, "-o", str(tmp_path / "a.pdf"), "--child", "1"], doors()) == 0
    assert run(["content", "schema", "-o", str(tmp_path / "s")], doors()) == 0
    assert str(tmp_path / "a.pdf") in capsys.readouterr().out
    assert (tmp_path / "s" / "household.schema.json").exists()


@pytest.mark.parametrize("problems", [0, 2])
@pytest.mark.parametrize("act", [["check", "--as-of", "2027-12-01"], ["build"], ["build", "-o", "index.msgpack"]])
def test_content_with_problems_is_told_and_has_a_status_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, act: list[str], problems: int
) -> None:
    found = tuple(Problem(path="a.yaml", line=number, where="$", what="odd") for number in range(problems))
    report = CheckReport(problems=found, notes=(Problem(path="b.yaml", line=1, where="$", what="old"),))
    monkeypatch.setattr("setup_assistant.jobs.contents.check", lambda _root, _as_of: report)
    monkeypatch.setattr("setup_assistant.jobs.contents.build.build", lambda _root, _target: report)
    assert run(["content", *act], doors()) == (3 if problems else 0)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == problems + 2
    assert "b.yaml:1: $: old" in lines


def test_the_self_check_stops_at_what_does_not_work(capsys: pytest.CaptureFixture[str]) -> None:
    def check() -> tuple[str, ...]:
        raise SelfCheckFailed(what="window")

    assert run(["self-check", "--json"], doors(check=check)) == 6
    assert json.loads(capsys.readouterr().out)["error"] == "self-check-failed"


def test_an_error_shows_its_values_in_a_record() -> None:
    problem: AssistantError = ContentDamaged(where="index")
    assert str(problem) == "ContentDamaged(where='index')"


@pytest.mark.parametrize("name", ["a\udcff.json", "a\x1b[31m\u202e.json"])
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_an_odd_name_of_a_file_is_said_and_steers_no_terminal(
    capsys: pytest.CaptureFixture[str], name: str, more: list[str]
) -> None:
    assert run(["plan", name, *more], doors()) == 3
    out, complaint = capsys.readouterr()
    assert "a" in out + complaint
    assert "\x1b" not in out + complaint


def test_the_place_of_a_paper_steers_no_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["sheet", "help", FAMILY, "-o", str(tmp_path / "a\x1b[31m.txt")], doors()) == 0
    assert "\x1b" not in capsys.readouterr().out
