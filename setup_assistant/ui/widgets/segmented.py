"""Two to four words side by side, one of them chosen: which paper is shown, which size is used."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.button import plain
from setup_assistant.ui.widgets.choice import step


class Segment(QRadioButton):
    """One word of a row; the chosen one is soft, bold and ticked."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__(plain(text))
        self._theme, self._said = theme, text
        self.setFont(theme.font(Step.TIGHT))
        self.setAccessibleName(name)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the words in bold and the tick."""
        px = self._theme.px
        bold = self._theme.font(Step.TIGHT, bold=True)
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._said) * (1 if bold == self.font() else 1.1)
        return QSize(round(width) + px(40), px(40))

    def minimumSizeHint(self) -> QSize:
        """Long names end in dots; the tool tip and the spoken name have them whole."""
        return QSize(self._theme.px(64), self._theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour with an arrow key."""
        if not step(self, event.key()):
            super().keyPressEvent(event)

    def hitButton(self, position: object) -> bool:
        """Let the whole segment be pressed."""
        del position
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the tick and the words."""
        del event
        theme, px, on = self._theme, self._theme.px, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent" if on or self.underMouse() else "ink"))
        painter.setFont(theme.font(Step.TIGHT, bold=on))
        metrics = painter.fontMetrics()
        room = self.width() - px(16) - (px(20) if on else 0)
        words = metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        left = (self.width() - metrics.horizontalAdvance(words) - (px(20) if on else 0)) / 2
        if on:
            paint_icon(
                painter, "check", QRectF(left, (self.height() - px(16)) / 2, px(16), px(16)), theme.color("accent")
            )
            left += px(20)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Segmented(QWidget):
    """The row with its border; `choices` are (value, words)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, key: str, said: str, choices: Sequence[tuple[str, str]], now: str) -> None:
        super().__init__()
        self._theme = theme
        self._segments: list[Segment] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for value, words in choices:
            segment = Segment(theme, words, f"{said} {words}")
            segment.setObjectName(f"{key}-{value}")
            segment.setChecked(value == now)
            segment.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            segment.toggled.connect(self.update)
            group.addButton(segment)
            row.addWidget(segment)
            self._segments.append(segment)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border and lines under the segments, the chosen one soft."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(outline, self._theme.color("surface"))
        painter.setPen(QPen(self._theme.color("ctl"), 1))
        for place, segment in enumerate(self._segments):
            if segment.isChecked():
                painter.setClipPath(outline)
                painter.fillRect(segment.geometry().adjusted(-1, -1, 1, 1), self._theme.color("soft"))
                painter.setClipping(False)
            if place:
                painter.drawLine(QPointF(segment.x() - 0.5, 1), QPointF(segment.x() - 0.5, self.height() - 1))
        painter.drawPath(outline)
        painter.end()
