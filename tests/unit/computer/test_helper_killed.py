"""The helper killed by -9 at each of its steps: the next call finds before or after, and nothing between."""

import os

import pytest

from tests.unit.computer.helper_tree import ID, Tree, asked

OTHER = "e" * 32
SMALL = asked(targets=["resolv-conf", "resolved", "firefox"])
KILLED = -9
LAST_STEP = 400
EACH = 1 if os.environ.get("SETUP_ASSISTANT_LONG") else 4
"""The quick run kills at every fourth step."""


def steps(tree: Tree, verb: str, *lines: object) -> int:
    """Return how many steps a call takes, by killing it later and later."""
    for count in range(1, LAST_STEP):
        if tree.call(verb, *lines, kill_at=count)[0] != KILLED:
            return count - 1
        tree.call("undo", {})
    raise AssertionError("it never ends")


@pytest.fixture
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return Tree(tmp_path_factory.mktemp("tree"))


@pytest.mark.parametrize("recovering", ["status", "apply"])
def test_killed_while_it_writes_it_is_before_after_the_next_call(tree: Tree, recovering: str) -> None:
    before = tree.digest()
    for count in range(1, LAST_STEP, EACH):
        status, answers = tree.call("apply", SMALL, kill_at=count)
        if status != KILLED:
            break
        if recovering == "status":
            tree.call("status", {})
        else:
            assert tree.call("apply", asked(id=OTHER, targets=["edge"]))[1][-1] == {"back": "ended", "left": []}
        assert tree.digest() == before, f"killed before step {count}, {answers}"
    assert count > 30
    assert tree.digest() == before


def test_killed_while_it_keeps_it_is_after_if_it_said_so_and_else_before(tree: Tree) -> None:
    before = tree.digest()
    tree.call("apply", SMALL, b"keep")
    after = tree.digest()
    tree.call("undo", {})
    seen = set()
    for count in range(1, LAST_STEP, EACH):
        status, answers = tree.call("apply", SMALL, b"keep", kill_at=count)
        tree.call("status", {})
        found = tree.digest()
        seen.add(found)
        assert found in {before, after}
        assert found == after or {"kept": ID} not in answers
        tree.call("undo", {})
        assert tree.digest() == before
        if status != KILLED:
            break
    assert seen == {before, after}


def test_killed_while_it_puts_back_it_is_before_after_the_next_call(tree: Tree) -> None:
    before = tree.digest()
    for count in range(1, LAST_STEP, EACH):
        tree.call("apply", SMALL, b"keep")
        after = tree.digest()
        status, _ = tree.call("undo", {"id": ID}, kill_at=count)
        if status != KILLED:
            break
        # What was kept stays kept until an undo ends: the next one goes all the way.
        tree.call("undo", {"id": ID})
        assert tree.digest() == before != after
    assert count > 8


def test_a_service_reads_its_file_again_also_when_a_killed_call_is_put_back(tree: Tree) -> None:
    total = steps(tree, "apply", asked(targets=["resolved"]), b"keep")
    (tree.root / "reloads").unlink()
    tree.call("apply", asked(targets=["resolved"]), b"keep", kill_at=total - 6)
    told = len(tree.text("reloads")) if (tree.root / "reloads").exists() else 0
    tree.call("undo", {})
    assert len(tree.text("reloads")) > told
