"""Ways of handing the filter to a device or a router: how far each reaches, how it is undone, what notices that."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.fact import Fact
from setup_assistant.domain.household import Answer
from setup_assistant.domain.value import Id, Text, Value


class Basis(StrEnum):
    """How a time is known; it is always said with "about"."""

    ESTIMATED = "estimated"
    OBSERVED = "observed"
    """Somebody watched people do it."""


class Told(Value, frozen=True, kw_only=True):
    """One statement with its own fact."""

    words: Text
    fact: Fact


class Undone(Value, frozen=True, kw_only=True):
    """How quickly a child can undo it."""

    seconds: Annotated[int, Meta(ge=1, le=3600)]
    """The quickest way that is known."""
    basis: Basis
    words: Text
    fact: Fact


class Reaches(Value, frozen=True, kw_only=True):
    """On which networks it holds once it is set."""

    mobile: Answer
    other_wifi: Answer
    words: Text
    fact: Fact


class HandOver(Value, frozen=True, kw_only=True):
    """One way of handing the filter on."""

    id: Id
    name: Text
    measure: Id
    kinds: tuple[Id, ...] = ()
    """Device kinds it is for; empty for a home router."""
    guide: Id
    """The guide that sets it by hand."""
    way_back: Id
    """The guide that takes it back."""
    undone: Undone
    prevents: Told
    """Who or what can keep a child from undoing it, or that nothing can."""
    notices: Told
    """What shows that it was undone."""
    seen_by: Annotated[tuple[Id, ...], Meta(min_length=1)]
    """Ways past the filter (`bypasses`) by which it shows."""
    reaches: Reaches
    fact: Fact


class Router(Value, frozen=True, kw_only=True):
    """Whether the addresses that a kind of home router hands out can be changed."""

    id: Id
    name: Text
    usual: Answer
    """Can the usual way be changed?"""
    second: Answer
    """Can the second way be changed?"""
    note: Text
    """What to know before opening its settings."""
    open_at: str = ""
    """Where its settings open, as it is typed; empty where an app or nothing known opens them."""
    guide: Id = "router-filter"
    variant: Id
    """Which way of the guide fits it."""
    fact: Fact
