"""The plan: the verb beside its own imports and index, and its growth with the number of devices."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.process import EXAMPLE, ROOT, Command, in_turns, run, told
from bench.row import Row


def plan_verb() -> Iterator[Row]:
    """Measure the whole verb against a process that imports and reads the same."""
    with tempfile.TemporaryDirectory() as folder:
        modules = Path(folder) / "modules.json"
        run(Command(("bench/inside/modules.py", str(modules), "plan", EXAMPLE)))
        verb, floor = in_turns(
            Command(("-m", "setup_assistant", "plan", EXAMPLE)),
            Command(("bench/floors/same_modules.py", str(modules), str(ROOT / EXAMPLE))),
        )
    yield Row(
        what="plan, 3 children, 9 devices, 4 networks",
        unit="ms",
        measured=verb.wall_ms,
        floor_name="same imports, index and household",
        floor=floor.wall_ms,
        hold=1.5,
    )


def plan_growth() -> Iterator[Row]:
    """Measure the plan for 30 devices against 30/9 of the plan for 9."""
    took = json.loads(told(Command(("bench/inside/growth.py", EXAMPLE))))
    yield Row(
        what="plan, 30 devices",
        unit="ms",
        measured=took["30"],
        floor_name="linear from 9 devices",
        floor=took["9"] * 30 / 9,
        hold=1.0,
        note=f"9 devices {took['9']:.1f} ms, 18 devices {took['18']:.1f} ms",
    )


MEASURES = (plan_verb, plan_growth)
