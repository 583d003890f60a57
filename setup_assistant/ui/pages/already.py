"""What is set already?  One row for each device and home network: ticks, and whether somebody saw it work."""

from functools import cached_property

from PySide6.QtWidgets import QWidget

from setup_assistant.advice.asked import Place, places
from setup_assistant.advice.looking import Lookout
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.flow.devices import clear_setting, set_setting, setting
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.device import chips
from setup_assistant.ui.pages.seen import seen_choice
from setup_assistant.ui.widgets.choice import TickChip
from setup_assistant.ui.widgets.mark import Glyph
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.wrap import WrapRow

_IN_PLACE = (SettingState.SET, SettingState.SEEN)
_AS_TOLD = {SettingState.DECLINED: SettingState.NOT_SET}


class AlreadyPage(Page):
    """Measures that are in place, per device and network; nothing has to be ticked."""

    id = PageId.ALREADY
    dense = True

    def build(self) -> None:
        """Rows of ticks; `nothing yet` for everything at once stands first."""
        asked = places(self.household, self.view.catalog)
        nothing = self.button("already.nothing", "nothing-yet", icon="check")
        nothing.clicked.connect(lambda: self.answer(self._all(asked, SettingState.NOT_SET)))
        unsure = self.button("already.unsure", "all-unknown", icon="circle-question-mark")
        unsure.clicked.connect(lambda: self.answer(self._all(asked, SettingState.UNKNOWN)))
        row = WrapRow(self.theme.px(10))
        row.addWidget(nothing)
        row.addWidget(unsure)
        if self.view.narrow:
            row.addWidget(self.why("setting-state"))
        self.body.addLayout(row)
        for place in asked:
            self.body.addWidget(self._place(place))
        self.body.addStretch(1)

    def head_tools(self) -> tuple[QWidget, ...]:
        """Return why we ask."""
        return () if self.view.narrow else (self.why("setting-state"),)

    @cached_property
    def _lookout(self) -> Lookout:
        return Lookout(self.household, self.view.catalog, self.view.today)

    def _all(self, asked: tuple[Place, ...], state: SettingState) -> Household:
        """Give the same answer for everything that has none yet."""
        household = self.household
        for place in asked:
            for measure in place.measures:
                if setting(household, measure.id, place.at) is None:
                    household = set_setting(household, measure.id, place.at, state)
        return household

    def _place(self, place: Place) -> Panel:
        panel = Panel(self.theme, pad=12)
        label = self.view.name(place.label)
        head = self.row(Glyph(self.theme, place.icon), self.text(label, bold=True), stretch=False)
        head.setStretch(1, 1)
        panel.box.addLayout(head)
        row = WrapRow(self.theme.px(8))
        for measure in place.measures:
            name = self.words.say(measure.name)
            chip = TickChip(self.theme, name, self.words("choice.name", about=label, answer=name))
            now = setting(self.household, measure.id, place.at)
            chip.setObjectName(f"set-{place.at}-{measure.id}")
            chip.setChecked(now is not None and now.state in _IN_PLACE)
            chip.clicked.connect(lambda on, which=measure.id: self._tick(place, which, on=on))
            row.addWidget(chip)
        panel.box.addLayout(row)
        self._whole(panel, place, label)
        for measure in place.measures:
            now = setting(self.household, measure.id, place.at)
            if now is not None and now.state in _IN_PLACE:
                panel.box.addLayout(seen_choice(self, self._lookout, place, measure))
        return panel

    def _tick(self, place: Place, measure: str, *, on: bool) -> None:
        if on:
            self.answer(set_setting(self.household, measure, place.at, SettingState.SET))
        else:
            self.answer(clear_setting(self.household, measure, place.at))

    def _whole(self, panel: Panel, place: Place, label: str) -> None:
        """Add the two answers about the whole place: nothing yet, or nobody knows."""
        told = (setting(self.household, each.id, place.at) for each in place.measures)
        # What the family decided against is not set either.
        states = {_AS_TOLD.get(now.state, now.state) if now else None for now in told}
        if states & set(_IN_PLACE):
            return
        chosen = next(iter(states)) if len(states) == 1 else None
        answers = ((SettingState.NOT_SET, "already.none"), (SettingState.UNKNOWN, "answer.unknown"))
        row = chips(
            self,
            f"whole-{place.at}",
            [(state.value, self.words(key)) for state, key in answers],
            chosen.value if chosen else "",
            label,
            lambda value: self.answer(self._whole_answer(place, SettingState(value))),
        )
        panel.box.addLayout(row)

    def _whole_answer(self, place: Place, state: SettingState) -> Household:
        household = self.household
        for measure in place.measures:
            now = setting(household, measure.id, place.at)
            if now is None or now.state is not SettingState.DECLINED:
                household = set_setting(household, measure.id, place.at, state)
        return household
