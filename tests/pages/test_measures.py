"""docs/MEASURES.md and the About page tell the same rows of the government's measures."""

import re
from pathlib import Path

from setup_assistant.ui.pages.about import MEASURES

ROOT = Path(__file__).parents[2]
ROWS = re.compile(r"^\| `([a-z]+)` \|", re.MULTILINE)
KEYS = re.compile(r'^msgid "measures\.([a-z]+)\.(title|does|state)"$', re.MULTILINE)


def test_page_and_words_have_the_same_rows() -> None:
    told = ROWS.findall((ROOT / "docs" / "MEASURES.md").read_text("utf-8"))
    assert told == list(MEASURES)
    for lang in ("ja", "en"):
        words = (ROOT / "resources" / "locale" / lang / "measures.po").read_text("utf-8")
        assert sorted(KEYS.findall(words)) == sorted((row, part) for row in told for part in ("title", "does", "state"))
