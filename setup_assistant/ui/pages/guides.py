"""All guides: those for the family's own devices first, then the rest by kind of device."""

from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.guide import GuideHead, Purpose
from setup_assistant.domain.household import Device
from setup_assistant.flow.page import PageId
from setup_assistant.guides import find
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.device import chips
from setup_assistant.ui.pages.guide_open import open_guide
from setup_assistant.ui.pages.steps import duration
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.panel import Disclosure, Panel, PressPanel

_EVERY, _HOME = "every", "home"


class GuidesPage(Page):
    """A list to choose from; what is wanted most, letting one thing through, can be shown alone."""

    id = PageId.GUIDES
    dense = True

    def build(self) -> None:
        """First what it is for, then the devices."""
        wanted = self._purpose()
        choices = [(_EVERY, self.words("guides.every"))]
        choices += [(each.value, self.words(f"guides.purpose.{each.value}")) for each in Purpose]
        name = self.words("guides.purpose")
        self.body.addLayout(chips(self, "purpose", choices, wanted, name, lambda to: self.answer(self.household, to)))
        heads = tuple(head for head in self.view.content.guide_heads if wanted in (_EVERY, head.purpose.value))
        for device in self.household.devices:
            self._group(self.view.name(self.view.labels.device(device.id)), _fitting(heads, device), device)
        self._group(self.words("guides.home"), find.for_kind(heads, None), None)
        owned = {device.kind for device in self.household.devices}
        for kind in self.view.content.device_kinds:
            if kind.id not in owned:
                self._closed(kind.id, self.words.say(kind.name), find.for_kind(heads, kind.id))
        self.body.addStretch(1)

    def other_actions(self) -> tuple[Button, ...]:
        """Return the way to the made-up family, for whoever wants to show a guide to somebody."""
        button = self.button("guides.demo", "demo", icon="users")
        button.clicked.connect(lambda: self.acted.emit("demo", None))
        return (button,)

    def _purpose(self) -> str:
        known = {each.value for each in Purpose}
        return self.view.detail if self.view.detail in known else _EVERY

    def _group(self, title: str, heads: tuple[GuideHead, ...], device: Device | None) -> None:
        if not heads:
            return
        self.body.addWidget(self.text(title, Type.H2))
        for head in heads:
            self.body.addWidget(self._row(head, device.id if device is not None else self._network()))

    def _closed(self, kind: str, title: str, heads: tuple[GuideHead, ...]) -> None:
        if not heads:
            return

        def rows() -> QWidget:
            panel = Panel(self.theme, ground="sunk", pad=10)
            for head in heads:
                panel.box.addWidget(self._row(head, None))
            return panel

        words = self.words("guides.kind", kind=title, count=len(heads))
        self.body.addWidget(Disclosure(self.theme, words, f"kind-{kind}", rows))

    def _row(self, head: GuideHead, at: str | None) -> PressPanel:
        words = self.words
        minutes = words("step.about", minutes=duration(words, head.minutes))
        title = words.say(head.title)
        row = PressPanel(self.theme, words("guides.row", title=title, minutes=minutes), pad=12)
        row.setObjectName(f"guide-{head.id}-{at or ''}")
        row.add(self.label(head.title, bold=True))
        row.add(self.text(minutes, Type.SMALL, color="ink2"))
        row.clicked.connect(partial(open_guide, self, head.id, at))
        return row

    def _network(self) -> str | None:
        """Return the home network, on which a router's guide is done."""
        return next((each.id for each in self.household.networks if each.kind.value == _HOME), None)


def _fitting(heads: tuple[GuideHead, ...], device: Device) -> tuple[GuideHead, ...]:
    return tuple(head for head in heads if head.kinds and find.suits(head, device))
