"""The map: a row for each device, a cell for each network and risk, marks with words and the numbers of gaps."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from setup_assistant.domain.coverage import State
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.badge import BADGE, badge_width, paint_badge
from setup_assistant.ui.widgets.map_cell import (
    GAP,
    HEAD,
    LEAST_HEAD,
    MARK,
    Fit,
    MapCell,
    Sizes,
    least_column,
    paint_line,
    paint_state,
)
from setup_assistant.ui.widgets.mark import INK, TINT
from setup_assistant.ui.widgets.prose import Prose
from setup_assistant.ui.widgets.table import Grid, Said, Table, content


class CoverageTable(Table):
    """Cells stand with mark, word and number in one line where that fits, else the word stands below."""

    def __init__(self, theme: Theme, name: str, grid: Grid, groups: tuple[tuple[str, int], ...], spans: int) -> None:
        super().__init__(theme, "map")
        self.setAccessibleName(name)
        self._groups = groups
        self._grid = grid
        self._metrics = QFontMetrics(theme.font(Step.SMALL, bold=True))
        self.fit = Fit.BELOW
        self.legend: QWidget | None = None
        """Words of the marks, shown only where the cells have no room for them."""
        self.setItemDelegate(_Painter(self))
        self.setModel(grid)
        grid.setParent(self)
        for row in range(grid.rowCount() - spans, grid.rowCount()):
            if grid.columnCount() > 1:
                self.setSpan(row, 0, 1, grid.columnCount())

    def plan_sizes(self, width: int) -> Sizes:
        """Share the width among the columns; rows are as high as their tallest word."""
        px, count = self.theme.px, max(1, self._grid.columnCount())
        head = min(px(HEAD), max(px(LEAST_HEAD), width - count * px(90)))
        each = min((width - head) // count, px(120))
        fits = self._fitting(each)
        turned = self._turned(each)
        heads = [self._head(said, each, turned=turned) for said in self._columns()]
        tallest = max((said.width if turned else said.height for said in heads), default=0)
        heights = [self._height(row, each, head, fits) for row in range(self._grid.rowCount())]
        return px(28) + tallest + px(8), head, [each] * count, heights

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Note how the words fit now, and show the words of the marks beside the table when they do not."""
        super().resizeEvent(event)
        widths = [self.columnWidth(column) for column in range(self._grid.columnCount())]
        self.fit = self._fitting(min(widths, default=0))
        if self.legend is not None:
            self.legend.setVisible(self.fit is Fit.MARKS)

    def _fitting(self, each: int) -> Fit:
        """Return how words fit into columns of a width."""
        cells = [
            content(self._grid.index(row, column)).content
            for row in range(self._grid.rowCount())
            for column in range(self._grid.columnCount())
        ]
        own = [cell for cell in cells if isinstance(cell, MapCell) and not cell.text]
        if all(self._in_line(cell) <= each - self.theme.px(GAP) for cell in own):
            return Fit.BESIDE
        below = least_column(self.theme, [cell.word for cell in own]) <= each - self.theme.px(GAP)
        return Fit.BELOW if below else Fit.MARKS

    def _columns(self) -> list[Said]:
        role = Qt.ItemDataRole.UserRole
        heads = [
            self._grid.headerData(each, Qt.Orientation.Horizontal, role) for each in range(self._grid.columnCount())
        ]
        return [each for each in heads if isinstance(each, Said)]

    def _turned(self, width: int) -> bool:
        """Tell whether heads are turned upright: a Latin word of theirs is wider than its column."""
        metrics = QFontMetrics(self.theme.font(Step.SMALL))
        words = (word for said in self._columns() for word in re.findall(r"[A-Za-z'-]+", said.text))
        return any(metrics.horizontalAdvance(word) > width - self.theme.px(6) for word in words)

    def _head(self, said: Said, width: int, *, turned: bool) -> Prose:
        """Return the head of a column, laid out."""
        room = self.theme.px(100) if turned else width - self.theme.px(6)
        return Prose(said.text, self.theme.font(Step.SMALL), room, line=1.25, most=2 if turned else 3)

    def _row_head(self, said: Said, width: int) -> Prose:
        return Prose(said.text, self.theme.font(Step.TIGHT), width - self.theme.px(8), line=1.25, most=3)

    def _in_line(self, cell: MapCell) -> int:
        if cell.state is State.DASH:
            return 0
        px = self.theme.px
        numbers = sum(badge_width(self.theme, str(number)) + px(3) for number in cell.gaps)
        return px(6 + MARK + 4 + 4) + self._metrics.horizontalAdvance(cell.word) + numbers

    def _height(self, row: int, each: int, head: int, fit: Fit) -> int:
        px = self.theme.px
        said = self._grid.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.UserRole)
        named = self._row_head(said, head).height if isinstance(said, Said) else 0
        least = px(36)
        if fit is Fit.BELOW:
            words = [content(self._grid.index(row, column)).content for column in range(self._grid.columnCount())]
            lines = max((self.lines(cell, each) for cell in words if isinstance(cell, MapCell)), default=1)
            least = px(8 + MARK + 2) + lines * px(18) + px(GAP)
        return max(least, named + px(6))

    def lines(self, cell: MapCell, width: int) -> int:
        """Return how many lines the word of a cell takes below its mark."""
        if cell.text or cell.state is State.DASH:
            return 1
        return self.word(cell, width).lines

    def word(self, cell: MapCell, width: int) -> Prose:
        """Return the word of a cell, laid out below its mark."""
        bold = cell.state is State.OPEN
        room = width - self.theme.px(GAP + 5)
        return Prose(cell.word, self.theme.font(Step.SMALL, bold=bold), room, line=1.28)

    def paint_head(self, painter: QPainter, rect: QRect, side: Qt.Orientation, section: int, said: Said) -> None:
        """Paint the name of a device, or of a column with the line of its group above it."""
        px, color = self.theme.px, self.theme.color
        if side is Qt.Orientation.Vertical:
            words = self._row_head(said, rect.width())
            words.paint(painter, rect.left(), rect.top() + (rect.height() - px(GAP) - words.height) / 2, color("ink"))
            return
        turned = self._turned(rect.width())
        words = self._head(said, rect.width(), turned=turned)
        if turned:
            painter.save()
            painter.translate(rect.left() + px(8), rect.bottom() - px(4))
            painter.rotate(-90)
            words.paint(painter, 0, 0, color("ink2"))
            painter.restore()
        else:
            words.paint(painter, rect.left() + px(4), rect.bottom() - px(4) - words.height, color("ink2"))
        first, title, last = self._group(section, rect.width())
        line = rect.top() + px(24)
        painter.fillRect(rect.left(), line, rect.width() - (px(10) if last else 0), 2, color("ctl"))
        if first:
            painter.setClipping(False)
            painter.setFont(self.theme.font(Step.SMALL, bold=True))
            painter.setPen(color("ink"))
            painter.drawText(rect.left() + px(4), rect.top() + px(17), title)

    def _group(self, section: int, width: int) -> tuple[bool, str, bool]:
        """Return whether a column is the first of its group, the title of the group, and whether it is the last."""
        start = 0
        for title, count in self._groups:
            if start <= section < start + count:
                return (
                    section == start,
                    self._title(title, count * width - self.theme.px(14)),
                    section == start + count - 1,
                )
            start += count
        return False, "", False

    def _title(self, title: str, room: int) -> str:
        """Return a title as its group has room for it: whole, or up to its first pause, or with dots."""
        short = re.split("[：,]", title)[0]
        fitting = title if self._metrics.horizontalAdvance(title) <= room else short
        return self._metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, room)


