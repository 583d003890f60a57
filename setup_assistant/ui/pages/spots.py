"""Where somebody looked: what was seen on each network or from each device, and the answers that name it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from setup_assistant.advice.looking import Spot
from setup_assistant.domain.household import Household
from setup_assistant.flow.looks import say_failed_at, say_seen_at
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.step_facts import measure_of
from setup_assistant.ui.pages.steps import shortened
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.wrap import WrapRow

_LONGEST = 24
"""Most characters of a network or device in a button; its whole name stands in the line above."""


def told_at(page: Page, household: Household, measure: str, at: str, spot: Spot) -> Household:
    """Return the household after somebody saw a measure work at a spot, today."""
    return say_seen_at(
        household,
        measure,
        at,
        device=spot.device,
        cells=spot.cells,
        undecided=spot.undecided,
        today=page.view.today,
    )


def failed_at(page: Page, measure: str, at: str, spot: Spot) -> Household:
    """Return the household after somebody saw a measure let something through at a spot, today."""
    cells = (*spot.cells, *spot.undecided)
    return say_failed_at(page.household, measure, at, device=spot.device, cells=cells, today=page.view.today)


def spot_lines(page: Page, found: tuple[Spot, ...]) -> QVBoxLayout:
    """Return one line for each spot: seen when, run out, or not looked at yet."""
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(2))
    for spot in found:
        seen = not spot.waits
        color = "ink" if seen else "unk" if spot.on else "ink2"
        icon = "circle-check" if seen and spot.limit is None else "circle-question-mark" if spot.on else "clock"
        box.addWidget(IconLine(page.theme, icon, _line(page, spot), color=color))
    return box


def _line(page: Page, spot: Spot) -> str:
    place = page.view.name(spot.label)
    if spot.on is None:
        return page.words.screen("spot.elsewhere" if spot.elsewhere else "spot.never", place=place)
    key = "opened" if spot.opened else "expired" if spot.expired else spot.limit.value if spot.limit else "seen"
    return page.words.screen(f"spot.{key}", place=place, day=calendar.day(spot.on, page.view.lang))


def by_device(found: tuple[Spot, ...]) -> bool:
    """Tell whether the spots are devices on one network, not networks of one device."""
    return len({spot.network for spot in found}) < len(found)


def where(
    page: Page, found: tuple[Spot, ...], measure: str, tell: Callable[[Spot], None], *, failed: bool = False
) -> QVBoxLayout:
    """Return the question where somebody saw it work, or fail, with one answer for each spot."""
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(6))
    which = "device" if by_device(found) else "network"
    box.addWidget(page.label(f"spot.failed-{which}" if failed else f"spot.which-{which}", Type.TIGHT, bold=True))
    box.addLayout(_answers(page, found, measure, tell, failed=failed))
    return box


def _answers(
    page: Page, found: tuple[Spot, ...], measure: str, tell: Callable[[Spot], None], *, failed: bool
) -> WrapRow:
    """Return one answer for each spot: today it worked there, or it failed."""
    key, icon, kind = ("spot.failed", "x", "failed-at") if failed else ("spot.saw", "circle-check", "seen-at")
    about = page.words.say(measure_of(page, measure).name)
    row = WrapRow(page.theme.px(8))
    for spot in found:
        label = page.words.say(spot.label)
        button = Button(page.theme, page.words(key, place=shortened(label, _LONGEST)), icon=icon)
        button.setObjectName(f"{kind}-{spot.network}-{spot.device}-{measure}")
        button.setAccessibleName(page.words("choice.name", about=about, answer=page.words(key, place=label)))
        button.clicked.connect(lambda _on=False, spot=spot: tell(spot))
        row.addWidget(button)
    return row
