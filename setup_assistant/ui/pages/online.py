"""Where does each device go online?  Networks of the family first, then one row for each device."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from setup_assistant.domain.household import Answer, Device, Got, Network, NetworkKind
from setup_assistant.flow.devices import (
    set_carrier,
    set_carrier_unknown,
    set_line_user,
    set_networks,
)
from setup_assistant.flow.networks import add_network, name_network, remove_network, set_router, set_second_way
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.device import chips, question
from setup_assistant.ui.pages.names import text_field
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import IconButton
from setup_assistant.ui.widgets.choice import TickChip
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.mark import Glyph, IconLine
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.wrap import WrapRow

ICONS = {
    NetworkKind.HOME: "wifi", NetworkKind.MOBILE: "signal",
    NetworkKind.OTHER_WIFI: "store", NetworkKind.TETHERING: "smartphone",
}  # fmt: skip
"""Icon of each kind of network."""

_NO_LINE, _UNKNOWN = "no-line", "unknown"


class OnlinePage(Page):
    """Networks of the family, and which device uses which."""

    id = PageId.ONLINE
    dense = True

    def build(self) -> None:
        """Devices first, since they are the question; networks below, where their own questions stand."""
        if self.view.narrow:
            self.body.addWidget(self.why("device-networks"))
        self._devices()
        self._networks()
        self.body.addStretch(1)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask."""
        return () if self.view.narrow else (self.why("device-networks"),)

    def _devices(self) -> None:
        panel = Panel(self.theme, pad=8)
        panel.box.setSpacing(self.theme.px(4))
        for device in self.household.devices:
            if device.got is not Got.SCHOOL_LENT:
                panel.box.addLayout(self._device(device))
        self.body.addWidget(panel)
        if any(device.carrier is not None for device in self.household.devices):
            self.body.addWidget(self.why("line-user", about=self.words("ask.line-user")))

    def _device(self, device: Device) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(self.theme.px(8), self.theme.px(2), self.theme.px(8), self.theme.px(2))
        label = self.view.name(self.view.labels.device(device.id))
        kind = next((each for each in self.view.content.device_kinds if each.id == device.kind), None)
        name = self.row(
            Glyph(self.theme, kind.icon if kind else "smartphone"), self.text(label, bold=True), stretch=False
        )
        name.setStretch(1, 1)
        row = WrapRow(self.theme.px(8))
        for network in self.household.networks:
            if network.kind is not NetworkKind.MOBILE:
                row.addWidget(self._joins(device, network, label))
        if kind is not None and kind.can_have_line and device.got is not Got.WIFI_ONLY:
            row.addWidget(self._line(device, label))
        below = self.view.narrow
        grid.addLayout(name, 0, 0)
        grid.addLayout(row, 1 if below else 0, 0 if below else 1)
        if not below:
            grid.setColumnMinimumWidth(0, self.theme.px(210))
        grid.setColumnStretch(0 if below else 1, 1)
        if device.carrier is not None:
            grid.addLayout(self._line_user(device, label), grid.rowCount(), 0 if below else 1)
        return grid

    def _joins(self, device: Device, network: Network, label: str) -> TickChip:
        name = self.view.name(self.view.labels.network(network.id))
        chip = TickChip(self.theme, name, self.words("choice.name", about=label, answer=name), icon=ICONS[network.kind])
        chip.setObjectName(f"join-{device.id}-{network.id}")
        chip.setChecked(network.id in device.networks)
        chip.clicked.connect(lambda on: self._join(device, network.id, on=on))
        return chip

    def _join(self, device: Device, network: str, *, on: bool) -> None:
        others = [each for each in device.networks if each != network]
        self.answer(set_networks(self.household, device.id, [*others, network] if on else others))

    def _line(self, device: Device, label: str) -> Picker:
        box = Picker(self.theme, f"line-{device.id}", self.words("online.line.name", device=label))
        box.addItem(self.words("online.line.none"), _NO_LINE)
        for line in self.view.catalog.lines:
            box.addItem(self.words.say(line.name), line.id)
        box.addItem(self.words("online.line.unknown"), _UNKNOWN)
        mobile = {each.id for each in self.household.networks if each.kind is NetworkKind.MOBILE}
        now = device.carrier or (_UNKNOWN if mobile & set(device.networks) else _NO_LINE)
        box.pick(now)
        box.activated.connect(lambda index: self._carry(device, str(box.itemData(index))))
        return box

    def _carry(self, device: Device, line: str) -> None:
        if line == _UNKNOWN:
            self.answer(set_carrier_unknown(self.household, device.id))
        else:
            self.answer(set_carrier(self.household, device.id, None if line == _NO_LINE else line))

    def _line_user(self, device: Device, label: str) -> WrapRow:
        row = chips(
            self,
            f"line-user-{device.id}",
            [(each.value, self.words(f"answer.{each.value}")) for each in Answer],
            device.line_user.value,
            f"{label} {self.words('ask.line-user')}",
            lambda value: self.answer(set_line_user(self.household, device.id, Answer(value))),
        )
        asked = self.label("ask.line-user", Step.SMALL, color="ink2")
        asked.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        asked.setMinimumHeight(self.theme.px(44))
        row.put_first(asked)
        return row

    def _networks(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(self.theme.px(10))
        columns = 1 if self.view.narrow else 3
        for place, network in enumerate(self.household.networks):
            card = self._network(network)
            grid.addWidget(card, place // columns, place % columns, alignment=Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.body.addWidget(self.label("online.networks", bold=True))
        self.body.addLayout(grid)
        more = WrapRow(self.theme.px(10))
        for kind in (NetworkKind.OTHER_WIFI, NetworkKind.TETHERING, NetworkKind.HOME):
            add = self.button(f"online.add.{kind.value}", f"add-{kind.value}", icon="plus")
            add.clicked.connect(lambda _on=False, kind=kind: self.answer(add_network(self.household, kind)))
            more.addWidget(add)
        self.body.addLayout(more)

    def _network(self, network: Network) -> Panel:
        return network_card(self, network)


def network_card(page: Page, network: Network) -> Panel:
    """Return the card of one network with its name and, at home, its two questions."""
    panel = Panel(page.theme, pad=12)
    label = page.view.name(page.view.labels.network(network.id))
    head = page.row(Glyph(page.theme, ICONS[network.kind]), page.text(label, bold=True), stretch=False)
    head.setStretch(1, 1)
    remove = IconButton(page.theme, "x", page.words("online.remove", network=label), size=(32, 32))
    remove.setObjectName(f"remove-{network.id}")
    remove.clicked.connect(lambda: page.answer(remove_network(page.household, network.id)))
    head.addWidget(remove)
    panel.box.addLayout(head)
    field = text_field(page, f"name-{network.id}", network.name, page.words("online.name", network=label),
                       hint=page.words("online.name.hint"))  # fmt: skip
    field.textEdited.connect(lambda text: _typed(page, network.id, text))
    panel.box.addWidget(field)
    if network.kind is NetworkKind.HOME:
        _home(page, panel, network)
    return panel


def _home(page: Page, panel: Panel, network: Network) -> None:
    answers = [(each.value, page.words(f"answer.{each.value}")) for each in Answer]
    label = page.view.name(page.view.labels.network(network.id))
    router = chips(page, f"router-{network.id}", answers, network.router.value,
                   f"{label} {page.words('ask.home-router')}",
                   lambda value: page.answer(set_router(page.household, network.id, Answer(value))))  # fmt: skip
    panel.box.addLayout(question(page, "home-router", router, at=network.id, label=label))
    second = chips(page, f"second-{network.id}", answers, network.v6.value, f"{label} {page.words('ask.home-v6')}",
                   lambda value: page.answer(set_second_way(page.household, network.id, Answer(value))))  # fmt: skip
    panel.box.addLayout(question(page, "home-v6", second, at=network.id, label=label))
    if network.found:
        panel.box.addWidget(IconLine(page.theme, "check", page.words("device.found"), color="accent"))


def _typed(page: Page, network: str, text: str) -> None:
    page.household = name_network(page.household, network, text)
    page.typed.emit(page.household)
