"""All guides: those for the family's own devices first, then the rest by kind of device."""

from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.guide import GuideHead, Purpose
from setup_assistant.domain.household import Device
from setup_assistant.flow.page import PageId
from setup_assistant.guides import find
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.device import chips
from setup_assistant.ui.pages.guide_open import open_guide
from setup_assistant.ui.pages.steps import duration
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.guide_row import GuideRow
from setup_assistant.ui.widgets.panel import Disclosure, Panel

_HOME = "home"
_OPEN = 2
"""Groups that are open from the start: more would bury the rest."""


class GuidesPage(Page):
    """A list to choose from, one purpose at a time; what is wanted most is letting one thing through."""

    id = PageId.GUIDES
    dense = True

    def build(self) -> None:
        """First what it is for, then the devices: the family's own, the home, all other kinds."""
        wanted = self._purpose()
        choices = [(each.value, self.words(f"guides.purpose.{each.value}")) for each in Purpose]
        name = self.words("guides.purpose")
        chosen = wanted.value
        self.body.addLayout(chips(self, "purpose", choices, chosen, name, lambda to: self.answer(self.household, to)))
        heads = find.in_order(find.of_purpose(self.view.content.guide_heads, wanted), self._planned())
        for device in self.household.devices:
            label = self.view.name(self.view.labels.device(device.id))
            self._group(device.id, label, find.for_device(heads, device), device)
        self._group(_HOME, self.words("guides.home"), find.for_kind(heads, None), None)
        owned = {device.kind for device in self.household.devices}
        for kind in self.view.content.device_kinds:
            if kind.id not in owned:
                self._group(kind.id, self.words.say(kind.name), find.for_kind(heads, kind.id), None)
        self.body.addStretch(1)

    def other_actions(self) -> tuple[Button, ...]:
        """Return the way to the made-up family, for whoever wants to show a guide to somebody."""
        button = self.button("guides.demo", "demo", icon="users")
        button.clicked.connect(lambda: self.acted.emit("demo", None))
        return (button,)

    def _purpose(self) -> Purpose:
        known = {each.value: each for each in Purpose}
        return known.get(self.view.detail, Purpose.SET)

    def _planned(self) -> tuple[str, ...]:
        if not self.household.devices:
            return ()
        return tuple(step.guide for step in (*self.view.plan.now, *self.view.plan.later) if step.guide)

    def _group(self, key: str, title: str, heads: tuple[GuideHead, ...], device: Device | None) -> None:
        if not heads:
            return
        at = device.id if device is not None else self._network() if key == _HOME else None

        def rows() -> QWidget:
            panel = Panel(self.theme, pad=10)
            panel.box.setSpacing(self.theme.px(2))
            for head in heads:
                panel.box.addWidget(self._row(head, at, title))
            return panel

        words = self.words("guides.kind", kind=title, count=len(heads))
        group = Disclosure(self.theme, words, f"kind-{key}", rows)
        self.body.addWidget(group)
        if device is not None and self.household.devices.index(device) < _OPEN:
            group.open()

    def _row(self, head: GuideHead, at: str | None, place: str) -> GuideRow:
        words = self.words
        minutes = words("step.about", minutes=duration(words, head.minutes))
        if head.confidence not in (Confidence.DEVICE, Confidence.PRIMARY):
            minutes = words("guides.to-confirm", minutes=minutes)
        row = GuideRow(self.theme, words.screen(head.title), minutes)
        row.setAccessibleName(words("guides.row", place=place, title=words.say(head.title), minutes=minutes))
        row.setObjectName(f"guide-{head.id}-{at or ''}")
        row.clicked.connect(partial(open_guide, self, head.id, at))
        return row

    def _network(self) -> str | None:
        """Return the home network, on which a router's guide is done."""
        return next((each.id for each in self.household.networks if each.kind.value == _HOME), None)
