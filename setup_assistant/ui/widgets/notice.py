"""A notice above the page: what happened, what it means, what to do now; it never vanishes by itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.text.errors import Said
from setup_assistant.ui.theme import Step
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import IconButton
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.mark import Glyph


class Notice(QWidget):
    """Up to three sentences with a mark, and a button that puts them away."""

    closed = Signal()

    def __init__(self, view: View, said: Said, *, calm: bool = False) -> None:
        super().__init__()
        theme = view.theme
        self._theme, self._calm = theme, calm
        self.setAccessibleName(" ".join(part for part in (said.title, said.text, said.advice) if part))
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        side = theme.px(20 if view.narrow else 36)
        row.setContentsMargins(side, theme.px(10), side, theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(Glyph(theme, "circle-check" if calm else "info", size=24, color="accent" if calm else "opn"))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Label(theme, said.title, Step.BODY, bold=True))
        rest = " ".join(part for part in (said.text, said.advice) if part)
        if rest:
            words.addWidget(Label(theme, rest, Step.SMALL))
        row.addLayout(words, 1)
        close = IconButton(theme, "x", view.words("notice.close"))
        close.setObjectName("notice-close")
        close.clicked.connect(self.closed.emit)
        row.addWidget(close)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and its lower edge."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("soft" if self._calm else "opn_t"))
        painter.fillRect(0, self.height() - 2, self.width(), 2, self._theme.color("accent" if self._calm else "opn"))
        painter.end()
