"""How far a check is: one bar that only grows, with the time that is left in words above it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from setup_assistant.ui.progress import Progress
from setup_assistant.ui.theme import Theme

_EVERY_MS = 250
_STEPS = 1000


class TimeBar(QProgressBar):
    """Asks `progress` four times a second while it is shown; tells `passed` when the time left has changed."""

    def __init__(
        self, theme: Theme, name: str, progress: Callable[[], Progress], passed: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._theme, self._progress, self._passed = theme, progress, passed
        self._left = -1
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)
        self._look()

    def _look(self) -> None:
        done, total, left = self._progress()
        self.setValue(max(self.value(), round(_STEPS * done / max(1, total))))
        if left != self._left:
            self._left = left
            self._passed(left)

    def sizeHint(self) -> QSize:
        """Return a bar that can be seen from a step away."""
        return QSize(self._theme.px(200), self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the part that is done."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_ = box.height() / 2
        painter.setPen(QPen(self._theme.color("ctl"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(box, round_, round_)
        if self.value() > 0:
            done = QRectF(box)
            done.setWidth(max(box.height(), box.width() * self.value() / _STEPS))
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(done, round_, round_)
        painter.end()
