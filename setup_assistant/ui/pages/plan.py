"""The plan: what to do now in order, what waits, what to find out, what stays open, and how it grows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.value import message
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.plan_parts import cards_panel, growth_panel, later_panel, remaining_part, totals
from setup_assistant.ui.pages.plan_steps import step_panel
from setup_assistant.ui.pages.steps import duration, start_button, things
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.beside import Beside
from setup_assistant.ui.widgets.button import Button

SIDE, LEAST = 300, 560


class PlanPage(Page):
    """Everything the family decided to do, with its reasons, in the order of what it closes."""

    id = PageId.PLAN
    dense = True

    def build(self) -> None:
        """Put the steps at the left, sums, cards and growth at the right; what stays open below."""
        px = self.theme.px
        if self.view.narrow:
            self.body.addWidget(self._column(self._steps()))
            self.body.addWidget(self._column(self._aside()))
        else:
            main, side = self._column(self._steps()), self._column(self._aside())
            self.body.addWidget(Beside(main, side, side_width=px(SIDE), gap=px(20), least=px(LEAST)))
        self.body.addWidget(remaining_part(self))
        self.body.addStretch(1)

    def title(self) -> str:
        """Return how much there is to do now."""
        plan = self.view.plan
        if not plan.now:
            return self.words.screen("plan.title.none")
        count = len(plan.now)
        minutes = duration(self.words, plan.minutes_now)
        return self.words.screen(message("plan.title", count=count, things=things(self.words, count), minutes=minutes))

    def lead(self) -> str:
        """Return the rule of the order in one sentence."""
        return self.words.screen("plan.order" if self.view.plan.now else "plan.lead.none")

    def foot(self) -> str | None:
        """Return fewer words where the main button leaves little room."""
        return self.words.screen("plan.stop.short") if self.view.narrow and self.view.plan.now else None

    def main_action(self) -> Button | None:
        """Start the first step; without one the page leads on."""
        return start_button(self) if self.view.plan.now else None

    def other_actions(self) -> tuple[Button, ...]:
        """Offer the comparison, and the plan on paper where there is room."""
        compare = self.button("plan.compare", "open-compare", icon="equal")
        compare.clicked.connect(lambda: self.opened.emit("compare", ""))
        return () if self.view.narrow else (compare,)

    def _column(self, parts: list[QWidget]) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(12))
        for part in parts:
            box.addWidget(part)
        if not self.view.narrow:
            box.addStretch(1)
        return column

    def _steps(self) -> list[QWidget]:
        plan = self.view.plan
        parts: list[QWidget] = [step_panel(self, number, step) for number, step in enumerate(plan.now, 1)]
        if plan.later:
            parts += [self.label("plan.later", Step.H2), later_panel(self)]
        return parts

    def _aside(self) -> list[QWidget]:
        parts: list[QWidget] = [totals(self)]
        if self.view.plan.cards:
            parts.append(cards_panel(self))
        if self.view.plan.growth:
            parts.append(growth_panel(self))
        return parts
