"""What the documents name exists, and the version is said once."""

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import setup_assistant

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
PLACES = ("setup_assistant", "resources", "scripts", "docs", "tests", "packaging", "bench", "requirements", ".ci")
NAMED = re.compile(r"[`(]((?:" + "|".join(map(re.escape, PLACES)) + r")/[A-Za-z0-9_./*-]+)[`)]")
PATTERN = re.compile(r"/[A-Z]{3,}[/.]")
"""A place such as LANG/ROOM.po: a form, not a file."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_place_that_a_document_names_exists(document: Path) -> None:
    named = [place for place in NAMED.findall(document.read_text("utf-8")) if not PATTERN.search(place)]
    assert [place for place in named if not list(ROOT.glob(place.rstrip("/")))] == []


def test_version_is_the_same_everywhere() -> None:
    metainfo = ET.parse(ROOT / "packaging" / "family-setup-assistant.metainfo.xml")  # noqa: S314  # our own file
    releases = [release.get("version") for release in metainfo.iter("release")]
    assert [setup_assistant.__version__, releases[0]] == [PROJECT["version"]] * 2


def test_decision_records_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_locked_library_has_a_hash_and_no_place_to_fetch_from() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE)
        for library in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in library, library.splitlines()[0]
