"""What every face of setting this computer has: its moment, its face, and the buttons that ask for something."""

from functools import cached_property

from setup_assistant.domain.guide import GuideHead, Purpose
from setup_assistant.flow.page import PageId
from setup_assistant.guides.find import for_kind, for_measure, way_back
from setup_assistant.jobs.setting_here import MEASURE
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.computer_said import Face, face_of
from setup_assistant.ui.pages.guide_open import open_guide
from setup_assistant.ui.setting_view import SettingAct, SettingView
from setup_assistant.ui.widgets.button import Button, Look


class SettingPage(Page):
    """The page as its parts use it."""

    id = PageId.COMPUTER

    @cached_property
    def now(self) -> SettingView:
        """What the page is drawn from."""
        return self.view.setting or SettingView()

    @cached_property
    def face(self) -> Face:
        """Which face is shown."""
        return face_of(self.now)

    def ask(self, act: SettingAct, value: object = None) -> None:
        """Ask the window for something about this computer."""
        self.acted.emit("setting", (act, value))

    def acting(
        self, key: str, name: str, act: SettingAct, *, look: Look = Look.PLAIN, icon: str = "", after: str = ""
    ) -> Button:
        """Return a button that does something about this computer."""
        button = self.button(key, name, look, icon=icon, after=after)
        button.clicked.connect(lambda: self.ask(act))
        return button

    def leading(self, key: str, name: str, page: PageId, *, look: Look = Look.MAIN, detail: str = "") -> Button:
        """Return a button that opens another page."""
        button = self.button(key, name, look, after="arrow-right")
        button.clicked.connect(lambda: self.opened.emit(page.value, detail))
        return button


def guide_here(page: Page) -> GuideHead | None:
    """Return the guide that sets this computer by hand."""
    heads, now = page.view.content.guide_heads, page.view.setting
    device = next((each for each in page.household.devices if now is not None and each.id == now.device), None)
    if device is None:
        device = next((each for each in page.household.devices if each.found), None)
    if device is not None:
        return for_measure(heads, MEASURE, device)
    fitting = for_kind(heads, page.view.machine.kind) if page.view.machine.kind else ()
    return next((each for each in fitting if each.purpose is Purpose.SET and MEASURE in each.sets), None)


def way_back_button(page: SettingPage) -> Button | None:
    """Return the button that opens the guide that takes the setting out by hand, where there is one."""
    guide = guide_here(page)
    back = way_back(page.view.content.guide_heads, guide.id) if guide is not None else None
    if back is None:
        return None
    button = page.button("computer.guide-back", "open-guide", Look.PLAIN, icon="list")
    button.clicked.connect(lambda: open_guide(page, back.id, _device(page)))
    return button


def _device(page: SettingPage) -> str | None:
    return page.now.device or next((each.id for each in page.household.devices if each.found), None)


def guide_button(page: SettingPage, look: Look = Look.LINK) -> Button:
    """Return the button that opens the guide of this computer, or the list where none is known to fit."""
    guide = guide_here(page)
    if guide is None:
        return page.leading("computer.guides", "open-guides", PageId.GUIDES, look=look)
    button = page.button("computer.guide", "open-guide", look, icon="list")
    button.clicked.connect(lambda: open_guide(page, guide.id, _device(page)))
    return button
