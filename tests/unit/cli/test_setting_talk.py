"""apply at a real terminal: beginning, keeping and putting back by whole words, and by saying nothing."""

import os
import signal
import sys
import threading
from collections.abc import Callable

import pytest

from setup_assistant.cli import setting_talk, setting_verbs, typed
from setup_assistant.cli.door import run
from setup_assistant.domain.error import SettingElsewhere
from setup_assistant.domain.proof import Ending, Moment, Why
from setup_assistant.jobs.setting import MORE_S, KeepQuestion
from tests.unit.cli.outside import NOW, doors
from tests.unit.cli.setters import MadeUp, Terminal, terminal

APPLY = ("apply", "--filter", "cloudflare-family", "--lang", "en")

Sit = Callable[..., tuple[int, str]]


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Return a function that lets a person sit at a terminal: answers by the moment, then status and screen."""

    def sat(made_up: MadeUp, *, begin: str = "set\n", **typing: str) -> tuple[int, str]:
        with terminal(lambda name, stream: monkeypatch.setattr(sys, name, stream)) as given:
            made_up.when |= {Moment[name.upper()]: _types(made_up, given, text) for name, text in typing.items()}
            given.type(begin)
            status = run(APPLY, doors(setter=lambda: made_up))
            sys.stdout.flush()
        return status, given.seen

    return sat


def _types(made_up: MadeUp, given: Terminal, text: str) -> Callable[[], None]:
    """Type each line, the first when the question stands on the screen."""

    def type_() -> None:
        threading.Thread(target=_type_slowly, args=(made_up, given, text), daemon=True).start()

    return type_


def _type_slowly(made_up: MadeUp, given: Terminal, text: str) -> None:
    waiting = threading.Event()
    while '"back" puts' not in given.seen.replace("\n", " ") and made_up.ending is None:
        waiting.wait(0.01)
    for line in text.splitlines(keepends=True) if made_up.ending is None else ():
        given.type(line)
        waiting.wait(0.1)


def test_the_word_keep_keeps(sit: Sit) -> None:
    made_up = MadeUp()
    status, seen = sit(made_up, asking="keep\n")
    assert status == 0
    assert "The setting stays." in seen
    parts = ("To know first", "To begin", "Holds", "60 seconds", "The setting stays.")
    assert sorted(parts, key=seen.index) == list(parts)


@pytest.mark.parametrize("begin", ["\n", "yes\n", "\x04", "s\n", "no set\n"])
def test_only_the_whole_word_begins(sit: Sit, begin: str) -> None:
    made_up = MadeUp()
    status, seen = sit(made_up, begin=begin)
    assert (status, made_up.calls) == (7, ["recover", "plan"])
    assert "Nothing was changed." in seen


@pytest.mark.parametrize("word", ["back\n", "\x04", " BACK \n"])
def test_the_word_back_and_the_end_of_typing_put_back_at_once(sit: Sit, word: str) -> None:
    made_up = MadeUp()
    status, seen = sit(made_up, asking=word)
    assert status == 7
    assert made_up.ending is not None
    assert made_up.ending.why is Why.HAND
    assert "Everything is as it was before." in seen


def test_keys_hit_by_accident_keep_nothing(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_verbs, "KeepQuestion", lambda: KeepQuestion(2))
    made_up = MadeUp()
    status, seen = sit(made_up, asking="\ny\nke\nkeep it\n")
    assert status == 4
    assert made_up.ending is not None
    assert made_up.ending.why is Why.TIME
    assert seen.count('Type "keep", "back" or "more"') == 4


def test_what_was_typed_before_the_question_is_no_answer(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_verbs, "KeepQuestion", lambda: KeepQuestion(0.6))
    made_up = MadeUp()
    status, _ = sit(made_up, begin="set\nkeep\n")
    assert status == 4
    assert made_up.ending is not None
    assert made_up.ending.why is Why.TIME


def test_more_gives_five_minutes(sit: Sit) -> None:
    made_up = MadeUp()
    status, seen = sit(made_up, asking="more\nkeep\n")
    assert status == 0
    assert f"{60 + MORE_S} seconds left" in seen


def test_the_time_that_is_left_is_said_again(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_talk, "_REMINDERS_S", (1,))
    monkeypatch.setattr(setting_verbs, "KeepQuestion", lambda: KeepQuestion(1.5))
    assert sit(MadeUp())[1].count('1 seconds left: "keep" or "back"') == 1


def test_ctrl_c_while_it_is_asked_puts_back(sit: Sit) -> None:
    made_up = MadeUp(when={Moment.ASKING: lambda: os.kill(os.getpid(), signal.SIGINT)})
    status, seen = sit(made_up)
    assert status == 130
    assert made_up.ending is not None
    assert not made_up.ending.kept
    assert "Everything is as it was before." in seen


def test_ctrl_c_before_it_begins_changes_nothing(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(_self: typed.Typing, _within_s: float) -> str | None:
        raise KeyboardInterrupt

    monkeypatch.setattr(typed.Typing, "word", pressed)
    made_up = MadeUp()
    assert sit(made_up)[0] == 130
    assert made_up.calls == ["recover", "plan"]


def test_a_screen_that_takes_nothing_more_puts_back(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        monkeypatch.setattr(sys.stdout, "write", _refuse)

    made_up = MadeUp(when={Moment.CHANGING: gone})
    assert sit(made_up)[0] != 0
    assert made_up.ending is not None
    assert not made_up.ending.kept


def _refuse(_text: str) -> int:
    raise OSError(5, "gone")


class Held(MadeUp):
    """Another copy holds it, for some calls."""

    held = 2

    def recover(self) -> Ending | None:
        self.calls.append("recover")
        if self.calls.count("recover") <= self.held:
            raise SettingElsewhere
        return self.unfinished


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Callable[[MadeUp, str, bool], int]:
    """Return a function that runs the watcher; its standard input ends after 0.2 s, or stays open."""
    monkeypatch.setattr(setting_verbs, "_WATCH_TICK_S", 0.01)

    def watched(made_up: MadeUp, seconds: str, ends: bool) -> int:  # noqa: FBT001  one thing of a table
        inside, outside = os.pipe()
        ending = threading.Timer(0.2, os.close, (outside,))
        with os.fdopen(inside) as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            if ends:
                ending.start()
            status = run(("undo", "--unless-kept", seconds), doors(setter=lambda: made_up))
            if not ends:
                os.close(outside)
            for thread in threading.enumerate():
                if thread is ending or thread.name == "standard input":
                    thread.join(2)
        return status

    return watched


def test_the_watcher_puts_back_when_its_program_ends(watch: Callable[[MadeUp, str, bool], int]) -> None:
    made_up = MadeUp(unfinished=Ending(kept=False, why=Why.ENDED, at=NOW))
    assert watch(made_up, "60", True) == 0  # noqa: FBT003  one thing of a table
    assert made_up.calls == ["recover"]


def test_the_watcher_puts_back_when_the_time_is_over(watch: Callable[[MadeUp, str, bool], int]) -> None:
    made_up = MadeUp(unfinished=Ending(kept=False, why=Why.ENDED, at=NOW))
    assert watch(made_up, "0", False) == 0  # noqa: FBT003  one thing of a table
    assert made_up.calls == ["recover"]


def test_the_watcher_waits_while_its_program_is_still_at_work(watch: Callable[[MadeUp, str, bool], int]) -> None:
    made_up = Held()
    assert watch(made_up, "0", False) == 0  # noqa: FBT003  one thing of a table
    assert made_up.calls == ["recover"] * 3


def test_the_watcher_does_not_hear_ctrl_c(watch: Callable[[MadeUp, str, bool], int]) -> None:
    class Pressed(MadeUp):
        def recover(self) -> Ending | None:
            for number in (signal.SIGINT, signal.SIGHUP):
                os.kill(os.getpid(), number)
            return super().recover()

    made_up = Pressed()
    assert watch(made_up, "0", False) == 0  # noqa: FBT003  one thing of a table
    assert made_up.calls == ["recover"]
