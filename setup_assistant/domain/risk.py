"""Stages, risks, device kinds and lines: what the questions of the interview are about."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.fact import Fact
from setup_assistant.domain.household import Stage
from setup_assistant.domain.value import Id, Text, Value


class StageInfo(Value, frozen=True, kw_only=True):
    """Names of a stage and the school year a child enters it."""

    id: Stage
    name: Text
    short: Text
    ages: Text
    grades: tuple[int, ...] = ()
    """Primary-school grades of the stage."""
    youngest: int
    """Youngest usual age in full years."""
    fact: Fact


class Scope(StrEnum):
    """Where a risk is looked at: on each way of looking up names, or on the device itself."""

    WAY = "way"
    ANYWHERE = "anywhere"


class Risk(Value, frozen=True, kw_only=True):
    """One of the nine things a family wants to prevent."""

    id: Id
    scope: Scope
    name: Text
    column: Text
    """Head of a map column: at most 6 Japanese characters."""
    worry: Text
    """The risk in a parent's words, for the question of worries."""
    weights: tuple[Annotated[int, Meta(ge=0, le=5)], ...]
    """One weight per stage, in the order of Stage."""
    open_sentence: Text
    """What an open cell means when no measure is set; fields {device}, {place}."""
    fact: Fact


class DeviceKind(Value, frozen=True, kw_only=True):
    """A kind of device a child can use."""

    id: Id
    name: Text
    short: Text
    icon: Id
    """Name of an icon in resources/icons."""
    system: Text | None = None
    """Name of the operating system, shown before its version."""
    versions: tuple[str, ...] = ()
    """Newest first; empty when the version changes nothing."""
    version_help: Text | None = None
    """Where to look the version up, in one sentence."""
    can_have_line: bool = False
    risks: tuple[Id, ...]
    """Risks that occur on it; every other pair is a dash in the map."""
    portable: bool = False
    """True when it is carried to networks outside the home."""
    fact: Fact


class Line(Value, frozen=True, kw_only=True):
    """A carrier, an MVNO or "another one" that a family can name."""

    id: Id
    name: Text
    mvno: bool = False
    note: Text | None = None
    fact: Fact


class NeedToWork(Value, frozen=True, kw_only=True):
    """Something many families need to keep working, with what gets in its way."""

    id: Id
    name: Text
    breaks: tuple[Id, ...] = ()
    """Measures that can stop it."""
    advice: Text
    filter_advice: Text | None = None
    """The exception where a public site-name filter is in the way: it has no list to add a page to."""
    hosts: tuple[str, ...] = ()
    """Names of its pages that a check may ask for."""
    fact: Fact


class FindOut(Value, frozen=True, kw_only=True):
    """A one-minute way to find an answer out."""

    id: Id
    question: Id
    """The question or field it answers."""
    kinds: tuple[Id, ...] = ()
    measures: tuple[Id, ...] = ()
    """Measures it looks for, when the question is whether one is set; empty means any."""
    words: Text
    fact: Fact
