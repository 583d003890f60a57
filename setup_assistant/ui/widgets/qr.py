"""A square code on the screen: always black on white, whatever the palette."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from setup_assistant.jobs.drawings import code
from setup_assistant.ui.theme import Theme

_MODULE = 6
"""Pixels of one module at 100 % text: a phone reads it from 60 cm."""
_LARGEST = 8
"""With larger text it stops growing here: a camera needs no more, and the whole code has to be in view."""


class QrTile(QLabel):
    """One code with its margin; `name` tells what it says."""

    def __init__(self, theme: Theme, word: str, name: str) -> None:
        super().__init__()
        self._rows = code(word)
        self._module = min(theme.px(_MODULE), _LARGEST)
        self.setPixmap(QPixmap(1, 1))  # never painted: it makes the label a graphic for screen readers
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return whole pixels for every module."""
        side = len(self._rows) * self._module
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never be smaller: a code that was scaled is not read."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dark modules on white."""
        del event
        painter = QPainter(self)
        size = self._module
        side = len(self._rows) * size
        painter.fillRect(QRectF(0, 0, side, side), Qt.GlobalColor.white)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(
                        x * self._module, y * self._module, self._module, self._module, Qt.GlobalColor.black
                    )
        painter.end()
