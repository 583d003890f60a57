"""Services side by side: heads stay in view, marks always stand with a word, the chosen ones are framed."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from setup_assistant.domain.service import Mark
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.prose import Prose
from setup_assistant.ui.widgets.scroll import ScrollBar
from setup_assistant.ui.widgets.table import Grid, Said, Table, content

SIGNS = {Mark.YES: "○", Mark.PARTLY: "△", Mark.NO: "×", Mark.UNCONFIRMED: "？"}
_HEAD, _HEAD_NARROW, _PAD = 148, 130, 8


@dataclass(frozen=True, slots=True)
class CompareCell:
    """What is painted: a mark, words, and whether somebody should confirm them."""

    mark: Mark
    words: str
    confirm: str = ""
    link: bool = False


@dataclass(frozen=True, slots=True)
class CompareHead:
    """What is painted at the head of a column."""

    name: str
    second: str
    chosen: str = ""


class CompareTable(Table):
    """One screen of columns; rows scroll below the heads."""

    def __init__(self, theme: Theme, name: str, grid: Grid, *, narrow: bool) -> None:
        super().__init__(theme, "compare")
        self._grid, self._narrow = grid, narrow
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setModel(grid)
        grid.setParent(self)
        self.setVerticalScrollBar(ScrollBar(theme))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(300))

    def hasHeightForWidth(self) -> bool:
        """Take the height of the page: the rows scroll."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for a screenful."""
        return QSize(self.theme.px(400), self.theme.px(400))

    def plan_sizes(self, width: int) -> tuple[int, int, list[int], list[int]]:
        """Share the width among the columns; rows are as high as their longest words."""
        px, count = self.theme.px, max(1, self._grid.columnCount())
        head = px(_HEAD_NARROW if self._narrow else _HEAD)
        each = (width - head - 14) // count
        heads = (self._parts(self.head(column), each) for column in range(self._grid.columnCount()))
        top = max((sum(part.height for part, _ in parts) for parts in heads), default=0) + px(20)
        return top, head, [each] * count, [self._height(row, head, each) for row in range(self._grid.rowCount())]

    def head(self, column: int) -> CompareHead:
        """Return the head of a column."""
        said = self._grid.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole)
        found = said.content if isinstance(said, Said) else None
        return found if isinstance(found, CompareHead) else CompareHead("", "")

    def _parts(self, head: CompareHead, width: int) -> list[tuple[Prose, str]]:
        room, theme = width - self.theme.px(2 * _PAD), self.theme
        parts = [(Prose(head.name, theme.font(Step.BODY, bold=True), room, line=1.3, most=4), "ink"),
                 (Prose(head.second, theme.font(Step.SMALL), room, line=1.35, most=2), "ink2")]  # fmt: skip
        if head.chosen:
            parts.append((Prose(f"✓ {head.chosen}", theme.font(Step.SMALL, bold=True), room, line=1.35), "accent"))
        return parts

    def _height(self, row: int, head: int, width: int) -> int:
        px = self.theme.px
        said = self._grid.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.UserRole)
        named = self.row_head(said, head).height if isinstance(said, Said) else 0
        cells = [content(self._grid.index(row, column)).content for column in range(self._grid.columnCount())]
        tallest = max((self.cell_height(cell, width) for cell in cells if isinstance(cell, CompareCell)), default=0)
        return max(px(40), named + px(14), tallest + px(14))

    def row_head(self, said: Said, width: int) -> Prose:
        """Return the name of a criterion, laid out."""
        return Prose(said.text, self.theme.font(Step.TIGHT), width - self.theme.px(2 * _PAD), line=1.3)

    def words(self, cell: CompareCell, width: int) -> Prose:
        """Return the words of a cell, laid out beside their mark."""
        room = width - self.theme.px(2 * _PAD) - (self.theme.px(22) if cell.mark in SIGNS else 0)
        return Prose(cell.words, self.theme.font(Step.TIGHT), room, line=1.3)

    def note(self, cell: CompareCell, width: int) -> Prose:
        """Return the words below that ask for confirmation."""
        room = width - self.theme.px(2 * _PAD) - (self.theme.px(22) if cell.mark in SIGNS else 0)
        return Prose(cell.confirm, self.theme.font(Step.SMALL), room, line=1.3)

    def cell_height(self, cell: CompareCell, width: int) -> int:
        """Return the height of a cell's words."""
        return self.words(cell, width).height + (self.note(cell, width).height if cell.confirm else 0)

    def paint_head(self, painter: QPainter, rect: QRect, side: Qt.Orientation, section: int, said: Said) -> None:
        """Paint a criterion, or the name of a service with the words that it is chosen."""
        px, color = self.theme.px, self.theme.color
        if side is Qt.Orientation.Vertical:
            painter.fillRect(rect, color("sunk"))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line"))
            words = self.row_head(said, rect.width())
            words.paint(painter, rect.left() + px(_PAD), rect.top() + (rect.height() - words.height) / 2, color("ink"))
            return
        head = self.head(section)
        painter.fillRect(rect, color("soft" if head.chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, color("ctl"))
        self.frame_column(painter, rect, section, top=True)
        top = rect.top() + px(10)
        for words, ink in self._parts(head, rect.width()):
            words.paint(painter, rect.left() + px(_PAD), top, color(ink))
            top += words.height

    def frame_column(self, painter: QPainter, rect: QRect, column: int, *, top: bool = False) -> None:
        """Paint the edges of a column: a hairline, or the frame of a chosen one."""
        color = self.theme.color
        if self.head(column).chosen:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), color("accent"))
            painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), color("accent"))
            if top:
                painter.fillRect(rect.left(), rect.top(), rect.width(), 2, color("accent"))
        else:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), color("line"))


class _Painter(QStyledItemDelegate):
    """Paints cells: mark, word, and below them whether to confirm."""

    def __init__(self, table: CompareTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return nothing of its own: the table gives sizes."""
        del option, index
        return QSize(1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        cell = content(index).content
        if not isinstance(cell, CompareCell):
            return
        table, theme = self._table, self._table.theme
        px, color, rect = theme.px, theme.color, option.rect
        painter.save()
        painter.fillRect(rect, color("soft" if table.head(index.column()).chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line"))
        table.frame_column(painter, rect, index.column())
        left = rect.left() + px(_PAD)
        top = rect.top() + (rect.height() - table.cell_height(cell, rect.width())) / 2
        if cell.mark in SIGNS:
            sign = Prose(SIGNS[cell.mark], theme.font(Step.BODY, bold=True), px(22), line=1.22)
            sign.paint(painter, left, top, color("ink"))
            left += px(22)
        words = table.words(cell, rect.width())
        ink = "accent" if cell.link else "ink2" if cell.mark in {Mark.NO, Mark.UNCONFIRMED} else "ink"
        words.paint(painter, left, top, color(ink))
        if cell.confirm:
            table.note(cell, rect.width()).paint(painter, left, top + words.height, color("unk"))
        if table.hasFocus() and index == table.currentIndex():
            painter.setPen(color("accent"))
            for inset in range(1, 4):
                painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.restore()
