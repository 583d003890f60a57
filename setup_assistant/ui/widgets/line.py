"""A tick box or a round choice with a sentence beside it, as wide as its column."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.choice import step
from setup_assistant.ui.widgets.label import Label

_BOX = 22


def _fill(button: QAbstractButton, theme: Theme, words: str, second: str) -> None:
    """Put the sentence into the card and let it wrap."""
    button.setAccessibleName(" ".join(part for part in (words.replace("\u2060", ""), second) if part))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    row = QHBoxLayout(button)
    row.setContentsMargins(theme.px(50), theme.px(10), theme.px(14), theme.px(10))
    row.setSpacing(theme.px(8))
    row.addWidget(_through(Label(theme, words, Step.BODY)), 1)
    if second:
        row.addWidget(_through(Label(theme, second, Step.SMALL, color="ink2")))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    # Layouts ask the layout inside and not the card, so that its least height has to be said here.
    button.setMinimumHeight(theme.px(48))


def _through(label: Label) -> Label:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label


def _height(button: QAbstractButton, theme: Theme, width: int) -> int:
    layout = button.layout()
    needed = layout.totalHeightForWidth(width) if layout is not None else 0
    return max(needed, theme.px(48))


def _hint(button: QAbstractButton, theme: Theme) -> QSize:
    layout = button.layout()
    hint = layout.totalSizeHint() if layout is not None else QSize()
    return hint.expandedTo(QSize(theme.px(160), theme.px(48)))


def _paint(button: QAbstractButton, theme: Theme, *, round_box: bool) -> None:
    """Draw the card, and the box with its tick or dot."""
    color, px, on = theme.color, theme.px, button.isChecked()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent" if on else "ink" if button.underMouse() else "ctl"), 2 if on else 1))
    painter.setBrush(color("soft" if on or button.isDown() else "surface"))
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 8, 8)
    size = px(_BOX)
    box = QRectF(px(16), (button.height() - size) / 2, size, size)
    corner = size / 2 if round_box else 4
    painter.setPen(QPen(color("accent" if on else "ctl"), 2))
    painter.setBrush(color("accent" if on else "surface"))
    painter.drawRoundedRect(box, corner, corner)
    if on and round_box:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("on_accent"))
        painter.drawEllipse(box.center(), size / 5, size / 5)
    elif on:
        pen = QPen(color("on_accent"), max(2.0, size / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        marks = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.32))
        painter.drawPolyline([QPointF(box.x() + x * size, box.y() + y * size) for x, y in marks])
    painter.end()


class TickLine(QCheckBox):
    """A card with a box to tick; the sentence wraps, and all of the card can be pressed."""

    def __init__(self, theme: Theme, words: str, second: str = "") -> None:
        super().__init__()
        self._theme = theme
        _fill(self, theme, words, second)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the sentence."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sentence in `width` pixels."""
        return _height(self, self._theme, width)

    def sizeHint(self) -> QSize:
        """Return the size of the sentence on few lines."""
        return _hint(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the sentence can still wrap."""
        return QSize(self._theme.px(160), self._theme.px(48))

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole card be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        _paint(self, self._theme, round_box=False)


class ChoiceLine(QRadioButton):
    """The same card for one of several answers; those with one parent exclude each other."""

    def __init__(self, theme: Theme, words: str, second: str = "") -> None:
        super().__init__()
        self._theme = theme
        _fill(self, theme, words, second)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the sentence."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sentence in `width` pixels."""
        return _height(self, self._theme, width)

    def sizeHint(self) -> QSize:
        """Return the size of the sentence on few lines."""
        return _hint(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the sentence can still wrap."""
        return QSize(self._theme.px(160), self._theme.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour with an arrow key."""
        if not step(self, event.key()):
            super().keyPressEvent(event)

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole card be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        _paint(self, self._theme, round_box=True)
