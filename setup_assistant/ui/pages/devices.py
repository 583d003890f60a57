"""Which devices do the children use?  Counted by kind; a card opens what is worth knowing about one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.domain.household import Device
from setup_assistant.domain.risk import DeviceKind
from setup_assistant.flow.devices import add_device, add_this_computer, count_of, remove_last
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.card import device_card
from setup_assistant.ui.pages.device import device_title, fill_device
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.even import EvenRows
from setup_assistant.ui.widgets.stepper import Stepper


class DevicesPage(Page):
    """Devices by kind with plus and minus, and one card for each; opened at a device it asks about that one."""

    id = PageId.DEVICES
    dense = True

    def build(self) -> None:
        """Kinds and cards, or the questions of one device."""
        device = self._device()
        if device is not None:
            fill_device(self, device)
            return
        self._kinds()
        self._found()
        if self.household.devices:
            self._cards()
        self.body.addStretch(1)

    def title(self) -> str:
        """Return the question, or the device."""
        device = self._device()
        return super().title() if device is None else device_title(self, device)

    def lead(self) -> str:
        """Return one line for each of the two."""
        return super().lead() if self._device() is None else self.words.screen("device.lead")

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask, at the right of the heading."""
        return () if self._device() or self.view.narrow else (self.why("device-kind"),)

    def main_action(self) -> Button | None:
        """Return the way back to all devices when one is open."""
        if self._device() is None:
            return None
        done = self.button("device.done", "main", Look.MAIN, icon="check")
        done.clicked.connect(lambda: self.answer(self.household, ""))
        return done

    def _device(self) -> Device | None:
        return next((each for each in self.household.devices if each.id == self.view.detail), None)

    def _kinds(self) -> None:
        rows = EvenRows(self.theme.px(8), most=4)
        for kind in self.view.content.device_kinds:
            rows.addWidget(self._stepper(kind))
        self.body.addLayout(rows)
        if self.view.narrow:
            self.body.addWidget(self.why("device-kind"))

    def _stepper(self, kind: DeviceKind) -> Stepper:
        name = self.words.say(kind.short)
        count = count_of(self.household, kind.id)
        stepper = Stepper(
            self.theme,
            kind.icon,
            self.words.screen(kind.short),
            count,
            names=(
                self.words("devices.less", kind=name, count=count),
                self.words("devices.more", kind=name, count=count),
            ),
        )
        stepper.set_names(kind.id)
        stepper.more.clicked.connect(lambda: self.answer(add_device(self.household, kind)))
        stepper.less.clicked.connect(lambda: self.answer(remove_last(self.household, kind.id)))
        return stepper

    def _found(self) -> None:
        machine = self.view.machine
        kind = next((each for each in self.view.content.device_kinds if each.id == machine.kind), None)
        if kind is None or any(device.found for device in self.household.devices):
            return
        system = machine.system or self.words.say(kind.name)
        add = Button(self.theme, self.words("devices.this", system=system), Look.LINK, icon="monitor")
        add.setObjectName("add-this-computer")
        add.clicked.connect(lambda: self.answer(add_this_computer(self.household, machine, kind)))
        self.body.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)

    def _cards(self) -> None:
        count = len(self.household.devices)
        head = QHBoxLayout()
        head.addWidget(self.text(self.words.plural("devices.count", count), Step.BODY, bold=True))
        head.addWidget(self.label("devices.press", Step.SMALL, color="ink2"), 1)
        self.body.addLayout(head)
        rows = EvenRows(self.theme.px(10), most=1 if self.view.narrow else 3)
        for device in self.household.devices:
            rows.addWidget(device_card(self, device))
        self.body.addLayout(rows)
