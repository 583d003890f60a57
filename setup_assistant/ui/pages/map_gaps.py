"""Beside the map: the gaps that remain, the parts of an opened cell, and the next three steps."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from setup_assistant.advice.summary import Summary, has_declined, reopened
from setup_assistant.domain.coverage import Cell, Gap, State
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.value import message
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.map_table import MapRows
from setup_assistant.ui.pages.steps import act, detail_of, duration, open_step, step_of_gap, things
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.badge import Badge, NumberedRow, StepCard
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import Glyph, IconLine, StateMark
from setup_assistant.ui.widgets.panel import Panel, Rule

_NEXT = 3


def gap_panel(page: Page) -> Panel:
    """Return the list of gaps, each with the way to close it, and the link to the printed map."""
    panel = Panel(page.theme, pad=14)
    coverage = page.view.plan.coverage
    declined = has_declined(coverage)
    mark = Glyph(page.theme, "", size=22, state=State.OPEN if coverage.gaps or declined else State.BLOCKED)
    none = "map.title.declined" if declined else "map.gaps.none"
    title = page.label("map.gaps" if coverage.gaps else none, Type.H2)
    head = page.row(mark, title, gap=10, stretch=False)
    head.setStretch(1, 1)
    panel.box.addLayout(head)
    again = reopened(coverage)
    for gap in coverage.gaps:
        panel.box.addWidget(_gap(page, gap, again=gap.number in again))
    unknown = sum(cell.state is State.CANNOT_TELL for cell in coverage.cells)
    if unknown:
        panel.box.addWidget(
            page.label(
                message("map.unknown", count=unknown, things=things(page.words, unknown)), Type.SMALL, color="ink2"
            )
        )
    printing = page.button("map.print", "print-map", Look.LINK, icon="printer")
    printing.clicked.connect(lambda: page.opened.emit("print", "map"))
    panel.box.addWidget(printing)
    return panel


def _gap(page: Page, gap: Gap, *, again: bool) -> NumberedRow:
    words = page.words
    minutes = duration(words, gap.minutes)
    after = words("map.gap.again", minutes=minutes) if again else minutes
    said = dict(gap.fields)
    name = words("map.gap.name", number=gap.number, sentence=words.say(gap.sentence, **said), minutes=after)
    row = NumberedRow(page.theme, Badge(page.theme, str(gap.number)), words.screen(gap.sentence, **said), after, name)
    row.setObjectName(f"gap-{gap.number}")
    step = step_of_gap(page.view.plan, gap.number)
    detail = detail_of(step) if step else f"{gap.measure}@{gap.device}"
    row.clicked.connect(lambda: page.opened.emit("setup", detail))
    return row


def next_steps(page: Page) -> QVBoxLayout:
    """Return the next three steps as cards; pressing one opens it."""
    plan, words = page.view.plan, page.words
    steps = (*plan.now, *plan.later)[:_NEXT]
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(6))
    if not steps:
        return box
    minutes = duration(words, sum(step.minutes for step in steps))
    title = message("map.next", count=len(steps), things=things(words, len(steps)))
    total = page.text(words.screen("map.next.sum", minutes=minutes), Type.SMALL, color="ink2")
    head = page.row(page.label(title, Type.BODY, bold=True), total, gap=10, stretch=False)
    head.setStretch(1, 1)
    box.addLayout(head)
    grid = QGridLayout()
    grid.setSpacing(page.theme.px(10))
    for place, step in enumerate(steps):
        said = duration(words, step.minutes)
        name = words("map.next.name", number=place + 1, act=act(page, step, plain=True), minutes=said)
        card = StepCard(page.theme, place + 1, act(page, step), said, name)
        card.setObjectName(f"next-{place + 1}")
        card.clicked.connect(open_step(page, step))
        grid.addWidget(card, place if page.view.narrow else 0, 0 if page.view.narrow else place)
    for column in range(1 if page.view.narrow else _NEXT):
        grid.setColumnStretch(column, 1)
    box.addLayout(grid)
    return box


def opened_panel(page: Page, rows: MapRows, summary: Summary) -> Panel:
    """Return the parts of one cell with their sentences, and the way back to the gaps."""
    panel = Panel(page.theme, edge="accent", pad=14)
    panel.box.setSpacing(page.theme.px(8))
    panel.box.addWidget(page.text(rows.heading(summary), Type.LEAD, bold=True))
    if not summary.parts:
        panel.box.addWidget(page.label("map.dash", color="ink2"))
    for place, cell in enumerate(summary.parts):
        if place:
            panel.box.addWidget(Rule(page.theme))
        panel.box.addWidget(_part(page, cell))
    for number in summary.gaps:
        step = step_of_gap(page.view.plan, number)
        if step is not None:
            close = Button(page.theme, page.words("map.close-gap", number=number), Look.QUIET, after="arrow-right")
            close.setObjectName(f"close-gap-{number}")
            close.clicked.connect(open_step(page, step))
            panel.box.addWidget(close)
    back = page.button("map.back", "close-cell", Look.LINK, icon="list")
    back.clicked.connect(lambda: page.answer(page.household, rows.without_cell()))
    panel.box.addWidget(back)
    return panel


def _part(page: Page, cell: Cell) -> QWidget:
    """Return one part: which risk and which way, its state, why, and since when."""
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(2))
    risk = next(each for each in page.view.catalog.risks if each.id == cell.risk)
    box.addWidget(page.label(risk.name, Type.TIGHT, bold=True))
    way = next(each for each in page.view.plan.coverage.ways if each.id == cell.way)
    both = [each for each in page.view.plan.coverage.ways if each.network == way.network]
    if way.network is not None and len(both) > 1:
        box.addWidget(page.label("way.second" if way.second else "way.usual", Type.SMALL, color="ink2"))
    box.addWidget(StateMark(page.theme, cell.state, page.words(f"state.{cell.state.value}")))
    if cell.sentence is not None:
        box.addWidget(page.text(page.words.screen(cell.sentence, **dict(cell.fields)), Type.SMALL, color="ink2"))
    if cell.at is not None:
        key = "map.seen-by-you" if cell.seen_by_family else "map.seen"
        day = calendar.day(cell.at, page.view.lang)
        box.addWidget(page.text(page.words(key, day=day), Type.SMALL, color="ink2"))
    if cell.confidence not in (None, Confidence.DEVICE, Confidence.PRIMARY):
        box.addWidget(IconLine(page.theme, "info", page.words("fact.to-confirm"), color="unk"))
    return part
