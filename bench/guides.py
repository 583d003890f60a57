"""A changed drawn screen on the page beside Typst and Qt alone; opening one guide beside opening all."""

import json
from collections.abc import Iterator

from bench.process import Command, told
from bench.row import Row


def drawing() -> Iterator[Row]:
    """Measure the drawn screen of another step, made and painted, against Typst and Qt with the same data."""
    took = json.loads(told(Command(("bench/inside/drawing.py",))))
    yield Row(
        what="another drawn screen on the page",
        unit="ms",
        measured=took["drawing"],
        floor_name="Typst to SVG and Qt painting it",
        floor=took["floor"],
        hold=2,
        note=f"the whole page with it {took['page']:.0f} ms, {took['screens']} screens",
    )


MEASURES = (drawing,)
