"""What screen readers are told beyond what Qt says by itself: headings are headings."""

from collections import deque

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from setup_assistant.ui.widgets.label import Heading

_KEPT: deque[QAccessibleInterface] = deque(maxlen=256)
"""Interfaces that Qt holds without a reference of Python's own; far more than one page can have."""


def _interface(key: str, widget: QObject) -> QAccessibleInterface | None:
    del key
    if not isinstance(widget, Heading):
        return None
    interface = QAccessibleWidget(widget, QAccessible.Role.Heading, widget.accessibleName())
    _KEPT.append(interface)
    return interface


def install() -> None:
    """Tell Qt about the roles of our widgets; once for each process."""
    QAccessible.installFactory(_interface)
