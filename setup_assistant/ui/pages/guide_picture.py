"""The drawn screens of a step, and the rehearsal: they are pressed before the real ones are touched."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from setup_assistant.domain.guide import Step
from setup_assistant.domain.screen import Screen
from setup_assistant.guides.parts import parts
from setup_assistant.guides.practice import Practice, next_press, reading, turn_of
from setup_assistant.guides.rehearsal import Press, shown
from setup_assistant.guides.telling import Telling
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.drawing import ScreenDrawing
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.scroll import ScrollBar

_SIDE = 430
"""Width of the side of the page at 100 % text: a phone with the tags of what is pressed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawn screens of one step on one page."""

    page: Page
    telling: Telling
    step: Step

    def at_the_side(self) -> QWidget:
        """Return the screens in a column that scrolls by itself when they are higher than the page."""
        px = self.page.theme.px
        area = QScrollArea()
        area.setViewport(QWidget())
        area.setObjectName("side")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBar(ScrollBar(self.page.theme))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inside = self.in_the_body()
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        area.setFixedWidth(px(_SIDE))
        return area

    def in_the_body(self) -> QWidget:
        """Return the screens one below the other, with the way into the rehearsal and what it says."""
        page, practice = self.page, reading(self.page.view.detail)
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, page.theme.px(8), page.theme.px(16), page.theme.px(16))
        box.setSpacing(page.theme.px(10))
        box.addLayout(page.row(self._switch(practice)))
        if practice is not None:
            box.addWidget(self._says(practice))
        for place, screen in enumerate(self.step.screens):
            box.addWidget(self._screen(place, screen, practice))
        box.addStretch(1)
        return column

    def _screen(self, place: int, screen: Screen, practice: Practice | None) -> QWidget:
        page, telling = self.page, self.telling
        block = QWidget()
        box = QVBoxLayout(block)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(page.theme.px(4))
        if len(self.step.screens) > 1:
            owner = screen.on or self.step.at
            box.addWidget(page.text(page.words(f"guide.at.{owner.value}"), Type.SMALL, bold=True))
        if practice is None:
            box.addWidget(ScreenDrawing(page.theme, telling.sketch(screen), telling.described(screen)))
            return block
        done = practice.done if place == practice.screen else (0 if place > practice.screen else len(parts(screen)))
        seen = shown(screen, done, marked=practice.is_missed and place == practice.screen)
        drawing = ScreenDrawing(page.theme, telling.sketch(seen), telling.described(seen))
        drawing.setObjectName(f"drawing-{place}")
        drawing.rehearse(parts(seen), telling.part)
        drawing.pressed.connect(lambda part: self._press(practice, place, part))
        box.addWidget(drawing)
        return block

    def _press(self, practice: Practice, place: int, part: str) -> None:
        after = next_press(self.step, practice, place, part)
        self.page.answer(self.page.household, after.detail)

    def _says(self, practice: Practice) -> Panel:
        """Return what the last press was, and whose turn it is."""
        page, turn = self.page, turn_of(self.step, practice)
        panel = Panel(page.theme, ground="soft", pad=12)
        what = self.telling.label(turn.label) if turn is not None else ""
        act = page.words(f"guide.act.{turn.act.kind.value}") if turn is not None and turn.act is not None else ""
        pressed = self.telling.label(practice.label) if practice.label else ""
        key = "begin" if practice.press is None else practice.press.value
        if turn is None:
            key = Press.LAST.value if practice.press in (Press.RIGHT, Press.LAST) else "nothing"
        said = page.words.screen(f"guide.practice.{key}", what=what, act=act, pressed=pressed)
        label = page.text(said, Type.TIGHT, bold=True)
        label.setObjectName("practice-says")
        if practice.press is not None:
            announce(label)
        panel.box.addWidget(label)
        return panel

    def _switch(self, practice: Practice | None) -> QWidget:
        page = self.page
        key, icon = ("guide.practice.start", "repeat") if practice is None else ("guide.practice.stop", "x")
        button = page.button(key, "practice", icon=icon)
        detail = Practice().detail if practice is None else ""
        button.clicked.connect(lambda: page.answer(page.household, detail))
        return button
