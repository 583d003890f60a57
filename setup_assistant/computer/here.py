"""Where the surroundings are read from: the files below a root, a home, the programs and words of the session."""

import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from setup_assistant.computer.command import Run

LIMIT = 2_000_000
"""Bytes: more is no settings file that a person or a browser wrote."""

NAMES_LIMIT = 2_000
"""Names of a folder that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """This computer as the readers see it; tests put another one in its place."""

    ask: Run
    root: Path
    home: Path
    environ: Mapping[str, str]


def text(path: Path) -> str | None:
    """Return what a file holds, "" when there is none, None when there is one that cannot be read."""
    try:
        about = path.stat()
        # A pipe or a device in the place of a file would keep the reader waiting for ever.
        if not stat.S_ISREG(about.st_mode) or about.st_size > LIMIT:
            return None
        with path.open("rb") as file:
            return file.read(LIMIT).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError):
        return None


def names(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted; none when it cannot be listed."""
    try:
        return tuple(sorted(each.name for each in islice(folder.iterdir(), NAMES_LIMIT)))
    except (OSError, ValueError):
        return ()


def is_there(path: Path) -> bool:
    """Tell whether something lies at a path that this person may see."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Tell whether a file lies at a path that this person may see."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def parsed(source: str | None) -> object:
    """Return the JSON value of a text, or None."""
    try:
        return json.loads(source or "null")
    except (ValueError, RecursionError):
        return None


def part(value: object, *keys: str) -> object:
    """Return what lies under some keys of nested objects, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def rows(value: object) -> tuple[Mapping[str, object], ...]:
    """Return the objects of a list; a single one counts as a list, as some programs write it."""
    if isinstance(value, dict):
        value = value["value"] if isinstance(value.get("value"), list) else [value]
    return tuple(each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def strings(value: object) -> tuple[str, ...]:
    """Return the texts of a list; a single one counts as a list."""
    if isinstance(value, dict):
        value = value.get("value")
    return tuple(each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str) and each)
