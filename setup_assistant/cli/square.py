"""A square code for a terminal: two rows of it in one line of text."""

from collections.abc import Sequence

_HALVES = {(False, False): "█", (True, False): "▄", (False, True): "▀", (True, True): " "}
"""By the dark modules above and below: terminals are dark, so what is light in the code is drawn."""


def square(modules: Sequence[Sequence[bool]]) -> list[str]:
    """Return the lines of a code whose dark modules are given row by row, its light margin included."""
    rows = [tuple(row) for row in modules]
    if len(rows) % 2:
        rows.append((False,) * len(rows[0]))
    return ["".join(_HALVES[pair] for pair in zip(*rows[at : at + 2], strict=True)) for at in range(0, len(rows), 2)]


def fits(lines: Sequence[str], columns: int, encoding: str | None) -> bool:
    """Tell whether a terminal can show the code: it is wide enough and has the half blocks."""
    try:
        "".join(_HALVES.values()).encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return max(map(len, lines)) <= columns
