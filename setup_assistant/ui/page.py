"""What every page is: one heading, a body that scrolls, and answers that leave it as a new household."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from setup_assistant.domain.household import Household
from setup_assistant.domain.value import Message, Text
from setup_assistant.flow.page import PageId
from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.theme import Step
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.label import Heading, Label
from setup_assistant.ui.widgets.panel import Disclosure
from setup_assistant.ui.widgets.scroll import ScrollBar
from setup_assistant.ui.widgets.wrap import WrapRow


class Page(QWidget):
    """Base of the pages: shows one part of a household, decides nothing and keeps nothing.

    A page is built from a View and built anew after each answer; the window keeps focus and scroll place.
    """

    answered = Signal(object, str)
    """The household with a new answer, and what the page is opened at now; the page is drawn again."""
    typed = Signal(object)
    """The household with text that is being typed; the page stays as it is."""
    opened = Signal(str, str)
    """Another page is asked for: its id, and what it is opened at."""
    acted = Signal(str, object)
    """Something that only the window can do: the name of the act and what it needs."""

    id: ClassVar[PageId]
    dense: ClassVar[bool] = False
    """True for the map and other pages that need every pixel."""
    read_first: str = "heading"
    """Name of what gets the focus when the page opens, so that it is read once."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.words = view.words
        self.theme = view.theme
        self.household: Household = view.household
        self.setObjectName(f"page-{self.id.value}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        self.body = QVBoxLayout()
        self.area = self._scrolled(self.body)
        middle = QHBoxLayout()
        middle.addWidget(self.area, 1)
        outer.addLayout(middle, 1)
        self.build()
        if (side := self.beside()) is not None:
            middle.addWidget(side)

    def build(self) -> None:
        """Fill `self.body`."""
        raise NotImplementedError

    def title(self) -> str:
        """Return the one heading: the question or the finding."""
        return self.words.screen(f"page.{self.id.value}.title")

    def lead(self) -> str:
        """Return the line under the heading, or nothing."""
        return self.words.screen(f"page.{self.id.value}.lead")

    def foot(self) -> str | None:
        """Return what the foot says instead of the usual words, or None."""
        return None

    def other_actions(self) -> tuple[Button, ...]:
        """Return further buttons for the foot, left of the main one."""
        return ()

    def main_action(self) -> Button | None:
        """Return the main button when it is not Next."""
        return None

    def has_next(self) -> bool:
        """Tell whether the main button may be Next."""
        return True

    def back_action(self) -> Button | None:
        """Return the button at the left of the foot when it is not Back to the page before."""
        return None

    def above(self) -> QWidget | None:
        """Return a line above the heading, or None."""
        return None

    def heading(self) -> Heading:
        """Return the one heading of the page."""
        first = self.id is PageId.CHILDREN and not self.view.narrow
        return Heading(self.theme, self.title(), Step.DISPLAY if first else Step.H1)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return what stands at the right of the heading."""
        return ()

    def beside(self) -> QWidget | None:
        """Return what stays in view at the right while the body scrolls, or None."""
        return None

    def answer(self, household: Household, detail: str | None = None) -> None:
        """Give a new answer to the window; `detail` says what the page is opened at from now on."""
        self.answered.emit(household, self.view.detail if detail is None else detail)

    # What pages build with

    def label(
        self, what: str | Message | Text, step: Step = Step.BODY, *, color: str = "ink", bold: bool | None = None
    ) -> Label:
        """Return a label of a catalogue key, a message or a content text."""
        return Label(self.theme, self.words.screen(what), step, color=color, bold=bold)

    def text(self, words: str, step: Step = Step.BODY, *, color: str = "ink", bold: bool | None = None) -> Label:
        """Return a label of words that are already said."""
        return Label(self.theme, words, step, color=color, bold=bold)

    def button(self, key: str, name: str, look: Look = Look.PLAIN, *, icon: str = "", after: str = "") -> Button:
        """Return a button with the words of `key`; `name` finds it again after the page was drawn anew."""
        button = Button(self.theme, self.words(key), look, icon=icon, after=after)
        button.setObjectName(name)
        return button

    def link_line(self, button: Button) -> WrapRow:
        """Return a line with one button whose long words may go on in the next line."""
        line = WrapRow(0)
        line.addWidget(button)
        return line

    def why(self, question: str, *, about: str = "", at: str = "") -> Disclosure:
        """Return the closed line that tells why a question is asked.

        `about` is the question as it is heard, `at` the device, network or child it is about.
        """
        said = self.words("why.name", question=about or self.title().replace(WORD_JOINER, ""))
        key = f"{question}-{at}" if at else question
        return Disclosure(self.theme, self.words("why.ask"), key, self.words.screen(f"why.{question}"), said=said)

    def row(self, *widgets: QWidget, gap: int = 12, stretch: bool = True) -> QHBoxLayout:
        """Return widgets side by side."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(gap))
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)
        return row

    def _side(self) -> int:
        return self.theme.px(20 if self.view.narrow else 28 if self.dense else 36)

    def _head(self) -> QWidget:
        head = QWidget()
        px = self.theme.px
        first = self.id is PageId.CHILDREN and not self.view.narrow
        top = px(14 if self.dense or self.view.narrow else 40 if first else 24)
        row = QHBoxLayout(head)
        row.setContentsMargins(self._side(), top, self._side(), px(6))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        if (above := self.above()) is not None:
            words.addWidget(above)
        words.addWidget(self.heading())
        if lead := self.lead():
            words.addWidget(self.text(lead, Step.LEAD if first else Step.BODY, color="ink2"))
        row.addLayout(words, 1)
        for tool in self.head_tools():
            row.addWidget(tool, alignment=Qt.AlignmentFlag.AlignBottom)
        return head

    def _scrolled(self, body: QLayout) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("inside")
        body.setContentsMargins(self._side(), self.theme.px(12), self._side(), self.theme.px(16))
        body.setSpacing(self.theme.px(12))
        inside.setLayout(body)
        area = QScrollArea()
        # Asking Qt for the ground it made itself makes the binding load every class it could be.
        area.setViewport(QWidget())
        area.setObjectName("body")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBar(ScrollBar(self.theme))
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area
