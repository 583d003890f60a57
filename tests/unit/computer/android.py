"""An Android phone on a cable, made up: its shell reads joined words once more, as a real one does."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass, field

from setup_assistant.ports import Outcome


class Killed(BaseException):
    """The program was killed."""


@dataclass
class Android:
    """Call it with the words of a command; `at` happens instead of the call of that number."""

    settings: dict[str, str] = field(default_factory=dict)
    serial: str = "R5CT10ABCDE"
    listed: str = "List of devices attached\n{serial}\tdevice\n\n"
    answers: dict[str, str] = field(default_factory=dict)
    """What it says instead for a setting that is read."""
    at: dict[int, Callable[[], Outcome]] = field(default_factory=dict)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, argv: tuple[str, ...]) -> Outcome:
        self.asked.append(argv)
        if happens := self.at.get(len(self.asked)):
            return happens()
        match argv:
            case ("adb", "devices"):
                return Outcome(0, self.listed.format(serial=self.serial))
            case ("adb", "-s", self.serial, "shell", *words):
                return self._shell(shlex.split(" ".join(words)))
        return Outcome(1, complaint=f"unknown {argv}")

    def _shell(self, words: list[str]) -> Outcome:
        match words:
            case ["settings", "get", "global", name]:
                return Outcome(0, self.answers.get(name, self.settings.get(name, "null")) + "\n")
            case ["settings", "put", "global", name, value]:
                self.settings[name] = value
                return Outcome(0)
            case ["settings", "delete", "global", name]:
                return Outcome(0, f"Deleted {int(self.settings.pop(name, None) is not None)} rows\n")
        return Outcome(1, complaint=f"unknown {words}")

    @property
    def changes(self) -> list[tuple[str, ...]]:
        """What was asked besides reading."""
        return [each for each in self.asked if "put" in each or "delete" in each]


def refuses() -> Outcome:
    return Outcome(255, complaint="java.lang.SecurityException: Permission denial")


def dies() -> Outcome:
    raise Killed
