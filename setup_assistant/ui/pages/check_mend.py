"""What closes an open row: the step of the plan, or the setup page where the plan has none."""

from setup_assistant.advice.outcome import Verdict
from setup_assistant.domain.bypass import Bypass, SeenFrom
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import Sight
from setup_assistant.domain.plan import Step
from setup_assistant.domain.record import CheckRecord
from setup_assistant.flow.page import PageId
from setup_assistant.jobs.setting_here import is_here
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_subject import Subject
from setup_assistant.ui.pages.check_ways import BROWSER, SYSTEM
from setup_assistant.ui.pages.steps import detail_of, duration
from setup_assistant.ui.widgets.button import Button, Look


def step_for_way(page: Page, record: CheckRecord, way: str) -> Step | None:
    """Return the step that closes an open way: the one of its gap, else any that sets a filter for this device."""
    if way == BROWSER:
        own = next((each for each in page.view.catalog.bypasses if each.id == "browser-own-lookup"), None)
        return step_for_leak(page, record, own) if own is not None else None
    steps = _steps(page)
    ways = {way, *(() if way != SYSTEM else ("v4", "v6"))}
    cells = {
        (record.device, f"{record.network}-{each}", risk.id) for each in ways for risk in page.view.catalog.risks
    } | {(record.device, record.network, risk.id) for risk in page.view.catalog.risks}
    takes = {each.id for each in page.view.catalog.measures if each.takes_filter}
    filters = [each for each in steps if each.measure in takes]
    closing = next((each for each in filters if cells & set(each.cells)), None)
    here = {record.device, record.network}
    return closing or next((each for each in filters if each.at in here), None)


def step_for_leak(page: Page, record: CheckRecord, bypass: Bypass) -> Step | None:
    """Return the step of the plan that closes a way past the filter: here, for what is seen on this computer itself."""
    found = [each for each in _steps(page) if each.measure in bypass.measures]
    here = [each for each in found if each.at in {record.device, record.network}]
    return next(iter(here if bypass.seen_from is SeenFrom.COMPUTER else (*here, *found)), None)


def mend_button(page: Page, step: Step, name: str, about: str) -> Button:
    """Return the button of a row that leads to the step; its name says what it mends."""
    words = page.words("check.mend", minutes=duration(page.words, step.minutes))
    button = Button(page.theme, words)
    button.setObjectName(f"mend-{name}")
    button.setAccessibleName(page.words("choice.name", about=about, answer=words))
    button.clicked.connect(lambda: _lead_to(page, step))
    return button


def mends(subject: Subject) -> bool:
    """Tell whether something is open, so that mending it is the main action."""
    return subject.outcome is not None and subject.outcome.verdict is Verdict.GAPS


def main_button(page: Page, subject: Subject) -> Button | None:
    """Return the main action where something is open: to the step that closes the first of it."""
    if not mends(subject):
        return None
    step = _first(page, subject)
    if step is None:
        button = page.button("check.to-setup", "main", Look.MAIN, after="arrow-right")
        button.clicked.connect(lambda: page.opened.emit(PageId.SETUP.value, ""))
        return button
    words = page.words("check.mend-all", minutes=duration(page.words, step.minutes))
    button = Button(page.theme, words, Look.MAIN, after="arrow-right")
    button.clicked.connect(lambda: _lead_to(page, step))
    return button


def _lead_to(page: Page, step: Step) -> None:
    """Open the page on which a step is done; what this program can set by itself has its own."""
    if page.view.sets and is_here(page.household, step.measure, step.at):
        page.opened.emit(PageId.COMPUTER.value, "")
    else:
        page.opened.emit(PageId.SETUP.value, detail_of(step))


def _first(page: Page, subject: Subject) -> Step | None:
    record = subject.record
    if record is None:
        return None
    known = {each.id: each for each in page.view.catalog.bypasses}
    found = [step_for_way(page, record, each.way) for each in record.ways if each.state is CheckState.OPEN]
    found += [
        step_for_leak(page, record, known[each.bypass])
        for each in record.leaks
        if each.sight is Sight.FOUND and each.bypass in known
    ]
    return next((each for each in found if each is not None), None)


def _steps(page: Page) -> tuple[Step, ...]:
    return (*page.view.plan.now, *page.view.plan.later)
