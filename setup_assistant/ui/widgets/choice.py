"""Choices: chips that stand side by side, one or several of which are chosen."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.button import plain
from setup_assistant.ui.widgets.prose import Prose

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt takes one class of its own among the bases of a widget

_TICK = 16


class _Chip:
    """What both kinds of chips share: words, a second line or an icon, their size and their painting."""

    def __init__(self, theme: Theme, text: str, second: str, icon: str) -> None:
        self.text, self.second = text, second
        self._theme, self._icon = theme, icon
        self._first = theme.font(Step.LEAD if second else Step.BODY, bold=True)

    @cached_property
    def size(self) -> QSize:
        """Return the size with the words in one line."""
        px = self._theme.px
        small = QFontMetrics(self._theme.font(Step.SMALL)).horizontalAdvance(self.second) if self.second else 0
        width = max(QFontMetrics(self._first).horizontalAdvance(self.text), small)
        height = px(24) + (px(22) if self.second else 0) + px(20)
        return QSize(width + self._beside(), max(px(44), height))

    @cached_property
    def least(self) -> QSize:
        """Return the least size: with two lines the words may be a step smaller and nearer to the edges."""
        if not self.second:
            return self.size
        px, body = self._theme.px, QFontMetrics(self._theme.font(Step.BODY, bold=True))
        small = QFontMetrics(self._theme.font(Step.SMALL)).horizontalAdvance(self.second)
        return QSize(max(body.horizontalAdvance(self.text), small) + px(12), self.size.height())

    def height(self, width: int) -> int:
        """Return the height in `width` pixels; words that find too little room go on in the next line."""
        size = self.size
        if self.second or width >= size.width():
            return size.height()
        prose = self._prose(self._first, width)
        return size.height() + prose.height - prose.height // prose.lines

    def _beside(self) -> int:
        px = self._theme.px
        return px(24) + (px(26) if self._icon else 0) + (0 if self.second or self._icon else px(20))

    def _prose(self, font: QFont, width: int) -> Prose:
        return Prose(self.text, font, width - self._beside(), align=Qt.AlignmentFlag.AlignHCenter)

    def paint(self, button: QAbstractButton, *, soft: bool) -> None:
        """Paint the chip: a chosen one is filled (or soft) and carries a tick, never colour alone."""
        on, color, filled = button.isChecked(), self._theme.color, button.isChecked() and not soft
        ink = color("on_accent") if filled else color("accent" if on else "ink")
        ground = color("accent") if filled else color("soft" if on or button.isDown() else "surface")
        border = color("accent") if on else color("ink" if button.underMouse() else "ctl")
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border, 2 if on else 1))
        painter.setBrush(ground)
        inset = 1.0 if on else 0.5
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if self.second:
            self._paint_two_lines(button, painter, ink, ink if filled else color("ink2"))
            if on:
                _paint_tick(painter, self._theme, button.width(), filled=filled)
        else:
            self._paint_words(button, painter, ink)
        painter.end()

    def _paint_words(self, button: QAbstractButton, painter: QPainter, ink: QColor) -> None:
        """Paint the tick or the icon at the left, and the words in the middle of the rest."""
        px, on = self._theme.px, button.isChecked()
        left, size = 0, px(20)
        if self._icon or on:
            place = QRectF(px(10), button.height() / 2 - size / 2, size, size)
            paint_icon(painter, "check" if on else self._icon, place, ink)
            left = px(10) + size + px(6)
        right = button.width() - (px(10) if left else 0)
        font = self._theme.font(Step.BODY, bold=on)
        painter.setPen(ink)
        painter.setFont(font)
        if button.width() >= self.size.width():
            painter.drawText(QRectF(left, 0, right - left, button.height()), Qt.AlignmentFlag.AlignCenter, self.text)
            return
        prose = self._prose(font, button.width())
        room = button.width() - self._beside()
        prose.paint(painter, left + (right - left - room) / 2, (button.height() - prose.height) / 2, ink)

    def _paint_two_lines(self, button: QAbstractButton, painter: QPainter, ink: QColor, below: QColor) -> None:
        """Paint the words and, smaller, the second line below them, both centred."""
        center, px = Qt.AlignmentFlag.AlignCenter, self._theme.px
        upper, lower = px(26), px(22)
        top = (button.height() - upper - lower) // 2
        wide = QFontMetrics(self._first).horizontalAdvance(self.text) + px(10) > button.width()
        painter.setFont(self._theme.font(Step.BODY, bold=True) if wide else self._first)
        painter.setPen(ink)
        painter.drawText(QRectF(0, top, button.width(), upper), center, self.text)
        painter.setFont(self._theme.font(Step.SMALL))
        painter.setPen(below)
        painter.drawText(QRectF(0, top + upper, button.width(), lower), center, self.second)


def _paint_tick(painter: QPainter, theme: Theme, width: int, *, filled: bool) -> None:
    """Paint the round tick in the upper right corner of a chosen chip, clear of the words."""
    size = theme.px(_TICK)
    box = QRectF(width - size - 4, 4, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("on_accent" if filled else "accent"))
    painter.drawEllipse(box)
    pen = QPen(theme.color("accent" if filled else "on_accent"), max(2.0, size / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(box.x() + x * size, box.y() + y * size) for x, y in ((0.28, 0.52), (0.44, 0.67), (0.72, 0.36))]
    painter.drawPolyline(points)


class _ChipButton(_Button):
    """What Qt asks of both kinds of chips; name and second line are said together."""

    def __init__(
        self, theme: Theme, text: str, name: str = "", *, second: str = "", icon: str = "", soft: bool = True
    ) -> None:
        super().__init__()
        self.setText(plain(text))
        self._chip, self._soft = _Chip(theme, text, second, icon), soft
        self.setAccessibleName(name or "、".join(part for part in (text, second) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return self._chip.size

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self._chip.least

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in `width` pixels."""
        return self._chip.height(width)

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole chip be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        self._chip.paint(self, soft=self._soft)


