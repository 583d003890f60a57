"""One step at a time: what is needed, where it is done, what the family will notice, and how it went."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.looking import Spot
from setup_assistant.advice.tasks import Task, current, next_after, tasks
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.flow.devices import clear_setting
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.setup_parts import (
    answers_row,
    how_panel,
    lead_of,
    onward,
    said_of,
    spots_of,
    start_button,
    task_list,
    told_of,
)
from setup_assistant.ui.pages.spots import told_at, where
from setup_assistant.ui.pages.step_facts import measure_of
from setup_assistant.ui.widgets.beside import Beside
from setup_assistant.ui.widgets.button import Button, Look

SIDE, LEAST = 300, 560
_WHERE = "?where"
"""End of what the page is opened at while it asks where a step was seen at work."""


class SetupPage(Page):
    """One measure at one place, and the list of all steps with how they stand."""

    id = PageId.SETUP
    dense = True

    def build(self) -> None:
        """Put the open step at the left, all steps at the right."""
        every = self._tasks()
        task = self._task()
        listed = task_list(self, every, task)
        if task is None:
            self.body.addWidget(listed)
        elif self.view.narrow:
            self.body.addWidget(self._step(task))
            self.body.addWidget(listed)
        else:
            px = self.theme.px
            step = self._step(task)
            self.body.addWidget(Beside(step, listed, side_width=px(SIDE), gap=px(20), least=px(LEAST)))
        self.body.addStretch(1)

    def title(self) -> str:
        """Return the act of the open step, or that nothing is left."""
        task = self._task()
        if task is None:
            return self.words.screen("setup.title.none")
        return self.words.screen(measure_of(self, task.measure).act, **said_of(self, task))

    def lead(self) -> str:
        """Return minutes and cost of the step, or its state."""
        return lead_of(self, self._task())

    def main_action(self) -> Button | None:
        """Open where the step is done, or without such a place say that it is; what is set already leads on."""
        task = self._task()
        if task is None or task.step is None:
            return None
        if task.state not in (SettingState.SET, SettingState.SEEN) and (start := start_button(self, task)) is not None:
            return start
        done = self.button("setup.done", "main", Look.MAIN, icon="check")
        done.clicked.connect(lambda: self.say(SettingState.SET))
        return done

    def other_actions(self) -> tuple[Button, ...]:
        """Return the way on for whoever wants to look at what is set before the next step."""
        return onward(self, self._task())

    def say(self, state: SettingState) -> None:
        """Give an answer about the open step and go on to the next one."""
        task = self._task()
        if task is None:
            return
        self._go_on(task, told_of(self, task, state), stays=task.step is None or state is SettingState.NOT_SET)

    def saw(self) -> None:
        """Say that the open step was seen at work: where that differs by network, the answer names it."""
        task = self._task()
        spots = spots_of(self, task) if task is not None else ()
        if task is None or not spots:
            self.say(SettingState.SEEN)
        elif len(spots) == 1:
            self.saw_at(spots[0])
        else:
            self.answer(self.household, task.id if self._asks else f"{task.id}{_WHERE}")

    def saw_at(self, spot: Spot) -> None:
        """Say that the open step is set and was seen at work at one spot."""
        task = self._task()
        if task is not None:
            told = told_at(self, told_of(self, task, SettingState.SET), task.measure, task.at, spot)
            if task.step is None:  # the question stays: it may have been seen elsewhere too
                self.answer(told)
            else:
                self._go_on(task, told, stays=False)

    def want(self) -> None:
        """Take back that the open step is not wanted: the plan may propose it again."""
        task = self._task()
        if task is not None:
            self.answer(clear_setting(self.household, task.measure, task.at), task.id)

    def later(self) -> None:
        """Leave the open step as it is and show the next one."""
        task = self._task()
        following = next_after(self._tasks(), task) if task is not None else None
        if following is not None:
            self.answer(self.household, following.id)

    def _go_on(self, task: Task, household: Household, *, stays: bool) -> None:
        following = next_after(self._tasks(), task)
        self.answer(household, task.id if stays or following is None else following.id)

    def _step(self, task: Task) -> QWidget:
        step = QWidget()
        box = QVBoxLayout(step)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(12))
        box.addWidget(how_panel(self, task))
        box.addLayout(answers_row(self, task, saw=self.saw, say=self.say, later=self.later, want=self.want))
        if self._asks and (spots := spots_of(self, task)):
            box.addLayout(where(self, spots, task.measure, self.saw_at))
        if not self.view.narrow:
            box.addStretch(1)
        return step

    def _tasks(self) -> tuple[Task, ...]:
        return tasks(self.household, self.view.plan)

    def _task(self) -> Task | None:
        return current(self._tasks(), self.view.detail.removesuffix(_WHERE))

    @property
    def _asks(self) -> bool:
        """True while the page asks where the open step was seen at work."""
        return self.view.detail.endswith(_WHERE)
