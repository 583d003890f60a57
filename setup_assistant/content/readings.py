"""Proposes readings for the family's own words with the analyser Janome, which is optional and loaded only then."""

import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from setup_assistant import resources
from setup_assistant.text.counting import Counter
from setup_assistant.text.readings import Analyse, Proposal, ReadingList, Token, WordReading, hiragana
from setup_assistant.text.readings import propose as propose_with

LIMIT = 2_000
"""Longest text that readings are proposed for, in characters: a rule is a sentence."""

_IN_BRACES = re.compile(r"([^{}ぁ-ゖァ-ヺー]+)\{([^{}]+)\}")
_NAME = "固有名詞"
_UNKNOWN = "*"


def propose(text: str) -> Proposal | None:
    """Return `text` with proposed readings, or None when no analyser is there or the text is too long.

    None leaves the reading field empty, and the page asks.
    """
    if len(text) > LIMIT or (analyse := _analyser()) is None:
        return None
    return propose_with(text, reading_list(), analyse)


@lru_cache(maxsize=1)
def reading_list() -> ReadingList:
    """Return our own list of words and counters."""
    data = tomllib.loads(resources.path("kanji", "readings.toml").read_text("utf-8"))
    return ReadingList(
        words=tuple(WordReading(written=word["s"], ruby=_in_notation(word)) for word in data["word"]),
        by_hand=tuple(data["choose_by_hand"]),
        counters=tuple(Counter(suffix=each["suffix"], forms=tuple(each["form"])) for each in data["counter"]),
    )


def _in_notation(word: dict[str, Any]) -> str:
    return _IN_BRACES.sub(r"｜\1《\2》", word["ruby"])


@lru_cache(maxsize=1)
def _analyser() -> Analyse | None:
    """Load the analyser with its dictionary: about half a second, once."""
    try:
        from janome.tokenizer import Tokenizer  # noqa: PLC0415  optional, and slow to load
    except ImportError:
        return None
    tokenize: Callable[[str], Any] = Tokenizer().tokenize

    def analyse(text: str) -> tuple[Token, ...]:
        return tuple(_token(each) for each in tokenize(text))

    return analyse


def _token(each: Any) -> Token:  # noqa: ANN401  Janome has no types
    return Token(
        surface=each.surface,
        reading="" if each.reading == _UNKNOWN else hiragana(each.reading),
        lemma=each.base_form,
        name=_NAME in each.part_of_speech,
    )
