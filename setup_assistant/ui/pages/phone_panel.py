"""The page for one phone, beside the check: which phone, its code, how it goes, and what it showed."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from setup_assistant.domain.check import CheckFrom
from setup_assistant.domain.household import Device
from setup_assistant.domain.phone import PhoneOrder, PhoneVerdict, Reachability
from setup_assistant.flow import records
from setup_assistant.jobs.phoning import COMPARED_WITH
from setup_assistant.text import calendar
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.check_view import PhoneStage, PhoneView
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_ways import clock, state_of, word_of
from setup_assistant.ui.pages.step_facts import section
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.countdown import Countdown
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.mark import Glyph, IconLine, StateMark
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.qr import QrTile

_STEPS = ("wifi", "camera", "press")
_IN_THE_WAY = ("same-wifi", "guest", "mobile", "vpn", "firewall")
_BLIND = ("browsers", "in-app", "relay", "mobile", "remembered")
SERVED = (PhoneStage.WAITING, PhoneStage.NOBODY, PhoneStage.CAME)
_LIKELY = {"smartphone": 0, "tablet": 1}
"""Icons of the kinds of devices that come first in the list."""


def phone_panel(page: Page, phone: PhoneView) -> Panel:
    """Return the panel in its present stage; nothing is served before somebody asked for it."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(8))
    head = page.row(Glyph(page.theme, "smartphone", size=22), gap=10, stretch=False)
    head.addWidget(page.label("check.phone", Type.BODY, bold=True), 1)
    panel.box.addLayout(head)
    if phone.stage in SERVED:
        served(page, phone, panel, [page.words.screen(f"check.phone.step.{each}") for each in _STEPS])
    elif phone.stage is PhoneStage.CHOOSING:
        _choosing(page, phone, panel)
    elif phone.stage is PhoneStage.DONE and phone.verdict is not None:
        shown(page, phone, phone.verdict, panel)
        another = page.button("check.phone.another", "phone-ask", icon="rotate-ccw")
        another.clicked.connect(lambda: page.acted.emit("phone-ask", ""))
        panel.box.addLayout(page.link_line(another))
        _stop(page, panel, "check.phone.close")
    else:
        _shut(page, phone, panel)
    return panel


def _shut(page: Page, phone: PhoneView, panel: Panel) -> None:
    """Say what it is for and what earlier phones showed; one button."""
    if phone.stage is PhoneStage.OPENING:
        panel.box.addWidget(page.label("check.phone.opening", Type.TIGHT, color="ink2"))
        return
    over = phone.stage is PhoneStage.OVER
    said = page.label("check.phone.over" if over else "check.phone.lead", Type.TIGHT, color="ink2")
    panel.box.addWidget(said)
    if over and phone.fresh:
        announce(said)
    for device in page.household.devices:
        record = records.newest(page.household, device=device.id, origin=CheckFrom.PHONE)
        if record is not None:
            day = calendar.short_day(record.at.astimezone().date(), page.view.lang)
            name = page.words.screen("check.phone.earlier", device=page.view.labels.device(device.id), day=day)
            panel.box.addWidget(page.text(name, Type.SMALL))
            panel.box.addWidget(StateMark(page.theme, state_of(record.state), word_of(page, record.state)))
    start = page.button("check.phone.start", "phone-ask", icon="smartphone")
    start.clicked.connect(lambda: page.acted.emit("phone-ask", ""))
    panel.box.addLayout(page.link_line(start))


def _choosing(page: Page, phone: PhoneView, panel: Panel) -> None:
    """Ask which phone; list what it will try."""
    panel.box.addWidget(page.label("check.phone.which", Type.TIGHT, bold=True))
    box = Picker(page.theme, "phone-device", page.words("check.phone.which"))
    for device in sorted(page.household.devices, key=lambda each: _likely(page, each)):
        box.addItem(page.view.name(page.view.labels.device(device.id)), device.id)
    box.addItem(page.words("check.phone.other"), "")
    box.pick(phone.device)
    panel.box.addWidget(box)
    occasion = page.view.checking.occasion if page.view.checking is not None else None
    if occasion is not None and occasion.network is not None:
        here = page.words.screen("check.network.known", network=page.view.labels.network(occasion.network))
        panel.box.addWidget(IconLine(page.theme, "wifi", here, Type.SMALL))
    if phone.order is not None:
        panel.box.addWidget(names_of(page, phone.order))
    panel.box.addWidget(page.label("check.phone.once", Type.SMALL, color="ink2"))
    show = page.button("check.phone.show", "phone-open", icon="qr-code")
    show.clicked.connect(lambda: page.acted.emit("phone-open", str(box.currentData())))
    panel.box.addLayout(page.link_line(show))
    _stop(page, panel, "check.phone.cancel")


