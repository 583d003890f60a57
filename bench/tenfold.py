"""A copy of the program whose catalog is ten times larger."""

import re
import shutil
from pathlib import Path

import yaml

from bench.process import ROOT

TIMES = 10
_GROWING = ("measures", "cover", "filters", "services", "rules", "contacts", "find-outs", "must-work", "needs")


def copy(target: Path, times: int) -> Path:
    """Copy the program to `target` with a catalog `times` as large; return `target`."""
    for part in ("setup_assistant", "resources"):
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
    for path in sorted((target / "resources" / "catalog").rglob("*.yaml")):
        if path.relative_to(target / "resources" / "catalog").parts[0].removesuffix(".yaml") in _GROWING:
            _multiply(path, times)
    return target


def _multiply(path: Path, times: int) -> None:
    items = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["items"]
    more = [_renamed(item, copy_number) for copy_number in range(1, times) for item in items]
    text = yaml.dump({"items": [*items, *more]}, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000)
    path.write_text(text, "utf-8")


def _renamed(item: dict[str, object], number: int) -> dict[str, object]:
    if "id" not in item:
        return item
    return {**item, "id": f"{re.sub(r'-x[0-9]$', '', str(item['id']))}-x{number}"}
