"""One verb with everything it may use, and the one way it prints."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from setup_assistant.cli.arguments import Asked
from setup_assistant.cli.doors import Doors
from setup_assistant.cli.spoken import json_line, spoken
from setup_assistant.cli.table import shown, shown_in
from setup_assistant.content.load import Content
from setup_assistant.storage.atomic import refused
from setup_assistant.text.words import Words


@dataclass(frozen=True, slots=True)
class Call:
    """One verb with everything it may use."""

    asked: Asked
    doors: Doors
    content: Content
    lang: str

    @property
    def words(self) -> Words:
        """Words of the terminal."""
        return self.content.words(self.lang)

    @property
    def today(self) -> date:
        """The local day."""
        return self.doors.now().astimezone().date()

    @property
    def as_json(self) -> bool:
        """Whether a script is reading."""
        return self.asked.option("--json") is not None

    def show(self, lines: Iterable[str], value: object) -> None:
        """Print `lines` for a person, or `value` for a script."""
        if self.as_json:
            put_value(spoken(value, self.words))
            return
        for line in lines:
            put(line)


def put(line: str) -> None:
    """Print one line; what would steer the terminal is left out, what it cannot show becomes a question mark.

    Raises NotWritable, DiskFull.
    """
    with _output():
        sys.stdout.write(shown_in(shown(line), sys.stdout.encoding) + "\n")


def put_value(value: object) -> None:
    """Print plain data as one line of JSON for a script.  Raises NotWritable, DiskFull."""
    with _output():
        sys.stdout.write(json_line(value, sys.stdout.encoding) + "\n")


def flush() -> None:
    """See to it that everything printed has arrived.  Raises NotWritable, DiskFull."""
    with _output():
        sys.stdout.flush()


@contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise refused(Path("stdout"), problem) from problem
