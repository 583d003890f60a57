"""One step of a guide: the way, why, what to choose and to type, what is seen then, what may differ."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.domain.guide import Step
from setup_assistant.flow import progress
from setup_assistant.flow.page import PageId
from setup_assistant.guides import way
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.text import calendar, notation
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages import guide_trouble
from setup_assistant.ui.pages.guide_open import PRACTICE, open_step
from setup_assistant.ui.pages.guide_picture import Picture
from setup_assistant.ui.pages.guide_values import values_panel
from setup_assistant.ui.pages.hand_over_open import hand_button, handed_in
from setup_assistant.ui.pages.steps import duration
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import Glyph, IconLine
from setup_assistant.ui.widgets.menu_path import SEPARATOR, MenuPath
from setup_assistant.ui.widgets.panel import Disclosure, Panel

_PLACE_ICONS = {
    "parent-phone": "smartphone", "child-phone": "smartphone", "child-device": "gamepad-2", "computer": "laptop",
    "router": "router", "counter": "store", "together": "users",
}  # fmt: skip


def fill(page: Page, now: Walked, telling: Telling, step: Step) -> None:
    """Put a step on its page, from top to bottom."""
    for danger in step.danger:
        page.body.addWidget(_danger(page, danger.kind.value, telling.screen(danger.words)))
    if (limits := now.limits(step)) is not None:
        page.body.addWidget(page.label(limits, Type.TIGHT, bold=True))
    if step.path:
        page.body.addWidget(menu_path(page, telling, step))
    why = page.words.screen("guide.why", why=telling.screen(step.why))
    page.body.addWidget(IconLine(page.theme, "info", why, Type.BODY, color="ink"))
    if step.choices:
        page.body.addWidget(_choices(page, now, telling, step))
    if step.values:
        page.body.addWidget(values_panel(page, now, step))
    if (task := handed_in(now, step)) is not None:
        page.body.addLayout(page.link_line(hand_button(page, task, "hand-over", Look.PLAIN)))
    if page.view.narrow:
        page.body.addWidget(
            Disclosure(page.theme, page.words("guide.picture"), "picture", Picture(page, telling, step).in_the_body)
        )
    page.body.addWidget(_expected(page, telling, step))
    guide_trouble.fill(page, now, telling, step)
    page.body.addWidget(
        Disclosure(page.theme, page.words("guide.all-steps"), "steps", partial(_all_steps, page, now, telling))
    )


def quoted(telling: Telling, step: Step) -> tuple[str, ...]:
    """Return the words of the real screen that the instruction names."""
    return tuple(telling.label(name) for name in notation.fields(step.do.ja) if name in telling.labels)


def crumb(page: Page, now: Walked, telling: Telling) -> QWidget:
    """Return whose thing is in the hand, and which guide it is."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(page.theme.px(10))
    step = now.step
    if step is not None:
        row.addWidget(Glyph(page.theme, _PLACE_ICONS[step.at.value], size=20, color="ink2"))
        row.addWidget(page.text(page.view.name(now.whose(step)), Type.TIGHT, bold=True).single_line())
        title = "" if page.view.narrow else telling.screen(now.guide.title)
        row.addWidget(page.text(title, Type.TIGHT, color="ink2"), 1)
    elif now.place is not None:
        row.addWidget(page.text(page.view.name(now.place), Type.TIGHT, color="ink2"), 1)
    return line


def menu_path(page: Page, telling: Telling, step: Step) -> MenuPath:
    """Return the way through the menus: the language of the window first, the other one below."""
    first, second = ("ja", "en") if page.view.lang == "ja" else ("en", "ja")
    rows = [SEPARATOR.join(telling.path(step.path, lang)) for lang in (first, second)]
    return MenuPath(page.theme, rows[0], rows[1], name=page.words("guide.path.name", way=rows[0]))


def foot(page: Page, now: Walked) -> str:
    """Return the minutes that are left here, and the day on which somebody read how it is done."""
    day = calendar.day(now.guide.fact.checked_on, page.view.lang)
    if now.step is None:
        return page.words("guide.foot.checked", day=day)
    return page.words("guide.foot", minutes=duration(page.words, now.minutes_left), day=day)


def other_actions(page: Page, now: Walked) -> tuple[Button, ...]:
    """Return the rest for whoever stops here, and the way to paper."""
    pause = page.button("guide.pause", "pause", icon="clock")
    pause.clicked.connect(lambda: page.opened.emit(PageId.SETUP.value, ""))
    return (pause,) if now.step is not None else ()


def done_button(page: Page, now: Walked, step: Step) -> Button:
    """Return the button that ticks a step and opens the next one; in a rehearsal it only goes on."""
    if page.view.detail.startswith(PRACTICE):
        on = page.button("guide.practice.next", "main", Look.MAIN, after="arrow-right")
        on.clicked.connect(lambda: open_step(page, now, now.following))
        return on
    done = page.button("guide.done", "main", Look.MAIN, icon="check")

    def tick() -> None:
        at = now.progress
        household = progress.tick(page.household, at.guide, at.at, step.id)
        page.typed.emit(progress.open_step(household, at.guide, at.at, now.following))
        page.opened.emit(PageId.GUIDE.value, "")

    done.clicked.connect(tick)
    return done


def _danger(page: Page, kind: str, words: str) -> Panel:
    panel = Panel(page.theme, edge="ink", pad=12)
    panel.box.addWidget(page.label(f"guide.danger.{kind}", Type.TIGHT, bold=True))
    panel.box.addWidget(page.text(words, Type.TIGHT))
    return panel


def _choices(page: Page, now: Walked, telling: Telling, step: Step) -> Panel:
    """Return what to choose for this child's age first, and what for the others."""
    panel = Panel(page.theme, ground="soft", pad=12)
    mine = way.choice(step, now.way.school)
    for choice in (mine,) if mine is not None else step.choices:
        school = page.words(f"guide.school.{choice.school.value}")
        panel.box.addWidget(
            page.text(page.words("guide.choice", school=school, value=telling.screen(choice.value)), bold=True)
        )
        panel.box.addWidget(page.text(telling.screen(choice.why), Type.TIGHT, color="ink2"))
    if mine is not None and len(step.choices) > 1:
        lines = [
            page.words(
                "guide.choice", school=page.words(f"guide.school.{each.school.value}"), value=telling.plain(each.value)
            )
            for each in step.choices
            if each is not mine
        ]
        panel.box.addWidget(
            page.text("　".join(lines) if page.view.lang == "ja" else "  ".join(lines), Type.SMALL, color="ink2")
        )
    return panel


def _expected(page: Page, telling: Telling, step: Step) -> QWidget:
    key = f"guide.expect.{step.confirm.value}"
    return IconLine(
        page.theme, "circle-check", page.words.screen(key, what=telling.screen(step.expect)), Type.BODY, color="ink"
    )


def _all_steps(page: Page, now: Walked, telling: Telling) -> Panel:
    """Return every step with how it stands; each can be opened."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    blocked = {each.step for each in now.progress.blocked}
    for number, step in enumerate(now.steps, 1):
        state = "done" if step.id in now.progress.done else "waits" if step.id in blocked else "open"
        words = page.words(f"guide.step.{state}", number=number, what=telling.plain(step.do))
        button = Button(page.theme, words, Look.LINK, icon="check" if state == "done" else "")
        button.setObjectName(f"jump-{step.id}")
        button.clicked.connect(partial(open_step, page, now, step.id))
        panel.box.addLayout(page.link_line(button))
    return panel
