"""The notation inside content text: ruby, phrase ends and values.

｜今日《きょう》   a base with its reading
¦                  end of a phrase: a line may break here
{field}            a value, put in after parsing, so that nothing in it is read as notation
"""

import re
from collections.abc import Mapping

from setup_assistant.domain.value import Value

WORD_JOINER = "\u2060"

_TOKEN = re.compile(r"｜(?P<base>[^《》｜]+)《(?P<reading>[^《》｜]+)》|\{(?P<field>[a-z_]+)\}|(?P<end>¦)")


class Run(Value, frozen=True, kw_only=True):
    """A piece of a sentence: plain text, or a base with its reading; `ends` marks the end of a phrase."""

    base: str
    reading: str = ""
    ends: bool = False
    field: bool = False
    """True for a value: typed by a person or taken from data, never notation."""


def parse(source: str, values: Mapping[str, str] | None = None) -> tuple[Run, ...]:
    """Return the runs of `source` with its values in place.  Raises KeyError for a value that is not given."""
    runs: list[Run] = []
    position = 0
    for token in _TOKEN.finditer(source):
        if token.start() > position:
            runs.append(Run(base=source[position : token.start()]))
        position = token.end()
        if token["end"]:
            if runs:
                runs[-1] = Run(base=runs[-1].base, reading=runs[-1].reading, ends=True, field=runs[-1].field)
        elif token["field"]:
            runs.append(Run(base=(values or {})[token["field"]], field=True))
        else:
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
    phrases: list[str] = [""]
    for run in runs:
        phrases[-1] += run.base
        if run.ends:
            phrases.append("")
    return "".join(WORD_JOINER.join(phrase) for phrase in phrases)


def fields(source: str) -> frozenset[str]:
    """Return the names of the values that `source` takes."""
    return frozenset(token["field"] for token in _TOKEN.finditer(source) if token["field"])
