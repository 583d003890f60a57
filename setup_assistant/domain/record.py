"""What is kept of a check: enough to show it again, to print it, and to tell next time what changed."""

from datetime import datetime

from setup_assistant.domain.check import CheckFrom, CheckState, worst
from setup_assistant.domain.checked import EngineResult, Leak, NeedResult, Reason, RiskState
from setup_assistant.domain.value import Id, Name, Value


class WayRecord(Value, frozen=True, kw_only=True):
    """What one way showed."""

    way: Id
    """"v4", "v6", "system" for the look-up of the whole computer, "browser" for a browser that asks by itself, "phone"
    for a browser of a phone."""
    state: CheckState
    reason: Reason
    risks: tuple[RiskState, ...] = ()
    servers: tuple[Name, ...] = ()
    """Addresses that were asked on this way."""
    answered_by: Name = ""
    """Name of the filter or operator that answered instead, when it can be told."""
    at: datetime | None = None
    """When its last reply came."""

    @property
    def blocked(self) -> int:
        """Return how many samples were blocked."""
        return sum(each.blocked for each in self.risks)

    @property
    def asked(self) -> int:
        """Return how many samples were asked."""
        return sum(each.asked for each in self.risks)


class CheckRecord(Value, frozen=True, kw_only=True):
    """One check, dated: from where, of what, with what it showed and what it cannot see."""

    id: Id
    at: datetime
    origin: CheckFrom
    device: Id | None = None
    """Device of the household it ran on, or None when the family did not name it."""
    network: Id | None = None
    """Network of the household it ran on, or None."""
    trace: Name = ""
    """What tells the network of this check from another; empty for a phone."""
    filter: Id | None = None
    ways: tuple[WayRecord, ...] = ()
    engines: tuple[EngineResult, ...] = ()
    """The worst of the deciding paths for each service; `path` is empty."""
    needs: tuple[NeedResult, ...] = ()
    leaks: tuple[Leak, ...] = ()
    """Ways past the filter that were found or are possible; what cannot be seen is the same every time."""
    names: tuple[Name, ...] = ()
    """Every name that was asked."""
    stopped: bool = False

    @property
    def state(self) -> CheckState:
        """Return the worst of its ways: open, then cannot tell, then not reachable, then blocked."""
        return worst(each.state for each in self.ways) or CheckState.CANNOT_TELL


class CellOf(Value, frozen=True, kw_only=True):
    """One cell of the map that a check decides, with the measure behind it and the way of the record that tells."""

    measure: Id
    way: Id
    """Way of the map."""
    risk: Id
    told_by: tuple[str, ...]
    """Ways of the record, of which the worst decides."""
