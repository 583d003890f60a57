"""Reading files that may be missing, damaged or far too large, and setting a damaged one aside."""

from datetime import date
from pathlib import Path

from setup_assistant.domain.error import FileMissing, FileTooLarge, FileUnreadable
from setup_assistant.storage.atomic import refused

KB = 1024


def read_limited(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most `limit` bytes.  Raises FileMissing, FileUnreadable, FileTooLarge."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as problem:
        raise FileMissing(path=str(path)) from problem
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise FileUnreadable(path=str(path), why=why) from problem
    if len(data) > limit:
        raise FileTooLarge(path=str(path), limit_kb=limit // KB)
    return data


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
