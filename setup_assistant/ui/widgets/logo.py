"""The sign of the program: a house with a tick on indigo, painted in code."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from setup_assistant.ui.theme import Theme

_HOUSE = ((9, 17.5), (18, 9.5), (27, 17.5), (27, 27), (9, 27))
_TICK = ((13.5, 20), (17, 23.2), (22.8, 16.8))


class Logo(QWidget):
    """The logo at `size` pixels; decoration beside the name of the program."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the logo."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 36, self.height() / 36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(0, 0, 36, 36), 8, 8)
        pen = QPen(self._theme.color("on_accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in _HOUSE]))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in _TICK]))
        painter.end()
