"""Moving on: forward, back and by station.  What comes next is decided in `flow`, never here."""

from collections.abc import Callable
from typing import Protocol

from setup_assistant.domain.household import Household
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.text.errors import Said
from setup_assistant.text.words import Words


class Walker(Protocol):
    """What moving needs of the window."""

    household: Household

    @property
    def page(self) -> PageId:
        """The page that is shown."""

    def open_page(self, page: str, detail: str = "") -> None:
        """Open a page."""

    def tell(self, said: Said, *, calm: bool = False) -> None:
        """Show a notice above the page."""


class Walk:
    """The three ways to move of one window."""

    def __init__(self, walker: Walker, words: Callable[[], Words]) -> None:
        self._walker = walker
        self._words = words

    def forward(self) -> None:
        """Go to the next page, unless this one still needs something."""
        walker = self._walker
        missing = engine.problems(walker.household, walker.page)
        following = engine.following(walker.household, walker.page)
        if missing:
            walker.tell(Said(title=self._words().say(missing[0]), text="", advice=""))
        elif following is not None:
            walker.open_page(following.value)

    def back(self) -> None:
        """Go to the page before, losing nothing."""
        before = engine.before(self._walker.household, self._walker.page)
        if before is not None:
            self._walker.open_page(before.value)

    def station(self, index: int) -> None:
        """Open a station, or say what it waits for."""
        station = engine.stations(self._walker.household, self._walker.page)[index]
        words = self._words()
        if station.page is not None:
            self._walker.open_page(station.page.value)
        elif station.note is not None:
            title = words(f"station.{station.id.value}")
            self._walker.tell(Said(title=title, text=words.say(station.note), advice=""), calm=True)
