"""What a sheet is about."""

from dataclasses import dataclass
from datetime import date

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Child, Household
from setup_assistant.domain.journal import Act
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.record import CheckRecord
from setup_assistant.guides.walked import Walked
from setup_assistant.text.furigana import KanjiGrades


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One household with its plan, on one day.

    `child` is given for the sheets of one child, `guiding` for a guide, `record` for the result of one check,
    `acts` for the way back of what is set on this computer.
    """

    household: Household
    plan: Plan
    catalog: Catalog
    today: date
    child: Child | None = None
    kanji: KanjiGrades | None = None
    guiding: Walked | None = None
    record: CheckRecord | None = None
    acts: tuple[Act, ...] = ()
