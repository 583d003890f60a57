"""The base of layouts that fill one row after another."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Rows(QLayout):
    """Holds items in order and measures each width once; `arrange` is the part of each layout."""

    across = Qt.Orientation(0)
    """Directions in which it takes more room than the items need."""

    def __init__(self, gap: int, line_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height that all rows need in the width of `rect`; `move` also places the items in it."""
        raise NotImplementedError

    def addWidget(self, w: QWidget) -> None:
        """Put a widget at the end.

        The item is made here: one that Qt makes can be deleted without the binding noticing, and its address used
        again for the item of another row.
        """
        self.addChildWidget(w)
        self.addItem(QWidgetItem(w))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)
        self.invalidate()

    def put_first(self, widget: QWidget) -> None:
        """Put a widget before all others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

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
        """Say whether more room is welcome."""
        return self.across

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows in `width` pixels."""
        if width not in self._heights:
            self._heights[width] = self.arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure again: something inside has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self.arrange(rect, move=True)


def put(item: QLayoutItem, place: QRect) -> None:
    """Give a widget its place; its item would keep it at the height of one line."""
    widget = item.widget()
    if isinstance(widget, QWidget):
        widget.setGeometry(place)
