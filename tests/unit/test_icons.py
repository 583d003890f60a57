"""Icons that the program carries are those that it shows."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUOTED = re.compile(r"[\"']([a-z0-9-]+)[\"']")
IN_CATALOG = re.compile(r"^ *icon: ([a-z0-9-]+)$", re.MULTILINE)


def test_every_icon_is_named_by_the_window_or_the_catalog() -> None:
    program = "".join(file.read_text("utf-8") for file in (ROOT / "setup_assistant").rglob("*.py"))
    catalog = "".join(file.read_text("utf-8") for file in (ROOT / "resources/catalog").rglob("*.yaml"))
    named = {*QUOTED.findall(program), *IN_CATALOG.findall(catalog)}
    assert {icon.stem for icon in (ROOT / "resources/icons").glob("*.svg")} - named == set()
