"""The saver: the newest answers are on disk, and what could not be saved is never forgotten."""

import pytest
from pytestqt.qtbot import QtBot

from setup_assistant.domain.error import DiskFull
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.ui.saver import Saver
from setup_assistant.ui.tasks import Tasks


class Disk:
    """A store that can be full."""

    read_only = False

    def __init__(self) -> None:
        self.full = False
        self.kept: list[Household] = []

    def load(self) -> Household | None:
        return self.kept[-1] if self.kept else None

    def save(self, household: Household) -> None:
        if self.full:
            raise DiskFull(path="household.json")
        self.kept.append(household)

    def erase(self) -> None:
        self.kept.clear()


def family(count: int) -> Household:
    return Household(children=tuple(Child(id=f"child-{n}", stage=Stage.P12) for n in range(1, count + 1)))


def test_the_newest_household_is_saved_last(qtbot: QtBot) -> None:
    disk, tasks = Disk(), Tasks()
    saver = Saver(disk, tasks)
    for count in range(1, 6):
        saver.save(family(count))
    qtbot.waitUntil(lambda: bool(disk.kept) and disk.kept[-1] == family(5))
    tasks.finish()
    assert disk.kept == sorted(disk.kept, key=lambda each: len(each.children))


def test_what_a_full_disk_refused_is_saved_with_the_next_change(qtbot: QtBot) -> None:
    disk, tasks = Disk(), Tasks()
    saver = Saver(disk, tasks)
    disk.full = True
    with qtbot.waitSignal(saver.failed):
        saver.save(family(1))
    disk.full = False
    saver.save(family(2))
    qtbot.waitUntil(lambda: disk.kept == [family(2)])
    tasks.finish()


def test_what_a_full_disk_refused_is_tried_again_at_the_close(qtbot: QtBot) -> None:
    disk, tasks = Disk(), Tasks()
    saver = Saver(disk, tasks)
    disk.full = True
    with qtbot.waitSignal(saver.failed):
        saver.save(family(1))
    with pytest.raises(DiskFull):
        saver.flush()
    tasks.finish()


def test_a_read_only_household_is_not_saved(qtbot: QtBot) -> None:
    disk, tasks = Disk(), Tasks()
    disk.read_only = True
    Saver(disk, tasks).save(family(1))
    qtbot.wait(50)
    tasks.finish()
    assert disk.kept == []
