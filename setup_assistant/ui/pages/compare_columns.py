"""What the comparison shows: which columns, what is in them, and which ones are chosen."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from setup_assistant.advice.compare import every, fitting
from setup_assistant.advice.compare_filters import chosen_filters, chosen_measures, filters, lines
from setup_assistant.domain.fact import Fact, to_confirm
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.service import Mark, Service
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.compare_table import SIGNS, CompareCell, CompareHead
from setup_assistant.ui.widgets.table import Grid, Said


@dataclass(frozen=True, slots=True)
class Shown:
    """What is compared, and from which column on; written as the detail of the page."""

    kind: str
    range: str
    start: int
    per_page: int

    @classmethod
    def of(cls, detail: str, *, per_page: int) -> "Shown":
        """Read a detail; what it does not say is what most families look for."""
        kind, _, rest = detail.partition(".")
        reach, _, start = rest.partition(".")
        return cls(
            kind=kind if kind in {"services", "filters"} else "services",
            range=reach if reach in {"fit", "all"} else "fit",
            start=int(start) if start.isdecimal() else 0,
            per_page=per_page,
        )

    def within(self, total: int) -> "Shown":
        """Start at a column that exists."""
        last = max(0, (total - 1) // self.per_page * self.per_page)
        return replace(self, start=min(self.start, last))

    def at(self, start: int) -> str:
        """Return the detail that starts at another column."""
        return f"{self.kind}.{self.range}.{max(0, start)}"

    def with_choice(self, name: str, value: str) -> str:
        """Return the detail with another kind or range, from the first column on."""
        kind, reach = (value, self.range) if name == "kind" else (self.kind, value)
        return f"{kind}.{reach}.0"


@dataclass(frozen=True, slots=True)
class Compared:
    """One column: its head and its cells, keyed by the head of their row."""

    head: CompareHead
    cells: tuple[tuple[str, CompareCell], ...]
    source: Said


def columns(page: Page, shown: Shown) -> tuple[Compared, ...]:
    """Return all columns of a kind; those that fit, or every one."""
    catalog = page.view.catalog
    if shown.kind == "filters":
        return tuple(_of_filter(page, each) for each in filters(catalog, fitting=shown.range == "fit"))
    services = fitting(page.household, catalog) if shown.range == "fit" else every(catalog)
    return tuple(_of_service(page, each) for each in services)


def _of_service(page: Page, service: Service) -> Compared:
    words = page.words
    told = {cell.criterion: cell for cell in service.cells}
    chosen = chosen_measures(page.household, page.view.plan) & set(service.measures)
    head = CompareHead(
        words.screen(service.name), words.screen(service.provider), words("compare.chosen") if chosen else ""
    )
    cells = []
    for criterion in page.view.catalog.criteria:
        cell = told.get(criterion.id)
        name = words.screen(criterion.name)
        if cell is None:
            cells.append((name, CompareCell(Mark.UNCONFIRMED, words("compare.unconfirmed"))))
            continue
        unsure = cell.mark is not Mark.UNCONFIRMED and to_confirm(cell.fact, page.view.today)
        confirm = words("fact.to-confirm") if unsure else ""
        cells.append((name, CompareCell(cell.mark, words.screen(cell.words), confirm)))
    return Compared(head, tuple(cells), _source(page, service.fact))


def _of_filter(page: Page, each: Filter) -> Compared:
    words = page.words
    chosen = each.id in chosen_filters(page.household, page.view.plan)
    head = CompareHead(each.name, each.operator, words("compare.chosen") if chosen else "")
    cells = tuple(
        (words.screen(f"compare.filter.{line.criterion}"), CompareCell(line.mark, words.screen(line.words)))
        for line in lines(each)
    )
    return Compared(head, cells, _source(page, each.fact))


def _source(page: Page, fact: Fact) -> Said:
    """Return the source with its date; pressing it opens the page in the browser."""
    words = page.words
    address = next((each for each in fact.sources if each.startswith("https://")), "")
    site = (urlsplit(address).hostname or address).removeprefix("www.") if address else words("compare.own")
    dated = words("compare.dated", day=_dated(fact.dated, page.view.lang)) if fact.dated else words("compare.undated")
    confirm = words("compare.confirm", dated=dated) if to_confirm(fact, page.view.today) else ""
    text = site if confirm else f"{site}\n{dated}"
    said = f"{site} {confirm or dated} {address}".strip()
    return Said(text, said, CompareCell(Mark.TEXT, text, confirm, link=bool(address)))


def _dated(dated: str, lang: str) -> str:
    """Return the date of a source as far as it is known."""
    parts = [int(part) for part in dated.split("-")]
    if len(parts) == 3:  # noqa: PLR2004 - year, month and day
        return calendar.day(date(*parts), lang)
    if lang == "ja":
        return f"{parts[0]}年" + (f"{parts[1]}月" if parts[1:] else "")
    return dated


def grid(page: Page, shown: tuple[Compared, ...]) -> Grid:
    """Return the table of some columns; each cell says its column, its row and its words."""
    words = page.words
    rows = [name for name, _ in shown[0].cells] if shown else []
    cells = [
        [_said(page, column.head.name, row, column.cells[number][1]) for column in shown]
        for number, row in enumerate(rows)
    ]
    source = words("compare.source")
    if shown:
        cells.append([column.source for column in shown])
    heads = [Said(each.head.name, _spoken_head(each.head), each.head) for each in shown]
    return Grid(cells, heads, [Said(row) for row in (*rows, *([source] if shown else []))])


def _said(page: Page, column: str, row: str, cell: CompareCell) -> Said:
    mark = page.words(f"compare.mark.{cell.mark.value}") if cell.mark in SIGNS else ""
    said = page.words(
        "compare.cell", column=column, row=row, words=" ".join(filter(None, (cell.words, mark, cell.confirm)))
    )
    return Said(cell.words, said.replace("\u2060", ""), cell)


def _spoken_head(head: CompareHead) -> str:
    parts = (head.name, head.second, head.chosen)
    return " ".join(part for part in parts if part).replace("\u2060", "")
