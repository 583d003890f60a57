"""Services and site-name filters side by side on one set of criteria, a few columns at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from setup_assistant.domain.value import message
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.compare_columns import Shown, columns, grid
from setup_assistant.ui.pages.steps import things
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.choice import ChoiceChip
from setup_assistant.ui.widgets.compare_table import CompareTable
from setup_assistant.ui.widgets.table import content
from setup_assistant.ui.widgets.wrap import WrapRow


class ComparePage(Page):
    """What fits the family first; nothing scrolls sideways, buttons show the next columns."""

    id = PageId.COMPARE
    dense = True

    def build(self) -> None:
        """Put the choices above the table and the way to further columns below it."""
        self.shown = Shown.of(self.view.detail, per_page=2 if self.view.narrow else 5)
        every = columns(self, self.shown)
        self.shown = self.shown.within(len(every))
        self.body.addLayout(self._choices())
        start = self.shown.start
        model = grid(self, every[start : start + self.shown.per_page])
        table = CompareTable(self.theme, self.words("compare.table"), model, narrow=self.view.narrow)
        table.chosen.connect(lambda row, column: self._open(content(model.index(row, column)).name))
        self.body.addWidget(table, 1)
        self.body.addLayout(self._pages(len(every)))

    def title(self) -> str:
        """Return the finding: how many fit."""
        shown = Shown.of(self.view.detail, per_page=1)
        count = len(columns(self, shown))
        said = message(f"compare.title.{shown.range}", count=count, things=things(self.words, count))
        return self.words.screen(said)

    def lead(self) -> str:
        """Return the rule of the order."""
        filters = Shown.of(self.view.detail, per_page=1).kind == "filters"
        return self.words.screen("compare.lead.filters" if filters else "compare.order")

    def _choices(self) -> WrapRow:
        """Return what is compared, and whether only what fits."""
        row = WrapRow(self.theme.px(8))
        for name, values in (("kind", ("services", "filters")), ("range", ("fit", "all"))):
            group = QButtonGroup(self)
            for value in values:
                said = self.words(f"compare.{name}.{value}")
                chip = ChoiceChip(self.theme, said, said, soft=True)
                chip.setObjectName(f"{name}-{value}")
                chip.setChecked(value in (self.shown.kind, self.shown.range))
                chip.clicked.connect(self._choose(name, value))
                group.addButton(chip)
                row.addWidget(chip)
        return row

    def _choose(self, name: str, value: str) -> Callable[..., None]:
        detail = self.shown.with_choice(name, value)
        return lambda _on=False: self.answer(self.household, detail)

    def _pages(self, total: int) -> QHBoxLayout:
        """Return the legend and the buttons that show other columns."""
        shown = self.shown
        last = min(shown.start + shown.per_page, total)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(10))
        if not self.view.narrow:
            row.addWidget(self.label("compare.legend", Step.SMALL, color="ink2"), 1)
        else:
            row.addStretch(1)
        place = self.words("compare.place", first=min(shown.start + 1, total), last=last, total=total)
        row.addWidget(self.text(place, Step.SMALL, color="ink2").single_line())
        for name, icon, to, there in (
            ("before", "chevron-left", shown.start - shown.per_page, shown.start > 0),
            ("after", "chevron-right", shown.start + shown.per_page, last < total),
        ):
            row.addWidget(self._turn(name, icon, to, there=there))
        return row

    def _turn(self, name: str, icon: str, to: int, *, there: bool) -> QWidget:
        button = self.button(f"compare.{name}", f"columns-{name}", Look.QUIET, icon=icon)
        button.setEnabled(there)
        if not there:
            button.hide()
        button.clicked.connect(lambda: self.answer(self.household, self.shown.at(to)))
        return button

    def _open(self, name: str) -> None:
        """Open a source in the browser when its cell is pressed."""
        address = next((part for part in name.split() if part.startswith("https://")), "")
        if address:
            self.acted.emit("open-url", address)
