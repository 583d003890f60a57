"""Code and rooms agree: every key that code says exists and gets its values, and every key is said somewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from setup_assistant import resources
from setup_assistant.content import locale

PACKAGE = Path(__file__).parents[3] / "setup_assistant"
SAYING = ("words", "say", "screen", "plural", "runs", "message")
"""Names of what takes a key first: a Words, its methods, and `message`."""
KEY = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")


@pytest.fixture(scope="module")
def entries() -> dict[str, tuple[str, ...]]:
    return locale.read(resources.root()).entries("en")


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Yield every piece of the program's code with its file."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            yield file.relative_to(PACKAGE).as_posix(), node


def sayings() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call that says a key, with its address."""
    for file, node in nodes():
        if isinstance(node, ast.Call) and node.args:
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name.strip("_") in SAYING:
                yield f"{file}:{node.lineno}", node


def pattern(text: ast.JoinedStr) -> str:
    """Return the pattern of keys that an f-string can make."""
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in text.values)


def test_every_key_that_code_says_exists(entries: dict[str, tuple[str, ...]]) -> None:
    missing = []
    for address, call in sayings():
        key = call.args[0]
        if isinstance(key, ast.Constant) and KEY.fullmatch(str(key.value)) and key.value not in entries:
            missing.append(f"{address}: {key.value}")
        if isinstance(key, ast.JoinedStr) and "." in pattern(key).replace(".+", ""):
            found = any(re.fullmatch(pattern(key), each) for each in entries)
            missing += [] if found else [f"{address}: {pattern(key)}"]
    assert missing == []


def test_every_key_that_stands_in_a_table_exists(entries: dict[str, tuple[str, ...]]) -> None:
    heads = {key.split(".")[0] for key in entries}
    odd = []
    for file, node in nodes():
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        is_file = text.endswith((".typ", ".svg", ".json", ".html", ".css", ".js"))
        if KEY.fullmatch(text) and not is_file and text.split(".")[0] in heads and not file.startswith("content/"):
            found = any(key.startswith(text) for key in entries)
            odd += [] if found else [f"{file}:{node.lineno}: {text}"]
    assert odd == []


def test_every_key_gets_the_values_that_its_words_take(entries: dict[str, tuple[str, ...]]) -> None:
    lacking = []
    for address, call in sayings():
        key = call.args[0]
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(key, ast.Constant) and key.value in entries and None not in given:
            wanted = locale.taken(entries[key.value]) - given
            lacking += [f"{address}: {key.value} lacks {locale.listed(wanted)}"] if wanted else []
    assert lacking == []


def test_every_key_is_said_somewhere(entries: dict[str, tuple[str, ...]]) -> None:
    literals = {str(node.value) for _, node in nodes() if isinstance(node, ast.Constant)}
    # What the window tells has two parts, added to the key where it is told.
    literals |= {f"{key}.{part}" for key in literals if key.startswith("act.") for part in ("title", "text")}
    made = {pattern(node) for _, node in nodes() if isinstance(node, ast.JoinedStr)}
    patterns = [re.compile(each) for each in made if re.match(r"[a-z-]{3}", each) and r"\." in each]
    idle = [key for key in entries if key not in literals and not any(pattern.fullmatch(key) for pattern in patterns)]
    assert idle == []
