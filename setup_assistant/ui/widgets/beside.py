"""Two parts side by side where there is room, one below the other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class Beside(QWidget):
    """`main` and, at its right, `side` of a fixed width; below each other when `main` would be too narrow."""

    def __init__(self, main: QWidget, side: QWidget, *, side_width: int, gap: int, least: int) -> None:
        super().__init__()
        self._side, self._side_width = side, side_width
        self._needs = least + gap + side_width
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.addWidget(main, 1)
        self._box.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        side.setFixedWidth(side_width)

    def minimumSizeHint(self) -> QSize:
        """Never ask for the width of both."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how the two stand."""
        row = event.size().width() >= self._needs
        direction = QBoxLayout.Direction.LeftToRight if row else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            most = self._side_width if row else 16_777_215
            self._side.setMinimumWidth(self._side_width if row else 0)
            self._side.setMaximumWidth(most)
            self._box.setAlignment(self._side, Qt.AlignmentFlag.AlignTop if row else Qt.AlignmentFlag(0))
        super().resizeEvent(event)
