"""The journal of this computer's changes is read back as it was written: also what was shown to the family."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from setup_assistant.domain.error import JournalDamaged, SettingElsewhere
from setup_assistant.domain.journal import Act, Guard, Journal, Stage
from setup_assistant.domain.proof import Ending, Why
from setup_assistant.domain.setting import Change, Row, Tool, Wanted
from setup_assistant.domain.value import message
from setup_assistant.storage.journal import DiskBook

NOW = datetime(2026, 4, 3, 5, 2, tzinfo=UTC)
CHANGE = Change(
    tool=Tool.NETWORK_MANAGER,
    at="5f0c0f8e-6f2f-4f52-9d0f-3f1b6f5a0000",
    name="lan",
    rows=(Row(what=message("a.way"), before=message("a.router"), after=message("a.servers", servers="192.0.2.3")),),
    before='{"ipv4":{}}',
    after='{"ipv4":{"dns":["192.0.2.3"]}}',
)
ACT = Act(
    id="act-1",
    at=NOW,
    wanted=Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3",)),
    changes=(CHANGE,),
    stage=Stage.DONE,
    guards=(Guard(tool=Tool.NETWORK_MANAGER, token="/1 2"),),  # noqa: S106  finds a promise again, opens nothing
)
JOURNAL = Journal(acts=(ACT,), last=Ending(kept=False, why=Why.TIME, at=NOW))


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    book = DiskBook(tmp_path / "deep" / "computer.json")
    assert book.load() == Journal()
    with book.held():
        book.save(JOURNAL)
    assert book.load() == JOURNAL


@pytest.mark.parametrize("damage", [b"", b"{", b'{"acts":[{}]}', b'{"format":2}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_journal_is_told_and_never_taken_for_an_empty_one(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "computer.json"
    path.write_bytes(damage)
    with pytest.raises(JournalDamaged):
        DiskBook(path).load()


def test_two_copies_do_not_hold_it_at_once(tmp_path: Path) -> None:
    one, other = DiskBook(tmp_path / "computer.json"), DiskBook(tmp_path / "computer.json")
    with one.held(), pytest.raises(SettingElsewhere), other.held():
        pass
    with other.held():
        other.save(JOURNAL)
    assert one.load() == JOURNAL
