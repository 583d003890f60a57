"""Speaking with the root-owned helper: started by pkexec, a request on a line, an answer on a line.

While the pipe is open the helper waits; when it closes, or its time is over, the helper puts everything back.
"""

import json
import os
import select
import shutil
import stat
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from setup_assistant.domain.error import SettingFailed, SettingRefused

HELPER = Path("/usr/libexec/family-setup-assistant-helper")

TYPING_S = 300.0
"""A person may have to find somebody who knows the password."""
ANSWER_S = 45.0
"""Longer than the helper gives a service to read its files again."""

_NOT_AUTHORISED = frozenset({126, 127})
"""What pkexec ends with when the person says no, may not, or cannot be asked."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_LINE_LIMIT = 100_000
_COMPLAINT = 300
"""Characters that are passed on."""

Start = Callable[[tuple[str, ...]], "subprocess.Popen[bytes]"]
"""Starts a program by its arguments with pipes for its input, answers and complaints."""

Answer = Mapping[str, object]


def start(argv: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """Start a program with pipes."""
    pipe = subprocess.PIPE
    return subprocess.Popen(argv, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603  constant arguments


def is_installed(helper: Path = HELPER, owner: int = 0) -> bool:
    """Tell whether the helper is there, and whether nobody but root could have put something else in its place."""
    try:
        about = helper.stat(follow_symlinks=False)
        is_program = stat.S_ISREG(about.st_mode) and bool(about.st_mode & stat.S_IXOTH)
        places = [about, *(each.stat() for each in helper.parents)]
    except OSError:
        return False
    kept = all(each.st_uid in {owner, 0} and not each.st_mode & _OTHERS_WRITE for each in places)
    return is_program and kept and shutil.which("pkexec") is not None


class Helper:
    """One call of the helper, as long as it lives."""

    def __init__(self, begin: Start, verb: str, request: Answer, program: Path = HELPER) -> None:
        """Start it and hand it the request.  Raises SettingFailed."""
        try:
            self._process = begin(("pkexec", str(program), verb))
        except OSError as problem:
            raise SettingFailed(what=str(problem)) from None
        self._heard = b""
        self.say(json.dumps(dict(request)))

    @property
    def lives(self) -> bool:
        """Tell whether it still waits."""
        return self._process.poll() is None

    def say(self, line: str) -> None:
        """Send a line; whether it came through, the answer tells."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode("utf-8") + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            return

    def hang_up(self) -> None:
        """End its input: it puts everything back."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError:
            return

    def answer(self, within_s: float = ANSWER_S) -> Answer:
        """Return its next answer.  Raises SettingRefused and SettingFailed."""
        line = self._line(within_s)
        try:
            given = json.loads(line)
        except ValueError:
            given = None
        if isinstance(given, dict) and "error" not in given:
            return given
        raise self._problem(given)

    def end(self) -> str:
        """Let go of it, wait until it has put back what was not kept, and return the last line of its complaints."""
        self.hang_up()
        out, complaints = self._process.stdout, self._process.stderr
        assert out is not None
        assert complaints is not None
        out.close()
        if complaints.closed:
            return ""
        with complaints, suppress(subprocess.TimeoutExpired):
            self._process.wait(ANSWER_S)
            lines = complaints.read().decode("utf-8", "replace").strip().splitlines()
            return lines[-1][:_COMPLAINT] if lines else ""
        return ""

    def _line(self, within_s: float) -> bytes:
        assert self._process.stdout is not None
        out = self._process.stdout.fileno()
        end = time.monotonic() + within_s
        while b"\n" not in self._heard and len(self._heard) < _LINE_LIMIT:
            left = end - time.monotonic()
            if left <= 0 or not select.select([out], [], [], left)[0]:
                raise SettingFailed(what="the helper does not answer")
            more = os.read(out, 4096)
            if not more:
                break
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line

    def _problem(self, given: object) -> SettingFailed | SettingRefused:
        complaint = self.end()
        if isinstance(given, dict):
            words = (str(given.get(key, "")) for key in ("error", "about"))
            return SettingFailed(what=" ".join(each for each in words if each))
        if self._process.returncode in _NOT_AUTHORISED:
            return SettingRefused(what=complaint or "pkexec")
        return SettingFailed(what=complaint or "the helper ended")
