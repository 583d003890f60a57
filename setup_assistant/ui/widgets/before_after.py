"""What is, beside what will be: two cards with the same rows; in a narrow window one card, the two below each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.badge import Tag
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.mark import Glyph
from setup_assistant.ui.widgets.wrap import WrapRow

JOINTS = {"ja": ("、", "："), "en": (", ", ": ")}
"""What stands between the pieces of a line, and between a head and what is under it."""

_GAP, _PAD, _WHAT, _ICON = 44, 18, 144, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one card."""

    icon: str
    title: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One line: what it is about, at which place, how it is and how it will be."""

    what: str
    before: str
    after: str
    place: str = ""
    changes: bool = True

    def name(self, heads: tuple[Head, Head], joints: tuple[str, str]) -> str:
        """Return what a screen reader says of the whole line."""
        between, colon = joints
        said = zip(heads, (self.before, self.after), strict=True)
        parts = (self.what, self.place, *(f"{head.title}{colon}{each}" for head, each in said))
        return between.join(part for part in parts if part).replace(WORD_JOINER, "")


class WholeLine(QFrame):
    """A line that a screen reader says as one sentence."""


class BeforeAfter(QFrame):
    """Both cards with their rows; a pencil marks what is changed, an equals sign what stays."""

    def __init__(
        self,
        theme: Theme,
        heads: tuple[Head, Head],
        rows: tuple[RowWords, ...],
        *,
        joints: tuple[str, str],
        narrow: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._narrow = theme, narrow
        self._lines: list[QWidget] = []
        pad = theme.px(14 if narrow else 10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, pad, 0, pad)
        box.setSpacing(0)
        if not narrow:
            head = QFrame()
            _fill(theme, head, *(_head(theme, each) for each in heads))
            box.addWidget(head)
        for words in rows:
            self._lines.append(self._line(heads, words, joints))
            box.addWidget(self._lines[-1])

    def _line(self, heads: tuple[Head, Head], words: RowWords, joints: tuple[str, str]) -> WholeLine:
        line = WholeLine()
        line.setAccessibleName(words.name(heads, joints))
        if self._narrow:
            _stack(self._theme, line, heads, words, joints[1])
        else:
            _fill(self._theme, line, *_halves(self._theme, words))
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, the hairlines between the rows, and the arrow from one card to the other."""
        del event
        color, gap, inset = self._theme.color, self._theme.px(_GAP), self._theme.px(_PAD)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = (self.width() - gap) / 2
        cards = (
            [QRectF(self.rect())]
            if self._narrow
            else [QRectF(0, 0, half, self.height()), QRectF(half + gap, 0, half, self.height())]
        )
        for card in cards:
            last = card is cards[-1]
            painter.setPen(QPen(color("accent" if last else "line"), 2 if last else 1))
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 10, 10)
            for line in self._lines[1 if self._narrow else 0 :]:
                painter.fillRect(QRectF(card.left() + inset, line.y(), card.width() - 2 * inset, 1), color("line"))
        if not self._narrow:
            size = self._theme.px(24)
            place = QRectF(half + (gap - size) / 2, (self.height() - size) / 2, size, size)
            paint_icon(painter, "arrow-right", place, color("accent"))
        painter.end()


class _Half(QWidget):
    """One half of a line; both are as wide as each other, whatever is in them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        pad = theme.px(_PAD)
        self.row.setContentsMargins(pad, theme.px(9), pad, theme.px(9))
        self.row.setSpacing(theme.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width."""
        return QSize(0, super().minimumSizeHint().height())


def _fill(theme: Theme, line: QWidget, left: QWidget, right: QWidget) -> None:
    """Put two halves beside each other."""
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(_GAP))
    row.addWidget(left, 1)
    row.addWidget(right, 1)


def _head(theme: Theme, head: Head) -> _Half:
    half = _Half(theme)
    half.row.addWidget(Glyph(theme, head.icon, size=22, color="ink"))
    half.row.addWidget(Label(theme, head.title, Step.BODY, bold=True), 1)
    if head.tag:
        half.row.addWidget(Tag(theme, head.tag))
    return half


def _halves(theme: Theme, words: RowWords) -> Iterator[_Half]:
    for after in (False, True):
        half = _Half(theme)
        what = QWidget()
        what.setFixedWidth(theme.px(_WHAT))
        box = QVBoxLayout(what)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Label(theme, words.what, Step.TIGHT, color="ink2"))
        if words.place:
            box.addWidget(Label(theme, words.place, Step.SMALL, color="ink2"))
        half.row.addWidget(what, alignment=Qt.AlignmentFlag.AlignTop)
        if after:
            half.row.addWidget(_sign(theme, words), alignment=Qt.AlignmentFlag.AlignTop)
        half.row.addWidget(_value(theme, words, after=after), 1, Qt.AlignmentFlag.AlignTop)
        yield half


def _sign(theme: Theme, words: RowWords) -> Glyph:
    return Glyph(theme, "pencil" if words.changes else "equal", size=_ICON, color="accent" if words.changes else "ink2")


def _value(theme: Theme, words: RowWords, *, after: bool) -> Label:
    loud = after and words.changes
    said = words.after if after else words.before
    return Label(theme, said, Step.TIGHT, color="ink" if loud or not after else "ink2", bold=loud)


def _stack(theme: Theme, line: QWidget, heads: tuple[Head, Head], words: RowWords, colon: str) -> None:
    """Fill a line of the narrow card: what it is about, then how it is, then how it will be."""
    pad = theme.px(_PAD)
    box = QVBoxLayout(line)
    box.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
    box.setSpacing(theme.px(2))
    head = WrapRow(theme.px(8), theme.px(2))
    head.addWidget(Label(theme, words.what, Step.BODY, bold=True))
    if words.place:
        head.addWidget(Label(theme, words.place, Step.SMALL, color="ink2"))
    box.addLayout(head)
    for after in (False, True):
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        sign = _sign(theme, words) if after else Glyph(theme, "minus", size=_ICON, color="ink2")
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        value = _value(theme, words, after=after)
        value.setText(f"{heads[after].title}{colon}{value.text()}")
        row.addWidget(value, 1)
        box.addLayout(row)
