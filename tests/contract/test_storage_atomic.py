"""A file is replaced in one step, or stays as it was."""

import errno
import os
from pathlib import Path

import pytest

from setup_assistant.domain.error import DiskFull, NotWritable
from setup_assistant.storage import atomic


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_a_full_disk_keeps_the_old_bytes_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    place = tmp_path / "household.json"
    place.write_bytes(b"old")

    def half(handle: int, data: bytes) -> int:
        os.write(handle, data[: len(data) // 2])
        raise OSError(number, os.strerror(number))

    with pytest.raises(DiskFull):
        atomic.write_atomically(place, b"new and longer", write=half)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_a_write_that_takes_a_byte_at_a_time_is_completed(tmp_path: Path) -> None:
    atomic.write_atomically(tmp_path / "a", b"all of it", write=lambda handle, data: os.write(handle, data[:1]))
    assert (tmp_path / "a").read_bytes() == b"all of it"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        atomic.write_atomically(tmp_path / "none" / "a.pdf", b"x")


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to(tmp_path / "stick" / "real.json")
    atomic.write_atomically(tmp_path / "link.json", b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "stick" / "real.json").read_bytes() == b"new"
