"""Handing the setting to a phone: what will happen, the code, the name to compare, and what the phone showed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import SettingState
from setup_assistant.domain.phone import HandTo
from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.check_view import PhoneStage, PhoneView
from setup_assistant.ui.handing_view import HandingView
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.hand_over_facts import steps
from setup_assistant.ui.pages.hand_over_subject import Subject
from setup_assistant.ui.pages.phone_panel import SERVED, names_of, served, shown
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.copy_line import CopyLine
from setup_assistant.ui.widgets.mark import Glyph, IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.qr import QrTile

HAPPENS = {
    HandTo.APPLE: ("scan", "compare", "install", "unsigned", "try", "closes"),
    HandTo.ANDROID: ("scan", "copy", "letters", "try", "closes"),
}
"""What happens, one sentence after another; words `hand-over.happens.TO.NAME`."""

_ON_PHONE = ("wifi", "camera")
_SET = (SettingState.SET, SettingState.SEEN)


def happens(page: Page, to: HandTo, chosen: Filter, now: HandingView) -> Panel:
    """Return what will happen, in order, before anything does."""
    host = (_host(now.phone) or chosen.dot_hostname).replace("-", f"-{WORD_JOINER}")  # compared as one word
    lines = [page.words.screen(f"hand-over.happens.{to.value}.{each}", host=host) for each in HAPPENS[to]]
    return steps(page, "hand-over.happens", lines)


def taken(page: Page, subject: Subject) -> Panel:
    """Let the family say that the phone took it: that pages are stopped does not tell by what."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(8))
    panel.box.addWidget(page.label("hand-over.took", Type.H2))
    panel.box.addWidget(page.label("hand-over.took.why", color="ink2"))
    if subject.task is not None and subject.task.state in _SET:
        panel.box.addWidget(IconLine(page.theme, "check", page.words.screen("hand-over.taken"), Type.BODY))
        return panel
    took = page.button("setup.done", "hand-set", icon="check")
    took.clicked.connect(lambda: page.acted.emit("hand-set", ""))
    panel.box.addLayout(page.link_line(took))
    return panel


def code_panel(page: Page, now: HandingView) -> Panel:
    """Return the panel of the code in its present stage; nothing is served before somebody asked for it."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(8))
    head = page.row(Glyph(page.theme, "qr-code", size=22), gap=10, stretch=False)
    head.addWidget(page.label("hand-over.code", Type.BODY, bold=True), 1)
    panel.box.addLayout(head)
    phone = now.phone
    if phone.stage in SERVED:
        lines = [page.words.screen(f"check.phone.step.{each}") for each in _ON_PHONE]
        lines.append(page.words.screen("hand-over.step.compare"))
        served(page, phone, panel, lines, act="hand", below=lambda: _to_compare(page, phone, panel))
    elif phone.stage is PhoneStage.DONE and phone.verdict is not None:
        shown(page, phone, phone.verdict, panel)
        again = page.button("hand-over.again", "hand-ask", icon="rotate-ccw")
        again.clicked.connect(lambda: page.acted.emit("hand-ask", ""))
        panel.box.addLayout(page.link_line(again))
    else:
        _before(page, now, panel)
    return panel


def otherwise(page: Page, subject: Subject) -> QWidget:
    """Return the ways without this network: a file for Apple devices, the name alone for Android."""
    if subject.to is HandTo.APPLE:
        panel = Panel(page.theme, pad=16)
        panel.box.addWidget(page.label("hand-over.save.title", Type.TIGHT, bold=True))
        panel.box.addWidget(page.label("hand-over.save.lead", Type.TIGHT, color="ink2"))
        save = page.button("hand-over.save", "hand-save", icon="file-down")
        save.clicked.connect(lambda: page.acted.emit("hand-save", ""))
        panel.box.addLayout(page.link_line(save))
        return panel
    host = subject.filter.dot_hostname if subject.filter is not None else ""
    return Disclosure(page.theme, page.words("hand-over.name"), "name", lambda: _name_alone(page, host))


def _before(page: Page, now: HandingView, panel: Panel) -> None:
    """Say what is served, to whom and how long; which names a phone tries stands behind a line."""
    phone = now.phone
    if now.absent:
        panel.box.addWidget(page.label("hand-over.absent", Type.TIGHT, color="ink2"))
        return
    if phone.stage is PhoneStage.OVER:
        over = page.label("check.phone.over", Type.TIGHT, bold=True)
        panel.box.addWidget(over)
        if phone.fresh:
            announce(over)
    key = {PhoneStage.OPENING: "check.phone.opening"}.get(phone.stage, "hand-over.listens")
    panel.box.addWidget(page.label(key, Type.TIGHT, color="ink2"))
    _to_compare(page, phone, panel)
    if phone.order is not None:
        panel.box.addWidget(names_of(page, phone.order))


def _to_compare(page: Page, phone: PhoneView, panel: Panel) -> None:
    """Show the name that the phone must show too, to be read letter by letter and copied."""
    host = _host(phone)
    if not host:
        return
    panel.box.addWidget(page.label("hand-over.compare", Type.TIGHT, bold=True))
    name = page.words("setup.copy", word=host)
    panel.box.addWidget(CopyLine(page.theme, "", host, name=name, done=page.words("setup.copied")))


def _host(phone: PhoneView) -> str:
    """Return the name that is handed over, or nothing while nothing is listed."""
    handed = phone.order.handed if phone.order is not None else None
    if handed is None:
        return ""
    return handed.filter.server if handed.to is HandTo.APPLE else handed.filter.host


def _name_alone(page: Page, host: str) -> QWidget:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(6))
    box.addWidget(page.label("hand-over.name.lead", Type.TIGHT, color="ink2"))
    box.addLayout(page.row(QrTile(page.theme, host, page.words("hand-over.name.code", host=host))))
    return part
