"""The window: start, memory, a catalog ten times larger, page to page."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import tenfold
from bench.process import ROOT, Command, in_turns, told
from bench.row import Row

FIRST_PAINT = ("bench/inside/first_paint.py",)
FLOOR = Command(("bench/floors/window.py",))


def _program(home: Path, root: Path = ROOT) -> Command:
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    return Command(FIRST_PAINT, root=root, env=tuple((name, str(home)) for name in names))


def start() -> Iterator[Row]:
    """Measure the whole process to the first paint, and its peak memory, against a window of 30 widgets."""
    with tempfile.TemporaryDirectory() as home:
        ours, floor = in_turns(_program(Path(home)), FLOOR, times=15)
    name = "bare window with 30 widgets"
    yield Row(
        what="start to the first painted page",
        unit="ms",
        measured=ours.wall_ms,
        floor_name=name,
        floor=floor.wall_ms,
        hold=1.3,
    )
    yield Row(
        what="peak memory at the first page",
        unit="MiB",
        measured=ours.peak_mib,
        floor_name=name,
        floor=floor.peak_mib,
        hold=1.35,
    )


def tenfold_catalog() -> Iterator[Row]:
    """Measure the same start with a catalog ten times larger."""
    with tempfile.TemporaryDirectory() as folder:
        larger = tenfold.copy(Path(folder) / "larger", tenfold.TIMES)
        same = tenfold.copy(Path(folder) / "same", 1)
        home = Path(folder) / "home"
        ten, today = in_turns(_program(home, larger), _program(home, same), times=15)
        note = f"index {_index_kb(larger)} kB against {_index_kb(same)} kB"
    yield Row(
        what="start, catalog ten times larger",
        unit="ms",
        measured=ten.wall_ms,
        floor_name="today's catalog",
        floor=today.wall_ms,
        hold=1.05,
        note=note,
    )


def _index_kb(root: Path) -> int:
    return (root / "build" / "content" / "index.msgpack").stat().st_size // 1024


def pages() -> Iterator[Row]:
    """Measure from the key press to the painted page, and switching the language, against painting an empty page."""
    took = json.loads(told(Command(("bench/inside/pages.py",))))
    name = "opening an empty page in the same window"
    yield Row(
        what="page to page, 95 of 100",
        unit="ms",
        measured=took["page_p95"],
        floor_name=name,
        floor=took["empty_p95"],
        hold=3,
        note=f"{took['slowest_page']}; repaint of an empty widget {took['repaint_p95']:.2f} ms",
    )
    yield Row(
        what="switching the language, slowest page",
        unit="ms",
        measured=took["language"],
        floor_name=name,
        floor=took["empty_p95"],
        hold=10,
        note=took["slowest_language"],
    )


def peers() -> Iterator[Row]:
    """Tell whether other programs of this kind are installed to be started beside ours."""
    found = [name for name in ("vorta", "onionshare", "picard", "qutebrowser") if shutil.which(name)]
    yield Row(
        what="start beside other programs",
        missing=f"needs a screen and a watcher of windows; installed here: {', '.join(found) or 'none'}",
    )


MEASURES = (start, tenfold_catalog, pages)
PEERS = (peers,)
