"""Things of one size in rows: as many side by side as fit, and no row much emptier than the others."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem

from setup_assistant.ui.widgets.rows import Rows, put


class EvenRows(Rows):
    """Lays widgets out in columns of equal width, at most `most` of them."""

    across = Qt.Orientation.Horizontal

    def __init__(self, gap: int, most: int, line_gap: int | None = None) -> None:
        super().__init__(gap, line_gap)
        self._most = most

    def sizeHint(self) -> QSize:
        """Return the size of one single row."""
        columns = min(self._most, len(self._items)) or 1
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        width = widest * columns + self._gap * (columns - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _columns(self, width: int) -> int:
        """Return how many stand side by side, so that all rows are about equally full."""
        least = max((item.minimumSize().width() for item in self._items), default=0)
        fit = max(1, (width + self._gap) // max(1, least + self._gap))
        rows = -(-len(self._items) // min(fit, self._most))
        return -(-len(self._items) // max(1, rows)) if rows > 1 else min(fit, self._most, len(self._items))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Fill columns of equal width, row by row."""
        columns = max(1, self._columns(rect.width()))
        across = rect.width() - self._gap * (columns - 1)
        edges = [across * column // columns for column in range(columns + 1)]
        top = rect.top()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            widths = [edges[place + 1] - edges[place] for place in range(len(row))]
            height = max(_height(item, width) for item, width in zip(row, widths, strict=True))
            if move:
                for place, (item, width) in enumerate(zip(row, widths, strict=True)):
                    corner = QPoint(rect.left() + edges[place] + self._gap * place, top)
                    put(item, QRect(corner, QSize(width, height)))
            top += height + self._line_gap
        return top - rect.top() - (self._line_gap if self._items else 0)


def _height(item: QLayoutItem, width: int) -> int:
    needed = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(needed, item.minimumSize().height())
