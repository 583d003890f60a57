"""The notation inside content text: ruby, phrase ends and values.

｜今日《きょう》   a base with its reading
¦                  end of a phrase: a line may break here
{field}            a value, put in after parsing, so that nothing in it is read as notation

What is no notation stays as it is typed; `problems` names it for the content checker.
"""

import re
import unicodedata
from collections.abc import Mapping

import msgspec

from setup_assistant.domain.value import Value

WORD_JOINER = "\u2060"

LONGEST_JOINED = 12
"""A value longer than this many characters may break anywhere: names typed by a family can be of any length."""

# No part of a mark may hold another mark, so that each search ends at the next one: linear time on any text.
_RUBY = r"｜(?P<base>[^《》｜{}¦]+)《(?P<reading>[^《》｜{}¦]+)》"
_RUBY_TOKEN = re.compile(_RUBY)
_TOKEN = re.compile(_RUBY + r"|\{(?P<field>[a-z_]+)\}|(?P<end>¦)")
_MARK = re.compile(r"[｜《》{}]")
_READING = re.compile(r"[ぁ-ゖー]+")
_CLINGING = re.compile(
    r"[\u200c\u200d\ufe00-\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)


class Run(Value, frozen=True, kw_only=True):
    """A piece of a sentence: plain text, or a base with its reading; `ends` marks the end of a phrase."""

    base: str
    reading: str = ""
    ends: bool = False
    field: bool = False
    """True for a value: typed by a person or taken from data, never notation."""


def parse(
    source: str, values: Mapping[str, str] | None = None, readings: Mapping[str, str] | None = None
) -> tuple[Run, ...]:
    """Return the runs of `source` with its values in place.  Raises KeyError for a value that is not given.

    `readings` gives the readings of values by their names, for names that a family typed with a reading.
    """
    runs: list[Run] = []
    position = 0
    for token in _TOKEN.finditer(source):
        if token.start() > position:
            runs.append(Run(base=source[position : token.start()]))
        position = token.end()
        if token["end"]:
            if runs:
                runs[-1] = msgspec.structs.replace(runs[-1], ends=True)
        elif name := token["field"]:
            runs.append(Run(base=(values or {})[name], reading=(readings or {}).get(name, ""), field=True))
        else:
            runs.append(Run(base=token["base"], reading=token["reading"]))
    if position < len(source):
        runs.append(Run(base=source[position:]))
    return tuple(runs)


def typed(source: str) -> tuple[Run, ...]:
    """Return the runs of words that a family typed: readings are read, everything else is literal."""
    runs: list[Run] = []
    position = 0
    for token in _RUBY_TOKEN.finditer(source):
        if token.start() > position:
            runs.append(Run(base=source[position : token.start()]))
        position = token.end()
        runs.append(Run(base=token["base"], reading=token["reading"]))
    if position < len(source):
        runs.append(Run(base=source[position:]))
    return tuple(runs)


def plain(runs: tuple[Run, ...]) -> str:
    """Return the sentence alone: for names, JSON and text files."""
    return "".join(run.base for run in runs)


def screen(runs: tuple[Run, ...]) -> str:
    """Return the sentence for a label: characters of a phrase are joined so that lines break at phrase ends.

    A sentence without phrase ends comes back as it is.
    """
    if not any(run.ends for run in runs):
        return plain(runs)
    pieces: list[str] = []
    before = ""
    for run in runs:
        loose = run.field and len(run.base) > LONGEST_JOINED
        for place, character in enumerate(run.base):
            if before and not (loose and place) and _breaks(before, character):
                pieces.append(WORD_JOINER)
            pieces.append(character)
            before = character
        if run.ends:
            before = ""
    return "".join(pieces)


def fields(source: str) -> frozenset[str]:
    """Return the names of the values that `source` takes."""
    return frozenset(token["field"] for token in _TOKEN.finditer(source) if token["field"])


def problems(source: str) -> tuple[str, ...]:
    """Return what is wrong with the notation of `source`, in the order of its places (counted from 1)."""
    found: list[tuple[int, str]] = []
    rest = list(source)
    for token in _TOKEN.finditer(source):
        rest[token.start() : token.end()] = " " * (token.end() - token.start())
        if (reading := token["reading"]) and not _READING.fullmatch(reading):
            found.append((token.start("reading"), f"the reading {reading!r} is not hiragana"))
        if token["end"] and (token.start() == 0 or source[token.start() - 1] == "¦"):
            found.append((token.start(), "a phrase end with no phrase before it"))
    found += [(mark.start(), _stray(mark[0])) for mark in _MARK.finditer("".join(rest))]
    return tuple(f"character {place + 1}: {what}" for place, what in sorted(found))


def _stray(mark: str) -> str:
    match mark:
        case "｜":
            return "｜ that opens no ruby: ｜base《reading》 is meant"
        case "{" | "}":
            return f"{mark} that belongs to no value: {{name}} in small letters is meant"
        case _:
            return f"{mark} outside a ruby: ｜base《reading》 is meant"


def _breaks(before: str, after: str) -> bool:
    """Tell whether a line could break between two characters, so that they need a joiner."""
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return False
    return not (unicodedata.combining(after) or _CLINGING.match(after) or before == "\u200d")
