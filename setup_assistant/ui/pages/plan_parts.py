"""The rest of the plan: sums, what waits, cards, growth, and what stays open afterwards."""

from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.plan import Card, CardKind, Growth, Remaining
from setup_assistant.domain.value import message
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.step_facts import section
from setup_assistant.ui.pages.steps import act, duration, open_step, shortened, things
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.badge import Badge, NumberedRow
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.mark import Glyph
from setup_assistant.ui.widgets.panel import Disclosure, Panel, Rule
from setup_assistant.ui.widgets.wrap import WrapRow

_ICONS = {
    CardKind.APPOINTMENT: "calendar", CardKind.FIND_OUT: "search", CardKind.ASK_SCHOOL: "school",
    CardKind.CHECK_THERE: "map-pin", CardKind.RETIRED_FILTER: "info",
}  # fmt: skip


def totals(page: Page) -> Panel:
    """Return the sums: minutes now and later, yen a month with its day."""
    plan, words, lang = page.view.plan, page.words, page.view.lang
    panel = Panel(page.theme, ground="soft", pad=14)
    panel.box.addWidget(_sum(page, "plan.sum.now", duration(words, plan.minutes_now)))
    if plan.later:
        panel.box.addWidget(_sum(page, "plan.sum.later", duration(words, plan.minutes_later)))
    yen = words("step.cost.free") if plan.yen_a_month == 0 else calendar.yen(plan.yen_a_month, lang)
    panel.box.addWidget(_sum(page, "plan.sum.cost", yen))
    if plan.unpriced:
        panel.box.addWidget(
            page.label(
                message("plan.unpriced", count=plan.unpriced, things=things(words, plan.unpriced)),
                Type.SMALL,
                color="ink2",
            )
        )
    day = calendar.day(page.view.catalog.edition, lang)
    panel.box.addWidget(page.text(words.screen("plan.cost-day", day=day), Type.SMALL, color="ink2"))
    printing = page.button("plan.print", "print-plan", Look.LINK, icon="printer")
    printing.clicked.connect(lambda: page.opened.emit("print", "plan"))
    panel.box.addWidget(printing)
    if page.view.narrow:
        compare = page.button("plan.compare", "open-compare", Look.LINK, icon="equal")
        compare.clicked.connect(lambda: page.opened.emit("compare", ""))
        panel.box.addWidget(compare)
    return panel


def _sum(page: Page, key: str, value: str) -> QWidget:
    line = QWidget()
    row = page.row(page.label(key, Type.BODY), stretch=False)
    row.setContentsMargins(0, 0, 0, 0)
    row.setStretch(0, 1)
    row.addWidget(page.text(value, Type.BODY, bold=True).single_line())
    line.setLayout(row)
    return line


def later_panel(page: Page) -> Panel:
    """Return the steps that wait, each with its day."""
    plan, words = page.view.plan, page.words
    panel = Panel(page.theme, pad=12)
    panel.box.setSpacing(0)
    for number, step in enumerate(plan.later, len(plan.now) + 1):
        day = calendar.short_day(step.on, page.view.lang) if step.on else ""
        after = words("plan.later.when", day=day, minutes=duration(words, step.minutes))
        name = words("map.next.name", number=number, act=act(page, step, plain=True), minutes=after)
        badge = Badge(page.theme, str(number), ink="accent", hollow=True)
        row = NumberedRow(page.theme, badge, act(page, step), after, name)
        row.setObjectName(f"later-{number}")
        row.clicked.connect(open_step(page, step))
        panel.box.addWidget(row)
    return panel


def cards_panel(page: Page) -> Panel:
    """Return what to find out or ask, besides setting anything."""
    panel = Panel(page.theme, pad=14)
    panel.box.setSpacing(page.theme.px(10))
    panel.box.addWidget(page.label("plan.cards", Type.H2))
    for place, card in enumerate(page.view.plan.cards):
        if place:
            panel.box.addWidget(Rule(page.theme))
        panel.box.addWidget(_card(page, place, card))
    return panel


def _card(page: Page, place: int, card: Card) -> QWidget:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(2))
    head = page.row(Glyph(page.theme, _ICONS[card.kind], size=20), gap=8, stretch=False)
    head.addWidget(page.label(card.title, Type.TIGHT, bold=True), 1)
    box.addLayout(head)
    for words in card.words:
        box.addWidget(page.label(words, Type.SMALL, color="ink2"))
    if card.kind is CardKind.ASK_SCHOOL:
        letter = page.button("map.school.letter", f"letter-{place}", Look.LINK, icon="file-text")
        letter.setAccessibleName(page.words.say(card.title))
        letter.clicked.connect(lambda: page.opened.emit("print", "letter"))
        line = WrapRow(0)
        line.addWidget(letter)
        box.addLayout(line)
    return part


def growth_panel(page: Page) -> Panel:
    """Return when each child enters the next stages and what to talk about then."""
    panel = Panel(page.theme, pad=14)
    panel.box.setSpacing(page.theme.px(8))
    panel.box.addWidget(page.label("plan.growth", Type.H2))
    for each in page.view.plan.growth:
        panel.box.addWidget(_growth(page, each))
    guides = page.button("plan.growth.guides", "growth-guides", Look.LINK, icon="list")
    guides.clicked.connect(lambda: page.opened.emit("guides", "grow"))
    panel.box.addLayout(page.link_line(guides))
    return panel


def _growth(page: Page, each: Growth) -> QWidget:
    words = page.words
    stage = next(info.name for info in page.view.catalog.stages if info.id is each.stage)
    child = page.view.labels.child(each.child)
    title = words.screen("plan.growth.title", child=child, stage=stage)
    lines = [words.screen(said) for said in each.words]
    if each.on is not None:
        lines.insert(0, words("plan.growth.on", day=calendar.day(each.on, page.view.lang)))
    return section(page, title, lines)


def remaining_part(page: Page) -> QWidget:
    """Return what stays open when everything is done, one part to a device."""
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, page.theme.px(8), 0, 0)
    box.setSpacing(page.theme.px(6))
    box.addWidget(page.label("plan.remaining", Type.H2))
    remaining = page.view.plan.remaining
    box.addWidget(page.label("plan.remaining.lead" if remaining else "plan.remaining.none", color="ink2"))
    for device, found in groupby(remaining, key=lambda each: each.device):
        entries = tuple(found)
        label = shortened(page.words.say(page.view.labels.device(device or "")), 24)
        title = page.words("plan.remaining.of", things=things(page.words, len(entries)), device=label)
        box.addWidget(Disclosure(page.theme, title, f"left-{device}", partial(_entries, page, entries)))
    return part


def _entries(page: Page, entries: tuple[Remaining, ...]) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=12)
    panel.box.setSpacing(page.theme.px(10))
    risks = {risk.id: risk.name for risk in page.view.catalog.risks}
    rules = {rule.id: rule.words for rule in page.view.catalog.rules}
    for each in entries:
        lines = [page.words.screen(each.sentence, **dict(each.fields))]
        if each.kept_by_rule in rules:
            rule = rules[each.kept_by_rule]
            lines.append(page.words.screen("plan.remaining.kept", rule=rule))
        panel.box.addWidget(section(page, page.words.screen(risks[each.risk]), lines))
    return panel
