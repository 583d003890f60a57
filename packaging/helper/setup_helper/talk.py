"""The one conversation that is possible with the helper: a request on a line, an answer on a line.

`apply` stays after its answer and puts everything back by itself unless it hears `keep` in time: whatever becomes of
the window, its input ends or the time runs out.
"""

import json
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable

from setup_helper import request, state, work
from setup_helper.places import Unsafe
from setup_helper.request import Apply, Refused
from setup_helper.state import Busy, Damaged
from setup_helper.work import NotRead

ASKED_WITHIN_S = 20
_MORE = re.compile(rb"more ([1-9][0-9]{0,2})")
_SLICE_S = 1.0
_ACCOUNT = re.compile(r"[0-9]{1,10}")

_Answer = dict[str, object]


class Input:
    """The caller's lines, bounded in length and time."""

    def __init__(self) -> None:
        self._held = b""
        self.ended = False

    def line(self, within_s: float, at_most: int) -> bytes | None:
        """Return a line, or None when the time is over or the input ends; a longer one counts as an end."""
        end = _now() + within_s
        while b"\n" not in self._held:
            left = end - _now()
            if left <= 0:
                return None
            # Short slices, because the clock of waiting stands still while a computer sleeps.
            if not select.select([0], [], [], min(left, _SLICE_S))[0]:
                continue
            more = os.read(0, 4096)
            self._held += more
            if not more:
                self.ended = True
                return None
            if b"\n" not in self._held and len(self._held) > at_most:
                break
        found, _, self._held = self._held.partition(b"\n")
        self.ended = self.ended or len(found) > at_most
        return None if self.ended else found


_Verb = Callable[[bytes, int, Input], _Answer]


def main(argv: list[str]) -> int:
    """Serve one call and return its exit status: 0 when it was done, 1 when not, 2 for another verb."""
    by = _asker()
    _become_plain()
    verb = VERBS.get(argv[1]) if len(argv) == 2 else None  # noqa: PLR2004  the program and its verb
    if verb is None:
        return _say({"error": "verb"}, 2)
    if os.geteuid() != 0:
        return _say({"error": "not-root"}, 1)
    return serve(verb, by, Input())


def serve(verb: _Verb, by: int, heard: Input) -> int:
    """Read the request of a verb, do it and answer."""
    try:
        line = heard.line(ASKED_WITHIN_S, request.LIMIT)
        return _say(verb(line or b"", by, heard), 0)
    except (Refused, Unsafe) as problem:
        return _say({"error": type(problem).__name__.lower(), "about": str(problem)}, 1)
    except (Busy, Damaged, NotRead) as problem:
        return _say({"error": type(problem).__name__.lower()}, 1)
    except OSError as problem:
        return _say({"error": "system", "about": os.strerror(problem.errno or 0)}, 1)


def apply(line: bytes, by: int, heard: Input) -> _Answer:
    """Write what was asked for; let it stay, or put it back.  Raises as `work` does."""
    asked = request.read_apply(line)
    with state.held():
        work.recover()
        layer = work.prepare(asked, by)
        try:
            work.write(layer)
            why = "ended" if _say({"done": asked.id}, 0) else _wait(asked, heard)
        except BaseException:
            work.put_back(layer)
            raise
        if why is None:
            work.keep(layer)
            return {"kept": asked.id}
        return {"back": why, "left": work.put_back(layer)}


def undo(line: bytes, _by: int, _heard: Input) -> _Answer:
    """Put back one change or all.  Raises as `work` does."""
    asked = request.read_undo(line)
    with state.held():
        recovered = work.recover()
        return {"undone": True, "left": work.undo(asked), "recovered": recovered}


def status(line: bytes, _by: int, _heard: Input) -> _Answer:
    """Tell how every file stands.  Raises as `work` does."""
    request.read_status(line)
    with state.held():
        recovered = work.recover()
        return {"files": work.status(), "recovered": recovered}


VERBS: dict[str, _Verb] = {"apply": apply, "undo": undo, "status": status}


def _wait(asked: Apply, heard: Input) -> str | None:
    """Wait for `keep`; return None for it, or why everything goes back.  Any other word means back, too."""
    end = _now() + asked.within_s
    while True:
        line = heard.line(end - _now(), len("more 600"))
        if line is None:
            return "ended" if heard.ended else "time"
        if line == b"keep":
            return None
        match = _MORE.fullmatch(line)
        if match is None or int(match[1]) > request.LONGEST_S:
            return "ended"
        end = _now() + int(match[1])
        if _say({"more": int(match[1])}, 0):
            return "ended"


def _asker() -> int:
    given = os.environ.get("PKEXEC_UID", "")
    return int(given) if _ACCOUNT.fullmatch(given) else 0


def _become_plain() -> None:
    """Take nothing over from the caller: no environment, folder, mask or open file."""
    os.environ.clear()
    os.chdir("/")
    os.umask(0o022)
    os.closerange(3, 1024)
    # The window ends us by ending our input; a signal must not end us between two files.
    for each in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGPIPE):
        signal.signal(each, signal.SIG_IGN)


def _say(answer: _Answer, status: int) -> int:
    """Answer in one line and return the status; 1 when nobody listens."""
    try:
        os.write(sys.stdout.fileno(), json.dumps(answer).encode("ascii") + b"\n")
    except OSError:
        return 1
    return status


def _now() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)
