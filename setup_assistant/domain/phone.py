"""A check from a phone: what its page tries, what it reports, what that shows, and what the window hears."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeAlias

from msgspec import Meta

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.household import Answer
from setup_assistant.domain.screen import Screen
from setup_assistant.domain.value import Id, Text, Value

MOST_PROBES = 64
"""Pages that one report can speak of."""


class LanPlace(Value, frozen=True, kw_only=True):
    """Where a page for phones is served: an address of this computer and the network around it."""

    address: str
    """IPv4 address, for example "192.168.11.4"."""
    network: str
    """Addresses that may ask, for example "192.168.11.0/24"."""


class PhoneUse(StrEnum):
    """What a page is tried for on a phone."""

    CONTROL = "control"
    """Must open: without it nothing can be told."""
    MISSING = "missing"
    """Exists nowhere: if it opens, somebody answers for everything."""
    SAMPLE = "sample"
    """A harmless page of the filter's operator, made for trying it."""


class PhoneSample(Value, frozen=True, kw_only=True):
    """One harmless page that the filter should stop."""

    name: str
    category: str
    """The word of the filter's `blocks` that it tries."""
    risk: Id
    """Risk of the map that the category belongs to."""
    opens_elsewhere: Answer
    """Does its page open over https where no filter is?  A page that opens nowhere proves no block."""


class PhoneProbe(Value, frozen=True, kw_only=True):
    """One page that the phone tries to open."""

    name: str
    use: PhoneUse
    encrypted: bool = True

    @property
    def url(self) -> str:
        """Return the address that the page fetches."""
        return f"{'https' if self.encrypted else 'http'}://{self.name}/"


class HandTo(StrEnum):
    """Whose phone a setting is handed to; their makers allow different ways."""

    APPLE = "apple"
    """iPhone and iPad: a settings file."""
    ANDROID = "android"
    """A host name to copy."""


class HandedFilter(Value, frozen=True, kw_only=True):
    """A site-name filter as a phone takes it: only what its operator confirmed."""

    id: Id
    name: str
    host: str = ""
    """Name of its server, for the private way of Android."""
    doh_url: str = ""
    addresses: tuple[str, ...] = ()

    @property
    def server(self) -> str:
        """Return the name of the server that a person compares."""
        return self.doh_url.removeprefix("https://").partition("/")[0].partition(":")[0] or self.host


class Exact(Value, frozen=True, kw_only=True):
    """Words as they stand on a screen in each language: never read as notation."""

    ja: str
    en: str

    def said(self, lang: str) -> str:
        """Return them in a language."""
        return self.ja if lang == "ja" else self.en


class HandedStep(Value, frozen=True, kw_only=True):
    """One step on the phone: said, drawn, and described for who does not see it."""

    do: Text
    says: tuple[tuple[str, Exact], ...]
    """What its {names} become."""
    maker: Text | None = None
    screen: Screen
    described: Exact
    drawn: tuple[tuple[str, Exact], ...]
    """The words on the screen by the labels that name them."""
    unsure: tuple[tuple[str, frozenset[str]], ...] = ()
    """For each language, the names of words that nobody confirmed."""


class Handed(Value, frozen=True, kw_only=True):
    """A setting that the page hands to the phone before it lets it try."""

    to: HandTo
    filter: HandedFilter
    steps: tuple[HandedStep, ...] = ()
    undone: tuple[Text, ...] = ()
    """How quickly a child can undo it, and what notices that."""


class PhoneOrder(Value, frozen=True, kw_only=True):
    """Everything the page will try: shown in the window before it opens, and on the phone before it starts."""

    filter: Id | None
    filter_name: str = ""
    samples: tuple[PhoneSample, ...]
    controls: tuple[str, ...]
    """At least two names that must open."""
    missing: str
    """A random name that does not exist."""
    block_page: bool = False
    """True when the filter answers with a page of its own, which opens without encryption."""
    lang: str = ""
    """Language of the family; empty leaves it to the phone."""
    handed: Handed | None = None
    """What the page hands over first; None for a page that only tries."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that the phone will look up, each once."""
        return tuple(dict.fromkeys((*self.controls, self.missing, *(each.name for each in self.samples))))

    @property
    def probes(self) -> tuple[PhoneProbe, ...]:
        """Return the pages in the order of the report.

        A page that fails with encryption is tried without it too: a name that answers there was not stopped by an
        empty answer, and a sign-in page of the network shows itself.
        """
        controls = tuple(PhoneProbe(name=name, use=PhoneUse.CONTROL) for name in self.controls)
        doubtful = ((self.missing, PhoneUse.MISSING), *((each.name, PhoneUse.SAMPLE) for each in self.samples))
        return controls + tuple(
            PhoneProbe(name=name, use=use, encrypted=encrypted) for name, use in doubtful for encrypted in (True, False)
        )


