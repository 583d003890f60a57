"""Opens the program's window as a person does and ends at its first paint, without tidying up."""

import os

# In the order in which the program itself loads them: Qt looks at every module that comes after it.
import setup_assistant.app  # isort: skip
import setup_assistant.ui.start  # isort: skip

from PySide6.QtCore import QEvent, QObject, QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip


def leave() -> None:
    """End the process at once."""
    os._exit(0)


class FirstPaint(QObject):
    """Leaves the application once a window was painted; watches windows alone, so that it costs nothing."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, leave)
        return super().eventFilter(watched, event)


def until_painted() -> int:
    """Run the event loop until the first paint."""
    watcher = FirstPaint(QApplication.instance())
    for window in QApplication.topLevelWidgets():
        window.installEventFilter(watcher)
    return run()


run = QApplication.exec
QApplication.exec = until_painted  # type: ignore[method-assign]  # the one place where the program waits
setup_assistant.app.start([])
