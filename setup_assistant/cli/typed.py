"""Words typed at a terminal, waited for without holding up anything else."""

import importlib
import os
import select
import sys
import threading
import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

END = "\x04"
"""Nobody can type any more: the terminal is gone, or Ctrl-D was pressed."""

_TICK_S = 0.05


def at_terminal() -> bool:
    """Tell whether a person can type here and reads what is printed."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Typing:
    """Hears lines as somebody types them."""

    def __init__(self) -> None:
        self._begun = ""

    def forget(self) -> None:
        """Forget what was typed before anything was asked."""
        if sys.platform == "win32":
            self._begun = ""
            return
        import termios  # noqa: PLC0415  POSIX alone has it

        with suppress(termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)

    def word(self, within_s: float) -> str | None:
        """Return the line that is finished within the time, bare and in lower case, or `END`; None for nothing."""
        return self._keys(within_s) if sys.platform == "win32" else _line(within_s)

    def _keys(self, within_s: float) -> str | None:
        """Collect keys until Enter: a console of Windows gives no line that could be waited for."""
        keys: Any = importlib.import_module("msvcrt")  # Windows alone has it
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            if not keys.kbhit():
                time.sleep(_TICK_S)
                continue
            key = str(keys.getwche())
            if key in (END, "\x1a"):
                return END
            if key in ("\r", "\n"):
                typed, self._begun = self._begun, ""
                return typed.strip().lower()
            self._begun = self._begun[:-1] if key == "\b" else self._begun + key
        return None


def _line(within_s: float) -> str | None:
    """Return a line of a POSIX terminal, which hands over whole lines only."""
    stdin = sys.stdin.fileno()
    try:
        typed = os.read(stdin, 1024) if select.select([stdin], [], [], within_s)[0] else None
    except OSError:
        return END
    if typed is None:
        return None
    return typed.decode("utf-8", "replace").strip().lower() if typed else END


def wait_for_end(within_s: float) -> None:
    """Wait until standard input ends, as it does with the program that holds its other side, or the time is over."""
    stdin, ended = sys.stdin.fileno(), SimpleQueue[None]()

    def drain() -> None:
        with suppress(OSError):
            while os.read(stdin, 1024):
                continue
        ended.put(None)

    threading.Thread(target=drain, name="standard input", daemon=True).start()
    with suppress(Empty):
        ended.get(timeout=within_s)
