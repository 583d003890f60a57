"""Beside a check: the page for a phone, and what no check can see."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.bypass import SeenFrom
from setup_assistant.ui.check_view import Stage
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_subject import Mode, Subject
from setup_assistant.ui.pages.phone_panel import phone_panel
from setup_assistant.ui.pages.step_facts import section
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.mark import Glyph
from setup_assistant.ui.widgets.panel import Disclosure, Panel

_BLIND = ("apps", "tunnel", "japanese", "other-devices")
_UNSEEN = (SeenFrom.NOWHERE, SeenFrom.PHONE)


def side(page: Page, subject: Subject) -> QWidget:
    """Return both panels, one below the other."""
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(14))
    if subject.mode is not Mode.RUNNING and subject.now.stage is not Stage.ABSENT:
        box.addWidget(phone_panel(page, subject.now.phone))
    box.addWidget(blind_spots(page))
    return part


def blind_spots(page: Page) -> Panel:
    """Return what a check cannot see; the ways past a filter that it cannot see stand behind a line."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(8))
    head = page.row(Glyph(page.theme, "eye-off", size=22, color="ink2"), gap=10, stretch=False)
    head.addWidget(page.label("check.blind", Type.BODY, bold=True), 1)
    panel.box.addLayout(head)
    lines = [page.words.screen(f"check.blind.{name}") for name in _BLIND]
    panel.box.addWidget(section(page, page.words("check.blind.title"), lines))
    unseen = [each for each in page.view.catalog.bypasses if each.seen_from in _UNSEEN]
    if unseen:
        names = [page.words.screen(each.name) for each in unseen]
        words = page.words("check.blind.more", count=len(unseen))
        panel.box.addWidget(
            Disclosure(page.theme, words, "unseen", lambda: section(page, page.words("check.blind.ways"), names))
        )
    return panel
