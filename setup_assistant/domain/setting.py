"""What is set on this computer: the changes, how they are shown, noted, proved and put back."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from setup_assistant.domain.value import Id, Message, Value


class Tool(StrEnum):
    """What holds a setting of this computer."""

    NETWORK_MANAGER = "network-manager"
    """A connection of NetworkManager; `Change.at` is its UUID."""
    RESOLVED = "resolved"
    """The drop-in file of systemd-resolved; `Change.at` is its path, as for all files below."""
    RESOLV_CONF = "resolv-conf"
    DHCLIENT = "dhclient"
    FIREFOX = "firefox"
    """The policy file of Firefox."""
    CHROMIUM = "chromium"
    """A policy file of Chromium or a relative of it."""
    WINDOWS = "windows"
    """A network adapter; `Change.at` is its interface index."""
    MACOS = "macos"
    """A network service; `Change.at` is its name."""


class Wanted(Value, frozen=True, kw_only=True):
    """What a family wants this computer to ask."""

    filter: Id
    name: str
    """The filter's name, as people read it."""
    v4: tuple[str, ...] = ()
    v6: tuple[str, ...] = ()
    host: str = ""
    """Name in the certificate, for asking encrypted (DoT); empty where the operator offers none."""
    doh_url: str = ""
    encrypted: bool = False
    """True when only encrypted questions shall leave, where the system can hold to that."""
    browsers: bool = True
    """True when browsers shall stop asking somebody else by themselves, and search shall be strict."""


class Row(Value, frozen=True, kw_only=True):
    """One line of the page that shows a change before it is made."""

    what: Message
    before: Message
    after: Message

    @property
    def changes(self) -> bool:
        """Tell whether the line says something new."""
        return self.before != self.after


class Change(Value, frozen=True, kw_only=True):
    """One reversible step on this computer."""

    tool: Tool
    at: str
    """What finds the place again, whatever it is called by then: a UUID, a path, an index."""
    name: str
    """What a person calls the place: a connection, a browser, a file."""
    rows: tuple[Row, ...] = ()
    before: str
    """The touched settings as they were, exact, as canonical text; empty when there was nothing."""
    after: str
    """The touched settings as they shall be, in the same form."""
    literal: tuple[str, ...] = ()
    """What is literally done, for *Details*: a command or the lines of a file."""
    by_hand: tuple[str, ...] = ()
    """Commands that put it back without this program, for the small print of the way back on paper."""


class RemarkKind(StrEnum):
    """What a family should know before anything is changed; its words are `setting.remark.KIND`."""

    ALREADY = "already"
    """This place asks the filter already."""
    WHOLE_COMPUTER = "whole-computer"
    """It counts for every account of this computer."""
    THIS_CONNECTION = "this-connection"
    """It counts for the connections that are named, and for no network that is joined later."""
    ASKS_PASSWORD = "asks-password"  # noqa: S105  not a password
    """The system will ask for the administrator's password."""
    NOT_PERMITTED = "not-permitted"
    """The system does not let this account change it."""
    WEAKER_NET = "weaker-net"
    """The system itself does not go back when this program dies; a small watcher does."""
    NO_HELPER = "no-helper"
    """The part that may change system files is not installed."""
    ORGANISATION = "organisation"
    """An organisation has fixed this; it stays as it is."""
    UNKNOWN_KEEPER = "unknown-keeper"
    """Something that this program does not know writes the setting; it would be lost."""
    TUNNEL = "tunnel"
    """A VPN is on; what is set outside it does not count inside."""
    NO_SECOND_WAY = "no-second-way"
    """The filter has no address for the second way (IPv6); the network's own server on it is left out."""
    UNVERIFIED_LINK = "unverified-link"
    """Encrypted asking on a single link does not check whom it talks to."""
    NO_ENCRYPTION = "no-encryption"
    """Encrypted asking cannot be held to here."""
    LOCAL_NAMES = "local-names"
    """Names inside the home keep going to the router."""
    NOT_VERIFIED = "not-verified"
    """Nobody has tried this on a real computer of this kind."""
    BY_PROFILE = "by-profile"
    """Encrypted asking needs a profile that a person confirms in the settings."""
    NOT_REACHED = "not-reached"
    """What is written here does not count for it: a browser in a box of its own (Snap, Flatpak)."""
    UNSUPPORTED = "unsupported"
    """This program cannot set this computer."""
    BROWSERS_STAY = "browsers-stay"
    """The settings of browsers are not changed on a system of this kind."""


class Remark(Value, frozen=True, kw_only=True):
    """One thing to know before a change."""

    kind: RemarkKind
    about: str = ""
    """A connection, a browser, a file."""


class Part(Value, frozen=True, kw_only=True):
    """What one part of the system would change."""

    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()


class SettingPlan(Value, frozen=True, kw_only=True):
    """Everything that would be changed on this computer; shown before anything is."""

    wanted: Wanted
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()