def names_of(page: Page, order: PhoneOrder) -> Disclosure:
    """Return the names that a phone will try, behind a line; nothing else is asked."""
    names = ("、" if page.view.lang == "ja" else ", ").join(order.names)
    inside = f"{names}\n\n{_compared(page)}" if order.samples else names
    return Disclosure(page.theme, page.words("check.phone.names", count=len(order.names)), "phone-names", inside)


def _compared(page: Page) -> str:
    """Say what this computer itself asks and opens meanwhile."""
    asked = page.view.catalog.baselines[:COMPARED_WITH]
    return page.words.screen("check.phone.compared", names=", ".join(each.name for each in asked))


def _likely(page: Page, device: Device) -> tuple[int, int]:
    icons = {kind.id: kind.icon for kind in page.view.content.device_kinds}
    return _LIKELY.get(icons.get(device.kind, ""), 2), page.household.devices.index(device)


def served(
    page: Page,
    phone: PhoneView,
    panel: Panel,
    steps: list[str],
    *,
    act: str = "phone",
    below: Callable[[], None] = lambda: None,
) -> None:
    """Show the code, the address in words, the time left, what to do and how it goes.

    `act` begins the names of its acts; `below` puts more below the code.
    """
    said = _status(page, phone)
    panel.box.addWidget(said)
    if phone.fresh:
        announce(said)
    if phone.stage is PhoneStage.CAME:
        _stop(page, panel, "check.phone.stop", act)
        return
    _code(page, phone, panel)
    below()
    if phone.stage is PhoneStage.NOBODY:
        lines = [page.words.screen(f"phone.not-yet.{each}") for each in _IN_THE_WAY]
        lines.append(page.words.screen("phone.not-yet.type", address=phone.address))
        panel.box.addWidget(section(page, page.words("check.phone.try"), lines))
        if phone.found is not None:
            _reach(page, phone.found, panel)
    else:
        panel.box.addWidget(section(page, page.words("check.phone.steps"), steps))
    _stop(page, panel, "check.phone.stop", act)


def _code(page: Page, phone: PhoneView, panel: Panel) -> None:
    """Show the code, its address in words, and the time left."""
    middle = Qt.AlignmentFlag.AlignHCenter
    name = page.words("check.phone.code", address=phone.address)
    panel.box.addWidget(QrTile(page.theme, phone.url, name), alignment=middle)
    address = Label(page.theme, phone.address, Type.TIGHT, bold=True)
    address.setObjectName("phone-address")
    address.setAlignment(middle)
    address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    panel.box.addWidget(address)
    left = Countdown(
        page.theme, phone.left_s, lambda seconds: page.words.screen("check.phone.left", time=_time(seconds))
    )
    left.setAlignment(middle)
    panel.box.addWidget(left)


def _reach(page: Page, found: Reachability, panel: Panel) -> None:
    """Say what this computer could tell of the way to it; a command stands in *Details* alone."""
    panel.box.addWidget(page.label(f"phone.reach.{found.reach.value}", Type.SMALL, color="ink2"))
    if found.rule:
        rule = page.words.screen("phone.reach.details.rule", rule=found.rule)
        panel.box.addWidget(Disclosure(page.theme, page.words("check.details"), "phone-rule", rule))


def _status(page: Page, phone: PhoneView) -> Label:
    key = {PhoneStage.CAME: "phone.event.came", PhoneStage.NOBODY: "phone.not-yet.title"}.get(phone.stage)
    said = page.label(key or "check.phone.waiting", Type.TIGHT, bold=True)
    said.setObjectName("phone-status")
    return said


def shown(page: Page, phone: PhoneView, verdict: PhoneVerdict, panel: Panel) -> None:
    """Show what the phone showed, and what that does not tell."""
    words = page.words
    if phone.device:
        panel.box.addWidget(page.text(page.view.name(page.view.labels.device(phone.device)), Type.TIGHT))
    mark = StateMark(page.theme, state_of(verdict.state), word_of(page, verdict.state), Type.LEAD)
    panel.box.addWidget(mark)
    reason = page.label(f"phone.reason.{verdict.reason.value}", Type.TIGHT)
    reason.setObjectName("phone-reason")
    panel.box.addWidget(reason)
    if phone.fresh:
        announce(reason)
    time = clock(verdict.at)
    proof = words.screen("check.proof", blocked=verdict.blocked, asked=verdict.asked, time=time)
    panel.box.addWidget(page.text(proof if verdict.asked else words.screen("check.proof.none", time=time), Type.SMALL))
    panel.box.addWidget(page.label("phone.page.scope", Type.SMALL, color="ink2"))
    panel.box.addWidget(
        section(page, words("phone.page.unseen"), [words.screen(f"phone.blind.{each}") for each in _BLIND])
    )


def _stop(page: Page, panel: Panel, key: str, act: str = "phone") -> None:
    stop = page.button(key, f"{act}-stop", Look.LINK, icon="x")
    stop.clicked.connect(lambda: page.acted.emit(f"{act}-stop", ""))
    panel.box.addLayout(page.link_line(stop))


def _time(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
