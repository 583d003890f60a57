"""How old are the children?  One row of stages for each child."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.domain.household import Child, Stage
from setup_assistant.flow.answers import add_child, set_stage
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.names import child_names
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.choice import ChoiceChip
from setup_assistant.ui.widgets.mark import Glyph
from setup_assistant.ui.widgets.panel import Disclosure, Rule
from setup_assistant.ui.widgets.wrap import WrapRow

_ADD = "add"
"""Detail of the page while an empty row waits for one more child."""


class ChildrenPage(Page):
    """Stages of the children; the first page, which is a question and no welcome."""

    id = PageId.CHILDREN

    def build(self) -> None:
        """One row for each child, one more while somebody is added, then the links."""
        rows: list[Child | None] = list(self.household.children)
        if not rows or self.view.detail == _ADD:
            rows.append(None)
        chips = QGridLayout()
        chips.setSpacing(self.theme.px(10))
        chips.setVerticalSpacing(self.theme.px(12))
        if self.view.narrow and len(rows) > 1:
            now = self._shown(rows)
            self.body.addLayout(self._switch(rows, now))
            self._child(chips, 0, now + 1, rows[now])
        else:
            line = 0
            for number, child in enumerate(rows, 1):
                line = self._child(chips, line, number, child)
        self.body.addLayout(chips)
        self._links()
        self.body.addStretch(1)
        if len(rows) <= 3 and not self.view.narrow:  # noqa: PLR2004 - more rows leave no room for the three lines
            self._facts()

    def _shown(self, rows: list[Child | None]) -> int:
        """Return the row to show at large text, where one child has the page for itself."""
        ids = [_ADD if child is None else child.id for child in rows]
        return ids.index(self.view.detail) if self.view.detail in ids else 0

    def _switch(self, rows: list[Child | None], now: int) -> WrapRow:
        row = WrapRow(self.theme.px(8))
        group = QButtonGroup(self)
        for place, child in enumerate(rows):
            said = self.words("child.number", number=place + 1)
            chip = ChoiceChip(self.theme, child.nickname if child and child.nickname else said, said, soft=True)
            chip.setObjectName(f"child-{place + 1}")
            chip.setChecked(place == now)
            chip.clicked.connect(
                lambda _on=False, to=_ADD if child is None else child.id: self.answer(self.household, to)
            )
            group.addButton(chip)
            row.addWidget(chip)
        return row

    def _child(self, grid: QGridLayout, line: int, number: int, child: Child | None) -> int:
        chips = [self._chip(number, child, stage.id) for stage in self.view.content.stages]
        columns = self._columns(chips)
        if not self.view.narrow:
            grid.addWidget(self._name(number, child), line, 0)
            grid.setColumnMinimumWidth(0, self.theme.px(92))
        group = QButtonGroup(self)
        for place, chip in enumerate(chips):
            group.addButton(chip)
            column = place % columns + (0 if self.view.narrow else 1)
            grid.addWidget(chip, line + place // columns, column)
            grid.setColumnStretch(column, 1)
        return line + (len(chips) - 1) // columns + 1

    def _columns(self, chips: list[ChoiceChip]) -> int:
        """Return how many stages stand side by side: all, or at large text as many as fit."""
        if not self.view.narrow:
            return len(chips)
        widest = max(chip.sizeHint().width() for chip in chips)
        return 4 if widest * 4 + self.theme.px(10) * 3 <= self.theme.px(590) else 3

    def _name(self, number: int, child: Child | None) -> QWidget:
        named = QWidget()
        box = QVBoxLayout(named)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addStretch(1)
        box.addWidget(self.text(self.words("child.number", number=number), Step.SMALL, color="ink2"))
        if child is not None and child.nickname:
            box.addWidget(self.text(child.nickname, Step.LEAD, bold=True))
        box.addStretch(1)
        return named

    def _chip(self, number: int, child: Child | None, stage: Stage) -> ChoiceChip:
        info = next(each for each in self.view.content.stages if each.id is stage)
        name, ages = self.words.say(info.name), self.words.say(info.ages)
        said = self.words("child.stage", number=number, stage=name, ages=ages)
        chip = ChoiceChip(self.theme, self.words.say(info.short), said, second=ages)
        chip.setObjectName(f"child-{number}-{stage.value}")
        chip.setMinimumHeight(self.theme.px(58 if self.view.narrow else 76))
        chip.setChecked(child is not None and child.stage is stage)
        chip.clicked.connect(lambda: self._choose(child, stage))
        return chip

    def _choose(self, child: Child | None, stage: Stage) -> None:
        if child is None:
            grown = add_child(self.household, stage)
            self.answer(grown, grown.children[-1].id if self.view.narrow else "")
        else:
            self.answer(set_stage(self.household, child.id, stage))

    def _links(self) -> None:
        add = self.button("children.add", "add-child", icon="plus")
        add.clicked.connect(lambda: self.answer(self.household, _ADD))
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(add, alignment=Qt.AlignmentFlag.AlignTop)
        if self.household.children:
            names = Disclosure(self.theme, self.words("children.names"), "names", child_names(self))
            row.addWidget(names, 1, alignment=Qt.AlignmentFlag.AlignTop)
        else:
            row.addStretch(1)
        row.addWidget(self.why("children-stage"), alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

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
                erase = self.button("children.erase", "erase", Look.LINK, icon="eraser")
                erase.clicked.connect(lambda: self.acted.emit("erase", None))
                words.addWidget(erase, alignment=Qt.AlignmentFlag.AlignLeft)
            row.addLayout(words, 1)
        self.body.addLayout(row)
