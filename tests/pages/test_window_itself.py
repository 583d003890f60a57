"""The window opens nothing by itself: no second window, not even for a moment, on no page and at no look."""

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from setup_assistant import ui
from setup_assistant.domain.household import Household
from setup_assistant.ui.widgets.label import Label
from tests.pages.layout import describe
from tests.pages.person import Opened, settle
from tests.pages.test_every_page import VIEWS


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a window."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(describe(watched))
        return False


@pytest.mark.parametrize("percent", [100, 200])
def test_no_page_shows_a_second_window(qapp: QApplication, opened: Opened, family: Household, percent: int) -> None:
    person = opened(family, percent=percent)
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        for page, detail in VIEWS:
            person.open(page, detail)
            assert watch.shown == [], page
            assert person.window.isActiveWindow()
    finally:
        qapp.removeEventFilter(watch)


def test_no_widget_is_emptied_while_it_is_shown(opened: Opened, family: Household) -> None:
    person = opened(family)
    for page, detail in VIEWS:
        person.open(page, detail)
        person.key(Qt.Key.Key_Tab)
        person.window.draw()
        gc.collect()  # takes Python's half of a widget when the binding lost track of who holds it
        empty = [describe(each) for each in person.window.findChildren(Label) if each.isVisible() and not vars(each)]
        assert empty == [], page
        settle()


def test_nothing_is_asked_that_the_binding_answers_with_a_wrong_owner() -> None:
    wrong = re.compile(r"\.group\(\)|\.checkedButton\(|[a-z]InFocusChain\(")
    files = [*Path(ui.__path__[0]).rglob("*.py"), *Path(__file__).parent.glob("*.py")]
    found = [file.name for file in files if file != Path(__file__) and wrong.search(file.read_text("utf-8"))]
    assert len(files) > 50
    assert found == []
