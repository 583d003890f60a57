"""Poppler as the judge of our PDFs."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in points."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its words."""

    width: float
    height: float
    words: tuple[Word, ...]


def run(*command: str) -> str:
    """Return what a tool of poppler says; its warning about suspects is known and harmless."""
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")


def pages(pdf: Path) -> tuple[Page, ...]:
    """Return the pages of `pdf` with the boxes of their words."""
    said = run("pdftotext", "-bbox", str(pdf), "-")
    found = []
    for part in said.split("<page ")[1:]:
        head = _PAGE.match("<page " + part)
        assert head is not None
        words = tuple(
            Word(float(left), float(top), float(right), float(bottom), text)
            for left, top, right, bottom, text in _WORD.findall(part)
        )
        found.append(Page(float(head[1]), float(head[2]), words))
    return tuple(found)


def text(pdf: Path) -> str:
    """Return the words of `pdf` without white space, so that breaks of lines do not matter."""
    return "".join(run("pdftotext", str(pdf), "-").split())


def spoken(pdf: Path) -> str:
    """Return what a screen reader finds: the tagged text without white space."""
    lines = run("pdfinfo", "-struct-text", str(pdf)).splitlines()
    quoted = (line.strip() for line in lines if line.strip().startswith('"'))
    return "".join("".join(each[1:-1] for each in quoted).split())


def tags(pdf: Path) -> str:
    """Return the tree of tags."""
    return run("pdfinfo", "-struct", str(pdf))


def fonts(pdf: Path) -> tuple[tuple[str, bool], ...]:
    """Return the fonts of `pdf` and whether each is embedded."""
    rows = run("pdffonts", str(pdf)).splitlines()[2:]
    return tuple((row.split()[0], row.split()[-5] == "yes") for row in rows)


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A page in black and white, one string of bits a row."""

    rows: tuple[str, ...]

    def ink(self, left: int, top: int, right: int, bottom: int) -> tuple[str, ...]:
        """Return a part of the page."""
        return tuple(row[left:right] for row in self.rows[top:bottom])


def mono(pdf: Path, *, dots: int) -> tuple[Bitmap, ...]:
    """Return the pages of `pdf` as a printer without grey draws them, with `dots` to the inch."""
    run("pdftoppm", "-mono", "-r", str(dots), str(pdf), str(pdf.with_suffix("")))
    return tuple(_bitmap(path.read_bytes()) for path in sorted(pdf.parent.glob("*.pbm")))


def _bitmap(data: bytes) -> Bitmap:
    kind, width, height, bits = data.split(maxsplit=3)
    assert kind == b"P4"
    # The bits begin after one white space and may look like white space themselves.
    bits = data[-((int(width) + 7) // 8) * int(height) :]
    stride = (int(width) + 7) // 8
    rows = (bits[start : start + stride] for start in range(0, len(bits), stride))
    return Bitmap(tuple("".join(f"{byte:08b}" for byte in row)[: int(width)] for row in rows))
