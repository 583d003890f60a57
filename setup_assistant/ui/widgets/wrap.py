"""A row that goes on in the next line when it is full."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from setup_assistant.ui.widgets.rows import Rows, put


class WrapRow(Rows):
    """Lays widgets out left to right and starts a new line where the width ends."""

    def sizeHint(self) -> QSize:
        """Return the size of one single line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the height of the highest item; what is wider than the row wraps inside itself."""
        return QSize(0, max((item.minimumSize().height() for item in self._items), default=0))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Go left to right and start a new line where the width ends."""
        left, top, line = rect.left(), rect.top(), 0
        for item in self._items:
            widget = item.widget()
            if isinstance(widget, QWidget) and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width()) if rect.width() > 0 else hint.width()
            if left > rect.left() and left + width > rect.right() + 1:
                left, top, line = rect.left(), top + line + self._line_gap, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if move:
                put(item, QRect(QPoint(left, top), QSize(width, height)))
            left += width + self._gap
            line = max(line, height)
        return top + line - rect.top()
