"""The small process that puts everything back when this program ends before a change was kept (port: Watch)."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from setup_assistant.domain.error import SettingFailed

_LONGEST_S = 3600
"""It ends by itself after so long, even when nobody called it off."""


def watch(within_s: int) -> Callable[[], None]:
    """Start the watcher; return what calls it off.  Raises SettingFailed.

    It waits for its input to end, which happens however this program ends, and then puts back what is not kept: one
    that lives on holds the journal, so that nothing is taken from under it.
    """
    argv = (*own_program(), "undo", "--unless-kept", str(max(within_s, _LONGEST_S)))
    try:
        process = subprocess.Popen(  # noqa: S603  our own program by its full path, and a number
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a terminal or a session that closes must not take it along; no matter on Windows
        )
    except OSError as problem:
        raise SettingFailed(what=str(problem)) from problem

    def call_off() -> None:
        process.terminate()
        assert process.stdin is not None
        with suppress(OSError):
            process.stdin.close()
        process.wait()

    return call_off


def own_program() -> tuple[str, ...]:
    """Return the words that start this program again: the frozen one, or the module in this Python."""
    if getattr(sys, "frozen", False):
        return (os.path.realpath(sys.executable),)
    return (sys.executable, "-m", "setup_assistant")
