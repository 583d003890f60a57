"""Runs one call of the real helper over a tree of a test's own.  Started as a program: ROOT PARTS VERB [KILL_AT].

Its root, owner and restart command are constants that only this file replaces.  With KILL_AT it dies by -9 right
before its step of that number; a step is whatever changes a disk or a service.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS = ("mkdir", "rename", "unlink", "rmdir", "fsync", "fchown", "fchmod", "open", "write")


def main(root: str, parts: str, verb: str, kill_at: str = "0") -> int:
    """Serve the verb."""
    sys.path.insert(0, parts)
    from setup_helper import places, state, talk, work  # type: ignore[import-not-found]  # noqa: PLC0415  where it was installed

    places.ROOT, places.OWNER = root, os.geteuid()
    state.PATIENCE_S = 0.5
    reload = (sys.executable, "-c", "import sys; open(sys.argv[1], 'a').write('x')", f"{root}/reloads")
    work.READ_AGAIN = dict.fromkeys(work.READ_AGAIN, reload)
    if int(kill_at):
        _count(int(kill_at), work)
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    return int(talk.serve(talk.VERBS[verb], 1000, talk.Input()))


def _count(kill_at: int, work: Any) -> None:
    left = [kill_at]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if name not in {"open", "write"} or (name == "open" and args[1] & os.O_CREAT) or args[0] == 1:
                step()
            return real(*args, **options)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name), name))

    def run(*args: Any, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        step()
        return subprocess.run(*args, **options)  # noqa: PLW1510  the helper says it itself

    work.subprocess = type("Counted", (), {**vars(subprocess), "run": staticmethod(run)})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))


def path() -> Path:
    """Return where this program lies."""
    return Path(__file__)
