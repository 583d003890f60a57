"""How much time is there today?  The plan is cut to it, and the rest waits with dates."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from setup_assistant.flow.answers import dont_know, set_minutes
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.choice import ChoiceChip

MINUTES = (10, 30, 60)
"""Answers offered, in minutes."""


class TimePage(Page):
    """10, 30 or 60 minutes, or nobody knows: then nothing is cut."""

    id = PageId.TIME

    def build(self) -> None:
        """Four large chips."""
        grid = QGridLayout()
        grid.setSpacing(self.theme.px(12))
        group = QButtonGroup(self)
        columns = 2 if self.view.narrow else 4
        for place, minutes in enumerate((*MINUTES, None)):
            chip = self._chip(minutes)
            group.addButton(chip)
            grid.addWidget(chip, place // columns, place % columns)
        self.body.addLayout(grid)
        self.body.addWidget(self.label("time.after", color="ink2"))
        if self.view.narrow:
            self.body.addWidget(self.why("minutes"))
        self.body.addStretch(1)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask."""
        return () if self.view.narrow else (self.why("minutes"),)

    def _chip(self, minutes: int | None) -> ChoiceChip:
        if minutes is None:
            chip = ChoiceChip(self.theme, self.words("answer.unknown"), second=self.words("time.unknown"))
            chip.setChecked("minutes" in self.household.unknown)
            chip.clicked.connect(lambda: self.answer(dont_know(self.household, "minutes")))
        else:
            words = self.words("time.minutes", minutes=minutes)
            chip = ChoiceChip(self.theme, words, second=self.words(f"time.{minutes}"))
            chip.setChecked(self.household.minutes == minutes)
            chip.clicked.connect(lambda: self.answer(set_minutes(self.household, minutes)))
        chip.setObjectName(f"minutes-{minutes or 0}")
        chip.setMinimumHeight(self.theme.px(76))
        return chip
