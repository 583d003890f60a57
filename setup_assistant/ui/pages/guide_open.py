"""Opening guides and their steps from any page."""

from setup_assistant.domain.progress import END, START
from setup_assistant.flow import progress
from setup_assistant.flow.page import PageId
from setup_assistant.guides.walked import Walked
from setup_assistant.ui.page import Page

PRACTICE = "practice"
"""What the page is opened at while its drawn screen is being tried out."""


def open_guide(page: Page, guide: str, at: str | None) -> None:
    """Open a guide where the family left it."""
    page.typed.emit(progress.open_guide(page.household, guide, at))
    page.opened.emit(PageId.GUIDE.value, "")


def begin_again(page: Page, now: Walked) -> None:
    """Forget the ticks of a guide and open its start; notes stay."""
    page.typed.emit(progress.begin_again(page.household, now.progress.guide, now.progress.at))
    page.opened.emit(PageId.GUIDE.value, "")


def open_step(page: Page, now: Walked, step: str) -> None:
    """Open a step of the open guide, its START or its END; a rehearsal goes on."""
    kept = PRACTICE if page.view.detail.startswith(PRACTICE) and step not in (START, END) else ""
    household = progress.open_step(page.household, now.progress.guide, now.progress.at, step)
    page.typed.emit(household)
    page.opened.emit(PageId.GUIDE.value, kept)
