"""Nothing in the program grows beyond what one can read at a sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "setup_assistant"
FILES = sorted(PROGRAM.rglob("*.py"))
TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))
FILE, CLASS, PAGE, FUNCTION, CONSTRUCTOR = 300, 200, 120, 40, 25
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def too_large(source: str, *, class_limit: int = CLASS) -> Iterator[str]:
    """Yield each class and function of `source` that is longer than its budget, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            limit = class_limit
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = CONSTRUCTOR if node.name == "__init__" else FUNCTION
        else:
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > limit:
            yield f"{node.lineno}: {node.name} has {lines} lines, {limit} at most"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_file_classes_and_functions_stay_within_their_budgets(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= FILE
    is_page = path.parent == PROGRAM / "ui" / "pages"
    assert list(too_large(source, class_limit=PAGE if is_page else CLASS)) == []


@pytest.mark.parametrize("path", TEST_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_test_file_stays_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= FILE


def test_no_module_is_named_after_nothing() -> None:
    assert [path.name for path in FILES if path.stem in FORBIDDEN_NAMES] == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("class Long:\n" + "    x = 1\n" * CLASS, "Long"),
        ("def long():\n" + "    x = 1\n" * FUNCTION, "long"),
        ("class A:\n    def __init__(self):\n" + "        x = 1\n" * CONSTRUCTOR, "__init__"),
    ],
)
def test_what_is_one_line_too_long_is_found(source: str, name: str) -> None:
    assert [found.split()[1] for found in too_large(source)] == [name]
