"""The rows of stages on the first page: one for each child, and an empty one while somebody is added."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from setup_assistant.domain.household import Child, Stage
from setup_assistant.flow.answers import add_child, set_stage
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.choice import ChoiceChip
from setup_assistant.ui.widgets.even import EvenRows
from setup_assistant.ui.widgets.wrap import WrapRow

ADD = "add"
"""Detail of the page while an empty row waits for one more child."""

_GAP = 10


def rows(page: Page) -> list[Child | None]:
    """Return the children in order; None stands for the empty row."""
    children: list[Child | None] = list(page.household.children)
    return [*children, None] if not children or page.view.detail == ADD else children


def stage_rows(page: Page) -> QVBoxLayout:
    """Return all rows, or at large text one child with a switch above."""
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(12))
    grid = QGridLayout()
    grid.setSpacing(page.theme.px(_GAP))
    grid.setVerticalSpacing(page.theme.px(12))
    every = rows(page)
    if page.view.narrow and len(every) > 1:
        now = _shown(page, every)
        box.addLayout(_switch(page, every, now))
        _row(page, grid, 0, now + 1, every[now])
    else:
        line = 0
        for number, child in enumerate(every, 1):
            line = _row(page, grid, line, number, child)
    box.addLayout(grid)
    return box


def _shown(page: Page, every: list[Child | None]) -> int:
    ids = [ADD if child is None else child.id for child in every]
    return ids.index(page.view.detail) if page.view.detail in ids else 0


def _switch(page: Page, every: list[Child | None], now: int) -> WrapRow:
    row = WrapRow(page.theme.px(8))
    group = QButtonGroup(page)
    for place, child in enumerate(every):
        said = page.words("child.number", number=place + 1)
        chip = ChoiceChip(page.theme, child.nickname if child and child.nickname else said, said, soft=True)
        chip.setObjectName(f"child-{place + 1}")
        chip.setChecked(place == now)
        chip.clicked.connect(lambda _on=False, to=ADD if child is None else child.id: page.answer(page.household, to))
        group.addButton(chip)
        row.addWidget(chip)
    return row


def _row(page: Page, grid: QGridLayout, line: int, number: int, child: Child | None) -> int:
    """Put one child's row into the grid and return the next free line."""
    chips = [_chip(page, number, child, info.id) for info in page.view.content.stages]
    if not page.view.narrow:
        grid.addWidget(_name(page, number, child), line, 0)
        grid.setColumnMinimumWidth(0, page.theme.px(92))
    row = EvenRows(page.theme.px(_GAP), len(chips))
    group = QButtonGroup(page)
    for chip in chips:
        group.addButton(chip)
        row.addWidget(chip)
    grid.addLayout(row, line, 1)
    grid.setColumnStretch(1, 1)
    return line + 1


def _name(page: Page, number: int, child: Child | None) -> QWidget:
    named = QWidget()
    box = QVBoxLayout(named)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addStretch(1)
    box.addWidget(page.text(page.words("child.number", number=number), Step.SMALL, color="ink2"))
    if child is not None and child.nickname:
        box.addWidget(page.text(child.nickname, Step.LEAD, bold=True))
    box.addStretch(1)
    return named


def _chip(page: Page, number: int, child: Child | None, stage: Stage) -> ChoiceChip:
    info = next(each for each in page.view.content.stages if each.id is stage)
    ages = page.words.say(info.ages)
    said = page.words("child.stage", number=number, stage=page.words.say(info.name), ages=ages)
    chip = ChoiceChip(page.theme, page.words.say(info.short), said, second=ages)
    chip.setObjectName(f"child-{number}-{stage.value}")
    chip.setMinimumHeight(page.theme.px(58 if page.view.narrow else 76))
    chip.setChecked(child is not None and child.stage is stage)
    chip.clicked.connect(lambda: _choose(page, child, stage))
    return chip


def _choose(page: Page, child: Child | None, stage: Stage) -> None:
    if child is not None:
        page.answer(set_stage(page.household, child.id, stage))
        return
    grown = add_child(page.household, stage)
    page.answer(grown, grown.children[-1].id if page.view.narrow else "")
