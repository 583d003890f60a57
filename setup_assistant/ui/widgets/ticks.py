"""How far somebody is in a guide: one pill for each step, done, open or still to come."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from setup_assistant.ui.theme import Step, Theme

_PILL, _GAP, _HEIGHT = 26, 5, 12
_MOST = 12
"""From more steps on the number alone is shown."""


class GuideTicks(QLabel):
    """Pills, where there is room for them, and "2 / 10"; for a screen reader one sentence."""

    def __init__(self, theme: Theme, *, done: tuple[bool, ...], number: int, name: str, pills: bool = True) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._words = f"{number} / {len(done)}"
        self._pills = done if pills and len(done) <= _MOST else ()
        self.setText(self._words)
        self.setFont(theme.font(Step.TIGHT))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the pills and the number."""
        px = self._theme.px
        pills = len(self._pills) * (px(_PILL) + px(_GAP))
        return QSize(pills + px(8) + self.fontMetrics().horizontalAdvance(self._words), px(24))

    def minimumSizeHint(self) -> QSize:
        """Never cut a pill."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pills; the open one is higher and outlined, so that it shows without colour."""
        del event
        px, color = self._theme.px, self._theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        for place, done in enumerate(self._pills):
            now = place + 1 == self._number
            height = px(_HEIGHT if now else _HEIGHT - 4)
            edge = 2 if now else 1
            painter.setPen(QPen(color("accent" if now or done else "ctl"), edge))
            painter.setBrush(color("accent" if done else "surface"))
            box = QRectF(left, (self.height() - height) / 2, px(_PILL), height).adjusted(
                edge / 2, edge / 2, -edge / 2, -edge / 2
            )
            painter.drawRoundedRect(box, height / 2, height / 2)
            left += px(_PILL) + px(_GAP)
        painter.setPen(color("ink2"))
        base = (self.height() + self.fontMetrics().ascent() - self.fontMetrics().descent()) / 2
        painter.drawText(left + px(4), round(base), self._words)
        painter.end()