class Outcome(StrEnum):
    """How one try of a page ended; a browser does not tell more."""

    LOADED = "loaded"
    FAILED = "failed"
    """At once: no such name, nobody there, a certificate that does not fit."""
    LATE = "late"
    """Nothing came in time."""


Outcomes: TypeAlias = Annotated[tuple[Outcome, ...], Meta(max_length=MOST_PROBES)]


class PhoneReport(Value, frozen=True, kw_only=True):
    """What the page found, one outcome for each probe of its order."""

    first: Outcomes
    again: Outcomes = ()
    """A second look after a moment; empty when the first one settled it."""

    def fits(self, order: PhoneOrder) -> bool:
        """Tell whether it speaks of exactly the probes of `order`."""
        count = len(order.probes)
        return len(self.first) == count and len(self.again) in {0, count}


class PhoneReason(StrEnum):
    """Why a phone is judged as it is; its words are `phone.reason.NAME`."""

    SAMPLES_BLOCKED = "samples-blocked"
    SAMPLES_OPEN = "samples-open"
    SOME_OPEN = "some-open"
    OFFLINE = "offline"
    """No page opens at all."""
    PORTAL = "portal"
    """No page opens, and something answers for every name: a sign-in page of the network."""
    LYING = "lying"
    """A page opened that does not exist."""
    UNSTEADY = "unsteady"
    """Some pages that must open did not."""
    LATE = "late"
    """A sample neither opened nor failed in time."""
    SOMETHING_ELSE = "something-else"
    """Something answers for a sample, and it is not the sample's own page."""
    ONCE = "once"
    """There was no second look."""
    SAMPLE_GONE = "sample-gone"
    """The sample does not open where there is no filter either."""
    NOT_COMPARED = "not-compared"
    """Nobody saw the sample open without a filter, so a stopped page looks like a missing one."""
    NOT_TESTABLE = "not-testable"
    """The operator offers no sample."""


class PhoneRisk(Value, frozen=True, kw_only=True):
    """What the phone shows for one risk of the map."""

    risk: Id
    state: CheckState
    reason: PhoneReason
    blocked: int
    asked: int


class PhoneVerdict(Value, frozen=True, kw_only=True):
    """What one phone showed: its browser, its network, at this time."""

    filter: Id | None
    state: CheckState
    reason: PhoneReason
    risks: tuple[PhoneRisk, ...] = ()
    blocked: int = 0
    asked: int = 0
    """Samples."""
    controls_opened: int = 0
    controls: int = 0
    at: datetime


class Reach(StrEnum):
    """Whether phones can reach this computer, as far as it can tell by itself; words `phone.reach.NAME`."""

    OK = "ok"
    """No firewall of this computer is in the way.  Whether the network keeps devices apart cannot be seen from here."""
    FIREWALL_LIKELY = "firewall-likely"
    UNKNOWN = "unknown"


class Firewall(StrEnum):
    """Programs that can keep phones from this computer; the system brings one of them."""

    UFW = "ufw"
    FIREWALLD = "firewalld"
    WINDOWS = "windows"
    MACOS = "macos"


class Reachability(Value, frozen=True, kw_only=True):
    """What was found before a phone came."""

    reach: Reach
    firewall: Firewall | None = None
    """Which one is in the way, if it can be told."""
    rule: str = ""
    """Command that lets this network in to this page, for *Details*; empty where the system asks by itself."""


class ClosedBy(StrEnum):
    """Why a page is no longer served."""

    USE = "use"
    TIME = "time"
    HAND = "hand"
    """The window was closed, or somebody stopped it."""


class PhoneCame(Value, frozen=True, kw_only=True):
    """A phone opened the page."""


class NobodyYet(Value, frozen=True, kw_only=True):
    """No phone has opened the page so far: time to say what can be in the way."""

    found: Reachability | None = None
    """What this computer could tell by itself, if somebody looked."""


class PhoneReported(Value, frozen=True, kw_only=True):
    """The report of a phone was judged."""

    verdict: PhoneVerdict


class PhoneClosed(Value, frozen=True, kw_only=True):
    """The page is gone.  Always the last event, and comes once."""

    by: ClosedBy


PhoneEvent: TypeAlias = PhoneCame | NobodyYet | PhoneReported | PhoneClosed
