"""Runs a program of this computer: arguments, never a shell line; a time limit; no error is a surprise."""

import os
import subprocess

from setup_assistant.ports import Outcome, Run

__all__ = ["TOO_LATE", "Outcome", "Run", "run"]

TOO_LATE = 124
"""What `timeout` of the shell says too."""


def run(argv: tuple[str, ...], *, within_s: float = 2.0, given: bytes = b"") -> Outcome:
    """Run a program with the words of the C language, so that its output has one form everywhere."""
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603  argv is ours; nothing typed by a person is ever its first word
            argv,
            input=given,
            capture_output=True,
            timeout=within_s,
            check=False,
            env=plain,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show one for each program
        )
    except subprocess.TimeoutExpired as problem:
        return Outcome(TOO_LATE, complaint=str(problem))
    except OSError as problem:
        return Outcome(None, complaint=str(problem))
    return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
