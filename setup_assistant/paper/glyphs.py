"""Which characters the bundled fonts can draw, read from their character maps (OpenType `cmap`)."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

from setup_assistant import resources

BLANK = "＿＿"
"""Stands for characters that cannot be printed: room to write them by hand."""

_UNSEEN = ("Cc", "Cf", "Cs")
_SPACES = re.compile(r"\s+")
_MARKED = re.compile(r".[\u0300-\u036f\u3099\u309a]+")
"""A character with combining marks; only these are composed: whole names keep the form their family writes."""

_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))

_FULL_UNICODE = 12
"""Format of the character map with all of Unicode; the bundled fonts have one."""


def lacking(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that the bundled fonts cannot draw, each once, in order."""
    known = covered()
    return tuple(dict.fromkeys(each for each in visible(text) if ord(each) not in known))


def printable(text: str, reading: str = "") -> str:
    """Return `text` as it can be printed: itself, else its reading, else itself with room to write by hand."""
    if ordinary().issuperset(text):
        return text
    text = visible(text)
    if not lacking(text):
        return text
    if reading and not lacking(reading):
        return visible(reading)
    known = covered()
    kept = "".join(each if ord(each) in known else "\0" for each in text)
    while "\0\0" in kept:
        kept = kept.replace("\0\0", "\0")
    return kept.replace("\0", BLANK)


def visible(text: str) -> str:
    """Return `text` without characters that draw nothing; every white space becomes one space."""
    spaced = _SPACES.sub(" ", text)
    kept = (each for each in spaced if unicodedata.category(each) not in _UNSEEN and not _is_variant(ord(each)))
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), "".join(kept))


def _is_variant(code: int) -> bool:
    """Say whether `code` chooses the form of the character before it."""
    return any(code in selectors for selectors in _SELECTORS)


@cache
def ordinary() -> frozenset[str]:
    """Return the characters that are printed as they are: nearly all of a sheet."""
    known = (chr(each) for each in covered() if not _is_variant(each))
    return frozenset(each for each in known if each == " " or not (each.isspace() or _is_special(each)))


def _is_special(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or unicodedata.combining(character) != 0


@cache
def covered() -> frozenset[int]:
    """Return the code points that every bundled font draws."""
    fonts = sorted(resources.path("fonts").glob("*.ttf"))
    return frozenset.intersection(*(_code_points(font) for font in fonts))


def _code_points(font: Path) -> frozenset[int]:
    data = font.read_bytes()
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    for index in range(count):
        (offset,) = struct.unpack_from(">I", data, start + 4 + 8 * index + 4)
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if kind == _FULL_UNICODE:
            return frozenset(_groups(data, start + offset))
    raise LookupError(font.name)


def _table(data: bytes, name: bytes) -> int:
    """Return where a table of the font begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag == name:
            return int(offset)
    raise LookupError(name)


def _groups(data: bytes, at: int) -> set[int]:
    """Read a map of format 12: groups of (first, last, first glyph)."""
    (count,) = struct.unpack_from(">I", data, at + 12)
    points: set[int] = set()
    for index in range(count):
        first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * index)
        points.update(range(first, last + 1))
    return points
