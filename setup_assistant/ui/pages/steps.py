"""What pages say of a step: its act, its minutes, its place, and the button that starts it."""

from collections.abc import Callable

from setup_assistant.domain.plan import Plan, Step
from setup_assistant.text.words import Words
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.button import Button, Look

_LONG = 90
"""From this many minutes on, hours are said too."""
_SHORT_NAME = 14
_COUNTED_WITH_TSU = 9


def duration(words: Words, minutes: int) -> str:
    """Return minutes, or hours and minutes where they are many."""
    if minutes < _LONG:
        return words("step.minutes", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    return words("step.hours-minutes", hours=hours, minutes=rest) if rest else words("step.hours", hours=hours)


def things(words: Words, count: int) -> str:
    """Return a number of things as people count them: Japanese has another word from ten on."""
    return words("count.few" if count <= _COUNTED_WITH_TSU else "count.many", count=count)


def act(page: Page, step: Step, *, plain: bool = False) -> str:
    """Return the act of a step, for a label or, plain, for a name."""
    say = page.words.say if plain else page.words.screen
    return say(step.act, **dict(step.fields))


def detail_of(step: Step) -> str:
    """Return what the setup page is opened at for a step."""
    return f"{step.measure}@{step.at}"


def open_step(page: Page, step: Step) -> Callable[[], None]:
    """Return the act of opening a step on the setup page."""
    detail = detail_of(step)
    return lambda: page.opened.emit("setup", detail)


def step_of_gap(plan: Plan, number: int) -> Step | None:
    """Return the step that closes a gap."""
    return next((step for step in (*plan.now, *plan.later) if number in step.closes), None)


def shortened(name: str, most: int = _SHORT_NAME) -> str:
    """Return a name that fits on a button; the whole name stands where there is room."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def place_name(page: Page, at: str) -> str:
    """Return the name of the device or network where something is set, short enough for a button."""
    labels = page.view.labels
    is_network = any(network.id == at for network in page.household.networks)
    name = page.words.say(labels.network(at) if is_network else labels.device(at))
    return shortened(name)


def start_button(page: Page) -> Button:
    """Return the main button that starts the first step."""
    step = page.view.plan.now[0]
    key = "step.start.short" if page.view.narrow else "step.start"
    words = page.words(key, place=place_name(page, step.at), minutes=duration(page.words, step.minutes))
    button = Button(page.theme, words, Look.MAIN, after="arrow-right")
    button.clicked.connect(open_step(page, step))
    return button
