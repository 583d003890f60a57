"""The way through the menus in both languages, one row below the other, with a bar at the left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Label

_BAR, _INDENT = 4, 20
SEPARATOR = " › "
"""Between two menus."""


class MenuPath(QWidget):
    """Two rows that can be selected: the language of the window first."""

    def __init__(self, theme: Theme, first: str, second: str, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(_INDENT), theme.px(2), 0, theme.px(2))
        box.setSpacing(theme.px(4))
        for words, step, color in ((first, Step.LEAD, "ink"), (second, Step.TIGHT, "ink2")):
            row = Label(theme, words, step, color=color)
            row.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        painter = QPainter(self)
        painter.fillRect(0, 0, self._theme.px(_BAR), self.height(), self._theme.color("accent"))
        painter.end()
