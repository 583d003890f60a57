"""The root-owned helper: it writes its closed list of files, goes back by itself, and never stops halfway."""

import itertools
import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.unit.computer.helper_tree import ALL, ID, RESOLV_CONF, Tree, asked

OTHER = "f" * 32
KILLED = -9


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


def test_kept_files_stay_and_undo_puts_back_bytes_modes_owners_and_absence(tree: Tree) -> None:
    before = tree.digest()
    assert tree.call("apply", asked(), b"keep") == (0, [{"done": ID}, {"kept": ID}])
    assert "DNS=1.1.1.3#family.cloudflare-dns.com" in tree.text(
        "etc/systemd/resolved.conf.d/90-family-setup-assistant.conf"
    )
    assert tree.text("etc/resolv.conf").splitlines()[1:] == [
        "search home.arpa", "nameserver 1.1.1.3", "nameserver 2606:4700:4700::1113", "nameserver 1.0.0.3",
    ]  # fmt: skip
    assert json.loads(tree.text("etc/firefox/policies/policies.json"))["policies"]["DNSOverHTTPS"]["Enabled"] is False
    assert len(tree.call("status", {})[1][0]["files"]) == len(ALL)
    assert tree.call("undo", {"id": ID}) == (0, [{"undone": True, "left": [], "recovered": []}])
    assert tree.digest() == before
    assert (tree.root / "etc/resolv.conf").read_bytes() == RESOLV_CONF
    assert sorted(each.name for each in (tree.root / "var/lib/family-setup-assistant").iterdir()) == ["lock"]


@pytest.mark.parametrize(
    "word", [None, b"no", b"keep it", b"keep ", b"more 601", b"more 0", b"more 1\nkeep\xff", b"k" * 99]
)
def test_whatever_is_not_keep_puts_everything_back(tree: Tree, word: bytes | None) -> None:
    before = tree.digest()
    status, answers = tree.call("apply", asked(), *([] if word is None else [word]))
    assert (status, answers[0], answers[-1]) == (0, {"done": ID}, {"back": "ended", "left": []})
    assert tree.digest() == before


def test_time_that_is_over_puts_everything_back_while_the_window_still_lives(tree: Tree) -> None:
    before, began = tree.digest(), time.monotonic()
    with subprocess.Popen(tree.argv("apply"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as helper:
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write(json.dumps(asked(within_s=5)).encode() + b"\n")
        helper.stdin.flush()
        assert json.loads(helper.stdout.readline()) == {"done": ID}
        assert tree.digest() != before
        assert json.loads(helper.stdout.readline()) == {"back": "time", "left": []}
    assert 5 <= time.monotonic() - began < 9
    assert tree.digest() == before


def test_more_time_can_be_had(tree: Tree) -> None:
    assert tree.call("apply", asked(), b"more 600", b"more 5", b"keep")[1] == [
        {"done": ID}, {"more": 600}, {"more": 5}, {"kept": ID},
    ]  # fmt: skip


def test_a_second_change_lies_on_the_first_and_both_come_off_in_either_order(tree: Tree) -> None:
    before = tree.digest()
    for first, second in itertools.permutations((ID, OTHER)):
        tree.call("apply", asked(), b"keep")
        one = tree.digest()
        tree.call("apply", asked(id=OTHER, servers=["9.9.9.10"], targets=["resolv-conf", "firefox"]), b"keep")
        assert "9.9.9.10" in tree.text("etc/resolv.conf")
        tree.call("undo", {"id": first})
        assert (tree.digest() == one) == (first == OTHER)
        tree.call("undo", {"id": second})
        assert tree.digest() == before


def test_undo_without_an_id_puts_everything_back(tree: Tree) -> None:
    before = tree.digest()
    tree.call("apply", asked(), b"keep")
    tree.call("apply", asked(id=OTHER, servers=["9.9.9.10"]), b"keep")
    assert tree.call("undo", {})[0] == 0
    assert tree.digest() == before


def test_what_somebody_else_changed_is_told_and_left(tree: Tree) -> None:
    tree.call("apply", asked(), b"keep")
    tree.write("etc/resolv.conf", b"nameserver 192.0.2.7\n")
    stands = {each["path"]: each["stands"] for each in tree.call("status", {})[1][0]["files"]}
    assert stands.pop("/etc/resolv.conf") == "changed"
    assert set(stands.values()) == {"in-place"}
    assert tree.call("undo", {"id": ID})[1][0]["left"] == ["/etc/resolv.conf"]
    assert tree.text("etc/resolv.conf") == "nameserver 192.0.2.7\n"
    assert not (tree.root / "etc/firefox").exists()


def test_a_policy_file_of_somebody_else_is_refused_and_nothing_is_written(tree: Tree) -> None:
    (tree.root / "etc/firefox/policies").mkdir(parents=True)
    tree.write("etc/firefox/policies/policies.json", b'{"policies": {"Homepage": {}}}')
    before = tree.digest()
    assert tree.call("apply", asked(), b"keep") == (1, [{"error": "refused", "about": "firefox"}])
    assert tree.digest() == before


@pytest.mark.parametrize("trick", ["folder-link", "file-link", "open-folder", "pipe", "loop"])
def test_a_place_that_could_lead_astray_is_refused_and_nothing_is_written(tree: Tree, trick: str) -> None:
    etc = tree.root / "etc"
    if trick == "folder-link":
        (etc / "brave").symlink_to(tree.root)
    elif trick == "open-folder":
        (etc / "chromium").chmod(0o777)
    else:
        (etc / "resolv.conf").unlink()
        if trick == "pipe":
            os.mkfifo(etc / "resolv.conf")
        else:
            (etc / "resolv.conf").symlink_to("/dev/null" if trick == "file-link" else "resolv.conf")
    before = tree.digest()
    status, answers = tree.call("apply", asked(), b"keep")
    assert (status, [each["error"] for each in answers]) == (1, ["unsafe"])
    assert tree.digest() == before


def test_a_second_call_waits_and_is_refused_while_the_first_is_open(tree: Tree) -> None:
    with subprocess.Popen(tree.argv("apply"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        first.stdin.write(json.dumps(asked()).encode() + b"\n")
        first.stdin.flush()
        first.stdout.readline()
        assert tree.call("undo", {}) == (1, [{"error": "busy"}])
        first.stdin.close()
        assert json.loads(first.stdout.readline())["back"] == "ended"


def test_a_damaged_note_stops_everything_until_a_person_has_looked(tree: Tree) -> None:
    tree.call("apply", asked(), b"keep")
    before = tree.digest()
    tree.write("var/lib/family-setup-assistant/changes.json", b'{"layers": [{}]}', 0o600)
    for verb, request in (("apply", asked(id=OTHER)), ("undo", {}), ("status", {})):
        assert tree.call(verb, request) == (1, [{"error": "damaged"}])
    assert tree.digest() == before


def test_the_note_is_for_root_alone(tree: Tree) -> None:
    tree.call("apply", asked(), b"keep")
    folder = tree.root / "var/lib/family-setup-assistant"
    assert (folder.stat().st_mode & 0o777, (folder / "changes.json").stat().st_mode & 0o777) == (0o700, 0o600)
    folder.chmod(0o755)
    assert tree.call("undo", {})[1][0]["error"] == "unsafe"
