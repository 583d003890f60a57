"""A check: what will be asked, what was found on each path, and what that shows."""

from datetime import datetime
from enum import StrEnum

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.lookup import Endpoint, Finding, Probe, RecordKind
from setup_assistant.domain.value import Id, Value


class PathKind(StrEnum):
    """What a path is to this computer."""

    SERVER = "server"
    """A resolver that a link of this computer was given or told to ask."""
    SYSTEM = "system"
    """The look-up of the operating system: what programs really get."""
    BROWSER = "browser"
    """A browser that looks names up by itself, past what is set on this computer."""
    FILTER = "filter"
    """The chosen filter itself, asked past this computer's settings: shows that the filter answers, decides nothing."""


class Path(Value, frozen=True, kw_only=True):
    """One way by which this computer looks names up, or could."""

    id: str
    """For example "server-192.168.1.1", "system", "filter-dot-1.1.1.3"."""
    kind: PathKind
    via: Endpoint
    second: bool = False
    """True when the resolver is reached over IPv6."""
    link: str = ""
    """Name of the interface, for a server; of the browser, for a browser."""

    @property
    def decides(self) -> bool:
        """True when names of this computer really go this way."""
        return self.kind is not PathKind.FILTER


def way_of(path: Path) -> str:
    """Return the way that a path belongs to: "system", "browser", "v4" or "v6"."""
    if path.kind in {PathKind.SYSTEM, PathKind.BROWSER}:
        return path.kind.value
    return "v6" if path.second else "v4"


class Use(StrEnum):
    """What a name is asked for."""

    SAMPLE = "sample"
    """A harmless page of the filter's operator, made for trying it."""
    CONTROL = "control"
    """A name that every resolver must know."""
    MISSING = "missing"
    """A name that exists nowhere: whoever knows it lies."""
    NEED = "need"
    """A page of the family that must stay open."""
    ENGINE = "engine"
    """A search or video page that a filter may turn to its strict form."""
    STRICT = "strict"
    """The strict form itself, to compare with."""
    CANARY = "canary"
    """Asked by a browser before it looks names up by itself."""
    RELAY = "relay"
    """Asked by a phone before it sends pages through its maker."""
    DISCOVERY = "discovery"
    """Where a resolver leads devices that would rather ask encrypted."""
    IDENTITY = "identity"
    """A resolver's own name."""
    NOBODY = "nobody"
    """Asked of an address where nobody lives: a reply shows that somebody catches questions on the way."""


class AskedName(Value, frozen=True, kw_only=True):
    """One name of a check, for the list that is shown before it starts."""

    name: str
    use: Use
    kinds: tuple[RecordKind, ...]
    about: str = ""
    """Id of the search engine or the need, or the category of the sample."""


class Inquiry(Value, frozen=True, kw_only=True):
    """Everything a check will ask and whom: shown before it starts, and then exactly this is asked."""

    filter: Id | None
    paths: tuple[Path, ...]
    baseline: tuple[Endpoint, ...] = ()
    """Resolvers without a filter to compare with, first to last choice."""
    nobody: tuple[Endpoint, ...] = ()
    names: tuple[AskedName, ...]
    probes: tuple[Probe, ...]
    """In the order of asking; a sample comes twice where it alone decides, the second time at the end."""

    def named(self, *uses: Use) -> tuple[AskedName, ...]:
        """Return the names of some uses."""
        return tuple(each for each in self.names if each.use in uses)


