"""The coverage map: device x way x risk, each cell in one of the states of the program."""

from datetime import date
from enum import StrEnum

from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.measure import Level
from setup_assistant.domain.value import Id, Message, Text, Value


class State(StrEnum):
    """State of a cell; `dash` when the pair does not occur."""

    BLOCKED = "blocked"
    OPEN = "open"
    CANNOT_TELL = "cannot-tell"
    NOT_REACHABLE = "not-reachable"
    KEPT_BY_US = "kept-by-us"
    DASH = "dash"


class Way(Value, frozen=True, kw_only=True):
    """One way names are looked up on a network, or `anywhere` for risks of the device itself.

    Ids: "NETWORK-v4" and "NETWORK-v6" for home networks, the network's id for others, "anywhere".
    """

    id: Id
    network: Id | None
    second: bool = False
    """True for the v6 way of a home network."""


class Cell(Value, frozen=True, kw_only=True):
    """What one device gets on one way for one risk, with its reason."""

    device: Id
    way: Id
    risk: Id
    state: State
    level: Level = Level.NONE
    """Best cover of what is set here, checked or not."""
    sentence: Text | Message | None = None
    """Why the cell is as it is; None only for a dash.  Fields of a Text: {device}, {place}."""
    measure: Id | None = None
    """The measure behind the state, if any."""
    at: date | None = None
    """Day of the check behind the state, if any."""
    seen_by_family: bool = False
    gap: int | None = None
    """Number of the gap that would close it, if any."""
    confidence: Confidence | None = None
    """Confidence of the sentence when it is a Text of the catalog."""
    fields: tuple[tuple[str, str | Text | Message], ...] = ()
    """Values for the {fields} of the sentence."""


class Gap(Value, frozen=True, kw_only=True):
    """One (device, missing measure) with all the cells it would close."""

    number: int
    device: Id
    measure: Id
    cells: tuple[tuple[Id, Id], ...]
    """(way, risk) pairs of the device that it would close, or lower where nothing closes them."""
    sentence: Text
    """From the measure; fields {device}, {places}."""
    minutes: int
    fields: tuple[tuple[str, str | Text | Message], ...] = ()
    """Values for the {fields} of the sentence: device, places."""


class CoverageMap(Value, frozen=True, kw_only=True):
    """The map of one household: all cells, the ways of its networks, and the gaps in plan order."""

    ways: tuple[Way, ...]
    cells: tuple[Cell, ...]
    """Ordered by device, then way, then risk, each in the order of the household and the catalog."""
    gaps: tuple[Gap, ...]
