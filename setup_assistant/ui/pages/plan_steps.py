"""One step of the plan as a card: act, reasons, minutes and cost; the long parts open when somebody wants them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.domain.plan import Step
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.step_facts import (
    cost,
    filter_line,
    filter_of,
    listed,
    measure_of,
    ready_lines,
    section,
    tradeoffs,
)
from setup_assistant.ui.pages.steps import act, detail_of, duration, open_step
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.badge import Badge
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel


def step_panel(page: Page, number: int, step: Step) -> Panel:
    """Return the card of a step for now."""
    panel = Panel(page.theme, edge="accent" if number == 1 else "", pad=14)
    panel.setAccessibleName(act(page, step, plain=True))
    head = QHBoxLayout()
    head.setSpacing(page.theme.px(12))
    badge = Badge(page.theme, str(number), ink="accent", size=28, hollow=number != 1)
    head.addWidget(badge, alignment=Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(page.theme.px(4))
    words.addWidget(page.text(act(page, step), Type.LEAD, bold=True))
    for reason in step.because[:2]:
        words.addWidget(page.text(page.words.screen(reason, **dict(step.fields)), Type.TIGHT, color="ink2"))
    words.addWidget(_facts(page, step))
    head.addLayout(words, 1)
    panel.box.addLayout(head)
    panel.box.addWidget(_buttons(page, number, step))
    return panel


def _facts(page: Page, step: Step) -> QWidget:
    """Return minutes, cost, people, needs and the gaps it closes."""
    measure = measure_of(page, step.measure)
    facts = QWidget()
    box = QVBoxLayout(facts)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(2))
    minutes = page.words("step.about", minutes=duration(page.words, step.minutes))
    price = cost(page, step.yen_a_month, measure.cost.fact)
    box.addWidget(IconLine(page.theme, "clock", page.words.screen("step.minutes-cost", minutes=minutes, cost=price)))
    for line in ready_lines(page, measure):
        box.addWidget(line)
    if step.closes:
        said = listed(page, [str(each) for each in step.closes])
        box.addWidget(IconLine(page.theme, "circle-check", page.words.screen("step.closes", gaps=said)))
    return facts


def _buttons(page: Page, number: int, step: Step) -> QWidget:
    opening = page.button("plan.open-step", f"open-step-{number}", Look.QUIET, after="arrow-right")
    opening.setAccessibleName(page.words("plan.open-step.name", act=act(page, step, plain=True)))
    opening.clicked.connect(open_step(page, step))
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(page.theme.px(0 if page.view.narrow else 40), 0, 0, 0)
    said = page.words("plan.more.name", act=act(page, step, plain=True))
    more = Disclosure(
        page.theme, page.words("plan.more"), f"more-{detail_of(step)}", partial(_more, page, step), said=said
    )
    box.addWidget(more, 1)
    box.addWidget(opening, alignment=Qt.AlignmentFlag.AlignTop)
    return row


def _more(page: Page, step: Step) -> QWidget:
    """Return the long parts: all reasons, the filter, what the family notices, how quickly it is undone."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    panel.box.setSpacing(page.theme.px(10))
    fields = dict(step.fields)
    chosen = filter_of(page, step.filter)
    rest = [page.words.screen(each, **fields) for each in step.because[2:]]
    if rest:
        panel.box.addWidget(section(page, page.words("step.because"), rest))
    if chosen is not None:
        line = filter_line(page, chosen, testable=step.filter_testable)
        panel.box.addWidget(section(page, page.words("step.filter"), [line]))
    for part in tradeoffs(page, measure_of(page, step.measure), fields, step):
        panel.box.addWidget(part)
    return panel
