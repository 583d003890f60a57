"""The one line that a process with an administrator's rights hears."""

import os
from pathlib import Path
from time import time

import pytest

from setup_assistant.computer.keep_signal import MOST_S, Signal, Word, sweep
from setup_assistant.domain.error import SettingFailed

TOKEN = "0123456789abcdef" * 2


def test_a_repeated_word_is_a_new_line(tmp_path: Path) -> None:
    signal = Signal(tmp_path / "new", TOKEN)
    signal.say(Word.MORE, 300)
    first = signal.path.read_text()
    signal.say(Word.MORE, 300)
    assert (first, signal.path.read_text()) == (f"{TOKEN} more 300 1\n", f"{TOKEN} more 300 2\n")


@pytest.mark.parametrize(("asked", "said"), [(-5, 0), (0, 0), (MOST_S, MOST_S), (10**9, MOST_S)])
def test_time_is_asked_for_within_bounds(tmp_path: Path, asked: int, said: int) -> None:
    signal = Signal(tmp_path, TOKEN)
    signal.say(Word.MORE, asked)
    assert signal.path.read_text().split()[2] == str(said)


def test_a_listener_that_holds_the_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, held = Path.write_text, [PermissionError(), PermissionError()]

    def busy(path: Path, text: str, encoding: str) -> int:
        if held:
            raise held.pop()
        return write(path, text, encoding)

    monkeypatch.setattr(Path, "write_text", busy)
    pauses: list[float] = []
    signal = Signal(tmp_path, TOKEN, pauses.append)
    signal.say(Word.KEEP)
    assert len(pauses) == 2
    assert signal.path.read_text() == f"{TOKEN} keep 0 1\n"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingFailed):
        Signal(tmp_path / "file", TOKEN).say(Word.BACK)


def test_words_of_earlier_days_are_swept_and_younger_ones_stay(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in ("a.signal", "b.signal", "this-computer.json"))
    for path in (old, young, other):
        path.write_text("")
    for path in (old, other):
        os.utime(path, (time() - 100_000,) * 2)
    sweep(tmp_path)
    sweep(tmp_path / "missing")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b.signal", "this-computer.json"]
