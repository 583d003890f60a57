"""What a process with an administrator's rights hears from this program: keep it, give more time, or put it back.

The process trusts one line of a file at the most: the token that it was given when an administrator agreed, one of
three words and a number.  The worst that another program of this account can do with it is to keep a family filter.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import sleep, time

from setup_assistant.domain.error import SettingFailed

MOST_S = 3600
"""What can be asked for at once."""

_TRIES = 20
_PAUSE_S = 0.05
_DAY_S = 24 * 3600


class Word(StrEnum):
    """What can be said."""

    KEEP = "keep"
    MORE = "more"
    BACK = "back"


@dataclass(slots=True)
class Signal:
    """The file of one change."""

    folder: Path
    token: str
    pause: Callable[[float], None] = sleep
    said: int = 0

    @property
    def path(self) -> Path:
        """Return the file that is listened to."""
        return self.folder / f"{self.token}.signal"

    def say(self, word: Word, seconds: int = 0) -> None:
        """Write one line; the last number makes a repeated word a new one.  Raises SettingFailed."""
        self.said += 1
        line = f"{self.token} {word} {max(0, min(seconds, MOST_S))} {self.said}\n"
        for _ in range(_TRIES):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                self.path.write_text(line, "ascii")
            except PermissionError:  # under Windows also while the listener reads
                self.pause(_PAUSE_S)
            except OSError as problem:
                raise SettingFailed(what=str(problem)) from problem
            else:
                return
        raise SettingFailed(what=f"{self.path.name} cannot be written")


def sweep(folder: Path, now: Callable[[], float] = time) -> None:
    """Remove what changes of earlier days left: a younger word may still be listened to when somebody agrees late."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix in {".signal", ".ps1"} and now() - path.stat().st_mtime > _DAY_S:
                path.unlink(missing_ok=True)
