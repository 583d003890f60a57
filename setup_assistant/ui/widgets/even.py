"""Things of one size in rows: as many side by side as fit, and no row much emptier than the others."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class EvenRows(QLayout):
    """Lays widgets out in columns of equal width, at most `most` of them."""

    def __init__(self, gap: int, most: int, line_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap, self._most = gap, most
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, w: QWidget) -> None:
        """Put a widget at the end; the item is made here for the reason that WrapRow gives."""
        self.addChildWidget(w)
        self.addItem(QWidgetItem(w))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take all the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows in `width` pixels."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure again: something inside has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

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

    def _arrange(self, rect: QRect, *, move: bool) -> int:
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
                    _put(item, QRect(corner, QSize(width, height)))
            top += height + self._line_gap
        return top - rect.top() - (self._line_gap if self._items else 0)


def _put(item: QLayoutItem, place: QRect) -> None:
    """Give a widget its place; its item would keep it at the height of one line."""
    widget = item.widget()
    if isinstance(widget, QWidget):
        widget.setGeometry(place)


def _height(item: QLayoutItem, width: int) -> int:
    needed = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(needed, item.minimumSize().height())
