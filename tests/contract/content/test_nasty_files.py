"""Files that no author means: each is told in a line, none stops the check."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from setup_assistant.content.check import check
from setup_assistant.content.load import load_content
from tests.contract.content import trees

NASTY = {
    "empty": "",
    "comment alone": "# nothing\n",
    "scalar": "hello\n",
    "list": "- 1\n- 2\n",
    "two documents": "items: []\n---\nitems: []\n",
    "tag": "items: !!python/object/apply:os.system ['true']\n",
    "list as key": "items:\n  - ? [a, b]\n    : 1\n",
    "number as key": "items:\n  - 1: 2\n",
    "null item": "items:\n  -\n",
    "null items": "items:\n",
    "tab": "items:\n\t- id: au\n",
    "alias of nothing": "items: *who\n",
    "list inside itself": "items: &a [*a]\n",
    "mapping inside itself": "items:\n  - &a\n    id: au\n    name: *a\n    fact: *a\n",
    "control character": "items: [\x01]\n",
    "endless nesting": "items: " + "[" * 400 + "]" * 400 + "\n",
    "long id": "items:\n  - id: " + "a" * 5000 + "\n",
    "infinite date": "items:\n  - id: au\n    fact: {sources: [own], checked_on: 9999-99-99, confidence: primary}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return trees.copy(tmp_path)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_nasty_file_is_a_problem_with_a_line(root: Path, text: str) -> None:
    (root / "catalog" / "lines.yaml").write_text(text, "utf-8")
    found = [each for each in check(root).problems if each.path == "catalog/lines.yaml"]
    assert found
    assert all(each.line >= 1 and each.what for each in found)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_nasty_file_does_not_stop_a_source_run(root: Path, tmp_path: Path, text: str) -> None:
    (root / "catalog" / "lines.yaml").write_text(text, "utf-8")
    assert load_content(tmp_path / "cache", root).catalog.lines == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 900), junk=st.sampled_from([*"{}[]:,&*!|>'\"%@`\t\n-｜《》¦", "é", "\ud7ff", "  "]))
def test_any_single_edit_of_a_file_is_survived(root: Path, cut: int, junk: str) -> None:
    whole = (trees.MINIMAL / "catalog" / "cover.yaml").read_text("utf-8")
    (root / "catalog" / "cover.yaml").write_text(whole[:cut] + junk + whole[cut:], "utf-8")
    assert check(root).files == 37


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 300), junk=st.sampled_from([*'"\\\n{}[]#~', "msgid", "msgstr ", "\n\n"]))
def test_any_single_edit_of_a_room_is_survived(root: Path, cut: int, junk: str) -> None:
    whole = (trees.MINIMAL / "locale" / "en" / "map.po").read_text("utf-8")
    (root / "locale" / "en" / "map.po").write_text(whole[:cut] + junk + whole[cut:], "utf-8")
    assert check(root).files == 37
