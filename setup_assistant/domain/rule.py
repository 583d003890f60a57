"""House rules, the sentences of the rules sheet, and where help is found."""

from setup_assistant.domain.fact import Fact
from setup_assistant.domain.household import Stage
from setup_assistant.domain.value import Id, Text, Value


class HouseRule(Value, frozen=True, kw_only=True):
    """A rule a family can agree on, in words a child reads; ja carries readings."""

    id: Id
    area: Id
    stages: tuple[Stage, ...]
    rank: int
    """Order among the proposals of a stage, smallest first."""
    proposed: tuple[Stage, ...] = ()
    """Stages for which the rule is on the proposed sheet (at most 8 rules a stage)."""
    words: Text
    reason: Text
    risks: tuple[Id, ...]
    """Risks that this rule keeps."""
    backed_by: tuple[Id, ...] = ()
    """Measures that can back it; empty: kept by the family alone."""
    fact: Fact


class Phrase(Value, frozen=True, kw_only=True):
    """A sentence of the rules sheet: promise, step when a rule is broken, condition to loosen, privacy line."""

    id: Id
    stages: tuple[Stage, ...]
    words: Text
    fact: Fact


class Contact(Value, frozen=True, kw_only=True):
    """Where help or a report office can be reached."""

    id: Id
    name: Text
    number: str = ""
    url: str = ""
    hours: Text
    cost: Text
    who: Text
    """Who answers and for what."""
    for_child: bool
    """True when it stands on the child's sheet."""
    urgent: bool = False
    languages: Text | None = None
    report: bool = False
    """True for report offices that give no counselling."""
    fact: Fact
