"""Text for a terminal: lines that fit, with characters of double width counted as such."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

WIDTH = 80
"""Columns that every terminal has."""

_NO_START = "、。，．・：；？！」』）］〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％%,.;:!?)]}"
"""Characters that may not begin a line."""

_NO_END = "「『（［〈《([{"
"""Characters that may not end a line."""

_PIECES = re.compile(r"\s+|[!-~]+|.", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """Return text typed by anyone without what would steer the terminal: control codes, turned directions."""
    return _CONTROL.sub("", text).replace("\t", " ")


def shown_in(text: str, encoding: str | None) -> str:
    """Return `text` with a question mark for every character that `encoding` does not have."""
    name = encoding or "utf-8"
    return text.encode(name, "replace").decode(name)


def width(text: str) -> int:
    """Return how many columns `text` takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns, text))


def wrapped(text: str, columns: int) -> list[str]:
    """Return `text` in lines of at most `columns`: between words, or between Japanese characters."""
    lines: list[str] = []
    for paragraph in shown(text).split("\n"):
        if width(paragraph) <= columns:
            lines.append(paragraph.rstrip())
            continue
        line, used = "", 0
        for piece in _pieces(paragraph, columns):
            takes = width(piece)
            if used + takes - (len(piece) - len(piece.rstrip())) > columns and line.strip():
                lines.append(line.rstrip())
                line, used = "", 0
            line += piece
            used += takes
        lines.append(line.rstrip())
    return lines


def hanging(head: str, text: str, *, columns: int = WIDTH) -> list[str]:
    """Return `text` wrapped behind `head`; the lines after the first are moved in."""
    room = max(columns - width(head), 20)
    first, *others = wrapped(text, room)
    return [head + first, *(" " * width(head) + each for each in others)]


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, columns: int = WIDTH) -> list[str]:
    """Return a table that fits into `columns`: the widest column gives way first, cells are wrapped."""
    cells = [[shown(cell) for cell in row] for row in (head, *rows)]
    widths = _fitted(cells, columns - 2 * (len(head) - 1))
    lines: list[str] = []
    for number, row in enumerate(cells):
        parts = [wrapped(cell, room) for cell, room in zip(row, widths, strict=True)]
        for at in range(max(map(len, parts))):
            cut = [part[at] if at < len(part) else "" for part in parts]
            lines.append("  ".join(_padded(text, room) for text, room in zip(cut, widths, strict=True)).rstrip())
        if number == 0:
            lines.append("  ".join("-" * room for room in widths))
    return lines


def _fitted(cells: Sequence[Sequence[str]], room: int) -> list[int]:
    widths = [max(*map(width, column), 1) for column in zip(*cells, strict=True)]
    while sum(widths) > room and max(widths) > 4:  # noqa: PLR2004  two Japanese characters are the narrowest column
        widths[widths.index(max(widths))] -= 1
    return widths


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _pieces(text: str, columns: int) -> Iterator[str]:
    """Yield pieces that stay whole: words, single wide characters with the punctuation that follows them."""
    held = ""
    for piece in _PIECES.findall(text):
        if held and (piece[0] in _NO_START or held[-1] in _NO_END or piece.isspace() or _columns(piece[0]) == 0):
            held += piece
            continue
        yield from _cut(held, columns)
        held = piece
    yield from _cut(held, columns)


def _cut(piece: str, columns: int) -> Iterator[str]:
    while len(piece) * 2 > columns and width(piece.rstrip()) > columns:
        at = next(at for at in range(1, len(piece) + 1) if width(piece[: at + 1]) > columns)
        yield piece[:at]
        piece = piece[at:]
    if piece:
        yield piece


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
