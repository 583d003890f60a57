"""docs/MEASURES.md and the About page tell the same rows of the government's measures."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = re.compile(r"^\| `([0-9a-z-]+)` \|", re.MULTILINE)
KEYS = re.compile(r'^msgid "measures\.([0-9][0-9a-z-]*)\.(title|does|state)"$', re.MULTILINE)


def test_page_and_words_have_the_same_rows() -> None:
    told = ROWS.findall((ROOT / "docs" / "MEASURES.md").read_text("utf-8"))
    assert len(told) == 17
    for lang in ("ja", "en"):
        words = (ROOT / "resources" / "locale" / lang / "measures.po").read_text("utf-8")
        assert KEYS.findall(words) == [(row, part) for row in told for part in ("title", "does", "state")]