class _Painter(QStyledItemDelegate):
    """Paints cells: ground, edge, mark, word, numbers."""

    def __init__(self, table: CoverageTable) -> None:
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
        if not isinstance(cell, MapCell):
            return
        theme = self._table.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        area = QRectF(box).adjusted(0.5, 0.5, -theme.px(GAP) - 0.5, -theme.px(GAP) - 0.5)
        current = self._table.hasFocus() and index == self._table.currentIndex()
        self._ground(painter, area, cell, current=current)
        if cell.state is State.DASH:
            painter.setPen(theme.color("ink3"))
            painter.setFont(theme.font(Step.SMALL))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–")
        elif cell.text:
            self._spanning(painter, area, cell)
        else:
            self._inside(painter, area, cell)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, cell: MapCell, *, current: bool) -> None:
        color = self._table.theme.color
        edge, width, style = color("line"), 1.0, Qt.PenStyle.SolidLine
        if cell.state is State.DASH:
            style = Qt.PenStyle.DashLine
        elif cell.state is State.OPEN:
            edge, width = color("opn"), 2.0
        elif cell.state in {State.CANNOT_TELL, State.NOT_REACHABLE}:
            edge = color(TINT[cell.state]) if self._table.theme.name != "contrast" else color("line")
        painter.setPen(QPen(edge, width, style))
        painter.setBrush(color(TINT[cell.state]))
        inset = width / 2 - 0.5
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 4, 4)
        if cell.chosen or current:
            painter.setPen(QPen(color("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)

    def _inside(self, painter: QPainter, area: QRectF, cell: MapCell) -> None:
        theme, table = self._table.theme, self._table
        px, below = theme.px, table.fit is Fit.BELOW
        left, mark = area.left() + px(4 if below else 6), px(MARK)
        top = area.top() + px(4) if below else area.top() + (area.height() - mark) / 2
        paint_state(painter, theme, cell.state, QRectF(left, top, mark, mark))
        ink = theme.color(INK[cell.state])
        numbers, second = left + mark + px(4), 0.0
        if below:
            words = table.word(cell, round(area.width()) + px(GAP))
            words.paint(painter, left, top + mark + px(2), ink)
            second = left + words.width + px(3)
        elif table.fit is Fit.BESIDE:
            painter.setFont(theme.font(Step.SMALL, bold=cell.state is State.OPEN))
            painter.setPen(ink)
            box = QRectF(numbers, area.top(), area.width(), area.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cell.word)
            numbers += painter.fontMetrics().horizontalAdvance(cell.word) + px(4)
        places = [(numbers, top + mark / 2), (second, top + mark + px(11))]
        self._numbers(painter, area.right() - px(1), cell.gaps, places)

    def _numbers(
        self, painter: QPainter, right: float, gaps: tuple[int, ...], places: list[tuple[float, float]]
    ) -> None:
        """Paint the numbers of gaps as far as there is room, behind the mark and then behind the word."""
        theme = self._table.theme
        px, height = theme.px, theme.px(BADGE)
        waiting = [str(number) for number in gaps]
        for left, middle in places:
            place = left
            while place and waiting and place + badge_width(theme, waiting[0]) <= right:
                width = badge_width(theme, waiting[0])
                paint_badge(painter, theme, waiting.pop(0), QRectF(place, middle - height / 2, width, height))
                place += width + px(2)

    def _spanning(self, painter: QPainter, area: QRectF, cell: MapCell) -> None:
        theme = self._table.theme
        px, color = theme.px, theme.color
        mark, middle = px(MARK), area.center().y()
        paint_state(painter, theme, cell.state, QRectF(area.left() + px(6), middle - mark / 2, mark, mark))
        left = area.left() + px(6) + mark + px(6)
        base = middle + QFontMetrics(theme.font(Step.SMALL)).ascent() / 2 - px(2)
        for words, ink, gap in ((cell.word, color("nr"), 14), (cell.text, color("ink"), 14)):
            left = paint_line(painter, theme, words, left, base, ink) + px(gap)
        end = paint_line(painter, theme, cell.link, left, base, color("accent"))
        painter.fillRect(QRectF(left, base + px(3), end - left, 1), color("accent"))
