"""The card of one device: picture, name and what is known about it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.domain.household import Account, Device, Got
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.mark import Glyph, IconLine
from setup_assistant.ui.widgets.panel import PressPanel

_GOT_SHOWN = frozenset({Got.HAND_ME_DOWN, Got.SECOND_HAND, Got.WIFI_ONLY, Got.SIM_ONLY, Got.CONTRACT})


def device_card(page: Page, device: Device) -> PressPanel:
    """Return the card of one device, with up to three tags; pressed, it asks about that device."""
    kind = next((each for each in page.view.content.device_kinds if each.id == device.kind), None)
    label = page.view.name(page.view.labels.device(device.id))
    tags = _tags(page, device)
    name = page.words("devices.card", device=label, tags="、".join(words for _icon, words in tags))
    lent = device.got is Got.SCHOOL_LENT
    card = PressPanel(page.theme, name, quiet=lent)
    card.setObjectName(f"card-{device.id}")
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(page.theme.px(10))
    row.addWidget(Glyph(page.theme, kind.icon if kind else "smartphone", size=24, color="ink2" if lent else "accent"))
    row.addWidget(page.text(label, Step.BODY, bold=True), 1)
    card.add(head)
    for icon, words in tags:
        card.add(IconLine(page.theme, icon, words))
    card.box.addStretch(1)
    card.clicked.connect(lambda: page.answer(page.household, device.id))
    return card


def _tags(page: Page, device: Device) -> list[tuple[str, str]]:
    words = page.words
    tags = []
    if device.found:
        tags.append(("check", words("device.found")))
    if device.os_version:
        tags.append(("info", words("device.version.is", version=device.os_version)))
    if device.got in _GOT_SHOWN:
        tags.append(("repeat", words(f"got.{device.got.value}")))
    if device.got is Got.SCHOOL_LENT:
        tags.append(("school", words("device.school")))
    if device.account is Account.PARENT:
        tags.append(("key-round", words("device.parent-account")))
    shared = len(page.household.children) > 1 and len(device.users) != 1 and device.got is not Got.SCHOOL_LENT
    if shared:
        tags.append(("users", words("device.shared")))
    return tags[:3]
