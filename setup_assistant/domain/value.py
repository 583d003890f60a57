"""The base of every value: immutable, comparable, checked when read from a file."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec
from msgspec import Meta

NAME_LIMIT = 10_000
"""Longest text the file accepts in one field, in characters."""

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Name = Annotated[str, Meta(max_length=NAME_LIMIT)]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything the program knows: frozen, hashable, checked when read.

    Each value says `frozen=True, kw_only=True` itself: msgspec hands only the first down, type checkers neither.

    Fields are scalars, tuples, frozensets or other values: never a list or a dict.
    """


class Text(Value, frozen=True, kw_only=True):
    """A sentence of content in both languages, in the notation of `text.notation`.

    Notation: ruby (base between U+FF5C and U+300A, reading up to U+300B), phrase end U+00A6, value {field}.
    """

    ja: str
    en: str


if TYPE_CHECKING:
    Inserted: TypeAlias = "str | int | Text | Message"
else:
    # What a file may hold, such as the journal of what was changed on this computer: the other two look alike in one.
    Inserted = str | int


class Message(Value, frozen=True, kw_only=True):
    """Words chosen by a rule and not yet said: a catalogue key and the values that go into it.

    `fields` holds (name, value); a Text value is said in the language of the message.
    """

    key: str
    fields: tuple[tuple[str, Inserted], ...] = ()
    count: int | None = None
    """The number that decides between singular and plural, or None."""


def message(key: str, *, count: int | None = None, **fields: Inserted) -> Message:
    """Make a Message from keyword arguments."""
    return Message(key=key, fields=tuple(fields.items()), count=count)
