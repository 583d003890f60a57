"""The parts of the setup page: how a step is done, the answers, the addresses under Details, the list of steps."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from setup_assistant.advice.index import has_sample
from setup_assistant.advice.looking import Spot, spots
from setup_assistant.advice.tasks import Task, fields
from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.guide import GuideHead
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.measure import Measure
from setup_assistant.domain.value import Message, Text
from setup_assistant.flow.devices import setting
from setup_assistant.flow.looks import say_set, seen_working
from setup_assistant.flow.page import PageId
from setup_assistant.guides.find import for_measure
from setup_assistant.jobs.setting_here import is_here
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.guide_open import open_guide
from setup_assistant.ui.pages.hand_over_open import hand_button, hands_over
from setup_assistant.ui.pages.step_facts import (
    cost,
    filter_line,
    filter_of,
    measure_of,
    ready_lines,
    section,
    tradeoffs,
)
from setup_assistant.ui.pages.steps import duration, things
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.badge import Badge, NumberedRow
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.copy_line import CopyLine
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.wrap import WrapRow

_SET = (SettingState.SET, SettingState.SEEN)


def said_of(page: Page, task: Task) -> dict[str, str | Text | Message]:
    """Return the values for the sentences of a task: those of its step, or those of its place."""
    if task.step is not None:
        return dict(task.step.fields)
    return dict(fields(page.household, page.view.catalog, task.at))


def told_of(page: Page, task: Task, state: SettingState) -> Household:
    """Return the household after an answer about a task; what is set already is not set again."""
    if task.step is None and state is SettingState.SET:
        return page.household
    chosen = task.step.filter if task.step else None
    return say_set(page.household, task.measure, task.at, state, page.view.today, chosen=chosen)


def spots_of(page: Page, task: Task) -> tuple[Spot, ...]:
    """Return where a task can be looked at, once it is set."""
    told = told_of(page, task, SettingState.SET)
    return spots(told, page.view.catalog, page.view.today, task.measure, task.at)


def guide_of(page: Page, task: Task) -> GuideHead | None:
    """Return the guide that sets a measure at its place, if there is one."""
    device = next((each for each in page.household.devices if each.id == task.at), None)
    return for_measure(page.view.content.guide_heads, task.measure, device)


def sets_here(page: Page, task: Task) -> bool:
    """Tell whether this program can set a task by itself: the filter of the computer that it runs on."""
    return page.view.sets and is_here(page.household, task.measure, task.at)


def here_button(page: Page, name: str, look: Look) -> Button:
    """Return the button that opens the page on which this computer is set."""
    button = page.button("setup.here" if look is Look.MAIN else "setup.here.again", name, look, after="arrow-right")
    button.clicked.connect(lambda: page.opened.emit(PageId.COMPUTER.value, ""))
    return button


def start_button(page: Page, task: Task) -> Button | None:
    """Return the main button of a step that is not set: set it here, hand it on, or open its guide; None without."""
    if sets_here(page, task):
        return here_button(page, "main", Look.MAIN)
    if hands_over(task):
        return hand_button(page, task, "main", Look.MAIN)
    guide = guide_of(page, task)
    if guide is None:
        return None
    start = page.button("setup.guide", "main", Look.MAIN, after="arrow-right")
    start.clicked.connect(lambda: open_guide(page, guide.id, task.at))
    return start


def how_panel(page: Page, task: Task) -> Panel:
    """Return why, what is needed, where it is done, the filter, and the trade-offs."""
    words, measure, said = page.words, measure_of(page, task.measure), said_of(page, task)
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(12))
    why = [words.screen(each, **said) for each in task.step.because] if task.step else [words.screen(measure.goal)]
    panel.box.addWidget(section(page, words("setup.why"), why))
    ready = ready_lines(page, measure)
    if ready:
        panel.box.addWidget(page.label("setup.before", Type.TIGHT, bold=True))
        for line in ready:
            panel.box.addWidget(line)
    panel.box.addWidget(Disclosure(page.theme, page.words("setup.where"), "maker", partial(_where, page, measure)))
    _filter(page, panel, task)
    for part in tradeoffs(page, measure, said, task.step):
        panel.box.addWidget(part)
    return panel


def _where(page: Page, measure: Measure) -> QWidget:
    """Return the maker's own help page; it is opened only when somebody presses the button."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    site = urlsplit(measure.help_url).hostname or measure.help_url
    place = page.text(page.words.screen("setup.where.site", site=site), Type.TIGHT, color="ink2")
    place.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    opening = page.button("setup.open", "open-help-page", icon="external-link")
    opening.setAccessibleName(page.words("setup.open.name", site=site))
    opening.clicked.connect(lambda: page.acted.emit("open-url", measure.help_url))
    if page.view.narrow:
        panel.box.addWidget(place)
        panel.box.addWidget(opening)
    else:
        row = page.row(place, opening, stretch=False)
        row.setStretch(0, 1)
        panel.box.addLayout(row)
    if to_confirm(measure.fact, page.view.today):
        day = calendar.day(measure.fact.checked_on, page.view.lang)
        panel.box.addWidget(IconLine(page.theme, "info", page.words.screen("setup.confirm", day=day), color="unk"))
    return panel


