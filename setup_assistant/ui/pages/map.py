"""The map: what stops where, the gaps that remain and the next three steps."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.summary import closed, has_declined
from setup_assistant.domain.value import message
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.map_gaps import gap_panel, next_steps, opened_panel
from setup_assistant.ui.pages.map_table import MapRows, chosen_summary, map_table, map_width, one_device
from setup_assistant.ui.pages.steps import duration, start_button, things
from setup_assistant.ui.widgets.beside import Beside
from setup_assistant.ui.widgets.button import Button

SIDE = 236
"""Width of the panel of gaps."""


class MapPage(Page):
    """Devices by ways and risks; a cell that is opened shows its parts in the panel at the side."""

    id = PageId.MAP
    dense = True

    def build(self) -> None:
        """Table and steps at the left, the gaps or an opened cell at the right; one column at large text."""
        rows = MapRows(self)
        chosen = chosen_summary(rows)
        side = gap_panel(self) if chosen is None else opened_panel(self, rows, chosen)
        if self.view.narrow:
            self.body.addLayout(one_device(rows))
            if chosen is not None:
                self.body.addWidget(side)
            self.body.addLayout(next_steps(self))
            if chosen is None:
                self.body.addWidget(side)
        else:
            px = self.theme.px
            self.body.addWidget(Beside(self._main(rows), side, side_width=px(SIDE), gap=px(16), least=map_width(rows)))
        self.body.addStretch(1)

    def _main(self, rows: MapRows) -> QWidget:
        main = QWidget()
        box = QVBoxLayout(main)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(8))
        box.addLayout(map_table(rows))
        box.addSpacing(self.theme.px(4))
        box.addLayout(next_steps(self))
        box.addStretch(1)
        return main

    def title(self) -> str:
        """Return the finding."""
        count = len(self.view.plan.coverage.gaps)
        return (
            self.words.screen(message("map.title", count=count, things=things(self.words, count)))
            if count
            else self.words.screen(f"map.title.{self._none}")
        )

    def lead(self) -> str:
        """Return how many gaps are closed and how long the others take, honestly."""
        plan, words = self.view.plan, self.words
        count = len(plan.coverage.gaps)
        done = closed(self.household, plan.coverage)
        minutes = duration(words, plan.minutes_now + plan.minutes_later)
        if not count:
            return words.screen(f"map.lead.{self._none}")
        if done:
            return words.screen(
                "map.lead.closed",
                total=things(words, done + count),
                closed=things(words, done),
                left=things(words, count),
                minutes=minutes,
            )
        return words.screen("map.lead.open", minutes=minutes)

    @property
    def _none(self) -> str:
        """What it is that no gap is left: nothing, or what the family decided not to set."""
        return "declined" if has_declined(self.view.plan.coverage) else "none"

    def main_action(self) -> Button | None:
        """Start the first step once the plan was seen; before that, the questions go on."""
        seen = PageId.PLAN.value in self.household.visited
        return start_button(self) if seen and self.view.plan.now else None
