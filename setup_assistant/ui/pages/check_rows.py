"""The rows of the check page: what is set, how to look, what was seen when, and three answers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.advice.looking import Lookout, Spot
from setup_assistant.advice.tasks import covered, fields, is_expired, standing
from setup_assistant.domain.coverage import State
from setup_assistant.domain.filter import Filter, samples
from setup_assistant.domain.household import Setting, SettingState
from setup_assistant.domain.value import Text
from setup_assistant.flow.looks import say_not_working, say_set, seen_open
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.spots import failed_at, spot_lines, told_at, where
from setup_assistant.ui.pages.step_facts import filter_of, measure_of
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.copy_line import CopyLine
from setup_assistant.ui.widgets.mark import Glyph, StateMark
from setup_assistant.ui.widgets.panel import Disclosure, Panel, Rule
from setup_assistant.ui.widgets.wrap import WrapRow

_SETTING_STATE = "setting-state"
_ICONS = {"saw": "circle-check", "could-not": "eye-off", "not-working": "x", "forget": "undo-2"}


def place_panel(page: Page, lookout: Lookout, place: str, settings: tuple[Setting, ...]) -> Panel:
    """Return everything that is set on one device or network."""
    panel = Panel(page.theme, pad=14)
    panel.box.setSpacing(page.theme.px(10))
    device = next((each for each in page.household.devices if each.id == place), None)
    label = page.view.labels.device(place) if device else page.view.labels.network(place)
    icons = {kind.id: kind.icon for kind in page.view.content.device_kinds}
    icon = icons.get(device.kind, "smartphone") if device else "router"
    head = page.row(Glyph(page.theme, icon, size=24), stretch=False)
    head.addWidget(page.text(page.view.name(label), Type.LEAD, bold=True), 1)
    panel.box.addLayout(head)
    for number, each in enumerate(settings):
        if number:
            panel.box.addWidget(Rule(page.theme))
        _row(page, panel, each, lookout.spots(each.measure, each.at))
    return panel


def _row(page: Page, panel: Panel, each: Setting, spots: tuple[Spot, ...]) -> None:
    words = page.words
    measure = measure_of(page, each.measure)
    state = standing(page.view.plan.coverage, each.measure, each.at)
    head = WrapRow(page.theme.px(12), page.theme.px(2))
    head.addWidget(page.label(measure.name, Type.BODY, bold=True))
    if state is not None:
        head.addWidget(StateMark(page.theme, state, words(f"state.{state.value}")))
    panel.box.addLayout(head)
    if spots:
        panel.box.addLayout(spot_lines(page, spots))
    else:
        panel.box.addWidget(page.text(_seen(page, each, state), Type.SMALL, color="ink2"))
    said = dict(fields(page.household, page.view.catalog, each.at))
    for line in _how(page, each):
        panel.box.addWidget(page.text(words.screen(line, **said), Type.TIGHT))
    chosen = filter_of(page, each.filter)
    if chosen is not None and samples(chosen):
        part = Disclosure(
            page.theme, words("check.sample"), f"sample-{each.at}-{each.measure}", partial(_samples, page, chosen)
        )
        panel.box.addWidget(part)
    if spots:
        _spots(page, panel, each, spots)
    else:
        panel.box.addLayout(_answers(page, each))


def _seen(page: Page, each: Setting, state: State | None) -> str:
    """Return what was seen when, in one sentence."""
    words, lang = page.words, page.view.lang
    failed = seen_open(page.household, each.measure, each.at)
    if failed is not None:
        return words.screen("check.failed", day=calendar.day(failed, lang))
    if each.seen_on is not None:
        key = "check.expired" if is_expired(each, page.view.today) else "check.seen"
        day = calendar.day(each.seen_on, lang)
        if key == "check.seen" and state is None:
            key = "check.seen-partly"
        elif key == "check.seen" and state is State.CANNOT_TELL:
            key = "check.seen-unsure"
        return words.screen(key, day=day)
    return words.screen("check.unseen" if state is not None else "check.partly")


def _how(page: Page, each: Setting) -> tuple[Text, ...]:
    """Return how to look: the way to find the setting on this kind of device."""
    device = next((one for one in page.household.devices if one.id == each.at), None)
    ways = [
        found
        for found in page.view.catalog.find_outs
        if found.question == _SETTING_STATE
        and each.measure in found.measures
        and (not found.kinds or (device is not None and device.kind in found.kinds))
    ]
    return (ways[0].words,) if ways else ()


def _samples(page: Page, chosen: Filter) -> QWidget:
    """Return the harmless pages that the operator itself offers for trying its filter."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    for each in samples(chosen):
        panel.box.addWidget(page.label(each.expect, Type.SMALL, color="ink2"))
        name = page.words("setup.copy", word=each.name)
        panel.box.addWidget(
            CopyLine(page.theme, page.words("check.sample.page"), each.name, name=name, done=page.words("setup.copied"))
        )
    return panel


def _answers(page: Page, each: Setting) -> WrapRow:
    """Return the answers about a setting that is the same everywhere."""
    today = page.view.today
    cells = covered(page.view.plan.coverage, each.measure, each.at)

    def told(state: SettingState) -> None:
        page.answer(say_set(page.household, each.measure, each.at, state, today))

    def failed() -> None:
        page.answer(say_not_working(page.household, each.measure, each.at, cells, today))

    row = WrapRow(page.theme.px(8))
    _answer(page, row, each, "saw", lambda: told(SettingState.SEEN))
    _answer(page, row, each, "could-not", lambda: told(SettingState.SET))
    _answer(page, row, each, "not-working", failed)
    return row


def _answer(page: Page, row: WrapRow, each: Setting, key: str, act: Callable[[], None]) -> None:
    words = page.words(f"check.{key}")
    button = Button(page.theme, words, icon=_ICONS[key])
    button.setObjectName(f"{key}-{each.at}-{each.measure}")
    about = page.words.say(measure_of(page, each.measure).name)
    button.setAccessibleName(page.words("choice.name", about=about, answer=words))
    button.clicked.connect(act)
    row.addWidget(button)


def _spots(page: Page, panel: Panel, each: Setting, spots: tuple[Spot, ...]) -> None:
    """Add the answers about a filter, which name the network or the device."""
    several = len(spots) > 1
    asked = f"{each.measure}@{each.at}"
    is_open = page.view.detail == asked

    def saw(spot: Spot) -> None:
        page.answer(told_at(page, page.household, each.measure, each.at, spot))

    def failed(spot: Spot) -> None:
        page.answer(failed_at(page, each.measure, each.at, spot), "")

    def forget() -> None:
        page.answer(say_set(page.household, each.measure, each.at, SettingState.SET, page.view.today))

    row = WrapRow(page.theme.px(8))
    if several:
        panel.box.addLayout(where(page, spots, each.measure, saw))
    else:
        _answer(page, row, each, "saw", lambda: saw(spots[0]))
    if any(spot.on for spot in spots) or each.seen_on:
        _answer(page, row, each, "forget", forget)
    ask = partial(page.answer, page.household, "" if is_open else asked)
    _answer(page, row, each, "not-working", ask if several else lambda: failed(spots[0]))
    panel.box.addLayout(row)
    if several and is_open:
        panel.box.addLayout(where(page, spots, each.measure, failed, failed=True))
