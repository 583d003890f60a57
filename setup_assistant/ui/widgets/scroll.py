"""The scroll bar of a page: a quiet handle, no arrows."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from setup_assistant.ui.theme import Theme

_WIDTH, _SIDE = 14, 4


class ScrollBar(QScrollBar):
    """A vertical scroll bar that shows only its handle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(_WIDTH, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle where the style will look for it when it is pressed."""
        del event
        # Loading QStyle makes hundreds of names, and most first pages need no scroll bar.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # noqa: PLC0415 - as said above

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("ctl"))
        painter.drawRoundedRect(QRectF(handle).adjusted(_SIDE, 2, -_SIDE, -2), 3, 3)
        painter.end()