class Reason(StrEnum):
    """Why a path is judged as it is; its words are `check.reason.NAME`."""

    SAMPLES_BLOCKED = "samples-blocked"
    SAMPLES_OPEN = "samples-open"
    SOME_OPEN = "some-open"
    """Some samples were blocked and others opened."""
    HALF_OPEN = "half-open"
    """A sample is blocked for one kind of address and given for the other."""
    OTHER_FILTER = "other-filter"
    """Somebody else's filter answered."""
    NOT_TESTABLE = "not-testable"
    NO_FILTER = "no-filter"
    """Nobody said which filter should be there."""
    NO_REPLY = "no-reply"
    REFUSED = "refused"
    OFFLINE = "offline"
    FAILING = "failing"
    """It replies, but looks up nothing."""
    UNTRUSTED = "untrusted"
    """The certificate is not the operator's."""
    LYING = "lying"
    """It gives an address for a name that does not exist."""
    CAUGHT = "caught"
    """Somebody on the way answers in its place."""
    PORTAL = "portal"
    """A sign-in page of the network answers for everything."""
    NO_COMPARISON = "no-comparison"
    """No unfiltered resolver could be reached, so a missing page could not be told from a blocked one."""
    SAMPLE_GONE = "sample-gone"
    """The operator's sample does not exist any more."""
    UNREADABLE = "unreadable"
    UNCLEAR = "unclear"
    RETIRED = "retired"
    """The operator has ended this service."""
    STOPPED = "stopped"
    UNSUPPORTED = "unsupported"
    OWN_LOOKUP = "own-lookup"
    """A browser asks somebody by itself, and nobody here can ask the same one."""
    AROUND = "around"
    """The samples are blocked, but a tunnel or a proxy leads around this way."""


class RiskState(Value, frozen=True, kw_only=True):
    """What one path shows for one risk of the map."""

    risk: Id
    state: CheckState
    reason: Reason
    blocked: int = 0
    """Samples of this risk that were blocked."""
    asked: int = 0
    """Samples of this risk that were asked."""


class PathResult(Value, frozen=True, kw_only=True):
    """What one path shows."""

    path: Path
    state: CheckState
    """The worst of its risks with samples; without one, what the reason allows."""
    reason: Reason
    risks: tuple[RiskState, ...] = ()
    answered_by: str = ""
    """Name of the filter or operator that answered instead, when it can be told."""
    at: datetime | None = None
    """When its last reply came."""


class Strictness(StrEnum):
    """Whether a search or video page is turned to its strict form."""

    STRICT = "strict"
    MODERATE = "moderate"
    ON = "on"
    """Turned, but the two forms share their addresses and cannot be told apart."""
    PARTLY = "partly"
    """For some kinds of addresses or some of its names only."""
    OFF = "off"
    UNCLEAR = "unclear"


WEAKEST_FIRST = (
    Strictness.OFF,
    Strictness.PARTLY,
    Strictness.UNCLEAR,
    Strictness.MODERATE,
    Strictness.ON,
    Strictness.STRICT,
)
"""From the weakest to the strongest: a summary takes the first that occurs."""


class EngineResult(Value, frozen=True, kw_only=True):
    """What one path does with one search or video service."""

    engine: Id
    path: str
    strictness: Strictness


class Opening(StrEnum):
    """Whether a page that must stay open does."""

    OPENS = "opens"
    BLOCKED = "blocked"
    UNCLEAR = "unclear"


class NeedResult(Value, frozen=True, kw_only=True):
    """What the deciding paths do with one page that must stay open: the worst of them."""

    name: str
    need: str = ""
    """Id of the need in the catalog, or empty for the family's own words."""
    opening: Opening


class Sight(StrEnum):
    """Whether this computer shows a way past the filter."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    POSSIBLE = "possible"
    """Something that can be one, or a part that could not be read."""
    CANNOT_SEE = "cannot-see"
    """A computer cannot see it at all."""


class Leak(Value, frozen=True, kw_only=True):
    """One way past the filter, and whether it was seen."""

    bypass: Id
    sight: Sight
    details: tuple[str, ...] = ()
    """What was seen, as names a person can find again: a browser, an interface, an address."""


class CheckResult(Value, frozen=True, kw_only=True):
    """Everything one check of this computer showed."""

    at: datetime
    filter: Id | None
    network: str = ""
    """What tells the network of this check from another (`Surroundings.network`)."""
    paths: tuple[PathResult, ...]
    engines: tuple[EngineResult, ...] = ()
    needs: tuple[NeedResult, ...] = ()
    leaks: tuple[Leak, ...] = ()
    inquiry: Inquiry
    findings: tuple[Finding, ...] = ()
    """Everything that came back, for *Details*."""
    stopped: bool = False

    @property
    def deciding(self) -> tuple[PathResult, ...]:
        """Return the paths that names of this computer really take."""
        return tuple(each for each in self.paths if each.path.decides)
