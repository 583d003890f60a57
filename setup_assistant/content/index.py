"""The built content: one file of sections, of which only those asked for are read and decoded.

Layout: MAGIC, the length of the header (4 bytes), the header, then the sections one after another.  Where the many
parts lie (guides) is told by a section of its own, so that the header, read at every start, does not grow with them.
"""

from collections.abc import Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

from setup_assistant.domain.error import ContentDamaged
from setup_assistant.domain.value import Value

MAGIC = b"FSAC0003"
"""Changes when the layout changes; an index with another one is foreign."""

PARTS = "parts"
"""Section that tells where the parts lie."""

T = TypeVar("T")


class Place(Value, frozen=True, kw_only=True):
    """Where one section lies behind the header."""

    name: str
    start: int
    size: int
    check: int
    """CRC-32 of its bytes."""


class Header(Value, frozen=True, kw_only=True):
    """What stands before the sections; `key` is the hash of the tree it was built from."""

    key: str
    places: tuple[Place, ...]


class Index:
    """An index in memory or mapped from its file."""

    def __init__(self, buffer: bytes | mmap, name: str) -> None:
        """Read the header alone.  Raises ContentDamaged."""
        self._buffer = buffer
        self._name = name
        start = len(MAGIC) + 4
        if buffer[: len(MAGIC)] != MAGIC or len(buffer) < start:
            raise ContentDamaged(where=name)
        self._base = start + int.from_bytes(buffer[len(MAGIC) : start], "big")
        try:
            self.header = msgspec.msgpack.decode(buffer[start : self._base], type=Header)
        except msgspec.DecodeError:
            raise ContentDamaged(where=name) from None
        self._places = {place.name: place for place in self.header.places}
        self._check(self.header.places)

    def raw(self, section: str) -> bytes:
        """Return the bytes of one section.  Raises ContentDamaged."""
        place = self._places.get(section) or self._part(section)
        start = self._base + place.start
        blob = self._buffer[start : start + place.size]
        if crc32(blob) != place.check:
            raise ContentDamaged(where=f"{self._name}: {section}")
        return blob

    def places(self) -> tuple[Place, ...]:
        """Return where everything lies, the parts too.  Raises ContentDamaged."""
        return (*self.header.places, *self.decode(PARTS, tuple[Place, ...]))

    def _part(self, name: str) -> Place:
        """Return where a part lies; from the first time on the places of all parts are known."""
        if PARTS in self._places and name not in self._places:
            found = self.decode(PARTS, tuple[Place, ...])
            self._check(found)
            self._places |= {place.name: place for place in found}
        if name not in self._places:
            raise ContentDamaged(where=f"{self._name}: {name}")
        return self._places[name]

    def _check(self, places: tuple[Place, ...]) -> None:
        if any(self._base + place.start + place.size > len(self._buffer) for place in places):
            raise ContentDamaged(where=self._name)

    def decode(self, section: str, kind: type[T]) -> T:
        """Return one section as a value.  Raises ContentDamaged."""
        try:
            return msgspec.msgpack.decode(self.raw(section), type=kind)
        except msgspec.DecodeError:
            raise ContentDamaged(where=f"{self._name}: {section}") from None


def guide_section(guide: str) -> str:
    """Return the name of the section of one guide."""
    return f"guide-{guide}"


def open_file(path: Path) -> Index:
    """Map an index file.  Raises ContentDamaged, OSError."""
    with path.open("rb") as file:
        try:
            return Index(mmap(file.fileno(), 0, access=ACCESS_READ), path.name)
        except ValueError:  # an empty file cannot be mapped
            raise ContentDamaged(where=path.name) from None


def pack(key: str, sections: Mapping[str, bytes], parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an index; the `parts` come first, so that their places do not depend on how long they are."""
    inner = _places(parts, 0)
    whole = {PARTS: msgspec.msgpack.encode(inner), **sections}
    outer = _places(whole, sum(map(len, parts.values())))
    header = msgspec.msgpack.encode(Header(key=key, places=outer))
    return b"".join((MAGIC, len(header).to_bytes(4, "big"), header, *parts.values(), *whole.values()))


def _places(blobs: Mapping[str, bytes], start: int) -> tuple[Place, ...]:
    places = []
    for name, blob in blobs.items():
        places.append(Place(name=name, start=start, size=len(blob), check=crc32(blob)))
        start += len(blob)
    return tuple(places)
