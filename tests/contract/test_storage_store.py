"""The contract of a store, and what the one on disk adds: one writer, nothing lost, nothing overwritten unseen."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from setup_assistant.domain.error import (
    ChangedElsewhere,
    FileTooLarge,
    FileUnreadable,
    HouseholdDamaged,
    HouseholdTooNew,
    NotWritable,
    OpenedElsewhere,
)
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.ports import Store
from setup_assistant.storage import household_file
from setup_assistant.storage.store import DiskStore, MemoryStore

ONE = Household(children=(Child(id="child-1", stage=Stage.P12),))
TWO = Household(
    children=(Child(id="child-1", stage=Stage.P12), Child(id="child-2", stage=Stage.HIGH, nickname="髙﨑𠮷🐟"))
)


def now() -> datetime:
    return datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "household.json"


@contextmanager
def opened(place: Path) -> Iterator[DiskStore]:
    with DiskStore(place, now) as store:
        yield store


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, place: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
    else:
        with opened(place) as found:
            yield found


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.endswith(".lock")}


def test_a_new_store_is_empty_and_may_be_written(store: Store) -> None:
    assert store.load() is None
    assert not store.read_only
    assert store.events == ()


def test_the_last_household_saved_is_the_one_kept(store: Store) -> None:
    store.save(ONE)
    store.save(TWO)
    assert store.load() == TWO


def test_after_erasing_nothing_is_kept_and_one_can_begin_again(store: Store) -> None:
    store.save(TWO)
    store.erase()
    assert store.load() is None
    store.save(ONE)
    assert store.load() == ONE


def test_the_memory_store_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = MemoryStore()
    store.save(TWO)
    assert list(tmp_path.iterdir()) == []


def test_the_next_start_finds_what_was_saved(place: Path) -> None:
    with opened(place) as store:
        store.save(TWO)
    with opened(place) as store:
        assert store.load() == TWO


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_only_the_familys_own_account_may_read_the_file(place: Path) -> None:
    with opened(place) as store:
        store.save(ONE)
        assert place.stat().st_mode & 0o777 == 0o600
        assert place.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="named pipes are a matter of POSIX")
def test_a_pipe_that_nobody_writes_to_is_a_damaged_file_and_no_wait(place: Path) -> None:
    place.parent.mkdir()
    os.mkfifo(place)
    with opened(place) as store:
        assert store.load() is None
        assert [each.key for each in store.events] == ["error.set-aside"]
        store.save(ONE)
        assert store.load() == ONE


def test_the_second_window_may_only_read(place: Path) -> None:
    with opened(place) as first:
        first.save(ONE)
        with opened(place) as second:
            assert second.read_only
            assert second.load() == ONE
            with pytest.raises(OpenedElsewhere):
                second.save(TWO)
            with pytest.raises(OpenedElsewhere):
                second.erase()
        assert first.load() == ONE
        first.save(TWO)
    with opened(place) as third:
        assert not third.read_only


def test_another_process_has_the_lock_until_it_is_killed(place: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(place)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    with holder.stdout:
        assert holder.stdout.readline() == b"held\n"
        with opened(place) as store:
            assert store.read_only
        holder.kill()
        holder.wait()
    with opened(place) as store:
        assert not store.read_only
        store.save(ONE)


def test_a_file_changed_by_another_program_is_not_overwritten(place: Path) -> None:
    with opened(place) as store:
        store.save(ONE)
        place.write_bytes(household_file.encode(TWO, "h"))
        with pytest.raises(ChangedElsewhere):
            store.save(ONE)
        assert household_file.read(place) == TWO
        assert store.load() == TWO
        store.save(ONE)
        assert household_file.read(place) == ONE


def test_a_file_that_appeared_unseen_is_not_overwritten(place: Path) -> None:
    with opened(place) as store:
        place.write_bytes(household_file.encode(TWO, "h"))
        with pytest.raises(ChangedElsewhere):
            store.save(ONE)


def test_a_file_removed_by_another_program_is_written_again(place: Path) -> None:
    with opened(place) as store:
        store.save(ONE)
        place.unlink()
        store.save(TWO)
        assert store.load() == TWO


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\x00" * 50, b'{"format": 1, "children": 7}', b"x" * (household_file.LIMIT + 1)]
)
def test_a_damaged_file_is_set_aside_and_told(place: Path, damage: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(damage)
    with opened(place) as store:
        assert store.load() is None
        (event,) = store.events
        assert dict(event.fields)["name"] == "household.json.broken-2026-11-24-1"
        store.save(ONE)
    assert (place.parent / "household.json.broken-2026-11-24-1").read_bytes() == damage


def test_a_second_damaged_file_of_a_day_does_not_replace_the_first(place: Path) -> None:
    place.parent.mkdir()
    for damage in (b"first", b"second"):
        place.write_bytes(damage)
        with opened(place) as store:
            store.load()
    kept = [(place.parent / f"household.json.broken-2026-11-24-{number}").read_bytes() for number in (1, 2)]
    assert kept == [b"first", b"second"]


def test_a_read_only_store_leaves_a_damaged_file_where_it_is(place: Path) -> None:
    with opened(place):
        place.write_bytes(b"{")
        with opened(place) as second, pytest.raises(HouseholdDamaged):
            second.load()
    assert place.read_bytes() == b"{"


def test_a_file_of_a_newer_version_is_neither_set_aside_nor_overwritten(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b'{"format": 99}')
    with opened(place) as store:
        with pytest.raises(HouseholdTooNew):
            store.load()
        with pytest.raises(ChangedElsewhere):
            store.save(ONE)
    assert place.read_bytes() == b'{"format": 99}'


def test_erasing_takes_what_was_set_aside_too(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"{")
    with opened(place) as store:
        store.load()
        store.save(TWO)
        (place.parent / ".household.json.abc.part").write_bytes(b"half")
        store.erase()
        assert names_in(place.parent) == set()
    assert list(place.parent.iterdir()) == []


def test_what_a_killed_save_left_is_swept_away(place: Path) -> None:
    place.parent.mkdir()
    (place.parent / ".household.json.abc.part").write_bytes(b"half")
    with opened(place) as store:
        store.save(ONE)
        assert names_in(place.parent) == {"household.json"}


def test_a_folder_where_the_file_should_be_is_said(place: Path) -> None:
    place.mkdir(parents=True)
    with opened(place) as store, pytest.raises(FileUnreadable):
        store.load()


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with opened(tmp_path / "data" / "household.json") as store, pytest.raises((NotWritable, FileUnreadable)):
        store.save(ONE)


def test_a_household_too_large_to_read_again_leaves_the_old_one(place: Path) -> None:
    huge = Household(
        children=tuple(
            Child(id=f"child-{n}", stage=Stage.P12, nickname="名" * 10_000, reading="名" * 10_000) for n in range(45)
        )
    )
    with opened(place) as store:
        store.save(ONE)
        with pytest.raises(FileTooLarge):
            store.save(huge)
        assert store.load() == ONE


def test_where_only_windows_has_a_lock_that_one_is_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []

    def locking(handle: int, _mode: int, _count: int) -> None:
        if held:
            raise PermissionError(errno.EACCES, "locked")
        held.append(handle)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    with opened(place) as first:
        assert not first.read_only
        with opened(place) as second:
            assert second.read_only


HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from setup_assistant.storage.store import DiskStore
with DiskStore(Path(sys.argv[1]), lambda: datetime.now(UTC)) as store:
    print("held", flush=True)
    time.sleep(60)
"""
