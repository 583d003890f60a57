"""Content jobs: check the tree, write its schemas, build its index."""

import json
from datetime import date
from pathlib import Path

from setup_assistant import resources
from setup_assistant.content import build, schema
from setup_assistant.content.check import check
from setup_assistant.content.load import load_content
from setup_assistant.content.problem import CheckReport
from setup_assistant.storage import household_file
from setup_assistant.storage.atomic import ORDINARY, make_folder, refused, write_atomically

HOUSEHOLD = "household"


def check_content(as_of: date | None = None) -> CheckReport:
    """Return every problem of the content, and facts that are old on `as_of`."""
    return check(resources.root(), as_of)


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write one JSON Schema for each kind of content file and one for the household file; return their places.

    Raises NotWritable, DiskFull.
    """
    make_folder(folder)
    found = {**schema.schemas(), HOUSEHOLD: household_file.schema()}
    places = []
    for name, each in sorted(found.items()):
        place = folder / f"{name.replace('/', '-')}.schema.json"
        data = json.dumps(each, indent=1, ensure_ascii=False).encode() + b"\n"
        write_atomically(place, data, mode=ORDINARY)
        places.append(place)
    return tuple(places)


def build_content(target: Path | None) -> CheckReport:
    """Check the content and write its index to `target`, without one to where the program itself looks for it.

    With problems nothing is written.  Raises NotWritable, DiskFull.
    """
    if target is not None:
        try:
            return build.build(resources.root(), target)
        except OSError as problem:
            raise refused(target, problem) from problem
    report = check_content()
    if not report.problems:
        _ = load_content().guide_heads  # looks at the guides too
    return report