class ProofPart(StrEnum):
    """What has to hold before a change is kept; its words are `setting.proof.PART.STATE`."""

    CONNECTED = "connected"
    """The computer is on the network again, and somebody on the Internet answers."""
    FILTER = "filter"
    """The chosen filter answers on the usual way and blocks its operator's sample."""
    SECOND_WAY = "second-way"
    """The same over IPv6."""
    NEEDS = "needs"
    """The names that the family needs are known."""
    NOTHING_FOREIGN = "nothing-foreign"
    """No server but the filter's is asked."""
    SETTLED = "settled"
    """What is set now is what was wanted."""


class ProofState(StrEnum):
    """Whether a part of the proof holds."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot-tell"
    """For example the filter's operator offers no sample.  Not enough to go back, never shown as a tick."""
    ABSENT = "absent"
    """There is nothing to prove: the network has no second way, the family named no page."""


class Proven(Value, frozen=True, kw_only=True):
    """One part of the proof."""

    part: ProofPart
    state: ProofState
    details: tuple[str, ...] = ()
    """Names and addresses, for *Details*."""


class Proof(Value, frozen=True, kw_only=True):
    """What was found right after a change."""

    parts: tuple[Proven, ...]
    took_ms: float = 0.0

    @property
    def holds(self) -> bool:
        """Tell whether nothing failed and the filter was heard."""
        return bool(self.parts) and all(each.state is not ProofState.FAILS for each in self.parts)

    @property
    def failed(self) -> tuple[ProofPart, ...]:
        """Return the parts that failed."""
        return tuple(each.part for each in self.parts if each.state is ProofState.FAILS)


class Moment(StrEnum):
    """Where a change is, for the page; its words are `setting.moment.MOMENT`."""

    NOTING = "noting"
    CHANGING = "changing"
    PROVING = "proving"
    ASKING = "asking"
    """Everything holds; the person decides, and the time runs."""
    KEEPING = "keeping"
    GOING_BACK = "going-back"


class Why(StrEnum):
    """Why a change went back; its words are `setting.why.WHY`."""

    UNPROVEN = "unproven"
    """What has to hold did not hold."""
    TIME = "time"
    """Nobody pressed Keep in time."""
    HAND = "hand"
    """Somebody pressed Put back."""
    FAILED = "failed"
    """A step could not be done."""
    ENDED = "ended"
    """The program or the computer ended before the change was kept."""


class Ending(Value, frozen=True, kw_only=True):
    """How a change ended: kept, or gone back for a reason."""

    kept: bool
    why: Why | None = None
    proof: Proof | None = None
    problem: str = ""
    """Code of the error that stopped it, or empty."""
    stuck: bool = False
    """True when not everything could be put back yet; the next start tries again."""
    at: datetime


class Stage(StrEnum):
    """How far a noted change is.  Only KEPT lasts; every other stage found at a start is put back."""

    DOING = "doing"
    DONE = "done"
    """Changed, not kept yet."""
    KEEPING = "keeping"
    KEPT = "kept"
    GOING_BACK = "going-back"


class Guard(Value, frozen=True, kw_only=True):
    """What of the system goes back by itself, as its tool finds it again."""

    tool: Tool
    token: str


class Act(Value, frozen=True, kw_only=True):
    """One noted change of this computer, with all that undo needs.  It holds no secret."""

    id: str
    at: datetime
    wanted: Wanted
    changes: tuple[Change, ...]
    stage: Stage
    guards: tuple[Guard, ...] = ()


class Journal(Value, frozen=True, kw_only=True):
    """What was changed on this computer and not put back, oldest first."""

    format: Literal[1] = 1
    acts: tuple[Act, ...] = ()
    last: Ending | None = None
    """How the last change ended, so that the next start can tell of one that went back by itself."""


class Standing(StrEnum):
    """How a kept change stands now, measured; its words are `setting.standing.STANDING`."""

    IN_PLACE = "in-place"
    BACK = "back"
    """As it was before the change."""
    CHANGED = "changed"
    """Somebody else changed it since."""
    GONE = "gone"
    """The connection, file or adapter is not there any more."""
    UNREAD = "unread"


class PlaceStanding(Value, frozen=True, kw_only=True):
    """How one place stands now."""

    tool: Tool
    name: str
    standing: Standing


class SettingStatus(Value, frozen=True, kw_only=True):
    """What is set on this computer now, measured a moment ago."""

    at: datetime
    wanted: Wanted | None = None
    """What was kept last, or None when nothing is."""
    kept_at: datetime | None = None
    places: tuple[PlaceStanding, ...] = ()
    uncovered: tuple[str, ...] = ()
    """Connections that are up and that no kept change covers."""
    foreign: tuple[str, ...] = ()
    """Servers that are asked and are not the filter's."""
    tunnels: tuple[str, ...] = ()
    """VPNs that are on."""
    last: Ending | None = None
    unfinished: bool = False
    """True when a change is under way in another copy of the program."""

    @property
    def in_place(self) -> bool:
        """Tell whether everything that was kept holds on everything that is up."""
        set_places = bool(self.places) and all(each.standing is Standing.IN_PLACE for each in self.places)
        return set_places and not (self.uncovered or self.foreign or self.tunnels)
