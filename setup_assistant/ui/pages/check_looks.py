"""The second part of the check page: what is set, to be seen with one's own eyes."""

from functools import cached_property
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.looking import Lookout
from setup_assistant.advice.scene import IN_PLACE
from setup_assistant.advice.tasks import is_expired
from setup_assistant.domain.household import Setting, SettingState
from setup_assistant.domain.value import message
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_rows import place_panel
from setup_assistant.ui.pages.steps import things
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.mark import Glyph, IconLine


class Looks:
    """What is set and waits to be seen, of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def fill(self, box: QVBoxLayout) -> None:
        """Add the head of the part, and one panel for each place."""
        page = self._page
        head = page.row(Glyph(page.theme, "eye", size=24), gap=10, stretch=False)
        head.addWidget(page.label("check.looks", Type.H2), 1)
        box.addSpacing(page.theme.px(12))
        box.addLayout(head)
        found = self._in_place
        title = page.text(self.title(), Type.BODY, bold=True)
        title.setObjectName("looks-title")
        box.addWidget(title)
        box.addWidget(page.label("check.lead" if found else "check.lead.nothing", Type.TIGHT, color="ink2"))
        if not found:
            start = page.button("check.to-setup", "open-setup", Look.PLAIN, after="arrow-right")
            start.clicked.connect(lambda: page.opened.emit("setup", ""))
            box.addLayout(page.row(start))
            return
        for place, settings in groupby(found, key=lambda each: each.at):
            box.addWidget(place_panel(page, self._lookout, place, tuple(settings)))
        box.addWidget(IconLine(page.theme, "calendar", page.words.screen("check.holds")))

    def title(self) -> str:
        """Return how many are not seen yet."""
        page, found = self._page, self._in_place
        if not found:
            return page.words.screen("check.title.nothing")
        waiting = sum(self._waits(each) for each in found)
        if not waiting:
            return page.words.screen("check.title.seen")
        return page.words.screen(message("check.title", count=waiting, things=things(page.words, waiting)))

    @cached_property
    def _lookout(self) -> Lookout:
        return Lookout(self._page.household, self._page.view.catalog, self._page.view.today)

    def _waits(self, setting: Setting) -> bool:
        """Tell whether a setting waits for a look; at Wi-Fi elsewhere it is looked at when somebody is there."""
        spots = self._lookout.spots(setting.measure, setting.at)
        if spots:
            return any(spot.waits for spot in spots if not spot.elsewhere) or all(spot.waits for spot in spots)
        return setting.state is not SettingState.SEEN or is_expired(setting, self._page.view.today)

    @cached_property
    def _in_place(self) -> tuple[Setting, ...]:
        """What is set, networks first, then devices, each in the order of the family."""
        household = self._page.household
        places = [each.id for each in household.networks] + [each.id for each in household.devices]
        known = {each.id for each in self._page.view.catalog.measures}
        found = [
            each
            for each in household.settings
            if each.state in IN_PLACE and each.at in places and each.measure in known
        ]
        return tuple(sorted(found, key=lambda each: places.index(each.at)))


def looks(page: Page) -> QWidget:
    """Return the part as one widget."""
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(12))
    Looks(page).fill(box)
    return part
