"""The questions about one device: who uses it, version, how it was got, whose account, its name."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from setup_assistant.domain.household import Account, Device, Got, Household
from setup_assistant.domain.risk import DeviceKind
from setup_assistant.flow.devices import (
    name_device,
    remove_device,
    set_account,
    set_got,
    set_users,
    set_version,
)
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.names import text_field
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.choice import ChoiceChip, TickChip
from setup_assistant.ui.widgets.wrap import WrapRow

_WITH_LINE = (
    Got.CONTRACT,
    Got.SIM_ONLY,
    Got.HAND_ME_DOWN,
    Got.SECOND_HAND,
    Got.WIFI_ONLY,
    Got.SCHOOL_LENT,
    Got.UNKNOWN,
)
_WITHOUT = (Got.BOUGHT, Got.HAND_ME_DOWN, Got.SECOND_HAND, Got.SCHOOL_LENT, Got.UNKNOWN)
_WITH_ACCOUNT = frozenset({"iphone", "ipad", "android-phone", "android-tablet", "fire-tablet"})

Choice = tuple[str, str]
"""Value and words of one answer."""


def device_title(page: Page, device: Device) -> str:
    """Return the heading while one device is open."""
    return page.words.screen("device.title", device=page.view.labels.device(device.id))


def fill_device(page: Page, device: Device) -> None:
    """Put the questions of `device` on the page."""
    kind = next((each for each in page.view.content.device_kinds if each.id == device.kind), None)
    if len(page.household.children) > 1:
        _users(page, device)
    if kind is not None and kind.versions:
        _version(page, device, kind)
    got = _WITH_LINE if kind is not None and kind.can_have_line else _WITHOUT
    known = [(each.value, page.words(f"got.{each.value}")) for each in got]
    _one_of(page, device, "device-got", known, device.got.value, lambda now, to: set_got(now, device.id, Got(to)))
    if device.kind in _WITH_ACCOUNT:
        _account(page, device)
    _name(page, device)
    remove = page.button("device.remove", "remove-device", Look.QUIET, icon="trash-2")
    remove.clicked.connect(lambda: page.answer(remove_device(page.household, device.id), ""))
    page.body.addLayout(page.row(remove))
    page.body.addStretch(1)


def question(page: Page, key: str, choices: WrapRow, *, at: str = "", label: str = "") -> QVBoxLayout:
    """Return a question with its answers and the reason it is asked; `label` tells which place `at` is."""
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(4))
    head = WrapRow(page.theme.px(12))
    head.addWidget(page.label(f"ask.{key}", bold=True))
    head.addWidget(page.why(key, about=f"{label} {page.words(f'ask.{key}')}".strip(), at=at))
    box.addLayout(head)
    box.addLayout(choices)
    return box


def chips(
    page: Page, place: str, choices: Sequence[Choice], chosen: str, name: str, chose: Callable[[str], None]
) -> WrapRow:
    """Return answers of which one holds; `name` is what the question is about, for screen readers."""
    row = WrapRow(page.theme.px(8))
    group = QButtonGroup(page)
    for value, words in choices:
        chip = ChoiceChip(page.theme, words, page.words("choice.name", about=name, answer=words), soft=True)
        chip.setObjectName(f"{place}-{value}")
        chip.setChecked(value == chosen)
        chip.clicked.connect(lambda _on=False, value=value: chose(value))
        group.addButton(chip)
        row.addWidget(chip)
    return row


def _one_of(
    page: Page,
    device: Device,
    key: str,
    choices: Sequence[Choice],
    chosen: str,
    change: Callable[[Household, str], Household],
) -> None:
    row = chips(
        page,
        f"{key}-{device.id}",
        choices,
        chosen,
        page.words(f"ask.{key}"),
        lambda value: page.answer(change(page.household, value)),
    )
    page.body.addLayout(question(page, key, row))


def _users(page: Page, device: Device) -> None:
    row = WrapRow(page.theme.px(8))
    for child in page.household.children:
        label = page.view.name(page.view.labels.child(child.id))
        chip = TickChip(
            page.theme, label, page.words("choice.name", about=page.words("ask.device-users"), answer=label)
        )
        chip.setObjectName(f"user-{device.id}-{child.id}")
        chip.setChecked(child.id in device.users)
        chip.clicked.connect(lambda on, who=child.id: _use(page, device, who, on=on))
        row.addWidget(chip)
    row.addWidget(page.label("device.users.none", Step.SMALL, color="ink2"))
    page.body.addLayout(question(page, "device-users", row))


def _use(page: Page, device: Device, child: str, *, on: bool) -> None:
    others = [each for each in device.users if each != child]
    page.answer(set_users(page.household, device.id, [*others, child] if on else others))


def _account(page: Page, device: Device) -> None:
    known = [(each.value, page.words(f"account.{each.value}")) for each in Account]
    chosen = device.account.value
    _one_of(page, device, "device-account", known, chosen, lambda now, to: set_account(now, device.id, Account(to)))


def _version(page: Page, device: Device, kind: DeviceKind) -> None:
    system = page.words.say(kind.system) if kind.system else ""
    known = [
        (each, page.words("version.older") if each == "older" else f"{system} {each}".strip()) for each in kind.versions
    ]
    _one_of(page, device, "device-version", [*known, ("", page.words("answer.unknown"))], device.os_version or "",
            lambda household, value: set_version(household, device.id, value or None))  # fmt: skip
    if kind.version_help is not None:
        page.body.addWidget(page.label(kind.version_help, Step.SMALL, color="ink2"))


def _name(page: Page, device: Device) -> None:
    field = text_field(
        page, f"name-{device.id}", device.name, page.words("device.name"), hint=page.words("device.name.hint")
    )
    field.textEdited.connect(lambda text: _typed(page, device.id, text))
    field.editingFinished.connect(lambda: page.acted.emit("glyphs", field.text()))
    field.setMinimumWidth(page.theme.px(260))
    label = page.label("device.name", bold=True)
    label.setBuddy(field)
    row = page.row(label, field)
    page.body.addLayout(row)


def _typed(page: Page, device: str, text: str) -> None:
    page.household = name_device(page.household, device, text)
    page.typed.emit(page.household)
