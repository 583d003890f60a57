"""Square codes for phones: the only door to segno."""

MARGIN = 4
"""Modules of quiet ground on each side, without which a phone does not find the code."""


def svg(word: str) -> str:
    """Return a square code as one path, a unit for each module, its margin included."""
    rows = modules(word)
    side = len(rows)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    box = f'viewBox="0 0 {side} {side}" width="{side}" height="{side}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{dark}"/></svg>'


def modules(word: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of a square code row by row, margin included; error level M, as paper needs it."""
    import segno  # noqa: PLC0415 - loaded with the first code

    code = segno.make_qr(word, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=MARGIN))
