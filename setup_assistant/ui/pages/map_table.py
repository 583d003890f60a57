"""The table of the map, and at large text the cells of one device below each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.advice.summary import Column, Summary, columns, lent_devices, own_devices, summaries
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Device
from setup_assistant.domain.value import message
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.steps import shortened
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.badge import Badge
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.choice import ChoiceChip
from setup_assistant.ui.widgets.coverage_map import CoverageTable
from setup_assistant.ui.widgets.map_cell import MapCell, least_width
from setup_assistant.ui.widgets.mark import StateMark
from setup_assistant.ui.widgets.panel import Panel, PressPanel
from setup_assistant.ui.widgets.table import Grid, Said
from setup_assistant.ui.widgets.wrap import WrapRow

STATES = (State.BLOCKED, State.OPEN, State.CANNOT_TELL, State.NOT_REACHABLE, State.KEPT_BY_US)


class MapRows:
    """Rows, columns and cells of one page, and what is opened in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.devices = own_devices(page.household)
        self.lent = lent_devices(page.household)
        self.columns = columns(page.household, page.view.catalog)
        self._cells = summaries(page.view.plan.coverage)
        self.device, _, self.column = page.view.detail.partition("@")

    def summary(self, device: str, column: str) -> Summary:
        """Return what a device gets in a column."""
        nothing = Summary(device=device, column=column, state=State.DASH, gaps=(), parts=())
        return self._cells.get((device, column), nothing)

    def said(self, device: Device, column: Column) -> Said:
        """Return one cell with what a screen reader says of it."""
        found = self.summary(device.id, column.id)
        words = self.page.words
        chosen = (self.device, self.column) == (device.id, column.id)
        cell = MapCell(
            state=found.state, word=words(f"state.short.{found.state.value}"), gaps=found.gaps, chosen=chosen
        )
        return Said(cell.word, self.spoken(found, column), cell)

    def spoken(self, found: Summary, column: Column) -> str:
        """Return device, place, what it is about, state and numbers in one line."""
        words = self.page.words
        device = words.say(self.page.view.labels.device(found.device))
        about = words.say(column.name)
        about = words("map.web-on", network=about) if column.web else about
        said = words("map.cell", device=device, about=about, state=words(f"state.{found.state.value}"))
        if found.gaps:
            gaps = str(found.gaps[0])
            for number in found.gaps[1:]:
                gaps = words("list.more", first=gaps, second=number)
            said = words("map.cell.gaps", cell=said, gaps=gaps)
        return said

    def heading(self, found: Summary) -> str:
        """Return the heading of an opened cell."""
        column = next(each for each in self.columns if each.id == found.column)
        label = self.page.view.labels.device(found.device)
        key = "map.opened.web" if column.web else "map.opened"
        return self.page.words.screen(key, device=label, about=column.name)

    def without_cell(self) -> str:
        """Return the detail of the page when the opened cell is closed."""
        return self.device if self.page.view.narrow else ""

    def open(self, device: str, column: str) -> None:
        """Open a cell, or close it again when it is open."""
        same = (self.device, self.column) == (device, column)
        self.page.answer(self.page.household, self.without_cell() if same else f"{device}@{column}")


def chosen_summary(rows: MapRows) -> Summary | None:
    """Return the opened cell, if there is one."""
    known = {device.id for device in rows.devices} and {column.id for column in rows.columns}
    if rows.column not in known or rows.device not in {device.id for device in rows.devices}:
        return None
    return rows.summary(rows.device, rows.column)


def map_width(rows: MapRows) -> int:
    """Return the least width of the table."""
    words = [rows.page.words(f"state.short.{state.value}") for state in STATES]
    return least_width(rows.page.theme, words, len(rows.columns))


def map_table(rows: MapRows) -> QVBoxLayout:
    """Return the table with its legend."""
    page, words = rows.page, rows.page.words
    cells = [[rows.said(device, column) for column in rows.columns] for device in rows.devices]
    heads = [Said(words.say(page.view.labels.device(each.id)), words.say(page.view.labels.device(each.id)))
             for each in rows.devices]  # fmt: skip
    if rows.lent:
        heads.append(Said(words.screen(message("map.school", count=len(rows.lent)))))
        cells.append(_school(rows))
    grid = Grid(cells, [Said(_head(rows, each), words.say(each.name)) for each in rows.columns], heads)
    web = sum(each.web for each in rows.columns)
    groups = ((words("map.group.web"), web), (words("map.group.own"), len(rows.columns) - web))
    table = CoverageTable(page.theme, words("map.table"), grid, groups, 1 if rows.lent else 0)
    place = [each.id for each in rows.devices]
    if rows.device in place and chosen_summary(rows) is not None:
        column = [each.id for each in rows.columns].index(rows.column)
        table.setCurrentIndex(grid.index(place.index(rows.device), column))
    table.chosen.connect(lambda row, column: _press(rows, row, column))
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(4))
    box.addWidget(table)
    table.legend = _marks(rows)
    box.addWidget(table.legend)
    box.addLayout(_legend(rows))
    return box


