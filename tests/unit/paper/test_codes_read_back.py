"""Square codes of a hand-over are read back by another program, from paper and from across a table.

Paper is black or white at 200 dots to the inch.  For a phone 60 cm away a code is at least a twentieth of the way wide
and a module about a millimetre.  Makers of codes say a tenth of the way; ours is an estimate for cameras of today: one
with 1920 dots across sees 76 cm at that distance, so two and a half dots to the millimetre.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from setup_assistant import resources
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.jobs.handing import handed_filter
from setup_assistant.lan.word import LETTERS
from setup_assistant.paper import codes
from setup_assistant.ui.widgets import qr

pytestmark = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="needs zbarimg (zbar-tools)")

DPI = 200
MM_PER_INCH = 25.4
AWAY_MM = 600.0
WALK = resources.path("paper", "walk.typ").read_text("utf-8")
(PAPER_MM,) = (float(each) for each in re.findall(r"#let code-side = (\d+)mm", WALK))
"""Side of a code on A4, its margin included."""
WINDOW_PX = qr._MODULE
SCREEN_DPI = 96
"""The coarsest screen that the window is made for; on a finer one its codes are smaller."""
LONGEST_URL = f"http://192.168.255.255:65535/{LETTERS[-6:]}"


def hosts() -> list[str]:
    catalog = load_content().catalog
    found = []
    for each in catalog.filters:
        try:
            found.append(handed_filter(catalog, each.id).host)
        except FilterNotSettable:
            continue
    return [host for host in found if host]


HOSTS = hosts()


def bitmap(rows: tuple[tuple[bool, ...], ...], side: int) -> bytes:
    """Return a code in black and white of `side` dots, as a printer makes it: the nearest module for each dot."""
    count = len(rows)
    line = [
        " ".join("1" if rows[y * count // side][x * count // side] else "0" for x in range(side)) for y in range(side)
    ]
    return f"P1\n{side} {side}\n".encode() + "\n".join(line).encode() + b"\n"


def read(picture: bytes, folder: Path) -> str:
    path = folder / "code.pbm"
    path.write_bytes(picture)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", path], capture_output=True, check=False, timeout=20)
    return done.stdout.decode().removesuffix("\n")


PAPER_DOTS = round(PAPER_MM / MM_PER_INCH * DPI)


@pytest.mark.parametrize("word", [LONGEST_URL, "http://10.0.0.1:8000/012345", *HOSTS])
def test_code_on_paper_is_read_back_at_200_dpi(word: str, tmp_path: Path) -> None:
    rows = codes.modules(word)
    assert read(bitmap(rows, PAPER_DOTS), tmp_path) == word


@pytest.mark.parametrize("word", [LONGEST_URL, *HOSTS])
def test_code_in_the_window_is_read_back(word: str, tmp_path: Path) -> None:
    rows = codes.modules(word)
    assert read(bitmap(rows, len(rows) * WINDOW_PX), tmp_path) == word


@pytest.mark.parametrize("word", [LONGEST_URL, *HOSTS])
def test_code_is_large_enough_for_a_phone_held_60_centimetres_away(word: str) -> None:
    rows = len(codes.modules(word))
    for module in (PAPER_MM / rows, WINDOW_PX * MM_PER_INCH / SCREEN_DPI):
        assert module >= 1.0
        assert module * (rows - 2 * codes.MARGIN) >= AWAY_MM / 20


def test_reader_is_no_yes_sayer(tmp_path: Path) -> None:
    rows = codes.modules(LONGEST_URL)
    torn = tuple(tuple(on and (y < 12 or x < 12) for x, on in enumerate(row)) for y, row in enumerate(rows))
    assert read(bitmap(torn, len(rows) * WINDOW_PX), tmp_path) == ""


def test_longest_address_takes_at_most_29_modules() -> None:
    sizes = {word: len(codes.modules(word)) - 2 * codes.MARGIN for word in (LONGEST_URL, *HOSTS)}
    assert max(sizes.values()) <= 33
    assert re.fullmatch(r"http://[\d.]+:\d+/\w{6}", LONGEST_URL)
    assert sizes[LONGEST_URL] <= 29
