"""However hostile a caller is, the root-owned helper changes nothing for a bad request, and never breaks down."""

import importlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.fuzz.callers import Caller
from tests.unit.computer.helper_tree import ID, Tree, asked

LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
REQUESTS = 10_000
SEEDS = (5, 6, 7) if LONG else (5,)
MAY_BE_GOOD = {"_flipped"}
"""A flipped bit can make another good request: another address, another time."""
GOOD_UNDO = {b"{}", json.dumps({"id": ID}).encode()}
"""What is left of a good request when all but this is taken away."""
KNOWN = {"refused", "unsafe", "busy", "damaged", "system"}


class Said:
    """An input of one line, and the answers to it."""

    def __init__(self, line: bytes) -> None:
        self._lines = [line]
        self.ended = True

    def line(self, _within_s: float, at_most: int) -> bytes | None:
        """Return the line once, cut off as the real one does."""
        found = self._lines.pop(0) if self._lines else None
        return None if found is None or len(found) > at_most else found


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.fixture
def helper(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Load the installed helper into this process, over the tree, and watch what it writes and says."""
    monkeypatch.syspath_prepend(str(tree.parts))
    parts = SimpleNamespace(
        **{name: importlib.import_module(f"setup_helper.{name}") for name in ("places", "talk", "work")}
    )
    parts.written, parts.said = [], []
    write = parts.places.write

    def watched(path: str, file: Any) -> None:
        parts.written.append(path)
        write(path, file)

    def say(answer: dict[str, Any], status: int) -> int:
        parts.said.append(answer)
        return status

    monkeypatch.setattr(parts.places, "ROOT", str(tree.root))
    monkeypatch.setattr(parts.places, "OWNER", os.geteuid())
    monkeypatch.setattr(parts.places, "write", watched)
    monkeypatch.setattr(parts.talk, "_say", say)
    monkeypatch.setattr(parts.work, "READ_AGAIN", {})
    yield parts
    for name in [each for each in sys.modules if each.partition(".")[0] == "setup_helper"]:
        del sys.modules[name]


@pytest.mark.parametrize("seed", SEEDS)
def test_bad_requests_change_nothing(tree: Tree, helper: SimpleNamespace, seed: int) -> None:
    caller, before = Caller(seed, asked()), tree.digest()
    ways: Counter[str] = Counter()
    for _ in range(REQUESTS):
        way, line = caller.request()
        helper.written.clear()
        helper.said.clear()
        status = helper.talk.serve(helper.talk.VERBS["apply"], 1000, Said(line))
        good = status == 0 and way in MAY_BE_GOOD
        assert good or (status == 1 and helper.said[-1]["error"] in KNOWN), (way, line, helper.said)
        assert good or helper.written == [], (way, line)
        assert tree.digest() == before, (way, line)
        ways[way if not good else "good"] += 1
    assert len(ways) >= 16
    assert ways["good"] < REQUESTS / 50


@pytest.mark.parametrize("verb", ["undo", "status"])
def test_bad_requests_put_nothing_back(tree: Tree, helper: SimpleNamespace, verb: str) -> None:
    assert tree.call("apply", asked(), b"keep")[0] == 0
    caller, after = Caller(7, asked()), tree.digest()
    for _ in range(REQUESTS // 5):
        way, line = caller.request()
        if line in GOOD_UNDO:
            continue
        assert helper.talk.serve(helper.talk.VERBS[verb], 1000, Said(line)) == 1, (way, line)
        assert helper.said[-1]["error"] in KNOWN
        assert tree.digest() == after


def test_a_sample_through_the_real_pipe_is_refused_in_one_line(tree: Tree) -> None:
    caller, before = Caller(11, asked()), tree.digest()
    for _ in range(25):
        way, line = caller.request()
        status, answers = tree.call("apply", line, b"keep")
        if way not in MAY_BE_GOOD:
            assert (status, len(answers)) == (1, 1), (way, line)
            assert tree.digest() == before
