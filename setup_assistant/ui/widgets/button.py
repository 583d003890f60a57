"""Buttons of the window: main, plain, quiet and link, each painted in the palette."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.prose import Prose


class Look(StrEnum):
    """How loud a button is."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"


_HEIGHT = {Look.MAIN: 48, Look.PLAIN: 44, Look.QUIET: 40, Look.LINK: 36}
_SIDE = {Look.MAIN: 22, Look.PLAIN: 18, Look.QUIET: 12, Look.LINK: 6}
_GAP = 8
_LINE = 1.35


def plain(words: str) -> str:
    """Return words for Qt's own text of a control, in which an ampersand would make the next letter a key."""
    return words.replace("&", "&&")


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
        super().__init__(plain(text))
        self._said = text
        self._theme = theme
        self._look = look
        self._icon = icon
        self._after = after
        self.setFont(theme.font(Step.BODY, bold=look in {Look.MAIN, Look.PLAIN}))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def setText(self, text: str) -> None:
        """Say other words."""
        self._said = text
        super().setText(plain(text))
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.update()

    def _beside(self) -> int:
        """Return the width of everything but the words."""
        px = self._theme.px
        icons = sum(px(20) + (px(_GAP) if self._said else 0) for each in (self._icon, self._after) if each)
        return icons + 2 * px(_SIDE[self._look]) + 2

    def sizeHint(self) -> QSize:
        """Return the size of the words, the icons and the padding."""
        width = self._theme.width_of(self._said, Step.BODY, bold=self._look in {Look.MAIN, Look.PLAIN}) + self._beside()
        return QSize(width, self._theme.px(_HEIGHT[self._look]))

    def hasHeightForWidth(self) -> bool:
        """Tell that words that find too little room go on in the next line."""
        return bool(self._said)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in `width` pixels."""
        hint = self.sizeHint()
        return hint.height() + (0 if width >= hint.width() else self._prose(width).height - self._line())

    def _line(self) -> int:
        return round(self.font().pixelSize() * _LINE)

    def _prose(self, width: int) -> Prose:
        font = QFont(self.font())
        font.setUnderline(self._look is Look.LINK)
        return Prose(self._said, font, width - self._beside(), line=_LINE)

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
        size, gap = px(20), px(_GAP) if self._said else 0
        prose = self._prose(self.width()) if self.width() < self.sizeHint().width() else None
        words = prose.width if prose else self.fontMetrics().horizontalAdvance(self._said)
        total = words + sum(size + gap for each in (self._icon, self._after) if each)
        left = (self.width() - total) / 2
        middle = self.height() / 2
        if self._icon:
            paint_icon(painter, self._icon, QRectF(left, middle - size / 2, size, size), ink)
            left += size + gap
        if prose:
            prose.paint(painter, left, middle - prose.height / 2, ink)
        else:
            self._paint_line(painter, left, words, ink)
        if self._after:
            paint_icon(painter, self._after, QRectF(left + words + gap, middle - size / 2, size, size), ink)

    def _paint_line(self, painter: QPainter, left: float, width: int, ink: QColor) -> None:
        painter.setPen(ink)
        base = self.height() / 2 + (self.fontMetrics().ascent() - self.fontMetrics().descent()) / 2
        painter.drawText(QPointF(left, base), self._said)
        if self._look is Look.LINK:
            painter.fillRect(QRectF(left, base + self._theme.px(4), width, 1), ink)


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
