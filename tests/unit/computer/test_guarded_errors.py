"""What a system's programs end with becomes one of two errors, whatever language their words are in."""

from pathlib import Path

import pytest

from setup_assistant.computer.guarded import Guarding, System, Ticket
from setup_assistant.computer.macos_hand import MacOS
from setup_assistant.computer.windows_hand import Windows
from setup_assistant.domain.error import SettingFailed, SettingRefused
from setup_assistant.domain.setting import Wanted
from setup_assistant.ports import Outcome, Run

WANTED = Wanted(filter="some-family", name="Some family", v4=("1.1.1.3",))
TICKET = Ticket("a" * 32, Path("signal"), 60)


def always(outcome: Outcome) -> Run:
    return lambda _argv: outcome


def systems(folder: Path, *, ask: Outcome, elevate: Outcome) -> tuple[System, System]:
    return (
        Windows(ask=always(ask), elevate=always(elevate), folder=folder),
        MacOS(ask=always(ask), elevate=always(elevate), states=folder),
    )


@pytest.mark.parametrize("said", [Outcome(None, complaint="no such program"), Outcome(124), Outcome(1, "", "denied")])
def test_a_system_that_does_not_tell_fails_before_anything_is_asked(tmp_path: Path, said: Outcome) -> None:
    for system in systems(tmp_path, ask=said, elevate=Outcome(0)):
        with pytest.raises(SettingFailed):
            system.plan(WANTED)


@pytest.mark.parametrize("status", [None, 1, 124])
def test_a_question_that_ends_otherwise_is_a_failure(tmp_path: Path, status: int | None) -> None:
    for system in systems(tmp_path, ask=Outcome(0), elevate=Outcome(status)):
        with pytest.raises(SettingFailed):
            system.start((), TICKET)


@pytest.mark.parametrize("words", ["User canceled. (-128)", "ユーザによってキャンセルされました。 (-128)", "(-60005)"])
def test_a_refusal_on_a_mac_is_known_by_its_number(tmp_path: Path, words: str) -> None:
    _, system = systems(tmp_path, ask=Outcome(0), elevate=Outcome(1, "", f"execution error: {words}\n"))
    with pytest.raises(SettingRefused) as caught:
        system.start((), TICKET)
    assert words in str(caught.value.values()["what"])


def test_a_refusal_on_windows_is_known_by_the_status_of_the_launcher(tmp_path: Path) -> None:
    system, _ = systems(tmp_path, ask=Outcome(0), elevate=Outcome(5, "", "Der Vorgang wurde abgebrochen.\r\n"))
    with pytest.raises(SettingRefused):
        system.start((), TICKET)


def test_a_path_that_is_too_long_for_the_systems_question_is_told(tmp_path: Path) -> None:
    system, _ = systems(tmp_path / ("x" * 200) / ("y" * 200) / ("z" * 200), ask=Outcome(0), elevate=Outcome(0))
    with pytest.raises(SettingFailed):
        system.start((), TICKET)


@pytest.mark.parametrize(("noted", "guarding"), [("waiting\n", Guarding.WAITING), ("kept\n", Guarding.KEPT), ("?", "")])
def test_what_the_process_notes_on_a_mac_is_one_of_two_words(tmp_path: Path, noted: str, guarding: str) -> None:
    _, system = systems(tmp_path, ask=Outcome(0), elevate=Outcome(0))
    (tmp_path / f"family-setup-assistant.{'a' * 32}").write_text(noted)
    assert system.guarding("a" * 32) == guarding
    assert system.guarding("b" * 32) is Guarding.NONE
