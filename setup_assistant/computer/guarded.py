"""A hand for systems that do not go back by themselves: one process with an administrator's rights does, when asked.

It makes the changes, waits for the word to keep them, and puts everything back when the word does not come; so a
program that dies leaves the computer as it was.  What it says is never believed: the settings are read again.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import monotonic, sleep
from typing import ClassVar, NamedTuple, Protocol

from setup_assistant.computer.keep_signal import Signal, Word, sweep
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import Change, Part, Tool, Wanted

_POLL_S = 0.3


class Guarding(StrEnum):
    """What the process with the rights is doing, as the system tells in a place that only an administrator writes."""

    NONE = ""
    WAITING = "waiting"
    KEPT = "kept"


class Ticket(NamedTuple):
    """What the process is given beside the changes."""

    token: str
    signal: Path
    within_s: int


class System(Protocol):
    """What differs between the systems.  Errors are SettingRefused and SettingFailed."""

    tool: ClassVar[Tool]

    def plan(self, wanted: Wanted) -> Part:
        """Read what is set and return what would be changed."""

    def texts(self, changes: tuple[Change, ...]) -> tuple[str | None, ...]:
        """Return what is set now at the place of each change; None where the place is gone."""

    def start(self, changes: tuple[Change, ...], ticket: Ticket) -> None:
        """Ask an administrator, and start the process that makes the changes and waits."""

    def withdraw(self, token: str) -> None:
        """Let a process that an administrator has not agreed to yet find nothing to do."""

    def restore(self, changes: tuple[Change, ...], token: str) -> None:
        """Ask an administrator, and put everything back."""

    def guarding(self, token: str) -> Guarding:
        """Tell what the process of this token is doing."""


@dataclass(slots=True, kw_only=True)
class GuardedHand:
    """Changes one system through a process that goes back by itself (port: Hand)."""

    system: System
    folder: Path
    """Where the signals of this account lie."""
    pause: Callable[[float], None] = sleep
    clock: Callable[[], float] = monotonic
    new_token: Callable[[], str] = lambda: secrets.token_hex(16)
    settle_s: float = 40.0
    """How long a system may take from the administrator's word until the settings are there."""
    hear_s: float = 10.0
    """How long the process may take to hear a word and to act on it."""
    signal: Signal | None = field(init=False, default=None)

    @property
    def tools(self) -> frozenset[Tool]:
        """Return whose changes it makes."""
        return frozenset({self.system.tool})

    def plan(self, wanted: Wanted) -> Part:
        """Return what would be changed.  Raises AssistantError."""
        return self.system.plan(wanted)

    def now(self, change: Change) -> str | None:
        """Return what is set at the place of a change.  Raises AssistantError."""
        return self.system.texts((change,))[0]

    def do(self, changes: tuple[Change, ...], *, within_s: int, note: Callable[[str], None]) -> None:
        """Make the changes; they are lost unless they are kept within `within_s`.  Raises AssistantError."""
        if self._all_after(changes):
            return
        token = self.new_token()
        note(token)
        sweep(self.folder)
        self.signal = Signal(self.folder, token, self.pause)
        self.system.start(changes, Ticket(token, self.signal.path, within_s))
        if not self._comes(lambda: self._all_after(changes), self.settle_s):
            raise SettingFailed(what="the settings did not change")

    def extend(self, within_s: int) -> None:
        """Move the moment of going back.  Raises AssistantError."""
        if self.signal is not None:
            self.signal.say(Word.MORE, within_s)

    def keep(self, changes: tuple[Change, ...]) -> None:
        """Let the process end without going back.  Raises AssistantError when it went back before it heard."""
        signal = self.signal
        if signal is not None:
            signal.say(Word.KEEP)
            if not self._comes(lambda: self.system.guarding(signal.token) is Guarding.KEPT, self.hear_s):
                raise SettingFailed(what="the word to keep was not heard")
        if not self._all_after(changes):
            raise SettingFailed(what="the settings went back before they were kept")

    def back(self, changes: tuple[Change, ...], token: str) -> None:
        """Put everything back: by the process that waits, or by asking an administrator.  Raises AssistantError."""
        guarding = Guarding.NONE
        if token:
            # Said and withdrawn first: a process may still come to life when an administrator agrees late.
            Signal(self.folder, token, self.pause).say(Word.BACK)
            self.system.withdraw(token)
            guarding = self.system.guarding(token)
        if guarding is Guarding.WAITING and self._comes(lambda: self._is_over(changes, token), self.hear_s):
            return
        if self._all_before(changes):
            return
        self.system.restore(changes, token)
        if not self._comes(lambda: self._all_before(changes), self.settle_s):
            raise SettingFailed(what="the settings did not go back")

    def _is_over(self, changes: tuple[Change, ...], token: str) -> bool:
        return self.system.guarding(token) is Guarding.NONE and self._all_before(changes)

    def _all_after(self, changes: tuple[Change, ...]) -> bool:
        found = self.system.texts(changes)
        return all(text == change.after for text, change in zip(found, changes, strict=True))

    def _all_before(self, changes: tuple[Change, ...]) -> bool:
        found = self.system.texts(changes)
        return all(text in {None, change.before} for text, change in zip(found, changes, strict=True))

    def _comes(self, holds: Callable[[], bool], within_s: float) -> bool:
        end = self.clock() + within_s
        while not holds():
            if self.clock() >= end:
                return False
            self.pause(_POLL_S)
        return True
