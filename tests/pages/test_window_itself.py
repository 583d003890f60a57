"""The window opens nothing by itself: no second window, not even for a moment, on no page and at no look."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from setup_assistant.domain.household import Household
from tests.pages.layout import describe
from tests.pages.person import Opened
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
