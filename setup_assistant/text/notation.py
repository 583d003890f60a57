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

LONGEST_PHRASE = 20
"""A phrase of more characters may break inside, though never in its ending: no narrow label would hold it."""

SHORTEST_ENDING = 4
LONGEST_ENDING = 10
"""Characters at the end of a sentence that stay on one line, the full stop counted."""

# No part of a mark may hold another mark, so that each search ends at the next one: linear time on any text.
_RUBY = r"｜(?P<base>[^《》｜{}¦]+)《(?P<reading>[^《》｜{}¦]+)》"
_RUBY_TOKEN = re.compile(_RUBY)
_TOKEN = re.compile(_RUBY + r"|\{(?P<field>[a-z][a-z0-9_-]*)\}|(?P<end>¦)")
_MARK = re.compile(r"[｜《》{}]")
_READING = re.compile(r"[ぁ-ゖー]+")
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[」』）)※]*|[^。！？]+$")
_KANA_END = re.compile(r"[ぁ-ゖー]*[。！？]+[」』）)※]*$|[ぁ-ゖー]+[」』）)※]*$")
_STEM = re.compile(r"(?:[一-鿿㐀-䶿々]+|[ァ-ヶー]+|[A-Za-z0-9-]+)$")
_COUNTED = re.compile(r"[0-9][0-9,.]*(?:か所|か月|週間|時間|ページ|[円分時日月年つ台枚人回歳個件番])")
_NO_START = re.compile(r".[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー]+")
_SHORT_LAST = re.compile(r"(?<![!-~])[!-~]+ [!-~]{1,5}$")
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

    Without phrase ends, and in a phrase that no narrow label holds, only what may never be torn is joined.
    """
    pieces: list[str] = []
    for phrase in phrases(runs):
        said = plain(phrase)
        whole = any(run.ends for run in runs) and len(said) <= LONGEST_PHRASE
        small = tuple(found.span() for found in _NO_START.finditer(said))
        joined = _places(((0, len(said)),) if whole else (*spans(phrase), *small)) - _loose(phrase)
        for place, character in enumerate(said):
            if place in joined and _breaks(said[place - 1], character):
                pieces.append(WORD_JOINER)
            pieces.append(character)
    return "".join(pieces)


def phrases(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], ...]:
    """Return the runs of each phrase; one phrase when no end is marked."""
    found: list[tuple[Run, ...]] = []
    start = 0
    for place, run in enumerate(runs, 1):
        if run.ends or place == len(runs):
            found.append(runs[start:place])
            start = place
    return tuple(found)


def spans(runs: tuple[Run, ...]) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of what a line may never tear: what is `held`, and short values such as names."""
    found = list(held(plain(runs)))
    start = 0
    for run in runs:
        end = start + len(run.base)
        if (
            run.field
            and 1 < len(run.base) <= LONGEST_JOINED
            and all(end <= at or until <= start for at, until in found)
        ):
            found.append((start, end))
        start = end
    return tuple(sorted(found))


def held(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of what a line may never tear in plain text, in order, without overlaps.

    These are the last word of each sentence, a number with what it counts, and in English a short last word with
    the word before it.
    """
    found = [each.span() for each in _COUNTED.finditer(sentence)]
    if short := _SHORT_LAST.search(sentence, max(0, len(sentence) - LONGEST_JOINED)):
        found.append(short.span())
    found += [(_ending(each[0]) + each.start(), each.end()) for each in _SENTENCE.finditer(sentence)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in found if 1 < span[1] - span[0] <= LONGEST_JOINED):
        if not joined or start >= joined[-1][1]:
            joined.append((start, end))
        elif end - joined[-1][0] <= LONGEST_JOINED:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end - joined[-1][1] > 1:
            joined.append((joined[-1][1], end))
    return tuple(joined)


def _ending(sentence: str) -> int:
    """Return where the last word of `sentence` begins: its kana, with the stem before them where that fits."""
    kana = _KANA_END.search(sentence, max(0, len(sentence) - 40))
    if kana is None:
        return len(sentence)
    start = kana.start()
    if len(sentence) - start > LONGEST_ENDING:
        return len(sentence) - LONGEST_ENDING + SHORTEST_ENDING
    stem = _STEM.search(sentence, max(0, start - LONGEST_ENDING), start)
    if stem and len(sentence) - stem.start() <= LONGEST_ENDING:
        return stem.start()
    return start


def _places(spans: tuple[tuple[int, int], ...]) -> set[int]:
    """Return the places before which no line may break."""
    return {place for start, end in spans for place in range(start + 1, end)}


def _loose(phrase: tuple[Run, ...]) -> set[int]:
    """Return the places inside of long values, which may break anywhere."""
    places: set[int] = set()
    start = 0
    for run in phrase:
        if run.field and len(run.base) > LONGEST_JOINED:
            places.update(range(start + 1, start + len(run.base)))
        start += len(run.base)
    return places


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
