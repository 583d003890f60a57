"""How old are the children?  One row of stages for each child."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.names import child_names
from setup_assistant.ui.pages.stages import ADD, rows, stage_rows
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import Glyph
from setup_assistant.ui.widgets.panel import Disclosure, Rule

_ROOMY = 3
"""Up to this number of rows the three lines about the program have room below."""


class ChildrenPage(Page):
    """Stages of the children; the first page, which is a question and no welcome."""

    id = PageId.CHILDREN

    def build(self) -> None:
        """Rows, then the links, then what to expect."""
        self.body.addLayout(stage_rows(self))
        self._links()
        self.body.addStretch(1)
        if len(rows(self)) <= _ROOMY and not self.view.narrow:
            self._facts()
        elif self.household.children:
            self.body.addLayout(self.row(self._erase()))

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask, at the right of the heading."""
        return () if self.view.narrow else (self.why("children-stage"),)

    def _links(self) -> None:
        add = self.button("children.add", "add-child", icon="plus")
        add.clicked.connect(lambda: self.answer(self.household, ADD))
        row = QVBoxLayout() if self.view.narrow else QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(add, alignment=top)
        if self.household.children:
            row.addWidget(
                Disclosure(self.theme, self.words("children.names"), "names", partial(child_names, self)), 1, top
            )
        elif not self.view.narrow:
            row.addStretch(1)
        if self.view.narrow:
            row.addWidget(self.why("children-stage"), alignment=top)
        self.body.addLayout(row)

    def _erase(self) -> Button:
        erase = self.button("children.erase", "erase", Look.LINK, icon="eraser")
        erase.clicked.connect(lambda: self.acted.emit("erase", None))
        return erase

    def _facts(self) -> None:
        self.body.addWidget(Rule(self.theme))
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(20))
        for icon, key in (("map", "map"), ("circle-check", "free"), ("lock", "private")):
            row.addWidget(Glyph(self.theme, icon, size=24), alignment=Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(self.label(f"children.{key}.head", bold=True))
            words.addWidget(self.label(f"children.{key}.text", color="ink2"))
            if key == "private" and self.household.children:
                words.addWidget(self._erase(), alignment=Qt.AlignmentFlag.AlignLeft)
            words.addStretch(1)
            row.addLayout(words, 1)
        self.body.addLayout(row)
