"""Buttons of the window: main, plain, quiet and link, each painted in the palette."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme


class Look(StrEnum):
    """How loud a button is."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"


_HEIGHT = {Look.MAIN: 48, Look.PLAIN: 44, Look.QUIET: 40, Look.LINK: 36}
_SIDE = {Look.MAIN: 22, Look.PLAIN: 18, Look.QUIET: 12, Look.LINK: 6}
_GAP = 8


class Pressable(QPushButton):
    """A button that Return presses as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Return and Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class Button(Pressable):
    """A button with words and at most one icon on either side; its name is its words."""

    def __init__(self, theme: Theme, text: str, look: Look = Look.PLAIN, *, icon: str = "", after: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._look = look
        self._icon = icon
        self._after = after
        self.setFont(theme.font(Step.BODY, bold=look in {Look.MAIN, Look.PLAIN}))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.update()

    def _words(self) -> str:
        return self.text().replace("&", "")

    def sizeHint(self) -> QSize:
        """Return the size of the words, the icons and the padding."""
        px = self._theme.px
        icons = sum(px(20) + (px(_GAP) if self._words() else 0) for each in (self._icon, self._after) if each)
        width = self.fontMetrics().horizontalAdvance(self._words()) + icons + 2 * px(_SIDE[self._look]) + 2
        return QSize(width, px(_HEIGHT[self._look]))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the words."""
        return self.sizeHint()

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Return ground, border and ink for the present state."""
        color = self._theme.color
        held = self.isDown() or self.underMouse()
        if self._look is Look.MAIN:
            return color("accent_press" if held else "accent"), None, color("on_accent")
        if self._look is Look.LINK:
            return (color("soft") if self.isDown() else None), None, color("accent_press" if held else "accent")
        ground = color("soft") if self.isDown() or self.isChecked() else color("surface")
        return (
            (None if self._look is Look.QUIET and not held else ground),
            color("ink" if held else "ctl"),
            color("ink"),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border, icons and words."""
        del event
        ground, border, ink = self._colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border, 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(ground or Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_inside(painter, ink)
        painter.end()

    def _paint_inside(self, painter: QPainter, ink: QColor) -> None:
        px = self._theme.px
        size, gap = px(20), px(_GAP) if self._words() else 0
        words = self.fontMetrics().horizontalAdvance(self._words())
        total = words + sum(size + gap for each in (self._icon, self._after) if each)
        left = (self.width() - total) / 2
        middle = self.height() / 2
        if self._icon:
            paint_icon(painter, self._icon, QRectF(left, middle - size / 2, size, size), ink)
            left += size + gap
        painter.setPen(ink)
        base = middle + (self.fontMetrics().ascent() - self.fontMetrics().descent()) / 2
        painter.drawText(QPointF(left, base), self._words())
        if self._look is Look.LINK:
            painter.fillRect(QRectF(left, base + px(4), words, 1), ink)
        if self._after:
            paint_icon(painter, self._after, QRectF(left + words + gap, middle - size / 2, size, size), ink)


class IconButton(Button):
    """A button of one icon: its name is said by screen readers and shown as a tool tip."""

    def __init__(self, theme: Theme, icon: str, name: str, *, size: tuple[int, int] = (44, 40)) -> None:
        super().__init__(theme, "", Look.QUIET, icon=icon)
        self._size = QSize(theme.px(size[0]), theme.px(size[1]))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the given size at the present text factor."""
        return self._size
