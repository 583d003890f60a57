"""The plan of the household that is shown, made again only when something it depends on has changed."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from setup_assistant.domain.household import GapNumber, Household

if TYPE_CHECKING:
    from setup_assistant.domain.catalog import Catalog
    from setup_assistant.domain.plan import Plan


class Plans:
    """Keeps the newest plan; moving from page to page, or keeping the numbers it gave itself, changes nothing in it."""

    def __init__(self) -> None:
        self._asked: tuple[Household, date] | None = None
        self._given: tuple[GapNumber, ...] = ()
        self._plan: Plan | None = None

    def of(self, household: Household, catalog: "Catalog", today: date) -> "Plan":
        """Return the plan of `household` on a day."""
        asked = (replace(household, page="children", visited=(), gap_numbers=()), today)
        numbers = household.gap_numbers
        if self._plan is None or asked != self._asked or numbers not in (self._given, self._plan.gap_numbers):
            from setup_assistant.advice.plan import plan  # noqa: PLC0415 - the first page needs no advice

            self._plan = plan(household, catalog, today)
            self._asked, self._given = asked, numbers
        return self._plan
