"""The question whether a change shall stay: the only time limit of the window, and its end is the harmless side."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.label import Label

_LOOK_MS = 250
_MINUTE = 60
_SHORT = 100
"""From so many seconds on the time is written in minutes and seconds."""


class CountRing(QProgressBar):
    """An arc and the seconds that are left; it moves once a second."""

    def __init__(self, theme: Theme, name: str, unit: str, left_s: Callable[[], float], *, size: int) -> None:
        super().__init__()
        self._theme, self._unit, self._left_s = theme, unit, left_s
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setFixedSize(QSize(theme.px(size), theme.px(size)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMaximum(max(1, math.ceil(left_s())))
        self.look()

    def look(self) -> int:
        """Take over what is left, more than before too; return it in whole seconds."""
        left = math.ceil(self._left_s())
        if left > self.maximum():
            self.setMaximum(left)
        if left != self.value():
            self.setValue(left)
        return left

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its arc, and the number with its unit in the middle."""
        del event
        color, px = self._theme.color, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = px(9)
        box = QRectF(self.rect()).adjusted(line, line, -line, -line)
        painter.setPen(QPen(color("line"), line))
        painter.drawEllipse(box)
        pen = QPen(color("accent"), line)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        share = self.value() / max(1, self.maximum())
        painter.drawArc(box, 90 * 16, -round(360 * 16 * share))
        painter.setPen(color("ink"))
        long = self.value() >= _SHORT
        said = f"{self.value() // _MINUTE}:{self.value() % _MINUTE:02}" if long else str(self.value())
        painter.setFont(self._theme.font(Step.H2 if long else Step.H1, bold=True))
        middle = QRectF(self.rect())
        painter.drawText(middle.translated(0, 0 if long else -px(8)), Qt.AlignmentFlag.AlignCenter, said)
        if not long:
            painter.setFont(self._theme.font(Step.SMALL))
            painter.drawText(middle.translated(QPointF(0, px(16))), Qt.AlignmentFlag.AlignCenter, self._unit)
        painter.end()


class Asked(Label):
    """The question itself: it gets the focus first, so that it is read out with what happens by itself."""

    def __init__(self, theme: Theme, question: str, heard: str) -> None:
        super().__init__(theme, question, Step.KEEP)
        self.setAccessibleName(heard)
        self.setObjectName("keep-question")
        self.setProperty("own-ring", True)  # noqa: FBT003 - Qt takes the value by position


class KeepBar(QFrame):
    """Ring, question, what was proved, and the answers; in a narrow window below each other."""

    passed = Signal(int)
    """The seconds that are left, once a second."""
    heard_as = QAccessible.Role.AlertMessage

    def __init__(
        self,
        theme: Theme,
        ring: CountRing,
        said: tuple[QWidget, ...],
        answers: tuple[Button, ...],
        *,
        narrow: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._ring, self._left = theme, ring, ring.value()
        self.setObjectName("keep-bar")
        self.setAccessibleName(said[0].accessibleName())
        self._lay_out(said, answers, narrow=narrow)
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(_LOOK_MS)

    def _lay_out(self, said: tuple[QWidget, ...], answers: tuple[Button, ...], *, narrow: bool) -> None:
        """Put the question beside the ring; in a narrow window all else goes below."""
        px, direction = self._theme.px, QBoxLayout.Direction
        box = QBoxLayout(direction.TopToBottom if narrow else direction.LeftToRight, self)
        box.setContentsMargins(*(px(14 if narrow else 22),) * 4)
        box.setSpacing(px(10 if narrow else 24))
        head = QBoxLayout(direction.LeftToRight)
        head.setSpacing(px(14))
        head.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        if narrow:
            head.addWidget(said[0], 1, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(head)
        box.addLayout(_column(said[1:] if narrow else said, px(6)), 1)
        box.addLayout(_column(answers, px(10), middle=not narrow))

    def _look(self) -> None:
        left = self._ring.look()
        if left != self._left:
            self._left = left
            self.passed.emit(left)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card with the thick edge of something that waits."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 3))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)
        painter.end()


def _column(parts: tuple[QWidget, ...], gap: int, *, middle: bool = False) -> QVBoxLayout:
    """Return widgets below each other; buttons in a column are as wide as the widest."""
    box = QVBoxLayout()
    box.setSpacing(gap)
    if middle:
        box.addStretch(1)
    for each in parts:
        if isinstance(each, Button):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.addWidget(each)
    if middle:
        box.addStretch(1)
    return box
