"""One rule of the sheet with who keeps it, and adding one of the catalog or one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from setup_assistant.advice.proposals import KeptBy, SheetRule
from setup_assistant.advice.tasks import tasks
from setup_assistant.domain.coverage import State
from setup_assistant.domain.rule import HouseRule
from setup_assistant.flow.agreement import RULE_LIMIT, add_rule, is_full, move_rule, remove_rule
from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.ui.pages.drafting import RewordingPage
from setup_assistant.ui.pages.rewording import reword_fields
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Button, IconButton, Look
from setup_assistant.ui.widgets.mark import INK, Glyph
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.place_number import PlaceNumber
from setup_assistant.ui.widgets.wrap import WrapRow

_SHOWN = 160
"""Characters of a rule in its row; the sheet has all of a longer one."""

_AREAS = (
    *("time", "place", "walking", "apps", "settings", "money", "people", "pictures", "words", "personal"),
    *("passwords", "ai", "school", "trouble"),
)
"""Areas of the rules in the order of the menu."""


def rule_row(page: RewordingPage, number: int, rule: SheetRule) -> Panel:
    """Return the card of a rule; opened, with the fields to reword it."""
    opened = page.editing == number
    panel = Panel(page.theme, edge="accent" if opened else "", pad=10)
    said = _said(page, rule)
    panel.setAccessibleName(page.words("rules.place", number=number + 1, rule=said))
    row = QHBoxLayout()
    row.setSpacing(page.theme.px(9))
    row.addWidget(PlaceNumber(page.theme, number + 1), alignment=Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(_words(page, rule, number), 1)
    row.addLayout(_buttons(page, number, said))
    panel.box.addLayout(row)
    if opened:
        panel.box.addWidget(reword_fields(page, number, rule))
    return panel


def new_rule(page: RewordingPage, number: int) -> Panel:
    """Return the card in which a rule of one's own is written."""
    panel = Panel(page.theme, edge="accent", pad=10)
    panel.box.addWidget(reword_fields(page, number, None))
    return panel


def add_row(page: RewordingPage, count: int) -> WrapRow:
    """Return the buttons that add a rule and how many there are; a full sheet says so instead."""
    row = WrapRow(page.theme.px(12))
    if is_full(page.draft):
        row.addWidget(page.label("rules.full", Step.SMALL))
        return row
    add = page.button("rules.add", "add-rule", icon="plus")
    add.setMenu(_menu(page, add))
    own = page.button("rules.own", "own-rule", icon="pencil")
    own.clicked.connect(lambda: page.edit(count))
    row.addWidget(add)
    row.addWidget(own)
    counted = page.text(page.words("rules.count", count=count, limit=RULE_LIMIT), Step.SMALL, color="ink2")
    counted.setMinimumHeight(page.theme.px(44))
    counted.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(counted)
    return row


def _said(page: RewordingPage, rule: SheetRule) -> str:
    if rule.words is not None:
        return page.words.say(rule.words)
    return _short(rule.agreed.words) or page.words("rules.empty")


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _words(page: RewordingPage, rule: SheetRule, number: int) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    shown = page.words.screen(rule.words) if rule.words is not None else _said(page, rule)
    box.addWidget(page.text(shown, Step.LEAD, bold=True))
    reason = _short(rule.agreed.reason)
    if not reason and rule.rule is not None and rule.words is not None:
        reason = page.words.screen(rule.rule.reason)
    if reason:
        box.addWidget(page.text(reason, Step.TIGHT, color="ink2"))
    box.addLayout(_keeper(page, rule, number))
    return box


def _keeper(page: RewordingPage, rule: SheetRule, number: int) -> WrapRow:
    """Return who keeps the rule, with the way to close the gap where there is one."""
    row = WrapRow(page.theme.px(5), 0)
    states = {KeptBy.DEVICE: State.BLOCKED, KeptBy.STILL_OPEN: State.OPEN, KeptBy.US: State.KEPT_BY_US}
    state = states[rule.kept_by]
    mark = QWidget()
    inside = QHBoxLayout(mark)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(page.theme.px(6))
    glyph = "users" if rule.kept_by is KeptBy.US else ""
    inside.addWidget(Glyph(page.theme, glyph, size=18, state=None if glyph else state))
    word = page.text(page.words(f"rules.kept.{rule.kept_by.value}"), Step.SMALL, color=INK[state], bold=True)
    inside.addWidget(word.single_line())
    mark.setMinimumHeight(page.theme.px(28))
    row.addWidget(mark)
    if detail := _detail(page, rule):
        aside = page.text(detail, Step.SMALL, color="ink2")
        aside.setMinimumHeight(page.theme.px(28))
        aside.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(aside)
    if rule.gap is not None:
        row.addWidget(_close(page, rule.gap, number))
    return row


