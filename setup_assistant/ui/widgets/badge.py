"""Numbers in a disc, and the rows and cards that carry one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.panel import PressPanel

BADGE = 20
"""Height of a small number in pixels at 100 % text."""


def badge_width(theme: Theme, number: str) -> int:
    """Return the width of a small number: a disc, or a pill for two digits."""
    metrics = QFontMetrics(theme.font(Step.SMALL, bold=True))
    return max(theme.px(BADGE), metrics.horizontalAdvance(number) + theme.px(8))


def paint_badge(painter: QPainter, theme: Theme, number: str, box: QRectF, ink: str = "opn") -> None:
    """Paint a number on a filled ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ink))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(theme.font(Step.SMALL, bold=True))
    painter.setPen(theme.color("on_opn" if ink == "opn" else "on_accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


class Badge(QWidget):
    """A number beside words; decoration, the words around it say it."""

    def __init__(self, theme: Theme, number: str, *, ink: str = "opn", size: int = BADGE, hollow: bool = False) -> None:
        super().__init__()
        self._theme, self._number, self._ink, self._hollow = theme, number, ink, hollow
        self.setFixedSize(QSize(max(badge_width(theme, number), theme.px(size)), theme.px(size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._hollow:
            painter.setPen(QPen(self._theme.color(self._ink), 2))
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.height() / 2, box.height() / 2)
            painter.setFont(self._theme.font(Step.SMALL, bold=True))
            painter.setPen(self._theme.color(self._ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number)
        else:
            paint_badge(painter, self._theme, self._number, box, self._ink)
        painter.end()


class Tag(Label):
    """One to three words on a soft ground, beside the words they belong to."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words, Step.SMALL, color="accent", bold=True)
        self.single_line()
        self.setContentsMargins(theme.px(8), theme.px(1), theme.px(8), theme.px(1))

    def sizeHint(self) -> QSize:
        """Return the size of the words with their ground."""
        hint, px = super().sizeHint(), self._theme.px
        return QSize(hint.width(), hint.height() + px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and its edge, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.setBrush(self._theme.color("soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)


class NumberedRow(PressPanel):
    """A number, a sentence and, in smaller words, what goes with it; pressed as a whole.

    A hairline parts it from the next.
    """

    def __init__(self, theme: Theme, badge: Badge, words: str, after: str, name: str) -> None:
        super().__init__(theme, name, pad=0)
        self.box.setContentsMargins(theme.px(4), theme.px(7), theme.px(4), theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(_through(badge), alignment=Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(_through(Label(theme, words, Step.TIGHT)))
        said.addWidget(_through(Label(theme, after, Step.SMALL, color="ink2")))
        row.addLayout(said, 1)
        self.box.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground while it is pressed or under the pointer, and the hairline."""
        del event
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), self._theme.color("soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()


class StepCard(PressPanel):
    """One of the next steps: number, act and minutes; the first one stands out."""

    def __init__(self, theme: Theme, number: int, words: str, after: str, name: str) -> None:
        super().__init__(theme, name, chosen=number == 1, pad=12)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        badge = Badge(theme, str(number), ink="accent", size=28, hollow=number != 1)
        row.addWidget(_through(badge), alignment=Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(_through(Label(theme, words, Step.TIGHT, bold=number == 1)))
        said.addWidget(_through(Label(theme, after, Step.SMALL, color="ink2")))
        said.addStretch(1)
        row.addLayout(said, 1)
        self.box.addLayout(row)


def _through(widget: QWidget) -> QWidget:
    """Let presses go through to the card."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
