"""A household: the people, devices and networks of one plan, and what the family told about them.

The file format is documented in docs/household-file.md; `FORMAT` grows when it changes.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.check import Check
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.domain.record import CheckRecord
from setup_assistant.domain.value import Id, Name, Value

FORMAT = 3
"""Version of the household file that this program writes."""


class Stage(StrEnum):
    """Where a child stands, youngest first; a shared device takes the first stage among its users."""

    TODDLER = "toddler"
    NURSERY = "nursery"
    P12 = "p12"
    P34 = "p34"
    P56 = "p56"
    JUNIOR = "junior"
    HIGH = "high"


class Answer(StrEnum):
    """A question with two sides; `unknown` is a full answer and becomes a find-out card."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Got(StrEnum):
    """How a device came into the family."""

    CONTRACT = "contract"
    SIM_ONLY = "sim-only"
    HAND_ME_DOWN = "hand-me-down"
    SECOND_HAND = "second-hand"
    WIFI_ONLY = "wifi-only"
    SCHOOL_LENT = "school-lent"
    BOUGHT = "bought"
    """Bought without a line: computers, consoles, televisions."""
    UNKNOWN = "unknown"


class Account(StrEnum):
    """Whose account the device is signed in with."""

    CHILD = "child"
    PARENT = "parent"
    NONE = "none"
    UNKNOWN = "unknown"


class NetworkKind(StrEnum):
    """Kinds of networks a family can name."""

    HOME = "home"
    MOBILE = "mobile"
    OTHER_WIFI = "other-wifi"
    TETHERING = "tethering"


class SettingState(StrEnum):
    """What the family says of a measure on one device or network."""

    SEEN = "seen"
    """Somebody saw it work, on `seen_on`."""
    SET = "set"
    NOT_SET = "not-set"
    DECLINED = "declined"
    """The family decided not to set it; it is not proposed until they want it again."""
    UNKNOWN = "unknown"


class Child(Value, frozen=True, kw_only=True):
    """A child of the household; the nickname may be empty and is only a label."""

    id: Id
    stage: Stage
    grade: Annotated[int, Meta(ge=1, le=6)] | None = None
    """Primary-school grade, asked only where furigana needs it."""
    grade_on: date | None = None
    """Day the grade was told: a new grade begins on 1 April after it."""
    nickname: Name = ""
    reading: Name = ""
    """Reading of the nickname in hiragana, typed by the family."""


class Device(Value, frozen=True, kw_only=True):
    """A thing a child uses."""

    id: Id
    kind: Id
    """Id of a device kind of the catalog."""
    name: Name = ""
    users: tuple[Id, ...] = ()
    """Children who use it; empty means all of them."""
    os_version: Annotated[str, Meta(max_length=40)] | None = None
    """One of the versions of its kind, or None for "I don't know"."""
    got: Got = Got.UNKNOWN
    account: Account = Account.UNKNOWN
    carrier: Id | None = None
    """Id of a line of the catalog when the device has a mobile line of its own, else None."""
    line_user: Answer = Answer.UNKNOWN
    """Is the child registered with the carrier as the user of the line?"""
    networks: tuple[Id, ...] = ()
    """Ids of the networks it connects to."""
    found: bool = False
    """True when the program found it: only this computer."""


class Network(Value, frozen=True, kw_only=True):
    """A network the family named."""

    id: Id
    kind: NetworkKind
    name: Name = ""
    v6: Answer = Answer.UNKNOWN
    """Home networks: does the line have the second way (IPv6) too?"""
    router: Answer = Answer.UNKNOWN
    """Home networks: can the family change the router's settings?"""
    found: bool = False


class Setting(Value, frozen=True, kw_only=True):
    """What the family says about one measure at one place."""

    measure: Id
    at: Id
    """Id of the device or the network where the measure works."""
    state: SettingState
    seen_on: date | None = None
    ways: tuple[Id, ...] = ()
    """Ids of the ways it is set on; empty means every way of its place."""
    filter: Id | None = None
    """Family site-name filter chosen for this measure, an id of the catalog."""


class MustWork(Value, frozen=True, kw_only=True):
    """Something that has to keep working: a known need of the catalog, or the family's own words."""

    need: Id | None = None
    words: Name = ""


class AgreedRule(Value, frozen=True, kw_only=True):
    """A rule on the sheet: from the catalog, or in the family's own words."""

    rule: Id | None = None
    """Id of a house rule of the catalog, or None for an own rule."""
    words: Name = ""
    """Own words; empty means the catalog's words."""
    reason: Name = ""
    reading: Name = ""
    """The own words again in ruby notation, after a person confirmed the readings."""


class Agreement(Value, frozen=True, kw_only=True):
    """What stands on the rules sheet besides the measures."""

    rules: tuple[AgreedRule, ...] | None = None
    """None: not decided yet, proposals by stage are shown; at most 12."""
    promises: tuple[Name, ...] | None = None
    """Ids of the catalog's promises or own words of the guardians; None means the proposals."""
    not_looked_at: Name = ""
    """What the guardians will not look at; empty prints "not decided yet"."""
    when_broken: Id | None = None
    loosen: tuple[Id, ...] = ()
    review_on: date | None = None


class GapNumber(Value, frozen=True, kw_only=True):
    """The number a gap got once; never given to another gap."""

    device: Id
    measure: Id
    number: int


class Household(Value, frozen=True, kw_only=True):
    """Everything one family told the program, and where they stand in it."""

    format: int = FORMAT
    children: tuple[Child, ...] = ()
    devices: tuple[Device, ...] = ()
    networks: tuple[Network, ...] = ()
    settings: tuple[Setting, ...] = ()
    worries: tuple[Id, ...] = ()
    must_work: tuple[MustWork, ...] = ()
    minutes: Annotated[int, Meta(ge=0, le=100_000)] | None = None
    """Time at hand in minutes; None means not asked or "I don't know": nothing is cut."""
    unknown: tuple[Id, ...] = ()
    """Ids of questions answered with "I don't know" where no field can say so."""
    agreement: Agreement = Agreement()
    checks: tuple[Check, ...] = ()
    gap_numbers: tuple[GapNumber, ...] = ()
    guides: tuple[GuideProgress, ...] = ()
    """The one opened last comes first."""
    records: tuple[CheckRecord, ...] = ()
    """The last two checks of each device on each network, the newest first."""
    page: Id = "children"
    """Id of the page the family is on."""
    visited: tuple[Id, ...] = ()
    last_number: Annotated[int, Meta(ge=0)] = 0
    """Largest number ever given in an id of this household; numbers are never used again."""
