"""One writer at a time: a lock that the system itself gives back when a process ends, however it ends."""

import os
from contextlib import suppress
from pathlib import Path


class Lock:
    """A lock beside a file; the process number inside it is only for people who look.

    The system holds the lock (flock, or a locked byte on Windows), so one left by a killed program is free at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock; return False when another window has it.  Raises OSError where no lock can be made."""
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _lock(handle):
                os.close(handle)
                return False
            if self._is_still(handle):
                break
            # The earlier owner removed the file between our opening and our locking it.
            os.close(handle)
        self._handle = handle
        with suppress(OSError):  # a full disk takes no number, and the lock holds without it
            os.truncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
        return True

    def release(self) -> None:
        """Give the lock back and remove its file; doing it twice is harmless."""
        if self._handle is None:
            return
        # Windows does not remove an open file: there an empty lock file stays behind.
        with suppress(OSError):
            self._path.unlink()
        os.close(self._handle)
        self._handle = None

    def _is_still(self, handle: int) -> bool:
        try:
            return os.path.samestat(self._path.stat(), os.fstat(handle))
        except FileNotFoundError:
            return False


def _lock(handle: int) -> bool:
    """Lock without waiting; return whether it was free.  Asks for the module, not for the name of the system."""
    try:
        import fcntl  # noqa: PLC0415  exists on POSIX only
    except ImportError:
        import msvcrt  # noqa: PLC0415  exists on Windows only

        try:
            getattr(msvcrt, "locking")(handle, getattr(msvcrt, "LK_NBLCK"), 1)  # noqa: B009  unknown to checks on POSIX
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
