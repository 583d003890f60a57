"""The floor of the start: a window with 30 widgets and Japanese words, ended at its first paint."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

ROWS = 10


def leave() -> None:
    """End the process at once, as the program does in its own row."""
    os._exit(0)


class Window(QWidget):
    """Ten rows of a label, a box to tick and a button."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        for row in range(ROWS):
            grid.addWidget(QLabel(f"お子さんの機器 {row}"), row, 0)
            grid.addWidget(QCheckBox("家のWi-Fiで使う"), row, 1)
            grid.addWidget(QPushButton("設定を始める"), row, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then leave."""
        super().paintEvent(event)
        QTimer.singleShot(0, leave)


application = QApplication(sys.argv)
application.setStyle("Fusion")
window = Window()
window.resize(1280, 720)
window.show()
application.exec()
