"""Reading files that may be missing, damaged or far too large, and setting a damaged one aside."""

import os
from datetime import date
from pathlib import Path

from setup_assistant.domain.error import FileMissing, FileTooLarge, FileUnreadable
from setup_assistant.storage.atomic import refused

KB = 1024


def read_limited(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most `limit` bytes.  Raises FileMissing, FileUnreadable, FileTooLarge."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            data = file.read(limit + 1)
    except FileNotFoundError as problem:
        raise FileMissing(path=str(path)) from problem
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise FileUnreadable(path=str(path), why=why) from problem
    if len(data) > limit:
        raise FileTooLarge(path=str(path), limit_kb=limit // KB)
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open at once what else would wait for a writer: a pipe that nobody writes to is an empty file."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(handle, True)
    return handle


def set_aside(path: Path, today: date) -> Path:
    """Rename a damaged file so that it is neither read nor overwritten again; return its new place.

    Raises NotWritable.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{today.isoformat()}-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as problem:
        raise refused(path, problem) from problem
    return aside
