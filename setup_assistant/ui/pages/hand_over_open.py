"""Opening the hand-over page from any page that shows a step."""

from setup_assistant.advice.tasks import Task
from setup_assistant.domain.guide import Step
from setup_assistant.domain.screen import Where
from setup_assistant.flow.page import PageId
from setup_assistant.guides.walked import Walked
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.hand_over_subject import MEASURES, PHONES, ROUTER
from setup_assistant.ui.widgets.button import Button, Look


def hands_over(task: Task) -> bool:
    """Tell whether this program hands a step on: to a phone by a code, to a router by addresses."""
    return task.measure in MEASURES


def hand_button(page: Page, task: Task, name: str, look: Look) -> Button:
    """Return the button that opens the hand-over page at a step."""
    key = "setup.hand-over.router" if task.measure == ROUTER else "setup.hand-over"
    button = page.button(key, name, look, after="arrow-right")
    button.clicked.connect(lambda: page.opened.emit(PageId.HAND_OVER.value, task.id))
    return button


def handed_in(now: Walked, step: Step) -> Task | None:
    """Return what this program hands over in a step of a guide that is done on this computer, if anything."""
    if step.at is not Where.COMPUTER or now.device is None:
        return None
    measure = next((each for each in now.guide.sets if each in PHONES), None)
    return None if measure is None else Task(measure=measure, at=now.device.id)
