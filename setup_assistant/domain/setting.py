"""What is set on this computer: what is wanted, the changes, and how they are shown before they are made."""

from enum import StrEnum

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
    SECOND_WAY_OUT = "second-way-out"
    """The last try showed that the filter does not work over IPv6 here; nobody is asked on it."""
    UNVERIFIED_LINK = "unverified-link"
    """Encrypted asking on a single link does not check whom it talks to."""
    NO_ENCRYPTION = "no-encryption"
    """Encrypted asking cannot be held to here."""
    ENCRYPTED_ONLY = "encrypted-only"
    """On a network that lets nothing encrypted through, no page is found until everything is put back."""
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
