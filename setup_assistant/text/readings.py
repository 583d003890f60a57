"""Proposed readings for the family's own words: what an analyser says, put right by our list of words.

A proposal never changes the words themselves, and a person confirms it before it is printed.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from setup_assistant.domain.value import Value
from setup_assistant.text.counting import Counter, counted, is_number
from setup_assistant.text.furigana import is_kanji
from setup_assistant.text.notation import typed

LONGEST = 6
"""Words of the list are cut into this many tokens at most."""

_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_MARK = re.compile(r"([｜《》{}¦])")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}


class Token(Value, frozen=True, kw_only=True):
    """One word of a sentence as the analyser cut it."""

    surface: str
    reading: str = ""
    """In hiragana; empty when the analyser does not know the word."""
    lemma: str = ""
    """The form a dictionary lists."""
    name: bool = False
    """True for a name of a person or a place: its reading is a guess."""


class WordReading(Value, frozen=True, kw_only=True):
    """A word of our own list with its reading in ruby notation."""

    written: str
    ruby: str


class ReadingList(Value, frozen=True, kw_only=True):
    """Our own list: words, counters, and the written forms that only a person can decide."""

    words: tuple[WordReading, ...]
    """Where a word stands twice, the first is proposed."""
    by_hand: tuple[str, ...]
    counters: tuple[Counter, ...]


class Proposal(Value, frozen=True, kw_only=True):
    """Words with proposed readings in ruby notation, and the written forms a person has to look at."""

    notation: str
    uncertain: tuple[str, ...]


Analyse = Callable[[str], tuple[Token, ...]]
"""Cuts a text into words that together are the text."""


def propose(text: str, listed: ReadingList, analyse: Analyse) -> Proposal:
    """Return `text` with a reading for each word in kanji.  Readings that it carries already stay."""
    reader = _Reader(listed)
    pieces: list[str] = []
    uncertain: list[str] = []
    for run in typed(text):
        if run.reading:
            pieces.append(f"｜{run.base}《{run.reading}》")
            continue
        for words in filter(None, _MARK.split(run.base)):
            for piece, unsure in reader.read(analyse(words)):
                pieces.append(piece)
                uncertain += filter(None, (unsure,))
    return Proposal(notation="".join(pieces), uncertain=tuple(dict.fromkeys(uncertain)))


def split(surface: str, reading: str) -> str:
    """Return `surface` with `reading` over its kanji alone: 話し合い, はなしあい -> ｜話《はな》し｜合《あ》い.

    Where the kana of the two do not agree, the reading stands over the whole word.
    """
    parts = [(kanji, "".join(group)) for kanji, group in groupby(surface, is_kanji)]
    match = re.fullmatch("".join("(.+)" if kanji else re.escape(hiragana(part)) for kanji, part in parts), reading)
    if match is None:
        return f"｜{surface}《{reading}》"
    found = iter(match.groups())
    return "".join(f"｜{part}《{next(found)}》" if kanji else part for kanji, part in parts)


def hiragana(text: str) -> str:
    """Return `text` with its katakana as hiragana; other characters stay."""
    return text.translate(_TO_HIRAGANA)


class _Reader:
    """Reads tokens with one list of words at hand."""

    def __init__(self, listed: ReadingList) -> None:
        self._ruby = {word.written: word.ruby for word in reversed(listed.words)}
        self._counters = {counter.suffix: counter for counter in listed.counters}
        self._by_hand = frozenset(listed.by_hand)

    def read(self, tokens: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
        """Give each piece of the sentence in notation, with its written form when it is uncertain, else empty."""
        start = 0
        while start < len(tokens):
            taken, piece, sure = self._listed(tokens, start) or self._counted(tokens, start) or _told(tokens[start])
            words = tokens[start : start + taken]
            written = "".join(token.surface for token in words)
            by_hand = written in self._by_hand or any(token.lemma in self._by_hand for token in words)
            yield piece, "" if sure and not by_hand else written
            start += taken

    def _listed(self, tokens: tuple[Token, ...], start: int) -> tuple[int, str, bool] | None:
        """Take the longest word of the list that begins and ends with tokens."""
        for taken, written in _joined(tokens, start):
            if ruby := self._ruby.get(written):
                return taken, ruby, True
        return None

    def _counted(self, tokens: tuple[Token, ...], start: int) -> tuple[int, str, bool] | None:
        """Take a number and the counter behind it."""
        behind = start
        while behind < len(tokens) and is_number(tokens[behind].surface):
            behind += 1
        number = "".join(token.surface for token in tokens[start:behind])
        for taken, suffix in _joined(tokens, behind) if number else ():
            if counter := self._counters.get(suffix):
                count = behind - start + taken
                if (said := counted(number, counter)) is not None:
                    return count, *said
                return count, "".join(_told(token)[1] for token in tokens[start : start + count]), False
        return None


def _told(token: Token) -> tuple[int, str, bool]:
    """Return a token as the analyser reads it."""
    if not any(map(is_kanji, token.surface)):
        return 1, token.surface, True
    if not _HIRAGANA.fullmatch(token.reading):
        return 1, token.surface, False
    return 1, split(token.surface, token.reading), not token.name


def _joined(tokens: tuple[Token, ...], start: int) -> Iterator[tuple[int, str]]:
    """Give the words that begin at `start`, longest first, each with its number of tokens."""
    for taken in range(min(LONGEST, len(tokens) - start), 0, -1):
        yield taken, "".join(token.surface for token in tokens[start : start + taken])
