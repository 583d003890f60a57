"""Choices: chips that stand side by side, one or several of which are chosen."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme

_TICK = 18


def _chip_size(button: QAbstractButton, theme: Theme, second: str, icon: str) -> QSize:
    """Return the size that the words of a chip need, both lines and the icon."""
    px = theme.px
    first = QFontMetrics(theme.font(Step.LEAD if second else Step.BODY, bold=True))
    small = QFontMetrics(theme.font(Step.SMALL))
    width = max(first.horizontalAdvance(button.text()), small.horizontalAdvance(second) if second else 0)
    height = px(24) + (px(22) if second else 0) + px(20)
    return QSize(width + px(24) + (px(26) if icon else 0) + (0 if second or icon else px(20)), max(px(44), height))


def _paint_chip(button: QAbstractButton, theme: Theme, second: str, icon: str, *, soft: bool) -> None:
    """Paint a chip: chosen ones are filled (or soft) and carry a tick, never colour alone."""
    on, color, px = button.isChecked(), theme.color, theme.px
    filled = on and not soft
    ink = color("on_accent") if filled else color("accent" if on else "ink")
    ground = color("accent") if filled else color("soft" if on or button.isDown() else "surface")
    border = color("accent") if on else color("ink" if button.underMouse() else "ctl")
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 2 if on else 1))
    painter.setBrush(ground)
    inset = 1.0 if on else 0.5
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
    box = button.rect().adjusted(px(10), px(6), -px(10), -px(6))
    size = px(20)
    tick_left = on and not second
    if icon or (tick_left and not second):
        paint_icon(
            painter, "check" if tick_left else icon, QRectF(box.left(), button.height() / 2 - size / 2, size, size), ink
        )
        box.setLeft(box.left() + size + px(6))
    elif not second:
        box = button.rect()
    painter.setPen(ink)
    painter.setFont(theme.font(Step.BODY, bold=bool(second) or on))
    if second:
        _paint_two_lines(button, painter, theme, second, ink_below=ink if filled else color("ink2"))
        if on:
            _paint_tick(painter, theme, button.width(), filled=filled)
    else:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, button.text())
    painter.end()


def _paint_two_lines(
    button: QAbstractButton, painter: QPainter, theme: Theme, second: str, *, ink_below: QColor
) -> None:
    """Paint the words and, smaller, the second line below them, both centred."""
    center = Qt.AlignmentFlag.AlignCenter
    upper, lower = theme.px(26), theme.px(22)
    top = (button.height() - upper - lower) // 2
    painter.setFont(theme.font(Step.LEAD, bold=True))
    painter.drawText(QRectF(0, top, button.width(), upper), center, button.text())
    painter.setFont(theme.font(Step.SMALL))
    painter.setPen(ink_below)
    painter.drawText(QRectF(0, top + upper, button.width(), lower), center, second)


def _paint_tick(painter: QPainter, theme: Theme, width: int, *, filled: bool) -> None:
    """Paint the round tick in the upper right corner of a chosen chip."""
    size = theme.px(_TICK)
    box = QRectF(width - size - 6, 6, size, size)
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


class ChoiceChip(QRadioButton):
    """One of several answers; name and second line are said together."""

    def __init__(
        self, theme: Theme, text: str, name: str = "", *, second: str = "", icon: str = "", soft: bool = False
    ) -> None:
        super().__init__(text)
        self._theme, self._second, self._icon, self._soft = theme, second, icon, soft
        self.setAccessibleName(name or "、".join(part for part in (text, second) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return _chip_size(self, self._theme, self._second, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole chip be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        _paint_chip(self, self._theme, self._second, self._icon, soft=self._soft)


class TickChip(QCheckBox):
    """One of several things that may be chosen together."""

    def __init__(self, theme: Theme, text: str, name: str = "", *, second: str = "", icon: str = "") -> None:
        super().__init__(text)
        self._theme, self._second, self._icon = theme, second, icon
        self.setAccessibleName(name or "、".join(part for part in (text, second) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return _chip_size(self, self._theme, self._second, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole chip be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        _paint_chip(self, self._theme, self._second, self._icon, soft=True)


def choose(chips: "list[tuple[str, QWidget]]", chosen: str) -> None:
    """Mark the chip of `chosen` without telling anybody."""
    for value, chip in chips:
        if isinstance(chip, QAbstractButton):
            chip.blockSignals(True)  # noqa: FBT003 - Qt takes the flag by position
            chip.setChecked(value == chosen)
            chip.blockSignals(False)  # noqa: FBT003


def one_stop_each(within: QWidget) -> None:
    """Let Tab come to the chosen one of every group, or to the first; arrow keys go to the others."""
    for group in within.findChildren(QButtonGroup):
        buttons = group.buttons()
        stop = group.checkedButton() or next(iter(buttons), None)
        for button in buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
