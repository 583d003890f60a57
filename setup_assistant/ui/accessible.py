"""What screen readers are told beyond what Qt says by itself: headings are headings, parts that open say so."""

from collections import deque

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

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


def _interface(key: str, widget: QObject) -> QAccessibleInterface | None:
    del key
    interface: QAccessibleInterface | None = None
    if isinstance(widget, Heading):
        interface = QAccessibleWidget(widget, QAccessible.Role.Heading, widget.accessibleName())
    elif isinstance(widget, Opener):
        interface = _OpenerInterface(widget)
    if interface is not None:
        _KEPT.append(interface)
    return interface


def install() -> None:
    """Tell Qt about the roles of our widgets; once for each process."""
    QAccessible.installFactory(_interface)
