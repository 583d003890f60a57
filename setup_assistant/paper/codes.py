"""Square codes for phones: the only door to segno."""

MARGIN = 4
"""Modules of quiet ground on each side, without which a phone does not find the code."""


def modules(word: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of a square code row by row, margin included; error level M, as paper needs it."""
    import segno  # noqa: PLC0415 - loaded with the first code

    code = segno.make_qr(word, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=MARGIN))
