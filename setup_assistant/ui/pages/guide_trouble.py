"""When a step does not go as drawn: another screen, a step that must wait, the way back, the guide on paper."""

from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.guide import Step
from setup_assistant.domain.progress import Hindrance
from setup_assistant.flow import progress
from setup_assistant.flow.page import PageId
from setup_assistant.guides import find, way
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.jobs.guiding import put_off
from setup_assistant.jobs.papers import Order
from setup_assistant.paper.form import Form, SheetLang
from setup_assistant.paper.sheet import Kind
from setup_assistant.text import calendar
from setup_assistant.ui.asked import PapersAsked
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.guide_open import open_guide
from setup_assistant.ui.pages.names import text_field
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.wrap import WrapRow


def fill(page: Page, now: Walked, telling: Telling, step: Step) -> None:
    """Put the closed parts of a step, and its links, on the page."""
    theme, words = page.theme, page.words
    _waiting(page, now, step)
    if way.doubts(now.guide, step, page.view.lang):
        doubt = words.screen("guide.doubt")
        page.body.addWidget(IconLine(theme, "circle-question-mark", doubt, Type.TIGHT, color="unk"))
    different = partial(_different, page, now, telling, step)
    page.body.addWidget(Disclosure(theme, words("guide.different"), "different", different))
    page.body.addWidget(Disclosure(theme, words("guide.stuck"), "stuck", partial(_stuck, page, now, step)))
    page.body.addWidget(on_paper(page, now))
    page.body.addLayout(links(page, now))


def _waiting(page: Page, now: Walked, step: Step) -> None:
    """Say that a step was put off, why and until when, and offer to do it after all."""
    at = now.progress
    waits = next((each for each in at.blocked if each.step == step.id), None)
    if waits is None:
        return
    day = calendar.day(waits.on, page.view.lang) if waits.on else page.words("guide.waits.some-day")
    said = page.words.screen("guide.waits", why=page.words(f"guide.why.{waits.why.value}"), day=day)
    page.body.addWidget(IconLine(page.theme, "clock", said, Type.TIGHT))
    button = page.button("guide.waits.cancel", "wait-cancel", Look.LINK, icon="undo-2")
    button.clicked.connect(lambda: page.answer(progress.unblock(page.household, at.guide, at.at, step.id)))
    page.body.addLayout(page.link_line(button))


def on_paper(page: Page, now: Walked) -> Disclosure:
    """Return the closed part that puts the guide on paper."""
    return Disclosure(page.theme, page.words("guide.paper"), "paper", partial(_paper, page, now))


def _paper(page: Page, now: Walked) -> QWidget:
    panel = Panel(page.theme, pad=14)
    row = WrapRow(page.theme.px(8))
    for key, act, icon, large in (
        ("guide.paper.save", "save-pdf", "file-down", False),
        ("guide.paper.save-large", "save-pdf", "file-down", True),
        ("guide.paper.print", "print", "printer", False),
    ):
        form = Form(lang=SheetLang(page.view.lang), large=large)
        order = Order(kind=Kind.GUIDE, form=form, guide=now.progress)
        asked = PapersAsked(orders=(order,), household=page.household, plan=page.view.plan)
        button = page.button(key, key.replace(".", "-"), icon=icon)
        button.clicked.connect(lambda _on=False, act=act, asked=asked: page.acted.emit(act, asked))
        row.addWidget(button)
    panel.box.addLayout(row)
    panel.box.addWidget(page.label("guide.paper.how", Type.SMALL, color="ink2"))
    return panel


def links(page: Page, now: Walked) -> WrapRow:
    """Return the way back, and the way to the other guides."""
    row = WrapRow(page.theme.px(20))
    back = find.way_back(page.view.content.guide_heads, now.guide.id)
    if back is not None:
        undo = page.button("guide.undo", "open-undo", Look.LINK, icon="undo-2")
        undo.clicked.connect(partial(open_guide, page, back.id, now.progress.at))
        row.addWidget(undo)
    every = page.button("guide.to-list", "to-list", Look.LINK, icon="list")
    every.clicked.connect(lambda: page.opened.emit(PageId.GUIDES.value, ""))
    row.addWidget(every)
    return row


def _different(page: Page, now: Walked, telling: Telling, step: Step) -> QWidget:
    """Return the known differences, the word to search for, and a place to note one's own."""
    panel = Panel(page.theme, pad=14)
    for each in step.different:
        panel.box.addWidget(
            page.text(
                page.words.screen("guide.different.line", seen=telling.screen(each.seen), do=telling.screen(each.do)),
                Type.TIGHT,
            )
        )
        if each.guide is not None:
            panel.box.addLayout(page.link_line(_other_guide(page, now, each.guide)))
    if not step.different:
        panel.box.addWidget(page.label("guide.different.none", Type.TIGHT))
    if step.search is not None:
        words = page.words.screen("guide.search", word=telling.label(step.search))
        panel.box.addWidget(IconLine(page.theme, "search", words, Type.TIGHT, color="ink"))
    said = next((each.words for each in now.progress.notes if each.step == step.id), "")
    caption = page.label("guide.note", Type.SMALL, color="ink2")
    field = text_field(page, f"note-{step.id}", said, page.words("guide.note"))
    caption.setBuddy(field)
    at = now.progress
    field.textEdited.connect(
        lambda text: page.typed.emit(progress.note(page.household, at.guide, at.at, step.id, text))
    )
    field.editingFinished.connect(lambda: page.acted.emit("glyphs", field.text()))
    panel.box.addWidget(caption)
    panel.box.addWidget(field)
    return panel


def _other_guide(page: Page, now: Walked, guide: str) -> Button:
    head = find.by_id(page.view.content.guide_heads, guide)
    title = page.words.say(head.title) if head is not None else guide
    button = Button(page.theme, page.words("guide.other", title=title), Look.LINK, after="arrow-right")
    button.setObjectName(f"other-{guide}")
    button.clicked.connect(partial(open_guide, page, guide, now.progress.at))
    return button


def _stuck(page: Page, now: Walked, step: Step) -> QWidget:
    """Return why a step may have to wait; the rest goes on."""
    panel = Panel(page.theme, pad=14)
    panel.box.addWidget(page.label("guide.stuck.lead", Type.TIGHT))
    row = WrapRow(page.theme.px(8))

    def wait(why: Hindrance) -> None:
        page.typed.emit(put_off(page.household, now, step, why, page.view.today))
        page.opened.emit(PageId.GUIDE.value, "")

    for why in Hindrance:
        button = page.button(f"guide.why.{why.value}", f"wait-{why.value}")
        button.clicked.connect(partial(wait, why))
        row.addWidget(button)
    panel.box.addLayout(row)
    return panel
