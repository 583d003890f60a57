"""Setting jobs: what would be changed on this computer, changing it with proof, putting it back, measuring it."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import Protocol

from setup_assistant.advice.settable import settable
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.journal import SettingStatus
from setup_assistant.domain.proof import Ending, Moment, Proof, Why
from setup_assistant.domain.setting import SettingPlan, Wanted

KEEP_S = 60
"""How long the question is asked whether the change shall stay."""
MORE_S = 300
"""What a person can add to it, as often as they like."""
LONGEST_S = 570
"""The most that can be left at a time: no part of a system waits longer than ten minutes before it goes back."""


class Setter(Protocol):
    """Sets this computer; every call may take seconds and belongs off the main thread."""

    def plan(self, wanted: Wanted) -> SettingPlan:
        """Return what would be changed here; changes nothing.  Raises AssistantError."""

    def apply(
        self,
        plan: SettingPlan,
        /,
        *,
        needs: tuple[str, ...],
        question: "KeepQuestion",
        heard: Callable[[Moment, Proof | None], None],
    ) -> Ending:
        """Change, prove, ask, and keep or go back; never raises for a step that failed: the ending tells.

        `needs` are names that must be known afterwards.  `heard` is told of each moment on this thread.
        Raises SettingElsewhere, NotWritable, DiskFull and JournalDamaged before anything was changed.
        """

    def undo(self, heard: Callable[[Moment, Proof | None], None], /) -> Ending:
        """Put back everything that was ever kept and not put back, newest first.  Raises AssistantError."""

    def status(self) -> SettingStatus:
        """Measure how this computer stands now; changes nothing.  Raises AssistantError."""

    def recover(self) -> Ending | None:
        """Put back a change that its program did not finish; None when there is none.  Raises AssistantError."""


class KeepQuestion:
    """Asks whether a change shall stay; answered from another thread, and by its time in the harmless way."""

    def __init__(self, seconds: float = KEEP_S, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._seconds = clock, seconds
        self._until: float | None = None
        self._answered = threading.Condition()
        self._answer: bool | None = None
        self._is_told = False
        """True when the system knows how long it has to wait."""

    @property
    def is_refused(self) -> bool:
        """Tell whether somebody wants it back already."""
        return self._answer is False

    @property
    def left_s(self) -> float:
        """Return the seconds that are left; all of them until the question is asked."""
        with self._answered:
            return self._seconds if self._until is None else max(0.0, self._until - self._clock())

    def keep(self) -> None:
        """Let the change stay."""
        self._say(answer=True)

    def put_back(self) -> None:
        """Let it go back; also before the question is asked."""
        self._say(answer=False)

    def more(self, seconds: int = MORE_S) -> None:
        """Give more time."""
        with self._answered:
            if self._until is not None:
                self._until = min(self._until + seconds, self._clock() + LONGEST_S)
                self._is_told = False
                self._answered.notify_all()

    def wait(self, extend: Callable[[int], None]) -> Why | None:
        """Ask, wait, and return why the change shall go back, or None when it shall stay.

        `extend` is told, on this thread, how many seconds from now the question may take at the longest: when it is
        asked, as changing and proving took their time of what the system waits, and whenever there is more time.
        """
        with self._answered:
            self._until = self._clock() + self._seconds
        while True:
            with self._answered:
                if self._answer is not None:
                    return None if self._answer else Why.HAND
                left = self._until - self._clock()
                if left <= 0:
                    return Why.TIME
                if self._is_told:
                    self._answered.wait(left)
                    continue
                self._is_told = True
            extend(int(left) + 1)

    def _say(self, *, answer: bool) -> None:
        with self._answered:
            if self._answer is None:
                self._answer = answer
                self._answered.notify_all()


def wanted(catalog: Catalog, filter_id: str, *, encrypted: bool = False, browsers: bool = True) -> Wanted:
    """Return what a filter of the catalog means for this computer.  Raises FilterNotSettable."""
    chosen = settable(catalog, filter_id)
    if not chosen.ipv4:
        raise FilterNotSettable(filter=chosen.name)
    return Wanted(
        filter=chosen.id,
        name=chosen.name,
        v4=chosen.ipv4,
        v6=chosen.ipv6,
        host=chosen.dot_hostname,
        doh_url=chosen.doh_url,
        encrypted=encrypted and bool(chosen.dot_hostname),
        browsers=browsers,
    )


class Later:
    """A setter that is made when it is first needed, on the thread that needs it: making it loads much."""

    def __init__(self, make: Callable[[], Setter]) -> None:
        self._make = make
        self._made: Setter | None = None

    def plan(self, wanted: Wanted) -> SettingPlan:
        """Do as `Setter.plan`."""
        return self._setter().plan(wanted)

    def apply(
        self,
        plan: SettingPlan,
        /,
        *,
        needs: tuple[str, ...],
        question: KeepQuestion,
        heard: Callable[[Moment, Proof | None], None],
    ) -> Ending:
        """Do as `Setter.apply`."""
        return self._setter().apply(plan, needs=needs, question=question, heard=heard)

    def undo(self, heard: Callable[[Moment, Proof | None], None], /) -> Ending:
        """Do as `Setter.undo`."""
        return self._setter().undo(heard)

    def status(self) -> SettingStatus:
        """Do as `Setter.status`."""
        return self._setter().status()

    def recover(self) -> Ending | None:
        """Do as `Setter.recover`."""
        return self._setter().recover()

    def _setter(self) -> Setter:
        if self._made is None:
            self._made = self._make()
        return self._made
