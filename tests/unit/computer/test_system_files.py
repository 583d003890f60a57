"""The hand for system files, with the real helper over a tree in place of pkexec."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from setup_assistant.computer.command import Outcome
from setup_assistant.computer.here import Here
from setup_assistant.computer.system_files import SystemFiles
from setup_assistant.computer.system_files_helper import is_installed
from setup_assistant.computer.system_files_state import ABSENT
from setup_assistant.domain.error import SettingFailed, SettingRefused
from setup_assistant.domain.setting import Change, Part, RemarkKind, Tool, Wanted
from tests.unit.computer.helper_tree import RESOLV_CONF, Tree, asked

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: what the helper writes belongs to root")

FILTER = Wanted(
    filter="cloudflare-family",
    name="Cloudflare",
    v4=("1.1.1.3", "1.0.0.3"),
    v6=("2606:4700:4700::1113",),
    host="family.cloudflare-dns.com",
)
tokens: list[str] = []


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tokens.clear()
    return Tree(tmp_path)


@pytest.fixture
def hand(tree: Tree) -> Iterator[SystemFiles]:
    made = a_hand(tree)
    yield made
    made._end()


def a_hand(tree: Tree) -> SystemFiles:
    here = Here(ask=lambda _argv: Outcome(None), root=tree.root, home=tree.root / "home", environ={})
    return SystemFiles(here, start=tree.popen, installed=lambda: True)


def kinds(part: Part) -> set[RemarkKind]:
    return {each.kind for each in part.remarks}


def done(hand: SystemFiles, within_s: int = 60) -> tuple[Change, ...]:
    changes = hand.plan(FILTER).changes
    hand.do(changes, within_s=within_s, note=tokens.append)
    return changes


def test_a_plan_changes_nothing_and_says_before_and_after(tree: Tree, hand: SystemFiles) -> None:
    before = tree.digest()
    part = hand.plan(FILTER)
    assert [(each.tool, each.name) for each in part.changes] == [
        (Tool.RESOLV_CONF, "/etc/resolv.conf"), (Tool.FIREFOX, "Firefox"),
    ]  # fmt: skip
    assert part.changes[1].before == ABSENT
    assert "nameserver 1.0.0.3" in part.changes[0].literal
    assert {RemarkKind.WHOLE_COMPUTER, RemarkKind.ASKS_PASSWORD} == kinds(part)
    assert all(each.rows[0].changes for each in part.changes)
    assert tree.digest() == before


def test_kept_changes_are_as_planned_and_back_is_exact_without_the_first_process(tree: Tree, hand: SystemFiles) -> None:
    before = tree.digest()
    changes = done(hand)
    hand.extend(300)
    hand.keep(changes)
    assert [hand.now(each) for each in changes] == [each.after for each in changes]
    assert RemarkKind.ALREADY in kinds(hand.plan(FILTER))
    assert hand.plan(FILTER).changes == ()
    later = a_hand(tree)
    later.back(changes, tokens[0])
    assert [later.now(each) for each in changes] == [each.before for each in changes]
    assert tree.digest() == before
    later.back(changes, tokens[0])
    assert tree.digest() == before


def test_back_before_keep_needs_no_second_call(tree: Tree, hand: SystemFiles) -> None:
    before = tree.digest()
    changes = done(hand)
    hand._start = refusing(1)
    hand.back(changes, tokens[0])
    assert tree.digest() == before


def test_what_the_helper_put_back_by_itself_cannot_be_kept(tree: Tree, hand: SystemFiles) -> None:
    before = tree.digest()
    changes = done(hand)
    assert hand._helper is not None
    hand._helper.hang_up()
    with pytest.raises(SettingFailed):
        hand.keep(changes)
    with pytest.raises(SettingFailed):
        hand.extend(60)
    assert tree.digest() == before


WINDOW = """
import subprocess, sys
helper = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)
helper.stdin.write(sys.stdin.buffer.readline())
helper.stdin.flush()
sys.stdin.buffer.read()
"""


def test_a_window_that_is_killed_leaves_everything_as_it_was(tree: Tree) -> None:
    before, pipe = tree.digest(), subprocess.PIPE
    argv = [sys.executable, "-c", WINDOW, *tree.argv("apply")]
    with subprocess.Popen(argv, stdin=pipe, stdout=pipe) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        window.stdin.write(json.dumps(asked()).encode() + b"\n")
        window.stdin.flush()
        assert b"done" in window.stdout.readline()
        assert tree.digest() != before
        window.kill()
        assert b'"back": "ended"' in window.stdout.readline()
    assert tree.digest() == before


def test_a_file_that_changed_after_the_plan_is_not_written_over(tree: Tree, hand: SystemFiles) -> None:
    changes = hand.plan(FILTER).changes
    tree.write("etc/resolv.conf", b"nameserver 192.0.2.1\n")
    before = tree.digest()
    with pytest.raises(SettingFailed):
        hand.do(changes, within_s=60, note=tokens.append)
    assert (tokens, tree.digest()) == ([], before)


def test_a_file_that_somebody_else_wrote_since_is_left_and_the_rest_goes_back(tree: Tree, hand: SystemFiles) -> None:
    changes = done(hand)
    hand.keep(changes)
    tree.write("etc/resolv.conf", b"nameserver 192.0.2.1\n")
    a_hand(tree).back(changes, tokens[0])
    assert tree.text("etc/resolv.conf") == "nameserver 192.0.2.1\n"
    assert hand.now(changes[1]) == ABSENT


def refusing(status: int, words: str = "Error executing command as another user: Not authorized"):  # noqa: ANN201  a start
    def start(_argv: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        code = f"import sys; sys.stderr.write({words!r}); sys.exit({status})"
        pipe = subprocess.PIPE
        return subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe)

    return start


@pytest.mark.parametrize("status", [126, 127])
def test_who_may_not_or_cannot_be_asked_hears_so_and_nothing_is_changed(
    tree: Tree, hand: SystemFiles, status: int
) -> None:
    changes, before = hand.plan(FILTER).changes, tree.digest()
    hand._start = refusing(status)
    with pytest.raises(SettingRefused, match="Not authorized"):
        hand.do(changes, within_s=60, note=tokens.append)
    assert tree.digest() == before
    hand.back(changes, tokens[0])


def test_a_helper_that_only_talks_nonsense_is_a_failure(tree: Tree, hand: SystemFiles) -> None:
    changes = hand.plan(FILTER).changes
    for code in ("print('{}')", "print('[1]')", "print('x' * 200000)", "print()", "raise SystemExit(3)"):
        hand._start = lambda _argv, code=code: subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with pytest.raises(SettingFailed):
            hand.do(changes, within_s=60, note=tokens.append)
    assert tree.text("etc/resolv.conf").encode() == RESOLV_CONF


def test_without_the_helper_nothing_is_planned_and_that_is_said(hand: SystemFiles) -> None:
    hand._installed = lambda: False
    part = hand.plan(FILTER)
    assert (part.changes, kinds(part)) == ((), {RemarkKind.NO_HELPER})


def test_a_helper_that_others_may_write_does_not_count_as_installed(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    bin_ = tree.root / "bin"
    bin_.mkdir()
    tree.write("bin/pkexec", b"#!/bin/sh\n", 0o755)
    monkeypatch.setenv("PATH", str(bin_))
    monkeypatch.setattr(Path, "parents", property(lambda self: [self.parent, self.parent.parent]))
    program = tree.parts.parent / "family-setup-assistant-helper"
    assert is_installed(program)
    program.chmod(0o757)
    assert not is_installed(program)
    program.chmod(0o755)
    program.parent.chmod(0o775)
    assert not is_installed(program)
    program.parent.chmod(0o755)
    os.chown(program, 12345, 12345)
    assert not is_installed(program)
    assert not is_installed(tree.root / "nothing")
