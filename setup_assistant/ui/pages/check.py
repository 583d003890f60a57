"""What is set, and how to see with one's own eyes whether it works."""

from functools import cached_property
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.looking import Lookout
from setup_assistant.advice.scene import IN_PLACE
from setup_assistant.advice.tasks import is_expired
from setup_assistant.domain.household import Setting, SettingState
from setup_assistant.domain.value import message
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_rows import blind_spots, place_panel
from setup_assistant.ui.pages.steps import things
from setup_assistant.ui.widgets.beside import Beside
from setup_assistant.ui.widgets.button import Look

SIDE, LEAST = 280, 560


class CheckPage(Page):
    """One row for each measure in place; a look is dated and says what it cannot show."""

    id = PageId.CHECK
    dense = True

    def build(self) -> None:
        """Rows by device and network, and beside them what looking cannot show."""
        found = self._in_place()
        if not found:
            start = self.button("check.to-setup", "open-setup", Look.PLAIN, after="arrow-right")
            start.clicked.connect(lambda: self.opened.emit("setup", ""))
            self.body.addLayout(self.row(start))
            self.body.addStretch(1)
            return
        rows = QWidget()
        box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(12))
        for place, settings in groupby(found, key=lambda each: each.at):
            box.addWidget(place_panel(self, self._lookout, place, tuple(settings)))
        px = self.theme.px
        if self.view.narrow:
            self.body.addWidget(rows)
            self.body.addWidget(blind_spots(self))
        else:
            box.addStretch(1)
            side = blind_spots(self)
            self.body.addWidget(Beside(rows, side, side_width=px(SIDE), gap=px(20), least=px(LEAST)))
        self.body.addStretch(1)

    def title(self) -> str:
        """Return how many are not seen yet."""
        found = self._in_place()
        if not found:
            return self.words.screen("check.title.nothing")
        waiting = sum(self._waits(each) for each in found)
        return (
            self.words.screen(message("check.title", count=waiting, things=things(self.words, waiting)))
            if waiting
            else self.words.screen("check.title.seen")
        )

    def lead(self) -> str:
        """Return what this page is and is not."""
        return self.words.screen("check.lead" if self._in_place() else "check.lead.nothing")

    @cached_property
    def _lookout(self) -> Lookout:
        return Lookout(self.household, self.view.catalog, self.view.today)

    def _waits(self, setting: Setting) -> bool:
        """Tell whether a setting waits for a look; at Wi-Fi elsewhere it is looked at when somebody is there."""
        spots = self._lookout.spots(setting.measure, setting.at)
        if spots:
            return any(spot.waits for spot in spots if not spot.elsewhere) or all(spot.waits for spot in spots)
        return setting.state is not SettingState.SEEN or is_expired(setting, self.view.today)

    def _in_place(self) -> tuple[Setting, ...]:
        """Return what is set, networks first, then devices, each in the order of the family."""
        places = [each.id for each in self.household.networks] + [each.id for each in self.household.devices]
        known = {each.id for each in self.view.catalog.measures}
        found = [
            each
            for each in self.household.settings
            if each.state in IN_PLACE and each.at in places and each.measure in known
        ]
        return tuple(sorted(found, key=lambda each: places.index(each.at)))
