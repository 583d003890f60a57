"""What screen readers are told beyond what Qt says by itself: headings are headings, parts that open say so."""

from collections import deque

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QWidget

from setup_assistant.ui.widgets.before_after import WholeLine
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.label import Heading
from setup_assistant.ui.widgets.panel import Opener

_KEPT: deque[QAccessibleInterface] = deque(maxlen=4096)
"""Interfaces that Qt holds without a reference of Python's own; far more than one page can have."""


class _OpenerInterface(QAccessibleWidget):
    """A button that is expanded or collapsed."""

    def __init__(self, opener: Opener) -> None:
        super().__init__(opener, QAccessible.Role.Button, opener.accessibleName())
        self._opener = opener

    def state(self) -> QAccessible.State:
        """Return what Qt knows of the button, and whether its part is open."""
        state = super().state()
        state.expandable = True
        state.expanded = self._opener.isChecked()
        state.collapsed = not self._opener.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """Return what can be done: press it."""
        return [self.pressAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - Qt's name
        """Press it."""
        if actionName == self.pressAction():
            self._opener.click()


class _PickerInterface(QAccessibleWidget):
    """A list to pick from: what it is about comes first, then what is picked.

    Qt's own interface says on Linux only what is picked.
    """

    def __init__(self, picker: Picker) -> None:
        super().__init__(picker, QAccessible.Role.ComboBox, picker.accessibleName())
        self._picker = picker

    def text(self, t: QAccessible.Text) -> str:
        """Return name and value."""
        picked = self._picker.currentText()
        if t is QAccessible.Text.Name:
            return f"{self._picker.accessibleName()} {picked}"
        return picked if t is QAccessible.Text.Value else super().text(t)

    def state(self) -> QAccessible.State:
        """Return what Qt knows of the field, and whether its list is open."""
        state = super().state()
        state.hasPopup = state.expandable = True
        state.expanded = self._picker.view().isVisible()
        state.collapsed = not state.expanded
        return state

    def actionNames(self) -> list[str]:
        """Return what can be done: open the list."""
        return [self.showMenuAction(), self.pressAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - Qt's name
        """Open the list."""
        if actionName in self.actionNames():
            self._picker.showPopup()


class _WholeInterface(QAccessibleWidget):
    """A line that is heard as one sentence, not once more piece by piece."""

    def __init__(self, line: QFrame) -> None:
        super().__init__(line, QAccessible.Role.StaticText, line.accessibleName())
        self._line = line

    def text(self, t: QAccessible.Text) -> str:
        """Return the sentence."""
        return self._line.accessibleName() if t is QAccessible.Text.Name else super().text(t)

    def childCount(self) -> int:
        """Return none of the pieces that the eyes see."""
        return 0


def _interface(key: str, widget: QObject) -> QAccessibleInterface | None:
    del key
    interface: QAccessibleInterface | None = None
    if isinstance(widget, Heading):
        interface = QAccessibleWidget(widget, QAccessible.Role.Heading, widget.accessibleName())
    elif isinstance(widget, Opener):
        interface = _OpenerInterface(widget)
    elif isinstance(widget, Picker):
        interface = _PickerInterface(widget)
    elif isinstance(widget, WholeLine):
        interface = _WholeInterface(widget)
    elif isinstance(widget, QFrame) and isinstance(role := getattr(widget, "heard_as", None), QAccessible.Role):
        interface = QAccessibleWidget(widget, role, widget.accessibleName())
    if interface is not None:
        _KEPT.append(interface)
    return interface


def announce(news: QWidget) -> None:
    """Let a screen reader say the name of something that has just come; the focus stays where it is."""
    said = QAccessibleAnnouncementEvent(news, news.accessibleName())
    QTimer.singleShot(0, news, lambda: QAccessible.updateAccessibility(said))


def install() -> None:
    """Tell Qt about the roles of our widgets; once for each process."""
    QAccessible.installFactory(_interface)
