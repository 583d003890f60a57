"""Did somebody see it work?  The line below a tick; a filter names the network, or the device behind a router."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from setup_assistant.advice.asked import Place
from setup_assistant.advice.looking import Lookout, Spot
from setup_assistant.domain.household import SettingState
from setup_assistant.domain.measure import Measure
from setup_assistant.flow.devices import set_setting, setting
from setup_assistant.flow.looks import say_set, unsay_looks_at
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.device import chips
from setup_assistant.ui.pages.filters import filter_choice
from setup_assistant.ui.pages.spots import told_at
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.choice import TickChip
from setup_assistant.ui.widgets.wrap import WrapRow


def seen_choice(page: Page, lookout: Lookout, place: Place, measure: Measure) -> QVBoxLayout:
    """Return which filter it is, if it is one, and whether and where somebody saw it work."""
    box = QVBoxLayout()
    box.addWidget(page.label(measure.name, Step.SMALL, color="ink2"))
    if measure.takes_filter:
        box.addLayout(filter_choice(page, place, measure.id))
    spots = lookout.spots(measure.id, place.at)
    box.addLayout(_ticks(page, place, measure, spots) if len(spots) > 1 else _one(page, place, measure, spots))
    return box


def _one(page: Page, place: Place, measure: Measure, spots: tuple[Spot, ...]) -> WrapRow:
    """Return the answers where there is one place to look, or where it is the same everywhere."""
    now = setting(page.household, measure.id, place.at)
    state = now.state if now else SettingState.SET
    if any(not spot.waits for spot in spots):
        state = SettingState.SEEN
    answers = [(SettingState.SET.value, page.words("already.only-set")), ("seen", page.words("already.saw"))]
    name = f"{page.view.name(place.label)} {page.words.say(measure.name)}"
    tell = partial(_saw, page, place, measure, spots)
    return chips(page, f"seen-{place.at}-{measure.id}", answers, state.value, name, tell)


def _saw(page: Page, place: Place, measure: Measure, spots: tuple[Spot, ...], value: str) -> None:
    state = SettingState(value)
    if spots and state is SettingState.SEEN:
        page.answer(told_at(page, page.household, measure.id, place.at, spots[0]))
    elif spots:
        page.answer(say_set(page.household, measure.id, place.at, state, page.view.today))
    else:
        now = setting(page.household, measure.id, place.at)
        ways, chosen = (now.ways, now.filter) if now else ((), None)
        page.answer(
            set_setting(page.household, measure.id, place.at, state, seen_on=page.view.today, ways=ways, chosen=chosen)
        )


def _ticks(page: Page, place: Place, measure: Measure, spots: tuple[Spot, ...]) -> WrapRow:
    """Return one tick for each network or device: it was seen at work there."""
    row = WrapRow(page.theme.px(8))
    about = f"{page.view.name(place.label)} {page.words.say(measure.name)}"
    for spot in spots:
        words = page.words("spot.saw", place=page.words.say(spot.label))
        chip = TickChip(page.theme, words, page.words("choice.name", about=about, answer=words))
        chip.setObjectName(f"seen-at-{spot.network}-{spot.device}-{measure.id}")
        chip.setChecked(not spot.waits)
        chip.clicked.connect(lambda on, spot=spot: _tick(page, place, measure, spot, on=on))
        row.addWidget(chip)
    return row


def _tick(page: Page, place: Place, measure: Measure, spot: Spot, *, on: bool) -> None:
    if on:
        page.answer(told_at(page, page.household, measure.id, place.at, spot))
    else:
        cells = (*spot.cells, *spot.undecided)
        page.answer(unsay_looks_at(page.household, measure.id, spot.device, cells))
