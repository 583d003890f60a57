"""Text on a page: plain text only, with the line height of its step and line breaks at phrase ends."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.prose import unbroken

_LINE_HEIGHT = {
    Step.DISPLAY: 1.35, Step.H1: 1.3, Step.KEEP: 1.3, Step.H2: 1.35,
    Step.LEAD: 1.5, Step.BODY: 1.55, Step.TIGHT: 1.45, Step.SMALL: 1.5,
}  # fmt: skip

_WIDEST = 640
"""Natural width that a label asks for before it wraps, in pixels at 100 % text."""


class Label(QLabel):
    """One piece of text.  QLabel gives it its role and name; size and painting follow the type table."""

    def __init__(
        self, theme: Theme, text: str, step: Step = Step.BODY, *, color: str = "ink", bold: bool | None = None
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(step, bold=bold))
        self.setWordWrap(True)
        self._theme = theme
        self._color = color
        self._line = round(self.font().pixelSize() * _LINE_HEIGHT[step])
        self._laid: tuple[int, QTextLayout, int] | None = None
        self._lines: dict[int, int] = {}
        self._natural = -1
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words."""
        self._laid, self._natural = None, -1
        self._lines = {}
        self.setAccessibleName(text.replace(WORD_JOINER, ""))
        super().setText(unbroken(text))

    def single_line(self) -> "Label":
        """Never wrap; return the label itself."""
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        return self

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        """Return the text laid out in `width` pixels and the width it really takes."""
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1], self._laid[2]
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        wrap = QTextOption.WrapMode
        option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if self.wordWrap() else wrap.NoWrap)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.setTextOption(option)
        if formats := self._formats(layout.text()):
            layout.setFormats(formats)
        layout.beginLayout()
        top, widest = 0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            top += self._line
        layout.endLayout()
        self._laid = (width, layout, math.ceil(widest))
        return layout, math.ceil(widest)

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        """Return how parts of `text` look; usually all of it looks the same."""
        del text
        return []

    def hasHeightForWidth(self) -> bool:
        """Tell layouts that the height follows the width."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text in `width` pixels."""
        margins = self.contentsMargins()
        room = max(1, width - margins.left() - margins.right())
        if room not in self._lines:  # layouts ask for the same few widths again and again
            self._lines[room] = max(1, self._layout(room)[0].lineCount())
        return self._lines[room] * self._line + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return one line, or as many as the widest allowed width needs."""
        margins = self.contentsMargins()
        if self._natural < 0:
            self._natural = self._layout(10**6)[1]
        natural = self._natural
        width = min(natural, self._theme.px(_WIDEST)) if self.wordWrap() else natural
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width) if self.wordWrap() else self._line)

    def minimumSizeHint(self) -> QSize:
        """Return a width of about six characters when it may wrap."""
        if not self.wordWrap():
            return self.sizeHint()
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.font().pixelSize() * 6), self._line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines from the top (or centred, if the alignment says so)."""
        del event
        inside = self.contentsRect()
        layout, _ = self._layout(max(1, inside.width()))
        height = layout.lineCount() * self._line
        top = inside.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (inside.height() - height) // 2)
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._color))
        layout.draw(painter, QPointF(inside.left(), top))
        painter.end()


class Heading(Label):
    """The one heading of a page; takes the focus when the page opens, so that it is read once."""

    def __init__(self, theme: Theme, text: str, step: Step = Step.H1) -> None:
        super().__init__(theme, text, step)
        self.setObjectName("heading")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
