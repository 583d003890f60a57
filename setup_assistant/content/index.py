"""The built content: one file of sections, of which only those asked for are read and decoded.

Layout: MAGIC, the length of the header (4 bytes), the header, then the sections one after another.
"""

from collections.abc import Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

from setup_assistant.domain.error import ContentDamaged
from setup_assistant.domain.value import Value

MAGIC = b"FSAC0002"
"""Changes when the layout changes; an index with another one is foreign."""

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
        if any(self._base + place.start + place.size > len(buffer) for place in self.header.places):
            raise ContentDamaged(where=name)

    def raw(self, section: str) -> bytes:
        """Return the bytes of one section.  Raises ContentDamaged."""
        place = self._places.get(section)
        if place is None:
            raise ContentDamaged(where=f"{self._name}: {section}")
        start = self._base + place.start
        blob = self._buffer[start : start + place.size]
        if crc32(blob) != place.check:
            raise ContentDamaged(where=f"{self._name}: {section}")
        return blob

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


def pack(key: str, sections: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an index."""
    places, start = [], 0
    for name, blob in sections.items():
        places.append(Place(name=name, start=start, size=len(blob), check=crc32(blob)))
        start += len(blob)
    header = msgspec.msgpack.encode(Header(key=key, places=tuple(places)))
    return b"".join((MAGIC, len(header).to_bytes(4, "big"), header, *sections.values()))
