"""A tick box with a sentence beside it, as wide as its column."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Label

_BOX = 22


class TickLine(QCheckBox):
    """A card with a box to tick; the sentence wraps, and all of the card can be pressed."""

    def __init__(self, theme: Theme, words: str, second: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(" ".join(part for part in (words.replace("\u2060", ""), second) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(50), theme.px(10), theme.px(14), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(self._through(Label(theme, words, Step.BODY)), 1)
        if second:
            row.addWidget(self._through(Label(theme, second, Step.SMALL, color="ink2")))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @staticmethod
    def _through(label: Label) -> Label:
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the sentence."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sentence in `width` pixels."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(needed, self._theme.px(48))

    def sizeHint(self) -> QSize:
        """Return the size of the sentence on few lines."""
        layout = self.layout()
        hint = layout.totalSizeHint() if layout is not None else QSize()
        return hint.expandedTo(QSize(self._theme.px(160), self._theme.px(48)))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the sentence can still wrap."""
        return QSize(self._theme.px(160), self._theme.px(48))

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole card be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and the box with its tick."""
        del event
        color, px, on = self._theme.color, self._theme.px, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accent" if on else "ink" if self.underMouse() else "ctl"), 2 if on else 1))
        painter.setBrush(color("soft" if on or self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        size = px(_BOX)
        box = QRectF(px(16), (self.height() - size) / 2, size, size)
        painter.setPen(QPen(color("accent" if on else "ctl"), 2))
        painter.setBrush(color("accent" if on else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            pen = QPen(color("on_accent"), max(2.0, size / 9))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            marks = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.32))
            painter.drawPolyline([QPointF(box.x() + x * size, box.y() + y * size) for x, y in marks])
        painter.end()
