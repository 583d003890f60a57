"""What a sheet says: pieces with their readings, phrases that hold together, a sentence in each language."""

from typing import TypeAlias

from setup_assistant.domain.value import Value


class Part(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Base of everything in a sheet: the template finds every field, given or not."""


class Piece(Part, frozen=True, kw_only=True):
    """Some characters, with the reading that stands above them."""

    text: str
    reading: str = ""


class Phrase(Part, frozen=True, kw_only=True):
    """Pieces that stay on one line when `size` allows it; punctuation around them stands apart."""

    head: str = ""
    pieces: tuple[Piece, ...] = ()
    tail: str = ""
    size: int = 0
    """Characters of the pieces; 0 means that lines may break inside."""


class Said(Part, frozen=True, kw_only=True):
    """One sentence in one language."""

    lang: str
    phrases: tuple[Phrase, ...]


Lines: TypeAlias = tuple[Said, ...]
"""A sentence in each language of the sheet; one entry when all languages say the same."""
