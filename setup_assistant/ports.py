"""What the program may reach outside itself, as small protocols.  Their adapters are built once in `app`."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from setup_assistant.domain.household import Household
from setup_assistant.domain.journal import Journal
from setup_assistant.domain.setting import Change, Part, Tool, Wanted
from setup_assistant.domain.value import Message


class Store(Protocol):
    """Keeps one household."""

    @property
    def read_only(self) -> bool:
        """True while another window has the household open."""

    @property
    def events(self) -> tuple[Message, ...]:
        """What a person should know about the opening, such as a damaged file that was set aside."""

    def load(self) -> Household | None:
        """Return the kept household, or None when there is none yet.  Raises AssistantError."""

    def save(self, household: Household) -> None:
        """Keep `household` in place of the earlier one, in one step.  Raises AssistantError."""

    def erase(self) -> None:
        """Remove the kept household and everything beside it.  Raises AssistantError."""


class Outcome(NamedTuple):
    """What a program said; `status` is None when it is not there, 124 when it did not end in time."""

    status: int | None
    output: str = ""
    complaint: str = ""


Run = Callable[[tuple[str, ...]], Outcome]
"""Runs a program of this computer by its arguments, never by a shell line."""


class Hand(Protocol):
    """Reads and changes what one part of the system holds.

    Everything may be called again after a kill at any point and does no harm: `do`, `keep` and `back` look first.
    Errors are SettingRefused (the system does not permit it) and SettingFailed.
    """

    @property
    def tools(self) -> frozenset[Tool]:
        """Return whose changes it makes."""

    def plan(self, wanted: Wanted) -> Part:
        """Read what is set now and return what would be changed; changes nothing.  Raises AssistantError."""

    def do(self, changes: tuple[Change, ...], *, within_s: int, note: Callable[[str], None]) -> None:
        """Make the changes in a form that is lost when nobody keeps it, where the system offers one.

        Before the first change it asks the system to go back by itself after `within_s`, and hands what finds that
        promise again to `note`, which has it on disk when it returns.  Raises AssistantError.
        """

    def extend(self, within_s: int) -> None:
        """Move the moment at which the system goes back by itself to `within_s` from now.  Raises AssistantError."""

    def keep(self, changes: tuple[Change, ...]) -> None:
        """Make the changes last, and let the system's promise go.  Raises AssistantError."""

    def back(self, changes: tuple[Change, ...], token: str) -> None:
        """Put everything back exactly, at any time, kept or not; `token` is what `note` got, or empty.

        Raises AssistantError.
        """

    def now(self, change: Change) -> str | None:
        """Return the touched settings as they are now, in the form of `before`; None when the place is gone.

        Raises AssistantError.
        """


class Book(Protocol):
    """Keeps the journal of this computer's changes on disk, for one copy of the program at a time."""

    def held(self) -> AbstractContextManager[None]:
        """Hold it alone while the computer is changed.  Raises SettingElsewhere, NotWritable, DiskFull."""

    def load(self) -> Journal:
        """Return the journal.  Raises JournalDamaged."""

    def save(self, journal: Journal) -> None:
        """Have the journal on disk, whole, when this returns.  Raises NotWritable, DiskFull."""


class Watch(Protocol):
    """A small process that puts everything back when this program ends before a change was kept."""

    def __call__(self, within_s: int) -> Callable[[], None]:
        """Start it; return what calls it off.  Raises AssistantError."""
