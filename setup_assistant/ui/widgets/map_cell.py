"""What stands in one cell of the map, and how much room its words take."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from setup_assistant.domain.coverage import State
from setup_assistant.ui.icon import paint_mark
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.mark import GROUND, INK

MARK, GAP = 17, 3
HEAD, LEAST_HEAD, ROOMY = 150, 126, 72
"""Pixels at 100 % text: a mark, the space between cells, heads of rows at most and at least, a roomy column."""

Sizes = tuple[int, int, list[int], list[int]]


class Fit(Enum):
    """How the word of a state stands to its mark."""

    BESIDE = "beside"
    BELOW = "below"
    MARKS = "marks"
    """No room for words: the marks stand alone, their words below the table."""


@dataclass(frozen=True, slots=True)
class MapCell:
    """What is painted in one cell: state, word and numbers; a link instead of numbers in the school's row."""

    state: State
    word: str
    gaps: tuple[int, ...] = ()
    text: str = ""
    link: str = ""
    chosen: bool = False


def least_column(theme: Theme, words: list[str]) -> int:
    """Return the narrowest column in which every word of a state can stand below its mark."""
    metrics = QFontMetrics(theme.font(Step.SMALL, bold=True))
    parts = [part for word in words for part in word.split()]
    return max((metrics.horizontalAdvance(part) for part in parts), default=0) + theme.px(5)


def least_width(theme: Theme, words: list[str], columns: int) -> int:
    """Return the narrowest width of a map that still has something beside it."""
    return theme.px(LEAST_HEAD) + columns * (max(least_column(theme, words), theme.px(ROOMY)) + theme.px(GAP))


def paint_line(painter: QPainter, theme: Theme, words: str, left: float, base: float, ink: QColor) -> float:
    """Paint small words with their base at a point; return where they end."""
    painter.setFont(theme.font(Step.SMALL))
    painter.setPen(ink)
    painter.drawText(round(left), round(base), words)
    return left + painter.fontMetrics().horizontalAdvance(words)


def paint_state(painter: QPainter, theme: Theme, state: State, box: QRectF) -> None:
    """Paint the mark of a state."""
    paint_mark(painter, state.value, box, theme.color(INK[state]), theme.color(GROUND[state]))
