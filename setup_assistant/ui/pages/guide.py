"""A guide: what must be ready, then one step at a time with its drawn screen, then whether it worked."""

from functools import cached_property

from PySide6.QtWidgets import QWidget

from setup_assistant.flow.page import PageId
from setup_assistant.flow.progress import last_opened
from setup_assistant.guides import find
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.jobs.guiding import guiding
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages import guide_end, guide_start, guide_step
from setup_assistant.ui.pages.guide_open import open_step
from setup_assistant.ui.pages.guide_picture import Picture
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.instruction import Instruction
from setup_assistant.ui.widgets.label import Heading
from setup_assistant.ui.widgets.ticks import GuideTicks


class GuidePage(Page):
    """The guide that was opened last, where the family left it."""

    id = PageId.GUIDE
    dense = True

    @cached_property
    def guiding(self) -> Walked | None:
        """The open guide at its place; None before any was opened, or when this edition has none of its id."""
        opened = last_opened(self.household)
        if opened is None or find.by_id(self.view.content.guide_heads, opened.guide) is None:
            return None
        plan = self.view.plan if self.household.devices else None
        return guiding(self.view.content, self.household, plan, opened)

    @cached_property
    def telling(self) -> Telling | None:
        """The open guide in the language of the window."""
        now = self.guiding
        return None if now is None else Telling(now.guide, self.words, now.given)

    def build(self) -> None:
        """Show the start, the open step or the end."""
        now, telling = self.guiding, self.telling
        if now is None or telling is None:
            self.body.addWidget(self._to_list(Look.PLAIN))
        elif now.step is not None:
            guide_step.fill(self, now, telling, now.step)
        elif now.is_over:
            guide_end.fill(self, now, telling)
        else:
            guide_start.fill(self, now, telling)
        self.body.addStretch(1)

    def title(self) -> str:
        """Return the instruction of the step, or the title of the guide."""
        now, telling = self.guiding, self.telling
        if now is None or telling is None:
            return self.words.screen("guide.none")
        if now.step is not None:
            return telling.screen(now.step.do)
        return telling.screen(now.guide.title) if not now.is_over else guide_end.title(self, now)

    def lead(self) -> str:
        """Return what the guide is good for, at its start; in a narrow window that stands in the body."""
        now, telling = self.guiding, self.telling
        if now is None or telling is None:
            return self.words.screen("guide.none.lead")
        if now.step is not None:
            return ""
        if now.is_over:
            return self.words.screen("guide.end.lead")
        return "" if self.view.narrow else telling.screen(now.guide.summary)

    def heading(self) -> Heading:
        """Return the heading; in an instruction the words of the real screen are marked."""
        now, telling = self.guiding, self.telling
        if now is None or telling is None or now.step is None:
            return super().heading()
        marked = guide_step.quoted(telling, now.step)
        return Instruction(self.theme, self.title(), marked, Type.H2 if self.view.narrow else Type.H1)

    def above(self) -> QWidget | None:
        """Return whose device it is, which guide, and how far the family is."""
        now, telling = self.guiding, self.telling
        return None if now is None or telling is None else guide_step.crumb(self, now, telling)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return the pills of the steps."""
        now = self.guiding
        if now is None or now.step is None:
            return ()
        done = tuple(step.id in now.progress.done for step in now.steps)
        name = self.words("guide.ticks.name", number=now.number, total=len(now.steps), done=sum(done))
        return (GuideTicks(self.theme, done=done, number=now.number, name=name, pills=not self.view.narrow),)

    def beside(self) -> QWidget | None:
        """Return the drawn screen of the step; in a narrow window it stands in the body."""
        now, telling = self.guiding, self.telling
        if now is None or telling is None or now.step is None or self.view.narrow:
            return None
        return Picture(self, telling, now.step).at_the_side()

    def foot(self) -> str | None:
        """Return what is left on this device, and when the guide was read."""
        now = self.guiding
        return None if now is None else guide_step.foot(self, now)

    def back_action(self) -> Button | None:
        """Return the way to the step before."""
        now = self.guiding
        if now is None or now.earlier is None:
            return None
        back = self.button("foot.back", "back", icon="arrow-left")
        back.clicked.connect(lambda: open_step(self, now, now.earlier or ""))
        return back

    def other_actions(self) -> tuple[Button, ...]:
        """Return what else can be done from here."""
        now = self.guiding
        return () if now is None else guide_step.other_actions(self, now)

    def main_action(self) -> Button | None:
        """Return the button that begins, that says a step is done, or that says it was seen at work."""
        now = self.guiding
        if now is None:
            return None
        if now.step is not None:
            return guide_step.done_button(self, now, now.step)
        return guide_end.main_button(self, now) if now.is_over else guide_start.begin_button(self, now)

    def _to_list(self, look: Look) -> Button:
        button = self.button("guide.to-list", "to-list", look, icon="list")
        button.clicked.connect(lambda: self.opened.emit(PageId.GUIDES.value, ""))
        return button
