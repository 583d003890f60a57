"""Fields in which something is typed or picked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme

_HEIGHT, _SIDE = 40, 10
_ARROW = 18


def _paint_ground(widget: QWidget, painter: QPainter, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("ink" if widget.underMouse() else "ctl"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class TextField(QLineEdit):
    """A line to type in, on the same ground as every other control."""

    def __init__(self, theme: Theme, name: str, said: str, value: str = "", step: Step = Step.BODY) -> None:
        super().__init__(value)
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFont(theme.font(step))
        self.setFrame(False)
        side = theme.px(_SIDE if step is Step.BODY else 4)
        self.setTextMargins(side, 0, side, 0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        """Return the height of a control."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the height of a control."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, then the text on it."""
        painter = QPainter(self)
        _paint_ground(self, painter, self._theme)
        painter.end()
        super().paintEvent(event)


class Picker(QComboBox):
    """A list to pick one of; `name` says what it is about.  The wheel scrolls the page, not the answer."""

    def __init__(self, theme: Theme, name: str, said: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setFont(theme.font(Step.BODY))

    def pick(self, value: str) -> None:
        """Show the entry whose data is `value`, or the first one."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def sizeHint(self) -> QSize:
        """Return the width of the longest entry and the height of a control."""
        px = self._theme.px
        widest = max((self._theme.width_of(self.itemText(n), Step.BODY) for n in range(self.count())), default=0)
        return QSize(widest + px(2 * _SIDE + _ARROW + 8), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Let long entries be shortened in a narrow place."""
        return QSize(min(self.sizeHint().width(), self._theme.px(160)), self._theme.px(_HEIGHT))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the present entry and the arrow."""
        del event
        px, size = self._theme.px, self._theme.px(_ARROW)
        painter = QPainter(self)
        _paint_ground(self, painter, self._theme)
        painter.setPen(self._theme.color("ink"))
        painter.setFont(self.font())
        room = self.rect().adjusted(px(_SIDE), 0, -px(_SIDE) - size - px(6), 0)
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        box = QRectF(self.width() - size - px(_SIDE), (self.height() - size) / 2, size, size)
        paint_icon(painter, "chevron-down", box, self._theme.color("ink"))
        painter.end()
