"""What has to keep working?  Known needs to tick, and the family's own words."""

from PySide6.QtWidgets import QGridLayout, QWidget

from setup_assistant.flow.answers import dont_know, set_needs
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.names import text_field
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.choice import TickChip
from setup_assistant.ui.widgets.line import TickLine


class NeedsPage(Page):
    """Sites and apps that must not stop; the plan says beforehand what could stop them."""

    id = PageId.NEEDS

    def build(self) -> None:
        """Known needs in columns, own words below, then `I don't know`."""
        chosen = self._chosen()
        grid = QGridLayout()
        grid.setSpacing(self.theme.px(8))
        columns = 1 if self.view.narrow else 3
        for place, need in enumerate(self.view.catalog.must_work):
            line = TickLine(self.theme, self.words.screen(need.name))
            line.setObjectName(f"need-{need.id}")
            line.setChecked(need.id in chosen)
            line.clicked.connect(lambda on, which=need.id: self._need(which, on=on))
            grid.addWidget(line, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self._own_words()
        unsure = TickChip(self.theme, self.words("needs.none"))
        unsure.setObjectName("need-unknown")
        unsure.setChecked("must-work" in self.household.unknown)
        unsure.clicked.connect(lambda: self.answer(dont_know(self.household, "must-work")))
        self.body.addLayout(self.row(unsure))
        if self.view.narrow:
            self.body.addWidget(self.why("must-work"))
        self.body.addStretch(1)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask."""
        return () if self.view.narrow else (self.why("must-work"),)

    def _chosen(self) -> list[str]:
        return [each.need for each in self.household.must_work if each.need is not None]

    def _words(self) -> str:
        return next((each.words for each in self.household.must_work if each.words), "")

    def _need(self, need: str, *, on: bool) -> None:
        others = [each for each in self._chosen() if each != need]
        self.answer(set_needs(self.household, [*others, need] if on else others, self._words()))

    def _own_words(self) -> None:
        field = text_field(
            self, "need-words", self._words(), self.words("needs.own"), hint=self.words("needs.own.hint")
        )
        field.textEdited.connect(self._typed)
        field.editingFinished.connect(lambda: self.acted.emit("glyphs", field.text()))
        label = self.label("needs.own", Step.BODY, bold=True)
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)

    def _typed(self, text: str) -> None:
        self.household = set_needs(self.household, self._chosen(), text)
        self.typed.emit(self.household)
