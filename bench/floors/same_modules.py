"""The floor of the plan verb: imports the same modules, reads the same index and household, and decides nothing."""

import importlib
import json
import sys
from pathlib import Path


def main(modules: Path, household: Path) -> None:
    """Import what the verb imports and read what it reads."""
    for name in json.loads(modules.read_text("utf-8")):
        importlib.import_module(name)
    from setup_assistant.content.load import load_content  # noqa: PLC0415  # counted among the modules above

    content = load_content()
    assert content.catalog.measures
    assert content.words("ja").entries
    assert household.read_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
