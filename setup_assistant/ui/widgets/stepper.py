"""How many of a kind: icon, name, minus, number, plus."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.button import IconButton
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.mark import Glyph

_LATIN = re.compile(r"[!-~]+")
_AROUND = 134
"""Icon, number, both buttons and the gaps between them, in pixels at 100 % text."""


class Stepper(QWidget):
    """A counted kind; both buttons say the kind and its number."""

    def __init__(self, theme: Theme, icon: str, words: str, count: int, *, names: tuple[str, str]) -> None:
        super().__init__()
        self._theme, self._count = theme, count
        metrics = QFontMetrics(theme.font(Step.TIGHT, bold=True))
        self._word = max((metrics.horizontalAdvance(each) for each in _LATIN.findall(words)), default=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(4), theme.px(6), theme.px(4))
        row.setSpacing(theme.px(4))
        row.addWidget(Glyph(theme, icon, size=20, color="accent" if count else "ink2"))
        row.addWidget(Label(theme, words, Step.TIGHT, bold=count > 0), 1)
        self.less = IconButton(theme, "minus", names[0], size=(32, 32))
        self.more = IconButton(theme, "plus", names[1], size=(32, 32))
        number = Label(theme, str(count), Step.BODY, bold=True).single_line()
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setMinimumWidth(theme.px(16))
        if count:
            row.addWidget(self.less)
            row.addWidget(number)
        row.addWidget(self.more)
        self.setMinimumHeight(theme.px(46))

    def set_names(self, kind: str) -> None:
        """Give both buttons names by which they are found again."""
        self.less.setObjectName(f"less-{kind}")
        self.more.setObjectName(f"more-{kind}")

    def minimumSizeHint(self) -> QSize:
        """Leave room for icon, the longest Latin word, which cannot break, and both buttons."""
        return QSize(max(self._theme.px(190), self._word + self._theme.px(_AROUND)), self._theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent" if self._count else "line"), 2 if self._count else 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
