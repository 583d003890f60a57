"""Measures and what each covers."""

from enum import IntEnum, StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.fact import Cost, Fact
from setup_assistant.domain.household import NetworkKind, Stage
from setup_assistant.domain.value import Id, Text, Value


class Level(IntEnum):
    """How far a measure covers a risk on one way; FULL stops the sample for every app on that way."""

    NONE = 0
    PARTLY = 1
    FULL = 2


class Group(StrEnum):
    """Groups of measures (docs/GLOSSARY.md)."""

    LINE = "A"
    FILTER_APP = "B"
    FUNCTION_RESTRICTION = "C"
    OS_CONTROL = "D"
    SERVICE = "E"
    FAMILY_FILTER = "F"
    RULE = "R"


class Place(StrEnum):
    """Where a measure is set and what one setting of it reaches."""

    DEVICE = "device"
    NETWORK = "network"
    """On a home router: reaches every device of that network, on that network only."""
    HOUSEHOLD = "household"
    """A house rule: reaches every device in the children's own hands."""


class Need(Value, frozen=True, kw_only=True):
    """Something a family must have ready before a step: an account, a person, a paper."""

    id: Id
    name: Text
    is_account: bool = False
    known_by: tuple[str, ...] = ()
    """Words that give it away in a step: a guide that says one of them lists this need, or another with the word."""
    fact: Fact


class Applies(Value, frozen=True, kw_only=True):
    """For which devices a measure can be set; every given condition must hold."""

    kinds: tuple[Id, ...] = ()
    """Device kinds; empty for measures on a network or for the household."""
    since: str | None = None
    """First OS version on which it exists, compared number by number; an unknown version is taken to fit."""
    lines: tuple[Id, ...] = ()
    """Lines that offer it; empty means that no line is needed."""
    stages: tuple[Stage, ...] = ()
    """Stages of the youngest user; empty means all."""


class Measure(Value, frozen=True, kw_only=True):
    """Something that lowers a risk."""

    id: Id
    was: tuple[Id, ...] = ()
    group: Group
    place: Place
    name: Text
    goal: Text
    """What the family gets, in goal words."""
    act: Text
    """The step as an act, with {device} or {network}: heading of a step card."""
    gap: Text
    """What stays open without it, as a grandparent would understand it; field {device}, {places}."""
    because: Text
    """Why it is proposed, with {child}, {device}, {network}: "because you said ...". """
    applies: Applies
    excludes: tuple[Id, ...] = ()
    """Measures that may not be on the same device (two filter apps)."""
    takes_filter: bool = False
    """True when the family chooses a site-name filter for it."""
    by_name: bool = False
    """True when its filter is set by name, which holds on both ways; else by the addresses of each way."""
    minutes: Annotated[int, Meta(ge=1, le=240)]
    needs: tuple[Id, ...] = ()
    present: tuple[Id, ...] = ()
    """Ids of needs that are people who must be there."""
    notices: tuple[Text, ...]
    """Trade-offs: what the family will notice."""
    undo_by_child: Text
    """How quickly a child can undo it, and what notices it."""
    cost: Cost
    help_url: str
    """The maker's own help page, named by a step as long as no guide exists."""
    plannable: bool = True
    """False for measures that are asked about but never proposed."""
    fact: Fact


class Cover(Value, frozen=True, kw_only=True):
    """What one measure does for some (device kind, way, risk) combinations."""

    measure: Id
    risks: tuple[Id, ...]
    kinds: tuple[Id, ...] = ()
    """Device kinds; empty means all that the measure applies to."""
    since: str | None = None
    """First OS version for which this line holds."""
    networks: tuple[NetworkKind, ...] = ()
    """Kinds of networks for risks of scope "way"; empty means all, and for risks of scope "anywhere"."""
    level: Level
    sentence: Text
    """What is covered and what is not; fields {device}, {place}."""
    fact: Fact
