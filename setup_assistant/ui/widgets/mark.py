"""State marks with their words: the same shapes in the window and on paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.domain.coverage import State
from setup_assistant.ui.icon import paint_icon, paint_mark
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Label

INK = {
    State.BLOCKED: "blk", State.OPEN: "opn", State.CANNOT_TELL: "unk",
    State.NOT_REACHABLE: "nr", State.KEPT_BY_US: "accent", State.DASH: "ink3",
}  # fmt: skip
"""Colour token of each state."""

GROUND = {
    State.BLOCKED: "on_blk", State.OPEN: "on_opn", State.CANNOT_TELL: "unk_t",
    State.NOT_REACHABLE: "nr_t", State.KEPT_BY_US: "surface", State.DASH: "bg",
}  # fmt: skip
"""Colour of the sign inside the mark."""

TINT = {
    State.BLOCKED: "surface", State.OPEN: "opn_t", State.CANNOT_TELL: "unk_t",
    State.NOT_REACHABLE: "nr_t", State.KEPT_BY_US: "surface", State.DASH: "bg",
}  # fmt: skip
"""Ground of a map cell."""


class Glyph(QWidget):
    """A mark or an icon alone; decoration beside words, so it has no name of its own."""

    def __init__(
        self, theme: Theme, name: str, *, size: int = 20, color: str = "accent", state: State | None = None
    ) -> None:
        super().__init__()
        self._theme, self._name, self._color, self._state = theme, name, color, state
        self.setFixedSize(QSize(theme.px(size), theme.px(size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, color = QRectF(self.rect()), self._theme.color
        if self._state is not None:
            paint_mark(painter, self._state.value, box, color(INK[self._state]), color(GROUND[self._state]))
        else:
            paint_icon(painter, self._name, box, color(self._color))
        painter.end()


class StateMark(QWidget):
    """Mark and word of one state."""

    def __init__(self, theme: Theme, state: State, word: str, step: Step = Step.SMALL) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Glyph(theme, "", size=18, state=state))
        row.addWidget(Label(theme, word, step, color=INK[state], bold=True).single_line())
        row.addStretch(1)


class IconLine(QWidget):
    """An icon and a line of words beside it."""

    def __init__(self, theme: Theme, icon: str, words: str, step: Step = Step.SMALL, *, color: str = "ink2") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Glyph(theme, icon, size=18, color=color), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(theme, words, step, color=color), 1)
