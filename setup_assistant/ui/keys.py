"""The keys of the window: F1 help, F6 next region, Alt+Left back, Ctrl+P print, Ctrl+Q quit."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from setup_assistant.flow.page import PageId
from setup_assistant.ui import memory
from setup_assistant.ui.frame import Frame, keyboard_regions


def bind(window: QWidget, open_page: Callable[[str], None], frame: Callable[[], Frame | None]) -> None:
    """Bind the keys of `window`."""
    for keys, act in (
        ("F1", lambda: open_page(PageId.HELP.value)),
        ("F6", lambda: next_region(frame(), 1)),
        ("Shift+F6", lambda: next_region(frame(), -1)),
        ("Alt+Left", lambda: go_back(frame())),
        ("Ctrl+P", lambda: open_page(PageId.PRINT.value)),
        ("Ctrl+Q", window.close),
    ):
        QShortcut(QKeySequence(keys), window).activated.connect(act)


def go_back(frame: Frame | None) -> None:
    """Press Back of the page that is shown, if it has one."""
    back = frame.foot.findChild(QAbstractButton, "back") if frame is not None else None
    if back is not None:
        back.click()


def next_region(frame: Frame | None, by: int) -> None:
    """Move the focus to the first control of the next region: rail, page, foot."""
    if frame is None:
        return
    regions = keyboard_regions(frame)
    now = next((n for n, each in enumerate(regions) if memory.holds_focus(frame, each)), -1)
    if regions:
        regions[(now + by) % len(regions)].setFocus(Qt.FocusReason.ShortcutFocusReason)
