"""After a change of this computer: kept, gone back, or how it stands some time later, measured each time."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.error import SettingFailed, SettingRefused
from setup_assistant.domain.journal import SettingStatus, Standing
from setup_assistant.domain.proof import Ending, Why
from setup_assistant.flow.page import PageId
from setup_assistant.ui.pages.computer_base import SettingPage, guide_button, way_back_button
from setup_assistant.ui.pages.computer_said import Face, clock, literal, proof_details, ticks
from setup_assistant.ui.setting_view import SettingAct, SettingView
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.wrap import WrapRow

_PLACE = {
    Standing.IN_PLACE: ("circle-check", "blk"),
    Standing.BACK: ("undo-2", "unk"),
    Standing.CHANGED: ("pencil", "unk"),
    Standing.GONE: ("minus", "ink2"),
    Standing.UNREAD: ("circle-question-mark", "unk"),
}


def kept(page: SettingPage, now: SettingView) -> None:
    """Put what was proved and how it stands on the page."""
    _proved(page, now.ending, "computer.proved")
    if now.status is not None:
        _measured(page, now.status)
    if now.device is None:
        page.body.addWidget(IconLine(page.theme, "info", page.words.screen("check.no-device"), Type.TIGHT))
        add = page.leading("check.add-device", "add-this", PageId.DEVICES, look=Look.LINK)
        page.body.addLayout(page.link_line(add))
    else:
        page.body.addWidget(IconLine(page.theme, "check", page.words.screen("computer.recorded"), Type.TIGHT))
    _all_back(page)


def back(page: SettingPage, now: SettingView) -> None:
    """Put what it means and what to do now on the page; nothing and nobody is blamed."""
    ending = now.ending
    if page.face is not Face.UNDONE or now.device is not None:
        panel = Panel(page.theme, pad=18)
        panel.box.setSpacing(page.theme.px(8))
        panel.box.addWidget(page.label(f"computer.means.{page.face.value}"))
        if ending is not None and page.face in {Face.BACK, Face.UNTOUCHED}:
            for key in _next(ending):
                panel.box.addWidget(page.label(key))
        page.body.addWidget(panel)
    if ending is not None and ending.why is Why.UNPROVEN:
        _proved(page, ending, "computer.looked-at")
    if now.status is not None and now.status.wanted is not None:
        _measured(page, now.status)
    row = WrapRow(page.theme.px(10))
    for button in _ways_on(page):
        row.addWidget(button)
    page.body.addLayout(row)


def _ways_on(page: SettingPage) -> Iterator[Button]:
    """Yield what else can be done now: by hand there is a way back too, where the program found none."""
    if page.face is Face.UNDONE:
        yield page.acting("computer.set-again", "again", SettingAct.ANEW, icon="rotate-ccw")
    elif page.face is not Face.STUCK:
        yield guide_button(page, Look.PLAIN)
    elif (back := way_back_button(page)) is not None:
        yield back
    if page.face is Face.STUCK:
        yield page.acting("computer.look", "look", SettingAct.LOOK, icon="rotate-ccw")


def standing(page: SettingPage, now: SettingView) -> None:
    """Put how everything stands on the page, and what can be done about what is not as it was set."""
    if now.status is not None:
        _measured(page, now.status)
    row = WrapRow(page.theme.px(10))
    if page.face is not Face.IN_PLACE:
        row.addWidget(page.leading("computer.check", "check", PageId.CHECK, look=Look.PLAIN))
    row.addWidget(page.acting("computer.look", "look", SettingAct.LOOK, icon="rotate-ccw"))
    if page.face is Face.IN_PLACE:
        row.addWidget(page.acting("computer.change", "change", SettingAct.ANEW, icon="pencil"))
    page.body.addLayout(row)
    _all_back(page)


def _next(ending: Ending) -> tuple[str, ...]:
    """Return what to do now, by what stopped the change: a problem with words of its own says them."""
    if ending.problem == SettingRefused.code:
        return ("computer.next.refused",)
    if ending.problem and ending.problem != SettingFailed.code:
        return (f"error.{ending.problem}.title", f"error.{ending.problem}.advice")
    return (f"computer.next.{ending.why.value if ending.why is not None else Why.FAILED.value}",)


def _proved(page: SettingPage, ending: Ending | None, title: str) -> None:
    if ending is None or ending.proof is None:
        return
    panel = Panel(page.theme, pad=18)
    panel.box.setSpacing(page.theme.px(6))
    panel.box.addWidget(page.text(page.words.screen(title, time=clock(ending.at)), Type.BODY, bold=True))
    for line in ticks(page, ending.proof):
        panel.box.addWidget(line)
    if (more := proof_details(page, ending.proof)) is not None:
        panel.box.addWidget(more)
    page.body.addWidget(panel)


def _measured(page: SettingPage, status: SettingStatus) -> None:
    panel = Panel(page.theme, pad=18)
    panel.box.setSpacing(page.theme.px(6))
    name = status.wanted.name if status.wanted is not None else ""
    title = page.words.screen("computer.measured", time=clock(status.at), filter=name)
    panel.box.addWidget(page.text(title, Type.BODY, bold=True))
    for line in _lines(page, status):
        panel.box.addWidget(line)
    if status.foreign:
        servers = list(status.foreign)
        panel.box.addWidget(
            Disclosure(page.theme, page.words("computer.foreign.who"), "foreign", lambda: literal(page, servers))
        )
    page.body.addWidget(panel)


def _lines(page: SettingPage, status: SettingStatus) -> Iterator[QWidget]:
    """Yield one sentence for each place, and for each thing that the setting does not reach."""
    words = page.words
    for each in status.places:
        icon, color = _PLACE[each.standing]
        state = words(f"setting.standing.{each.standing.value}")
        said = words.screen("computer.place", place=each.name, state=state)
        yield IconLine(page.theme, icon, said, Type.TIGHT, color=color)
    if any(each.standing in {Standing.CHANGED, Standing.BACK, Standing.GONE} for each in status.places):
        yield page.label("computer.changed-by", Type.TIGHT, color="ink2")
    for name in status.uncovered:
        yield IconLine(page.theme, "wifi", words.screen("computer.uncovered", name=name), Type.TIGHT, color="unk")
    if status.foreign:
        yield IconLine(page.theme, "info", words.screen("computer.foreign"), Type.TIGHT, color="unk")
    for name in status.tunnels:
        yield IconLine(page.theme, "lock", words.screen("computer.tunnel", name=name), Type.TIGHT, color="unk")


def _all_back(page: SettingPage) -> None:
    """Put the way back on the page, in the window and on paper: it is there once anything was kept."""
    row = WrapRow(page.theme.px(10))
    row.addWidget(page.acting("computer.undo", "undo-all", SettingAct.UNDO, icon="undo-2"))
    row.addWidget(page.leading("computer.paper", "print-back", PageId.PRINT, look=Look.PLAIN, detail="way-back"))
    page.body.addLayout(row)
    page.body.addWidget(page.label("computer.undo.exact", Type.TIGHT, color="ink2"))
