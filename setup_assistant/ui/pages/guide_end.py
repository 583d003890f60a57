"""Behind the last step of a guide: how to see that it worked, what goes wrong, how it is got round, the way back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.guide import Purpose
from setup_assistant.flow.page import PageId
from setup_assistant.guides import find
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.jobs.guiding import finished
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.guide_open import begin_again, open_guide, open_step
from setup_assistant.ui.pages.guide_trouble import links, on_paper
from setup_assistant.ui.pages.step_facts import section
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel


def title(page: Page, now: Walked) -> str:
    """Return that everything is done, or how many steps wait."""
    left = [step for step in now.steps if step.id not in now.progress.done and not step.optional]
    return page.words.screen("guide.end.title" if not left else "guide.end.left", count=len(left))


def fill(page: Page, now: Walked, telling: Telling) -> None:
    """Put the end of a guide on its page."""
    for step in now.waiting:
        button = Button(
            page.theme, page.words("guide.end.waiting", what=telling.plain(step.do)), Look.LINK, icon="clock"
        )
        button.setObjectName(f"waiting-{step.id}")
        button.clicked.connect(partial(open_step, page, now, step.id))
        page.body.addLayout(page.link_line(button))
    for number, trial in enumerate(now.guide.trials, 1):
        panel = Panel(page.theme, pad=14)
        panel.box.addWidget(
            page.text(page.words.screen("guide.trial", number=number, do=telling.screen(trial.do)), bold=True)
        )
        panel.box.addWidget(IconLine(page.theme, "circle-check", telling.screen(trial.expect), Type.TIGHT, color="ink"))
        page.body.addWidget(panel)
    if now.guide.undo_by_child is not None:
        page.body.addWidget(section(page, page.words("step.undo"), [telling.screen(now.guide.undo_by_child)]))
    for key, part in (("mistakes", _mistakes), ("bypasses", _bypasses)):
        if getattr(now.guide, key):
            page.body.addWidget(Disclosure(page.theme, page.words(f"guide.{key}"), key, partial(part, page, telling)))
    _beside(page, now)
    again = page.button("guide.end.again", "again", Look.LINK, icon="repeat")
    again.clicked.connect(lambda: begin_again(page, now))
    page.body.addLayout(page.link_line(again))
    page.body.addWidget(on_paper(page, now))
    page.body.addLayout(links(page, now))


def main_button(page: Page, now: Walked) -> Button:
    """Return the button that ends the guide: what it set is noted, and looking whether it works comes next."""
    sets = now.device is not None and now.guide.purpose is Purpose.SET
    back = now.guide.purpose is Purpose.UNDO
    key = "guide.end.check" if sets else "guide.end.undone" if back else "guide.end.back"
    button = page.button(key, "main", Look.MAIN, icon="check")

    def end() -> None:
        page.typed.emit(finished(page.household, now, page.view.plan, page.view.today))
        page.opened.emit(PageId.CHECK.value if sets else PageId.SETUP.value, "")

    button.clicked.connect(end)
    return button


def _mistakes(page: Page, telling: Telling) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=14)
    for each in telling.guide.mistakes:
        panel.box.addWidget(page.text(telling.screen(each.seen), Type.TIGHT, bold=True))
        panel.box.addWidget(page.text(telling.screen(each.fix), Type.TIGHT, color="ink2"))
    return panel


def _bypasses(page: Page, telling: Telling) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=14)
    panel.box.addWidget(page.label("guide.bypasses.lead", Type.TIGHT))
    for each in telling.guide.bypasses:
        panel.box.addWidget(page.text(telling.screen(each.trick), Type.TIGHT, bold=True))
        panel.box.addWidget(page.text(telling.screen(each.closes), Type.TIGHT, color="ink2"))
    return panel


def _beside(page: Page, now: Walked) -> None:
    """Offer what belongs to the guide: letting one thing through, a forgotten code, a child who grows."""
    heads = page.view.content.guide_heads
    own = find.by_id(heads, now.guide.id)
    others = find.beside(heads, own, now.device) if own is not None else ()
    if others:
        page.body.addWidget(page.label("guide.beside", Type.TIGHT, bold=True))
    for head in others:
        button = Button(page.theme, page.words.say(head.title), Look.LINK, after="arrow-right")
        button.setObjectName(f"beside-{head.id}")
        button.clicked.connect(partial(open_guide, page, head.id, now.progress.at))
        page.body.addLayout(page.link_line(button))
