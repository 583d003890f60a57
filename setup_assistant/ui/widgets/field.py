"""Fields in which something is typed or picked."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme


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

    def minimumSizeHint(self) -> QSize:
        """Return a width in which long entries end in dots; the list itself shows them whole."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.px(160)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and, at its right, the arrow in the colour of the text."""
        super().paintEvent(event)
        size = self._theme.px(18)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.width() - size - self._theme.px(10), (self.height() - size) / 2, size, size)
        paint_icon(painter, "chevron-down", box, self._theme.color("ink"))
        painter.end()
