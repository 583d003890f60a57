"""Small trees of content to break: a valid one, and edits that tell where they landed."""

import shutil
from pathlib import Path

MINIMAL = Path(__file__).parent / "minimal"


def copy(folder: Path) -> Path:
    """Put a copy of the minimal valid tree into `folder`."""
    return Path(shutil.copytree(MINIMAL, folder / "resources"))


def edit(root: Path, path: str, old: str, new: str) -> int:
    """Replace the first `old` in a file by `new`; return the line of the edit, counted from 1."""
    file = root / path
    text = file.read_text("utf-8")
    place = text.index(old)
    edited = text[:place] + new + text[place + len(old) :]
    file.write_text(edited, "utf-8")
    return edited.count("\n", 0, place) + 1


def line(root: Path, path: str, text: str) -> int:
    """Return the first line of a file that holds `text`."""
    lines = (root / path).read_text("utf-8").splitlines()
    return next(number for number, each in enumerate(lines, start=1) if text in each)