class ChoiceChip(_ChipButton, QRadioButton):
    """One of several answers."""

    def __init__(
        self, theme: Theme, text: str, name: str = "", *, second: str = "", icon: str = "", soft: bool = False
    ) -> None:
        super().__init__(theme, text, name, second=second, icon=icon, soft=soft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour with an arrow key."""
        if not step(self, event.key()):
            super().keyPressEvent(event)


class TickChip(_ChipButton, QCheckBox):
    """One of several things that may be chosen together."""


def choose(chips: "list[tuple[str, QWidget]]", chosen: str) -> None:
    """Mark the chip of `chosen` without telling anybody."""
    for value, chip in chips:
        if isinstance(chip, QAbstractButton):
            chip.blockSignals(True)  # noqa: FBT003 - Qt takes the flag by position
            chip.setChecked(value == chosen)
            chip.blockSignals(False)  # noqa: FBT003 - as above


def _groups(near: QWidget) -> list[list[QAbstractButton]]:
    """Return the buttons of every group of the window.

    Never ask a button for its group, or a group for its chosen button: the binding would take the answer for a child
    of what was asked, and the collector would empty both while they are shown.
    """
    return [group.buttons() for group in near.window().findChildren(QButtonGroup)]


def one_stop_each(near: QWidget) -> None:
    """Let Tab come to the chosen one of every group, or to the first; arrow keys go to the others."""
    for buttons in _groups(near):
        stop = next((each for each in buttons if each.isChecked()), next(iter(buttons), None))
        for button in buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


def step(button: QAbstractButton, key: int) -> bool:
    """Go to the neighbour in the group and choose it, when `key` is an arrow; tell whether it was one.

    Qt would choose first and move the focus afterwards, to a control that the answer has replaced.
    """
    by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
    group = next((each for each in _groups(button) if button in each), None)
    if by is None or group is None:
        return False
    buttons = [each for each in group if each.isVisible()]
    other = buttons[(buttons.index(button) + by) % len(buttons)]
    other.setFocus(Qt.FocusReason.TabFocusReason)
    other.click()
    return True
