"""One row of a check: its mark and word, what it is about, why, the proof, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from setup_assistant.domain.coverage import State
from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.badge import Tag
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.mark import IconLine, StateMark
from setup_assistant.ui.widgets.wrap import WrapRow

_MARK, _BAR = 116, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """The words of one row."""

    state: State
    word: str
    """The word of the state: colour and shape never stand alone."""
    title: str
    lines: tuple[str, ...] = ()
    proof: str = ""
    talk: str = ""
    """A calm sentence for the talk with the child."""
    changed: str = ""
    """The word for what is not as it was the last time; empty where it is."""

    @property
    def name(self) -> str:
        """Return what a screen reader says first: what it is about and its state."""
        return "、".join(part for part in (self.title, self.word, self.changed) if part).replace(WORD_JOINER, "")


class ResultRow(QFrame):
    """Mark, words and buttons side by side; below each other where the window is narrow."""

    def __init__(
        self,
        theme: Theme,
        words: RowWords,
        actions: tuple[QWidget, ...] = (),
        *,
        narrow: bool = False,
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._state = theme, words.state
        self.setAccessibleName(words.name)
        px = theme.px
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(px(20), px(10), px(14), px(10))
        row.setSpacing(px(6 if narrow else 12))
        mark = StateMark(theme, words.state, words.word, Step.BODY if narrow else Step.LEAD)
        mark.setMinimumWidth(0 if narrow else px(_MARK))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        said = _said(theme, words)
        if below is not None:
            said.addWidget(below)
        row.addLayout(said, 1)
        if actions:
            row.addLayout(_row_of(theme, actions, down=narrow))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground: only what is open is loud."""
        del event
        if self._state is State.OPEN:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.color("opn_t"))
            painter.fillRect(0, 0, self._theme.px(_BAR), self.height(), self._theme.color("opn"))
            painter.end()


def _said(theme: Theme, words: RowWords) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(theme.px(1))
    head = WrapRow(theme.px(8), theme.px(2))
    head.addWidget(Label(theme, words.title, Step.BODY, bold=True))
    if words.changed:
        head.addWidget(Tag(theme, words.changed))
    box.addLayout(head)
    for line in words.lines:
        box.addWidget(Label(theme, line, Step.TIGHT, color="ink2"))
    if words.talk:
        box.addWidget(IconLine(theme, "message-circle", words.talk))
    if words.proof:
        box.addWidget(Label(theme, words.proof, Step.SMALL))
    return box


def _row_of(theme: Theme, actions: tuple[QWidget, ...], *, down: bool) -> QBoxLayout:
    if down:
        wrap = WrapRow(theme.px(8))
        for action in actions:
            wrap.addWidget(action)
        holder = QVBoxLayout()
        holder.addLayout(wrap)
        return holder
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(theme.px(8))
    for action in actions:
        row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
