"""One sheet from changed data beside Typst alone."""

import json
from collections.abc import Iterator

from bench.process import EXAMPLE, Command, told
from bench.row import Row


def sheet() -> Iterator[Row]:
    """Measure the rules sheet, warm: building, handing over and drawing against drawing alone."""
    took = json.loads(told(Command(("bench/inside/sheet.py", EXAMPLE))))
    yield Row(
        what="one sheet from changed data, warm",
        unit="ms",
        measured=took["measured"],
        floor_name="Typst, same template and data",
        floor=took["floor"],
        hold=1.5,
    )


MEASURES = (sheet,)
