"""The facts of a measure as the plan and the setup page say them: needs, people, cost, trade-offs, filter."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.domain.fact import Fact, to_confirm
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.measure import Measure, Need
from setup_assistant.domain.plan import Step
from setup_assistant.domain.value import Id, Message, Text
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.mark import Glyph, IconLine

Fields = Mapping[str, "str | Text | Message"]


def measure_of(page: Page, measure: Id) -> Measure:
    """Return a measure of the catalog."""
    return next(each for each in page.view.catalog.measures if each.id == measure)


def filter_of(page: Page, chosen: Id | None) -> Filter | None:
    """Return a site-name filter of the catalog."""
    return next((each for each in page.view.catalog.filters if each.id == chosen), None)


def needs(page: Page, measure: Measure) -> list[str]:
    """Return the things a family must have ready, people left out."""
    return [page.words.say(each.name) for each in _needs(page, measure) if each.id not in measure.present]


def people(page: Page, measure: Measure) -> list[str]:
    """Return who must be there."""
    named = {each.id: each.name for each in page.view.catalog.needs}
    return [page.words.say(named[each]) for each in measure.present if each in named]


def _needs(page: Page, measure: Measure) -> list[Need]:
    named = {each.id: each for each in page.view.catalog.needs}
    return [named[each] for each in measure.needs if each in named]


def listed(page: Page, parts: list[str]) -> str:
    """Return parts in one line."""
    said = parts[0] if parts else ""
    for part in parts[1:]:
        said = page.words("list.items", first=said, second=part)
    return said


def cost(page: Page, yen: int | None, fact: Fact) -> str:
    """Return a monthly price with its day, or that it could not be confirmed."""
    words, lang = page.words, page.view.lang
    if yen is None:
        return words("step.cost.unknown")
    price = words("step.cost.free") if yen == 0 else words("step.cost", yen=calendar.yen(yen, lang))
    day = calendar.day(fact.checked_on, lang)
    return words("step.cost.confirm" if to_confirm(fact, page.view.today) else "step.cost.dated", price=price, day=day)


def ready_lines(page: Page, measure: Measure) -> list[QWidget]:
    """Return what must be ready and who must be there, each with its icon."""
    lines: list[QWidget] = []
    for icon, key, parts in (("users", "step.present", people(page, measure)),
                             ("key-round", "step.needs", needs(page, measure))):  # fmt: skip
        if parts:
            lines.append(IconLine(page.theme, icon, page.words.screen(key, parts=listed(page, parts))))
    return lines


def filter_line(page: Page, chosen: Filter, *, testable: bool) -> str:
    """Return which filter is chosen and whether its operator offers a sample."""
    return page.words.screen("step.filter.testable" if testable else "step.filter.untested", filter=chosen.name)


def section(page: Page, title: str, lines: list[str]) -> QWidget:
    """Return a small heading with its sentences, one to a line."""
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(2))
    box.addWidget(page.text(title, Type.TIGHT, bold=True))
    for line in lines:
        if len(lines) == 1:
            box.addWidget(page.text(line, Type.TIGHT, color="ink2"))
            continue
        row = QHBoxLayout()
        row.setSpacing(page.theme.px(6))
        row.addWidget(Glyph(page.theme, "minus", size=20, color="ink2"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(page.text(line, Type.TIGHT, color="ink2"), 1)
        box.addLayout(row)
    return part


def tradeoffs(page: Page, measure: Measure, fields: Fields, step: Step | None) -> list[QWidget]:
    """Return what the family will notice, how quickly the child can undo it, and what must keep working."""
    words = page.words
    notices = [words.screen(each, **fields) for each in measure.notices]
    parts = [section(page, words("step.notices"), notices)] if notices else []
    parts.append(section(page, words("step.undo"), [words.screen(measure.undo_by_child, **fields)]))
    if step is not None and step.watch:
        parts.append(section(page, words("step.watch"), [words.screen(each, **fields) for each in step.watch]))
    return parts
