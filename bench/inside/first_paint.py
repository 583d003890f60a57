"""Opens the program's window as a person does and leaves after its first paint."""

import sys

# In the order in which the program itself loads them: Qt looks at every module that comes after it.
import setup_assistant.app  # isort: skip
import setup_assistant.ui.start  # isort: skip

from PySide6.QtCore import QEvent, QObject, QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip


class FirstPaint(QObject):
    """Leaves the application once something was painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every event until the first paint."""
        if event.type() == QEvent.Type.Paint:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one: it sends events
            QTimer.singleShot(0, QApplication.quit)
        return super().eventFilter(watched, event)


def until_painted() -> int:
    """Run the event loop until the first paint."""
    application = QApplication.instance()
    assert application is not None
    watcher = FirstPaint(application)
    application.installEventFilter(watcher)
    return run()


run = QApplication.exec
QApplication.exec = until_painted  # type: ignore[method-assign]  # the one place where the program waits
sys.exit(setup_assistant.app.start([]))
