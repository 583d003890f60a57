"""A table as tall as its rows: the page scrolls, arrow keys move from cell to cell, Return opens one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QSizePolicy, QTableView, QWidget

from setup_assistant.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell or a head says: its words, what a screen reader says, and what its painter needs."""

    text: str
    name: str = ""
    content: object = None


class Grid(QAbstractTableModel):
    """Cells with the heads of their rows and columns."""

    def __init__(self, cells: Sequence[Sequence[Said]], columns: Sequence[Said], rows: Sequence[Said]) -> None:
        super().__init__()
        self._cells, self._heads = cells, (columns, rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads[0])

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what Qt and screen readers ask of a cell."""
        return _told(self._cells[index.row()][index.column()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return what Qt and screen readers ask of a head."""
        heads = self._heads[0 if orientation is Qt.Orientation.Horizontal else 1]
        return _told(heads[section], role)


def _told(said: Said, role: int) -> object:
    if role == _ROLE.DisplayRole:
        return said.text
    if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
        return said.name or said.text.replace("\u2060", "")
    return said if role == _ROLE.UserRole else None


def content(index: Index) -> Said:
    """Return what was put into a cell."""
    said = index.data(_ROLE.UserRole)
    return said if isinstance(said, Said) else Said("")


class Head(QHeaderView):
    """Heads of rows or columns, painted by the table they belong to."""

    def __init__(self, table: "Table", orientation: Qt.Orientation) -> None:
        super().__init__(orientation, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Let the table paint the head."""
        model = self.model()
        said = model.headerData(logicalIndex, self.orientation(), _ROLE.UserRole) if model is not None else None
        if isinstance(said, Said):
            painter.save()
            self._table.paint_head(painter, rect, self.orientation(), logicalIndex, said)
            painter.restore()


class Table(QTableView):
    """Base of the painted tables; `paint_head`, `plan_sizes` and a delegate are the part of each."""

    chosen = Signal(int, int)
    """Row and column of a cell that was pressed."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self._sizes: dict[int, tuple[int, int, list[int], list[int]]] = {}
        self.setObjectName(name)
        self.setProperty("own-ring", True)  # noqa: FBT003 - Qt takes the value by position
        self.setHorizontalHeader(Head(self, Qt.Orientation.Horizontal))
        self.setVerticalHeader(Head(self, Qt.Orientation.Vertical))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            "QTableView, QHeaderView, QTableCornerButton::section { background: transparent; border: 0; }"
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda index: self.chosen.emit(index.row(), index.column()))

    def paint_head(self, painter: QPainter, rect: QRect, side: Qt.Orientation, section: int, said: Said) -> None:
        """Paint one head."""
        raise NotImplementedError

    def plan_sizes(self, width: int) -> tuple[int, int, list[int], list[int]]:
        """Return the height of the column heads, the width of the row heads, all widths and all heights."""
        raise NotImplementedError

    def _sized(self, width: int) -> tuple[int, int, list[int], list[int]]:
        if width not in self._sizes:
            self._sizes[width] = self.plan_sizes(width)
        return self._sizes[width]

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows in a width."""
        top, _, _, heights = self._sized(width)
        return top + sum(heights)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Take whatever width there is."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row and column its size."""
        top, left, widths, heights = self._sized(self.width())
        self.horizontalHeader().setFixedHeight(top)
        self.verticalHeader().setFixedWidth(left)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start in the first cell, so that arrow keys have a place to start from."""
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell with Return or Space; everything else moves."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and index.isValid():
            self.chosen.emit(index.row(), index.column())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Scroll the page so that the cell under the keyboard is seen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self.hasFocus():
            return
        above = self.parentWidget()
        while above is not None and not (isinstance(above, QScrollArea) and above.objectName() == "body"):
            above = above.parentWidget()
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and isinstance(inside, QWidget):
            place = self.viewport().mapTo(inside, self.visualRect(current).center())
            above.ensureVisible(place.x(), place.y(), 0, self.theme.px(60))