def _filter(page: Page, panel: Panel, task: Task) -> None:
    now = setting(page.household, task.measure, task.at)
    told = now.filter if now is not None else None
    chosen = filter_of(page, task.step.filter if task.step else told)
    if chosen is None:
        return
    line = filter_line(page, chosen, testable=has_sample(chosen))
    panel.box.addWidget(section(page, page.words("step.filter"), [line]))
    panel.box.addWidget(
        Disclosure(page.theme, page.words("setup.details"), "addresses", partial(addresses, page, chosen))
    )


def addresses(page: Page, chosen: Filter) -> QWidget:
    """Return what has to be typed for a filter; only here the technical words are said."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    rows = (
        ("IPv4", chosen.ipv4, "ipv4"), ("IPv6", chosen.ipv6, "ipv6"),
        ("DNS over TLS", (chosen.dot_hostname,), "dot_hostname"),
        ("DNS over HTTPS", (chosen.doh_url,), "doh_url"),
    )  # fmt: skip
    for about, values, field in rows:
        for value in filter(None, values):
            said = page.words("setup.unconfirmed", about=about) if field in chosen.unconfirmed else about
            name = page.words("setup.copy", word=value)
            panel.box.addWidget(CopyLine(page.theme, said, value, name=name, done=page.words("setup.copied")))
    panel.box.addWidget(page.label(chosen.privacy, Type.SMALL, color="ink2"))
    panel.box.addWidget(page.label(chosen.note, Type.SMALL, color="ink2"))
    return panel


def answers_row(
    page: Page,
    task: Task,
    *,
    saw: Callable[[], None],
    say: Callable[[SettingState], None],
    later: Callable[[], None],
    want: Callable[[], None],
) -> WrapRow:
    """Return the other answers: seen at work, later, not wanted or wanted again, not set after all."""
    row = WrapRow(page.theme.px(10))
    if task.state is SettingState.DECLINED:
        again = page.button("setup.want", "say-wanted", icon="undo-2")
        again.clicked.connect(want)
        row.addWidget(again)
        return row
    for button in _guide_answers(page, task, say):
        row.addWidget(button)
    seen = page.button("setup.seen", "say-seen", icon="circle-check")
    seen.clicked.connect(saw)
    row.addWidget(seen)
    if task.step is not None:
        wait = page.button("setup.later", "say-later", icon="clock")
        wait.clicked.connect(later)
        row.addWidget(wait)
        if task.state not in _SET:
            declined = page.button("setup.decline", "say-declined", icon="minus")
            declined.clicked.connect(lambda: say(SettingState.DECLINED))
            row.addWidget(declined)
    if task.state in _SET:
        undone = page.button("setup.not-set", "say-not-set", icon="undo-2")
        undone.clicked.connect(lambda: say(SettingState.NOT_SET))
        row.addWidget(undone)
    every = page.button("guide.to-list", "to-list", icon="list")
    every.clicked.connect(lambda: page.opened.emit(PageId.GUIDES.value, ""))
    row.addWidget(every)
    return row


def _guide_answers(page: Page, task: Task, say: Callable[[SettingState], None]) -> Iterator[Button]:
    """Yield what a guide adds: "it is set" where the main button opens the guide, and the guide of what is set."""
    guide, here = guide_of(page, task), sets_here(page, task) or hands_over(task)
    if hands_over(task) and task.state in _SET:
        yield hand_button(page, task, "hand-over", Look.PLAIN)
    if guide is not None and (task.state in _SET or here):
        steps = page.button("setup.guide.again" if task.state in _SET else "setup.guide", "open-guide", icon="list")
        steps.clicked.connect(lambda: open_guide(page, guide.id, task.at))
        yield steps
    if task.state not in _SET and guide is not None and task.step is not None:
        done = page.button("setup.done", "say-set", icon="check")
        done.clicked.connect(lambda: say(SettingState.SET))
        yield done


def task_list(page: Page, every: tuple[Task, ...], task: Task | None) -> Panel:
    """Return all steps with how they stand; each can be opened."""
    panel = Panel(page.theme, pad=14)
    panel.box.setSpacing(0)
    left = sum(each.step is not None for each in every)
    title = (
        page.words.plural("setup.list", left, things=things(page.words, left))
        if left
        else page.words("setup.list.none")
    )
    panel.box.addWidget(page.text(title, Type.H2))
    for number, each in enumerate(every, 1):
        panel.box.addWidget(_row(page, number, each, now=each == task))
    if page.view.sets:  # always, so that what was set can be seen and put back at any time
        panel.box.addLayout(page.link_line(here_button(page, "this-computer", Look.LINK)))
    return panel


def _row(page: Page, number: int, each: Task, *, now: bool) -> NumberedRow:
    words = page.words
    measure, said = measure_of(page, each.measure), said_of(page, each)
    after = words("setup.now", state=state_of(page, each)) if now else state_of(page, each)
    name = words("map.next.name", number=number, act=words.say(measure.act, **said), minutes=after)
    badge = Badge(page.theme, str(number), ink="accent", hollow=not now)
    row = NumberedRow(page.theme, badge, words.screen(measure.act, **said), after, name)
    row.setObjectName(f"task-{each.id}")
    row.clicked.connect(lambda: page.answer(page.household, each.id))
    return row


def state_of(page: Page, task: Task) -> str:
    """Return how a step stands, in words."""
    words = page.words
    now = setting(page.household, task.measure, task.at)
    if task.state is SettingState.SEEN and now is not None and now.seen_on is not None:
        return words("setup.state.seen", day=calendar.day(now.seen_on, page.view.lang))
    seen = seen_working(page.household, task.measure, task.at)
    if task.state is SettingState.SET and seen is not None:
        return words("setup.state.seen", day=calendar.day(seen, page.view.lang))
    if task.state in {SettingState.SET, SettingState.DECLINED}:
        return words(f"setup.state.{task.state.value}")
    return duration(words, measure_of(page, task.measure).minutes)


def onward(page: Page, task: Task | None) -> tuple[Button, ...]:
    """Return the way to the check while the main button answers for a step of the plan; else Next leads there."""
    if task is None or task.step is None:
        return ()
    button = page.button("foot.next.check", "onward", after="arrow-right")
    button.clicked.connect(lambda: page.opened.emit(PageId.CHECK.value, ""))
    return (button,)


def lead_of(page: Page, task: Task | None) -> str:
    """Return minutes and cost of a step, or how it stands."""
    if task is None:
        return page.words.screen("setup.lead.none")
    if task.state is SettingState.DECLINED:
        return page.words.screen("setup.lead.declined")
    measure = measure_of(page, task.measure)
    minutes = page.words("step.about", minutes=duration(page.words, measure.minutes))
    yen = measure.cost.yen_a_month if task.step is None else task.step.yen_a_month
    return page.words.screen("step.minutes-cost", minutes=minutes, cost=cost(page, yen, measure.cost.fact))
