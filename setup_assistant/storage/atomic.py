"""Writing without fear: a file is replaced in one step, or stays as it was."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from setup_assistant.domain.error import AssistantError, DiskFull, NotWritable

PRIVATE = 0o600
"""For what only the family's own account may read."""
ORDINARY = 0o666
"""For papers that a person saves somewhere; the system's own mask takes its share."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}

Write = Callable[[int, bytes], int]


def write_atomically(path: Path, data: bytes, *, mode: int = PRIVATE, write: Write = os.write) -> None:
    """Replace `path` by `data` in one step; after any failure the earlier bytes are still there.

    A symbolic link stays and its target is replaced.  Raises NotWritable or DiskFull.
    """
    try:
        _replace(Path(os.path.realpath(path)), data, mode, write)
    except OSError as problem:
        raise refused(path, problem) from problem


def make_folder(folder: Path) -> None:
    """Make `folder` for the family's own account alone, with those above it.  Raises NotWritable or DiskFull."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise refused(folder, problem) from problem


def sweep(path: Path) -> None:
    """Remove what a killed save of `path` left beside it; only for the one who holds the lock."""
    with suppress(OSError):
        for leftover in path.parent.glob(f".{path.name}.*.part"):
            leftover.unlink(missing_ok=True)


def refused(path: Path, problem: OSError) -> AssistantError:
    """Return the typed error for a system error met while writing at `path`."""
    kind = DiskFull if problem.errno in _FULL else NotWritable
    return kind(path=str(path))


def _replace(path: Path, data: bytes, mode: int, write: Write) -> None:
    part = path.with_name(f".{path.name[:40]}.{os.urandom(6).hex()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        try:
            _write_all(handle, data, write)
            os.fsync(handle)
        finally:
            os.close(handle)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_all(handle: int, data: bytes, write: Write) -> None:
    while data:
        data = data[write(handle, data) :]


def _sync_folder(folder: Path) -> None:
    # Makes the new name survive a power cut.  Some systems cannot do this to a folder; the file itself is on disk.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
