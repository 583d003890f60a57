"""Says keys, messages and content texts in every language of a sheet, with the readings its reader needs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from setup_assistant.domain.value import Message, Text
from setup_assistant.paper import glyphs
from setup_assistant.paper.said import Lines, Phrase, Piece, Said
from setup_assistant.text import furigana, notation
from setup_assistant.text.furigana import KanjiGrades
from setup_assistant.text.notation import Run
from setup_assistant.text.words import Words

LONGEST_PHRASE = 14
"""A phrase of more characters may break inside: it would not fit a narrow column of large print."""

LONGEST_NAME = 40
"""Names are labels: a longer one is cut on paper and stays whole in the file."""

LONGEST_WORD = 20
"""A word of more letters may break: after its marks, as in an address, or else every `WORD_PART` letters."""

WORD_PART = 7

Value: TypeAlias = str | int | Text | Message

_READINGS_A_KANJI = 2
"""Characters of a reading, at half the size, that fit above one kanji."""

_OPENING = "「『（("
_CLOSING = "、。，．」』）)・：；？！…"
_PART = re.compile(r"[^./_-]*[./_-]+|[^./_-]+")
"""A part of a long word, up to the mark after which it may break."""
_WORD = re.compile(rf"[!-~]{{{LONGEST_WORD + 1},}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The languages of one sheet and the level of its reader.

    `names` holds (name, reading) as the family typed them.
    """

    words: tuple[Words, ...]
    level: int = furigana.NONE
    grades: KanjiGrades | None = None
    names: tuple[tuple[str, str], ...] = ()

    def __call__(self, what: str | Message | Text, /, **values: Value) -> Lines:
        """Return a key, a message or a content text in every language of the sheet, readings of its values kept."""
        return _once(tuple(self._said(words.lang, _runs(words, what, values)) for words in self.words))

    def plural(self, key: str, count: int, /, **values: Value) -> Lines:
        """Return the words of `key` for `count`."""
        return self(Message(key=key, count=count), **values)

    def typed(self, text: str, *, noted: str = "") -> Lines:
        """Return the family's own words: the same in every language.  `noted` is the text with its readings."""
        runs = notation.typed(noted) if noted else (Run(base=text, field=False),)
        if noted and notation.plain(runs) != text:
            runs = (Run(base=text),)
        return (self._said(self.words[0].lang, runs),)

    def plain(self, what: str | Message | Text, /, **values: Value) -> str:
        """Return the words of all languages in one line, for the foot and the file's title."""
        return " / ".join(dict.fromkeys(plain(said) for said in self(what, **values)))

    def _said(self, lang: str, runs: tuple[Run, ...]) -> Said:
        named = tuple(self._named(run) if run.field else run for run in runs)
        return Said(lang=lang, phrases=_phrases(_joined(self._needed(named))))

    def _named(self, run: Run) -> Run:
        """Give a value its typed reading and cut what is too long for a label."""
        reading = dict(self.names).get(run.base, "")
        short = len(run.base) <= LONGEST_NAME or run.base.startswith("https://")
        base = run.base if short else run.base[:LONGEST_NAME] + "…"
        shown = glyphs.printable(base, reading)
        return msgspec.structs.replace(run, base=shown, reading=reading if shown != reading else "")

    def _needed(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        if self.grades is not None:
            return furigana.ruby_runs(runs, self.level, self.grades)
        if self.level == furigana.ALL:
            return runs
        return tuple(msgspec.structs.replace(run, reading="") for run in runs)


def _runs(words: Words, what: str | Message | Text, values: Mapping[str, Value]) -> tuple[Run, ...]:
    """Return the runs of `what` with the runs of its values in place, so that their readings stay."""
    given = {**values, **(dict(what.fields) if isinstance(what, Message) else {})}
    places = {name: f"{{{name}}}" for name in given}
    if isinstance(what, Message):
        what = Message(key=what.key, count=what.count)
    runs: list[Run] = []
    for run in words.runs(what, **places):
        name = run.base[1:-1]
        if not run.field or run.base != places.get(name):
            runs.append(run)
            continue
        value = given[name]
        inside = _inside(words, value, {each: given[each] for each in given if each != name})
        runs += inside
        if run.ends and inside:
            runs[-1] = msgspec.structs.replace(inside[-1], ends=True)
    return tuple(runs)


def _inside(words: Words, value: Value, others: Mapping[str, Value]) -> tuple[Run, ...]:
    """Return the runs of one value; a sentence may use the other values, never itself."""
    if isinstance(value, Text | Message):
        return _runs(words, value, others)
    return (Run(base=str(value), field=True),)


def plain(said: Said) -> str:
    """Return a sentence without readings."""
    return "".join(
        phrase.head + "".join(piece.text for piece in phrase.pieces) + phrase.tail for phrase in said.phrases
    )


def _once(lines: Lines) -> Lines:
    """Return `lines` without a language that says the same as the one before."""
    return tuple({plain(said): said for said in reversed(lines)}.values())[::-1]


def _phrases(runs: tuple[Run, ...]) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence; where none is marked, or one is too long, only words that may not be torn."""
    shown = tuple(map(_drawn, runs))
    marked = any(run.ends for run in runs)
    found: list[Phrase] = []
    for part in notation.phrases(shown):
        whole = marked and sum(len(run.base) for run in part) <= LONGEST_PHRASE
        for pieces, kept in ((part, True),) if whole else _held(part):
            found += _kept(pieces) if kept else _free(pieces)
    return tuple(found)


def _drawn(run: Run) -> Run:
    """Return a run as the fonts can draw it; a reading with a character that they lack is left out."""
    reading = "" if glyphs.lacking(run.reading) else glyphs.visible(run.reading)
    return msgspec.structs.replace(run, base=glyphs.printable(run.base, run.reading), reading=reading)


def _held(part: tuple[Run, ...]) -> Iterator[tuple[tuple[Run, ...], bool]]:
    """Cut a phrase into what may break and what may not; True for the latter.  A base is never cut.

    A single word breaks nowhere by itself: it stays free, as a heading must hold free text for its title.
    """
    size = _size(part)
    position = 0
    rest = part
    for start, end in notation.spans(part):
        if end - start == size:
            break
        free, rest = _split(rest, start - position, whole=False)
        position += _size(free)
        if free:
            yield free, False
        kept, rest = _split(rest, end - position, whole=True)
        position += _size(kept)
        if kept:
            yield kept, True
    if rest:
        yield rest, False


def _split(runs: tuple[Run, ...], at: int, *, whole: bool) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Split after `at` characters; a base with a reading goes to the first part when `whole`."""
    for place, run in enumerate(runs):
        if at <= 0:
            return runs[:place], runs[place:]
        size = len(run.base)
        if at < size and run.reading:
            place += whole  # noqa: PLW2901  the base itself goes along
            return runs[:place], runs[place:]
        if at < size:
            first = msgspec.structs.replace(run, base=run.base[:at])
            second = msgspec.structs.replace(run, base=run.base[at:])
            return (*runs[:place], first), (second, *runs[place + 1 :])
        at -= size
    return runs, ()


def _size(runs: tuple[Run, ...]) -> int:
    return sum(len(run.base) for run in runs)


def _kept(runs: tuple[Run, ...]) -> list[Phrase]:
    return _ended([Piece(text=run.base, reading=run.reading) for run in runs if run.base], kept=True)


def _free(runs: tuple[Run, ...]) -> list[Phrase]:
    """Return what may break anywhere; a word that no line could hold is cut."""
    found: list[Phrase] = []
    pieces: list[Piece] = []
    for run in runs:
        for base, cut in _cut(run.base):
            if cut:
                found += _ended(pieces, kept=False) + _ended([Piece(text=base)], kept=True)
                pieces = []
            else:
                pieces.append(Piece(text=base, reading=run.reading))
    return found + _ended(pieces, kept=False)


def _ended(pieces: list[Piece], *, kept: bool) -> list[Phrase]:
    return [_phrase(pieces, kept=kept)] if pieces else []


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Join neighbouring readings into one where a reading is wider than its kanji: 食事《しょくじ》 stays even."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before and before.reading and run.reading and not before.ends and (_crowded(before) or _crowded(run)):
            joined[-1] = msgspec.structs.replace(
                before, base=before.base + run.base, reading=before.reading + run.reading, ends=run.ends
            )
        else:
            joined.append(run)
    return tuple(joined)


def _crowded(run: Run) -> bool:
    return len(run.reading) > _READINGS_A_KANJI * len(run.base)


def _cut(text: str) -> Iterator[tuple[str, bool]]:
    """Cut words that no line could hold; True for each part of one."""
    position = 0
    for word in _WORD.finditer(text):
        if word.start() > position:
            yield text[position : word.start()], False
        for part in _PART.findall(word.group()):
            step = len(part) if len(part) <= LONGEST_WORD else WORD_PART
            yield from ((part[start : start + step], True) for start in range(0, len(part), step))
        position = word.end()
    if position < len(text):
        yield text[position:], False


def _phrase(pieces: list[Piece], *, kept: bool) -> Phrase:
    """Set punctuation apart: in a box of its own a phrase would lose the space that belongs to it."""
    head = tail = ""
    first, last = pieces[0], pieces[-1]
    if not first.reading:
        inner = first.text.lstrip(_OPENING)
        head = first.text[: len(first.text) - len(inner)]
        pieces = [Piece(text=inner), *pieces[1:]]
        last = pieces[-1]
    if not last.reading:
        inner = last.text.rstrip(_CLOSING)
        tail = last.text[len(inner) :]
        pieces = [*pieces[:-1], Piece(text=inner)]
    pieces = [piece for piece in pieces if piece.text]
    size = sum(len(piece.text) for piece in pieces)
    return Phrase(head=head, pieces=tuple(pieces), tail=tail, size=size if kept and size <= LONGEST_PHRASE else 0)
