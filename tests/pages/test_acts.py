"""Acts of the window: erasing, copies, letters that cannot be printed, links, leaving."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from setup_assistant.domain.error import DiskFull
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.storage import household_file
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui import keeping
from setup_assistant.ui.widgets.notice import Notice
from setup_assistant.ui.widgets.question import Question
from tests.pages.person import Opened, Person, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")  # offscreen, each dialog

ONE = Household(children=(Child(id="child-1", stage=Stage.P12, nickname="湊"),))


def wait(holds: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        settle()
        time.sleep(0.02)
    assert holds()


def notice(person: Person) -> str:
    found = [each for each in person.window.findChildren(Notice) if each.isVisible()]
    return found[0].accessibleName() if found else ""


def answer(*keys: Qt.Key, after_ms: int = 100) -> None:
    """Press keys in the question that is about to open."""

    def press() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or question, key)

    QTimer.singleShot(after_ms, press)


def test_escape_erases_nothing(opened: Opened) -> None:
    person = opened(ONE)
    answer(Qt.Key.Key_Escape)
    person.window.acts.do("erase", None)
    assert person.household.children == ONE.children


def test_the_first_focus_is_on_the_harmless_answer(opened: Opened) -> None:
    person = opened(ONE)
    answer(Qt.Key.Key_Return)
    person.window.acts.do("erase", None)
    assert person.household.children == ONE.children


def test_yes_waits_then_erases_everything(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_PAUSE_S", 1)
    store = MemoryStore(ONE)
    person = opened(store=store)
    answer(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    answer(Qt.Key.Key_Space, after_ms=1500)
    started = time.monotonic()
    person.window.acts.do("erase", None)
    assert time.monotonic() - started >= 1
    wait(lambda: store.load() is None)
    wait(lambda: person.household == Household())
    assert person.window.page == "children"
    assert "消しました" in notice(person)


def test_a_copy_opens_again_with_every_answer(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    person = opened(ONE)
    person.window.acts.do("save-copy", None)
    wait(lambda: place.exists() and str(place) in notice(person))
    other = opened(Household())
    other.window.acts.do("open-copy", None)
    wait(lambda: other.household.children == ONE.children)
    assert household_file.read(place).children == ONE.children


def test_present_answers_are_replaced_only_after_a_yes(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "other.json"
    other = Household(children=(Child(id="child-1", stage=Stage.HIGH),))
    place.write_bytes(household_file.encode(other, str(place)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    asked: list[bool] = []
    monkeypatch.setattr(Question, "ask", lambda _self: bool(asked.append(True)) or len(asked) > 1)
    person = opened(ONE)
    person.window.acts.do("open-copy", None)
    wait(lambda: len(asked) == 1)
    assert person.household.children == ONE.children
    person.window.acts.do("open-copy", None)
    wait(lambda: person.household.children == other.children)


def test_a_damaged_copy_is_said_and_changes_nothing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "bad.json"
    place.write_text("{")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    person = opened(ONE)
    person.window.acts.do("open-copy", None)
    wait(lambda: bool(notice(person)))
    assert person.household.children == ONE.children


def test_letters_that_cannot_be_printed_are_named_once(opened: Opened) -> None:
    person = opened(ONE)
    person.window.acts.do("glyphs", "龍😀")
    wait(lambda: "😀" in notice(person))
    person.click("notice-close")
    person.window.acts.do("glyphs", "😀")
    time.sleep(0.4)
    settle()
    assert notice(person) == ""


def test_only_addresses_of_the_web_are_opened(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(visited.append(url.toString())) or True)
    person = opened(ONE)
    for address in ("https://example.jp/", "file:///etc/passwd", "javascript:1"):
        person.window.acts.do("open-url", address)
    assert visited == ["https://example.jp/"]


def test_leaving_asks_when_the_last_answers_could_not_be_saved(opened: Opened) -> None:
    person = opened(ONE)
    answer(Qt.Key.Key_Escape)
    assert not person.window.acts.leave_anyway(DiskFull(path="x"))
    answer(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert person.window.acts.leave_anyway(DiskFull(path="x"))
