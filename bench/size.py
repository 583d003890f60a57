"""Size of the frozen program beside an empty window with the same libraries."""

from collections.abc import Iterator
from pathlib import Path

from bench.process import ROOT
from bench.row import Row

BUILT = ROOT / "packaging" / "dist"


def mebibytes(folder: Path) -> float:
    """Return what the files below `folder` take; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 2**20


def installed_size() -> Iterator[Row]:
    """Measure the built folder without its fonts."""
    program, floor = BUILT / "setup-assistant", BUILT / "floor"
    if not (program.is_dir() and floor.is_dir()):
        yield Row(what="installed size", missing="packaging/build makes the folders")
        return
    fonts = mebibytes(ROOT / "resources" / "fonts")
    yield Row(
        what="installed size without fonts",
        unit="MB",
        measured=mebibytes(program) - fonts,
        floor_name="empty window, same libraries",
        floor=mebibytes(floor),
        hold=1.15,
        note=f"fonts {fonts:.1f} MB",
    )


MEASURES = (installed_size,)