def _head(rows: MapRows, column: Column) -> str:
    """Return the head of a column; the only network of its kind goes by a short name."""
    networks = rows.page.household.networks
    network = next((each for each in networks if each.id == column.id), None)
    if network is not None and not network.name.strip() and sum(each.kind is network.kind for each in networks) == 1:
        return rows.page.words.screen(f"map.head.{network.kind.value}")
    return rows.page.words.say(column.label)


def _press(rows: MapRows, row: int, column: int) -> None:
    if row < len(rows.devices):
        rows.open(rows.devices[row].id, rows.columns[column].id)
    else:
        rows.page.opened.emit("print", "letter")


def _school(rows: MapRows) -> list[Said]:
    words = rows.page.words
    state = State.NOT_REACHABLE
    cell = MapCell(state, words(f"state.{state.value}"), text=words("map.school.text"), link=words("map.school.letter"))
    said = Said(cell.text, f"{cell.word} {cell.text} {cell.link}", cell)
    # The row is one wide cell; a table still has a cell in each column, and each says what it stands for.
    hidden = [
        Said("", words("map.cell", device=words.plural("map.school", len(rows.lent)), about=words.say(each.name),
                       state=cell.word))
        for each in rows.columns[1:]
    ]  # fmt: skip
    return [said, *hidden]


def _marks(rows: MapRows) -> QWidget:
    """Return each mark with its word."""
    marks = QWidget()
    row = WrapRow(rows.page.theme.px(14))
    marks.setLayout(row)
    for state in STATES:
        row.addWidget(StateMark(rows.page.theme, state, rows.page.words(f"state.{state.value}")))
    marks.hide()
    return marks


def _legend(rows: MapRows) -> QHBoxLayout:
    page = rows.page
    row = QHBoxLayout()
    row.addWidget(page.text(page.words("map.legend"), Step.SMALL, color="ink2"), 1)
    days = [cell.at for cell in page.view.plan.coverage.cells if cell.at is not None]
    if days:
        said = page.words("map.last-look", day=calendar.day(max(days), page.view.lang))
        last = page.text(said, Step.SMALL, color="ink2").single_line()
        row.addWidget(last, alignment=Qt.AlignmentFlag.AlignRight)
    return row


def one_device(rows: MapRows) -> QVBoxLayout:
    """Return the choice of a device and its cells below each other, for large text."""
    page = rows.page
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(8))
    shown = next((each for each in rows.devices if each.id == rows.device), rows.devices[0] if rows.devices else None)
    choice = WrapRow(page.theme.px(8))
    group = QButtonGroup(page)
    for device in rows.devices:
        said = page.words.say(page.view.labels.device(device.id))
        chip = ChoiceChip(page.theme, shortened(said), said, soft=True)
        chip.setObjectName(f"device-{device.id}")
        chip.setChecked(device is shown)
        chip.clicked.connect(lambda _on=False, to=device.id: page.answer(page.household, to))
        group.addButton(chip)
        choice.addWidget(chip)
    box.addLayout(choice)
    for column in rows.columns if shown is not None else ():
        if shown is not None and rows.summary(shown.id, column.id).state is not State.DASH:
            box.addWidget(_stacked(rows, shown, column))
    if rows.lent:
        box.addWidget(_school_panel(rows))
    return box


def _stacked(rows: MapRows, device: Device, column: Column) -> PressPanel:
    page, words = rows.page, rows.page.words
    found = rows.summary(device.id, column.id)
    panel = PressPanel(page.theme, rows.spoken(found, column), chosen=rows.column == column.id, pad=10)
    panel.setObjectName(f"cell-{device.id}-{column.id}")
    about = words.screen("map.web-on", network=column.label) if column.web else words.screen(column.name)
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(page.theme.px(8))
    row.addWidget(page.text(about, Step.TIGHT), 1)
    row.addWidget(StateMark(page.theme, found.state, words(f"state.{found.state.value}")))
    for number in found.gaps:
        row.addWidget(Badge(page.theme, str(number)))
    panel.add(line)
    panel.clicked.connect(lambda: rows.open(device.id, column.id))
    return panel


def _school_panel(rows: MapRows) -> Panel:
    page = rows.page
    panel = Panel(page.theme, ground="nr_t", pad=12)
    panel.box.addWidget(page.label(message("map.school", count=len(rows.lent)), bold=True))
    word = page.words(f"state.{State.NOT_REACHABLE.value}")
    panel.box.addWidget(StateMark(page.theme, State.NOT_REACHABLE, word))
    panel.box.addWidget(page.label("map.school.text", Step.SMALL))
    letter = page.button("map.school.letter", "school-letter", Look.LINK, icon="file-text")
    letter.clicked.connect(lambda: page.opened.emit("print", "letter"))
    panel.box.addWidget(letter)
    return panel
