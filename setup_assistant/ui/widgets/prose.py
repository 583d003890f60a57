"""Wrapped words inside painted widgets: the same line breaks as labels, with a known height."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


def unbroken(text: str) -> str:
    """Return text in which Wi-Fi never breaks."""
    return text.replace("Wi-Fi", "Wi\u2060-\u2060Fi")


class Prose:
    """Words laid out in a width; broken at phrase ends where they fit, anywhere else where they do not."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: int,
        *,
        line: float = 1.35,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        most: int = 0,
    ) -> None:
        self._line = round(font.pixelSize() * line)
        if most:
            room = width * most - font.pixelSize() * (most - 1)
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(1, room))
        self._layout = QTextLayout(unbroken(text).replace("\n", "\u2028"), font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.lines, self.width = self._lay_out(max(1, width))
        self.height = self.lines * self._line

    def _lay_out(self, width: int) -> tuple[int, int]:
        """Break the words into lines; return how many they are and how wide the widest is."""
        lines, widest = 0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, lines * self._line + (self._line - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            lines += 1
        self._layout.endLayout()
        return lines, math.ceil(widest)

    def paint(self, painter: QPainter, left: float, top: float, color: QColor) -> None:
        """Paint the words with their upper left corner at a point."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(left, top))
