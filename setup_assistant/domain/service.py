"""Services and the criteria they are compared by."""

from enum import StrEnum

from setup_assistant.domain.fact import Cost, Fact
from setup_assistant.domain.value import Id, Text, Value


class Mark(StrEnum):
    """Marks of the comparison, each always shown with a word."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNCONFIRMED = "unconfirmed"
    TEXT = "text"
    """No mark: the words alone."""


class Criterion(Value, frozen=True, kw_only=True):
    """A row of the comparison."""

    id: Id
    name: Text
    fact: Fact


class ServiceCell(Value, frozen=True, kw_only=True):
    """What one service does for one criterion."""

    criterion: Id
    mark: Mark
    words: Text
    fact: Fact


class Service(Value, frozen=True, kw_only=True):
    """A service or built-in control that families compare."""

    id: Id
    name: Text
    provider: Text
    kinds: tuple[Id, ...]
    lines: tuple[Id, ...] = ()
    measures: tuple[Id, ...] = ()
    """Measures of the plan that this service provides."""
    cost: Cost
    cells: tuple[ServiceCell, ...]
    fact: Fact
