"""A tick box or a round choice with a sentence beside it, as wide as its column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.choice import step
from setup_assistant.ui.widgets.label import Label

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt takes one class of its own among the bases of a widget

_BOX = 22


def _through(label: Label) -> Label:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label


class _Line(_Button):
    """A card with a box and a sentence that wraps; all of the card can be pressed."""

    round_box = False

    def __init__(self, theme: Theme, words: str, second: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(" ".join(part for part in (words.replace("\u2060", ""), second) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(50), theme.px(10), theme.px(14), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(_through(Label(theme, words, Step.BODY)), 1)
        if second:
            row.addWidget(_through(Label(theme, second, Step.SMALL, color="ink2")))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # Layouts ask the layout inside and not the card, so that its least height has to be said here.
        self.setMinimumHeight(theme.px(48))

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the sentence."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sentence in `width` pixels."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(needed, self._theme.px(48))

    def sizeHint(self) -> QSize:
        """Return the size of the sentence on few lines."""
        layout = self.layout()
        hint = layout.totalSizeHint() if layout is not None else QSize()
        return hint.expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the sentence can still wrap."""
        return QSize(self._theme.px(160), self._theme.px(48))

    def hitButton(self, position: QPoint) -> bool:
        """Let the whole card be pressed."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and the box with its tick or dot."""
        del event
        color, px, on = self._theme.color, self._theme.px, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accent" if on else "ink" if self.underMouse() else "ctl"), 2 if on else 1))
        painter.setBrush(color("soft" if on or self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        size = px(_BOX)
        box = QRectF(px(16), (self.height() - size) / 2, size, size)
        corner = size / 2 if self.round_box else 4
        painter.setPen(QPen(color("accent" if on else "ctl"), 2))
        painter.setBrush(color("accent" if on else "surface"))
        painter.drawRoundedRect(box, corner, corner)
        if on and self.round_box:
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


class TickLine(_Line, QCheckBox):
    """A card with a box to tick."""


class ChoiceLine(_Line, QRadioButton):
    """The same card for one of several answers; those with one parent exclude each other."""

    round_box = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour with an arrow key."""
        if not step(self, event.key()):
            super().keyPressEvent(event)
