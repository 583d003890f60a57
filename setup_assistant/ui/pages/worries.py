"""What do the parents worry about?  The nine risks in a parent's words; what is chosen comes first in the plan."""

from PySide6.QtWidgets import QGridLayout, QWidget

from setup_assistant.flow.answers import dont_know, set_worries
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.choice import TickChip
from setup_assistant.ui.widgets.line import TickLine


class WorriesPage(Page):
    """Any number of worries, or none."""

    id = PageId.WORRIES

    def build(self) -> None:
        """One line for each risk, then `I don't know`."""
        grid = QGridLayout()
        grid.setSpacing(self.theme.px(10))
        columns = 1 if self.view.narrow else 2
        for place, risk in enumerate(self.view.catalog.risks):
            line = TickLine(self.theme, self.words.screen(risk.worry))
            line.setObjectName(f"worry-{risk.id}")
            line.setChecked(risk.id in self.household.worries)
            line.clicked.connect(lambda on, which=risk.id: self._worry(which, on=on))
            grid.addWidget(line, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        unsure = TickChip(self.theme, self.words("worries.none"))
        unsure.setObjectName("worry-unknown")
        unsure.setChecked("worries" in self.household.unknown)
        unsure.clicked.connect(lambda: self.answer(dont_know(self.household, "worries")))
        self.body.addLayout(self.row(unsure))
        if self.view.narrow:
            self.body.addWidget(self.why("worries"))
        self.body.addStretch(1)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask."""
        return () if self.view.narrow else (self.why("worries"),)

    def _worry(self, risk: str, *, on: bool) -> None:
        others = [each for each in self.household.worries if each != risk]
        self.answer(set_worries(self.household, [*others, risk] if on else others))
