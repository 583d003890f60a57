"""Somebody at the window: presses keys, clicks, looks where the focus is; counts what was asked of them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QComboBox, QRadioButton, QWidget

from setup_assistant.domain.household import Household
from setup_assistant.ui.widgets.panel import Disclosure
from setup_assistant.ui.window import Window

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def settle() -> None:
    """Let Qt lay out, paint and drop what was replaced; without a running loop it drops nothing by itself."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass(slots=True)
class Person:
    """One person and one window."""

    window: Window
    inputs: int = 0
    """Answers, presses and typed words; moving the focus asks nothing of the mind and is not counted."""
    strokes: int = 0
    """Every key that was pressed."""

    @property
    def household(self) -> Household:
        """What the window holds."""
        return self.window.household

    def focus(self) -> QWidget | None:
        """Return where the keyboard is."""
        return QApplication.focusWidget()

    def focus_name(self) -> str:
        """Return the name of the control under the keyboard."""
        focus = self.focus()
        return focus.objectName() if focus is not None else ""

    def find(self, name: str) -> QWidget:
        """Return the visible control of a name."""
        for each in self.window.findChildren(QWidget, name):
            if each.isVisible():
                return each
        raise AssertionError(f"no {name} on {self.window.page}: {sorted(self.controls())}")

    def has(self, name: str) -> bool:
        """Whether a control is shown."""
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def controls(self) -> set[str]:
        """Return the names of all controls that are shown."""
        wanted = Qt.FocusPolicy.TabFocus
        return {
            each.objectName()
            for each in self.window.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & wanted
        }

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press one key where the focus is."""
        self.strokes += 1
        QTest.keyClick(self.focus() or self.window, key, modifiers)
        settle()

    def move_to(self, name: str) -> None:
        """Press Tab until the control has the focus."""
        self.find(name)
        for _ in range(len(self.controls()) + 2):
            if self.focus_name() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name} on {self.window.page}")

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        """Go to a control by keyboard and press it; within a group, by arrow keys."""
        control = self.find(name)
        self.inputs += 1
        if isinstance(control, QRadioButton) and not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self._arrow_to(control)
            return
        self.move_to(name)
        self.key(key)

    def _arrow_to(self, wanted: QRadioButton) -> None:
        name = wanted.objectName()
        groups = [group.buttons() for group in self.window.findChildren(QButtonGroup)]
        names = next([each.objectName() for each in buttons] for buttons in groups if wanted in buttons)
        stop = next(each for each in names if self.find(each).focusPolicy() & Qt.FocusPolicy.TabFocus)
        self.move_to(stop)
        steps = names.index(name) - names.index(stop)
        for _ in range(abs(steps)):
            self.key(Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left)
        assert self.focus_name() == name

    def next(self) -> None:
        """Press the main action from wherever the focus is."""
        self.press("main", Qt.Key.Key_Return)

    def pick(self, name: str, value: str) -> None:
        """Choose an entry of a list by arrow keys."""
        self.move_to(name)
        box = self.find(name)
        assert isinstance(box, QComboBox)
        steps = box.findData(value) - box.currentIndex()
        self.inputs += 1
        if not steps:
            return
        self.key(Qt.Key.Key_Space)
        for _ in range(abs(steps)):
            self.arrow(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        self.strokes += 1
        settle()

    def arrow(self, box: QComboBox, key: Qt.Key) -> None:
        """Move in an open list."""
        self.strokes += 1
        QTest.keyClick(box.view(), key)

    def write(self, name: str, text: str) -> None:
        """Type words into a field; they come from an input method, as Japanese ones do."""
        self.move_to(name)
        self.inputs += 1
        self.strokes += len(text)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.find(name), event)
        settle()

    def click(self, name: str) -> None:
        """Press a control with the pointer, in its middle."""
        self.inputs += 1
        control = self.find(name)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton, NONE, QPoint(control.width() // 2, control.height() // 2))
        settle()

    def open_parts(self) -> None:
        """Open everything on the page that opens."""
        for part in self.window.findChildren(Disclosure):
            if part.isVisible():
                part.open()
        settle()

    def open(self, page: str, detail: str = "") -> None:
        """Open a page directly, as a link would."""
        self.window.open_page(page, detail)
        settle()
        self.window.tasks.wait()  # a sheet that is shown beside the page
        settle()


Opened = Callable[..., Person]
"""Opens a window: `opened(household, page, lang=..., percent=..., size=..., theme=...)`."""
