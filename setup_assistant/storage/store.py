"""Stores for one household: on disk, or in memory only."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from setup_assistant.domain.error import (
    ChangedElsewhere,
    FileMissing,
    FileTooLarge,
    HouseholdDamaged,
    OpenedElsewhere,
)
from setup_assistant.domain.household import Household
from setup_assistant.domain.value import Message, message
from setup_assistant.storage import household_file
from setup_assistant.storage.atomic import make_folder, refused, sweep, write_atomically
from setup_assistant.storage.kept import read_limited, set_aside
from setup_assistant.storage.lock import Lock


class DiskStore:
    """Keeps the household in one file; whoever opens it second may only read.

    `events` tells what a person should know about the opening: a damaged file that was set aside.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self.events: tuple[Message, ...] = ()
        self._now = now
        self._lock = Lock(path.with_name(f".{path.name}.lock"))
        self._seen: bytes | None = None
        self._read_only = False

    def __enter__(self) -> Self:
        """Take the lock; a place where none can be made is found out by the first save."""
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._read_only = not self._lock.acquire()
            if not self._read_only:
                sweep(self.path)
        return self

    def __exit__(self, *_exception: object) -> None:
        """Give the lock back."""
        self._lock.release()

    @property
    def read_only(self) -> bool:
        """True while another window has the household open."""
        return self._read_only

    def load(self) -> Household | None:
        """Return the kept household, or None when there is none; a damaged file is set aside and told in `events`.

        Raises FileUnreadable, HouseholdTooNew, and in a read-only store HouseholdDamaged and FileTooLarge.
        """
        try:
            data = read_limited(self.path, household_file.LIMIT)
            household = household_file.decode(data, str(self.path))
        except FileMissing:
            return None
        except (HouseholdDamaged, FileTooLarge):
            if self._read_only:
                raise
            aside = set_aside(self.path, self._now().date())
            self.events = (*self.events, message("error.set-aside", name=aside.name, folder=str(aside.parent)))
            return None
        self._seen = data
        return household

    def save(self, household: Household) -> None:
        """Keep `household` in one step.

        Raises OpenedElsewhere, ChangedElsewhere, NotWritable, DiskFull, FileTooLarge.
        """
        if self._read_only:
            raise OpenedElsewhere(path=str(self.path))
        data = household_file.encode(household, str(self.path))
        if self._changed():
            raise ChangedElsewhere(path=str(self.path))
        make_folder(self.path.parent)
        write_atomically(self.path, data)
        self._seen = data

    def erase(self) -> None:
        """Remove the household, and what was set aside or left half written beside it.

        Raises OpenedElsewhere, NotWritable.
        """
        if self._read_only:
            raise OpenedElsewhere(path=str(self.path))
        sweep(self.path)
        try:
            for each in (self.path, *self.path.parent.glob(f"{self.path.name}.broken-*")):
                each.unlink(missing_ok=True)
        except OSError as problem:
            raise refused(self.path, problem) from problem
        self._seen = None

    def _changed(self) -> bool:
        """Whether there is a file that is not the one this store read or wrote last."""
        try:
            return read_limited(self.path, household_file.LIMIT) != self._seen
        except FileMissing:
            return False
        except FileTooLarge:
            return True


class MemoryStore:
    """Keeps the household while the program runs and writes nothing."""

    read_only = False

    def __init__(self, household: Household | None = None, events: tuple[Message, ...] = ()) -> None:
        self._household = household
        self.events = events

    def load(self) -> Household | None:
        """Return the household, or None."""
        return self._household

    def save(self, household: Household) -> None:
        """Keep `household`."""
        self._household = household

    def erase(self) -> None:
        """Forget the household."""
        self._household = None