def _detail(page: RewordingPage, rule: SheetRule) -> str:
    if rule.kept_by is KeptBy.DEVICE and rule.on is not None:
        return page.words("rules.kept.day", day=calendar.short_day(rule.on, page.view.lang))
    if rule.kept_by is KeptBy.STILL_OPEN:
        gap = next(each for each in page.view.plan.coverage.gaps if each.number == rule.gap)
        return page.words("rules.kept.gap", device=page.words.say(page.view.labels.device(gap.device)), gap=gap.number)
    if rule.measure is not None:
        return page.words("rules.kept.unchecked")
    if rule.rule is not None and not rule.rule.backed_by:
        return page.words("rules.kept.no-setting")
    return ""


def _close(page: RewordingPage, number: int, place: int) -> Button:
    gap = next(each for each in page.view.plan.coverage.gaps if each.number == number)
    link = Button(page.theme, page.words("rules.close", minutes=gap.minutes), Look.LINK)
    link.setFont(page.theme.font(Step.SMALL))
    link.setFixedHeight(page.theme.px(28))
    link.setObjectName(f"close-{place}")
    link.setAccessibleName(page.words("rules.close.name", number=place + 1, gap=number, minutes=gap.minutes))
    task = next((each.id for each in tasks(page.draft, page.view.plan) if each.step and number in each.step.closes), "")
    link.clicked.connect(lambda: page.opened.emit(PageId.SETUP.value, task))
    return link


def _buttons(page: RewordingPage, number: int, said: str) -> QGridLayout:
    """Return up, down, reword and remove."""
    grid = QGridLayout()
    grid.setSpacing(page.theme.px(8))
    acts = (
        ("up", "arrow-up", lambda: page.change(move_rule(page.draft, number, -1))),
        ("reword", "pencil", lambda: page.edit(None if page.editing == number else number)),
        ("down", "arrow-down", lambda: page.change(move_rule(page.draft, number, 1))),
        ("remove", "x", lambda: page.edit(None, remove_rule(page.draft, number))),
    )
    for place, (name, icon, act) in enumerate(acts):
        words = page.words(f"rules.{name}", number=number + 1, rule=said)
        button = IconButton(page.theme, icon, words, size=(38, 30))
        button.setToolTip(page.words(f"rules.{name}.short"))
        button.setObjectName(f"rule-{name}-{number}")
        button.clicked.connect(act)
        grid.addWidget(button, place // 2, place % 2)
    return grid


def _menu(page: RewordingPage, owner: QWidget) -> QMenu:
    """Return the rules of the catalog that are not on the sheet, by area, those that fit a child first."""
    menu = QMenu(owner)
    menu.setFont(page.theme.font(Step.BODY))
    menu.aboutToShow.connect(lambda: page.theme.dress(menu))
    there = {each.rule for each in page.draft.agreement.rules or ()}
    for area in _AREAS:
        rules = [each for each in page.view.catalog.rules if each.area == area and each.id not in there]
        fitting = [each for each in rules if _fits(page, each)]
        if fitting:
            part = menu.addMenu(page.words(f"rules.area.{area}"))
            part.setFont(menu.font())
            for rule in sorted(fitting, key=lambda each: (each.rank, each.id)):
                action = part.addAction(page.words.say(rule.words).replace("&", "&&"))
                action.setObjectName(f"add-{rule.id}")
                action.triggered.connect(lambda _on=False, which=rule.id: page.change(add_rule(page.draft, which)))
    return menu


def _fits(page: RewordingPage, rule: HouseRule) -> bool:
    return any(child.stage in rule.stages for child in page.draft.children)
