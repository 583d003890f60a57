"""Finds the program's resources in a source run, an installed wheel and a frozen program.

The lowest layer: imports nothing of the package.  Pure packages may not use it.
"""

import sys
from pathlib import Path


def root() -> Path:
    """Return the folder that holds catalog/, locale/, paper/, fonts/ and icons/."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "setup_assistant" / "resources"
    package = Path(__file__).parent
    wheel = package / "resources"
    return wheel if wheel.is_dir() else package.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of one resource below `root`."""
    return root().joinpath(*parts)


def is_source() -> bool:
    """Tell whether the program runs from its repository, where its content may have been edited."""
    return root() == Path(__file__).parent.parent / "resources"
