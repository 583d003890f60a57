"""The plan: measures chosen for a household as ordered steps, what waits, and what stays open."""

from datetime import date
from enum import StrEnum

from setup_assistant.domain.coverage import CoverageMap
from setup_assistant.domain.household import GapNumber, Stage
from setup_assistant.domain.value import Id, Message, Text, Value


class CardKind(StrEnum):
    """Cards beside the plan."""

    APPOINTMENT = "appointment"
    """A step of a guide waits for an account, a person or a paper."""
    FIND_OUT = "find-out"
    ASK_SCHOOL = "ask-school"
    CHECK_THERE = "check-there"
    RETIRED_FILTER = "retired-filter"
    """A filter that the family still uses has ended."""


class Step(Value, frozen=True, kw_only=True):
    """One measure to set at one place."""

    measure: Id
    at: Id
    """Id of the device or network; "household" for a house rule."""
    devices: tuple[Id, ...]
    """Devices that it reaches, the first one named on the card."""
    act: Text
    fields: tuple[tuple[str, str | Text | Message], ...]
    """Values for the {fields} of act, because and notices: device, network, child."""
    because: tuple[Text | Message, ...]
    minutes: int
    yen_a_month: int | None
    """None: the price could not be confirmed."""
    filter: Id | None = None
    """Chosen site-name filter, when the measure takes one."""
    filter_testable: bool = False
    closes: tuple[int, ...]
    """Numbers of the gaps it closes."""
    cells: tuple[tuple[Id, Id, Id], ...]
    """(device, way, risk) cells whose cover it raises."""
    weight: int
    """Risk weight it gains when the steps before it are done."""
    guide: Id | None = None
    help_url: str
    on: date | None = None
    """Proposed day, for steps that wait."""
    watch: tuple[Text, ...] = ()
    """What must keep working and this step can stop: the smallest exception for each."""


class Card(Value, frozen=True, kw_only=True):
    """Something to do besides setting a measure."""

    kind: CardKind
    title: Message
    words: tuple[Text | Message, ...]
    device: Id | None = None
    network: Id | None = None
    on: date | None = None


class Remaining(Value, frozen=True, kw_only=True):
    """What stays open after everything planned is done, in words a grandparent understands."""

    device: Id | None
    risk: Id
    sentence: Text | Message
    fields: tuple[tuple[str, str | Text | Message], ...] = ()
    kept_by_rule: Id | None = None
    """House rule that keeps it, if one can."""


class Growth(Value, frozen=True, kw_only=True):
    """A dated stage of the growth path: when a child enters the next stage and what may loosen then."""

    child: Id
    stage: Stage
    on: date | None
    """1 April of the year the child enters it, when the grade is known; else None."""
    words: tuple[Text | Message, ...]


class Plan(Value, frozen=True, kw_only=True):
    """Everything the household decided to do, in order.

    `now` fits into the time at hand; `later` waits with dates; `remaining` is never empty of truth.
    """

    now: tuple[Step, ...]
    later: tuple[Step, ...]
    cards: tuple[Card, ...]
    remaining: tuple[Remaining, ...]
    growth: tuple[Growth, ...]
    minutes_now: int
    minutes_later: int
    yen_a_month: int
    """Sum of the confirmed costs."""
    unpriced: int
    """Number of steps whose cost could not be confirmed."""
    gain: int
    """Risk weight closed by `now`."""
    coverage: CoverageMap
    """The map as it is before any step."""
    gap_numbers: tuple[GapNumber, ...]
    """Numbers to keep in the household file, old and new."""
