"""Setting the home router: whether it can be changed, the addresses to copy, and what to do where it cannot."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.hand_over import Router
from setup_assistant.domain.household import Answer
from setup_assistant.flow import progress
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.hand_over_facts import confirm
from setup_assistant.ui.pages.hand_over_subject import Subject, with_router
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.copy_line import CopyLine
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Panel

_ICONS = {Answer.YES: "check", Answer.NO: "x", Answer.UNKNOWN: "circle-question-mark"}
_INKS = {Answer.YES: "ink", Answer.NO: "opn", Answer.UNKNOWN: "unk"}


def router_panel(page: Page, subject: Subject, router: Router) -> Panel:
    """Return the maker, what is known of it, and a warning where it may not work."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(8))
    panel.box.addWidget(page.label("hand-over.router.which", Type.H2))
    panel.box.addWidget(_makers(page, subject, router))
    for way, answer in (("usual", router.usual), ("second", router.second)):
        words = page.words.screen(f"hand-over.router.{way}.{answer.value}")
        panel.box.addWidget(IconLine(page.theme, _ICONS[answer], words, Type.BODY, color=_INKS[answer]))
    panel.box.addWidget(page.label(router.note, Type.TIGHT, color="ink2"))
    if router.open_at:
        words = page.words("setup.copy", word=router.open_at)
        about = page.words("hand-over.router.open")
        panel.box.addWidget(CopyLine(page.theme, about, router.open_at, name=words, done=page.words("setup.copied")))
    if to_confirm(router.fact, page.view.today):
        panel.box.addWidget(confirm(page, router.fact))
    worst = next((each for each in (Answer.NO, Answer.UNKNOWN) if each in (router.usual, router.second)), None)
    if worst is not None:
        warning = page.words.screen(f"hand-over.router.warn.{worst.value}")
        panel.box.addWidget(IconLine(page.theme, "info", warning, Type.TIGHT, color="ink"))
    return panel


def addresses_panel(page: Page, chosen: Filter) -> Panel:
    """Return the addresses of both ways, each with a button that copies it."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(6))
    panel.box.addWidget(page.label("hand-over.router.addresses", Type.BODY, bold=True))
    for way, field in (("usual", "ipv4"), ("second", "ipv6")):
        found = () if field in chosen.unconfirmed else getattr(chosen, field)
        panel.box.addWidget(page.label(f"hand-over.router.{way}", Type.TIGHT, bold=True))
        for address in found:
            name = page.words("setup.copy", word=address)
            panel.box.addWidget(CopyLine(page.theme, "", address, name=name, done=page.words("setup.copied")))
        if not found:
            panel.box.addWidget(page.label(f"hand-over.router.{way}.none", Type.TIGHT, color="ink2"))
    panel.box.addWidget(page.label("hand-over.router.both", Type.TIGHT, color="ink2"))
    return panel


def guide_button(page: Page, subject: Subject, router: Router) -> Button:
    """Return the button that opens the guide on the way that fits the chosen router."""
    begin = page.button("setup.guide", "main", Look.MAIN, after="arrow-right")
    at = subject.task.at if subject.task is not None else None

    def opens() -> None:
        page.typed.emit(progress.choose(page.household, router.guide, at, router.variant))
        page.opened.emit(PageId.GUIDE.value, "")

    begin.clicked.connect(opens)
    return begin


def _makers(page: Page, subject: Subject, router: Router) -> QWidget:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    picker = Picker(page.theme, "router-maker", page.words("hand-over.router.which"))
    for each in page.view.catalog.routers:
        picker.addItem(page.words.say(each.name), each.id)
    picker.pick(router.id)
    task = subject.task
    if task is not None:
        picker.activated.connect(
            lambda index: page.answer(page.household, with_router(task, str(picker.itemData(index))))
        )
    box.addWidget(picker)
    return part
