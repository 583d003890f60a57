"""What a page is drawn from: everything it may show, nothing it may change."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from setup_assistant.content.load import Content
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.value import Message, Text
from setup_assistant.text.words import Words
from setup_assistant.ui.plans import Plans
from setup_assistant.ui.theme import Theme

if TYPE_CHECKING:
    from setup_assistant.advice.labels import Labels
    from setup_assistant.domain.catalog import Catalog
    from setup_assistant.domain.journal import Act
    from setup_assistant.domain.plan import Plan
    from setup_assistant.ui.check_view import CheckingView
    from setup_assistant.ui.handing_view import HandingView
    from setup_assistant.ui.setting_view import SettingView


@dataclass(frozen=True)
class View:
    """One moment of the window: household, words, look and what was found about this computer."""

    household: Household
    content: Content
    lang: str
    theme: Theme
    today: date
    machine: Machine
    plans: Plans
    narrow: bool = False
    """True at large text or in a small window: one column, the rail becomes a bar."""
    read_only: bool = False
    detail: str = ""
    """What a page is opened at, for example the id of a device; empty for the page itself."""
    checking: "CheckingView | None" = None
    """The check of this computer; on its own page only."""
    setting: "SettingView | None" = None
    """Setting this computer; on its own page only."""
    handing: "HandingView | None" = None
    """Handing a setting to a phone; on its own page only."""
    acts: "tuple[Act, ...]" = ()
    """What the program set on this computer; where papers are chosen only."""
    sets: bool = False
    """True when this window can set the computer it runs on."""

    @cached_property
    def words(self) -> Words:
        """Words of the window's language."""
        return self.content.words(self.lang)

    @cached_property
    def catalog(self) -> "Catalog":
        """The whole catalog, decoded when a page first needs it."""
        return self.content.catalog

    @cached_property
    def labels(self) -> "Labels":
        """What the family calls its children, devices and networks."""
        from setup_assistant.advice.labels import Labels  # noqa: PLC0415 - the first page needs no advice

        return Labels(self.household, self.catalog)

    def name(self, label: Text | Message) -> str:
        """Return a label as it stands alone: with a capital, except on names like iPad and i-Filter."""
        said = self.words.say(label)
        return said[:1].upper() + said[1:] if said[1:2].islower() or said[1:2].isspace() else said

    @cached_property
    def plan(self) -> "Plan":
        """Plan and coverage map of the household, made when a page first needs them."""
        return self.plans.of(self.household, self.catalog, self.today)
