"""The tree of errors a person may see.  Their words live in the catalogue under `error.CODE.*`.

    AssistantError
    |- BadUsage UnknownSuffix NoSuchChild (2)      the command line asked for what does not exist
    |- FileMissing FileUnreadable FileTooLarge (3)  a file from outside cannot be read
    |- HouseholdDamaged HouseholdTooNew (3)         ... or does not hold a household we can read
    |- NotWritable DiskFull OpenedElsewhere ChangedElsewhere (5)  nothing may or can be written there
    |- NoPrinter PrintFailed NoDisplay SelfCheckFailed NoLan (6)  this computer cannot do it
    |- SettingRefused SettingElsewhere OpenedAsRoot (5)  this computer may not be changed now, or not by this account
    |- SettingFailed NoSettingHere FilterNotSettable (6)  this computer cannot be set so
    |- JournalDamaged (3)                           the note of earlier changes cannot be read
    |- SignerUnusable (3)                           a certificate or key cannot sign a settings file
    |- NoCablePhone PhoneRefused (6)                a phone on a cable is not there, or does not take the setting
    `- ContentDamaged (8)                           the program's own content is broken

Each leaf has its own code; exit statuses are those of docs/adr/0005.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(eq=False, kw_only=True)
class AssistantError(Exception):
    """Anything that stopped a job and that a sentence can explain."""

    code: ClassVar[str] = ""
    exit_status: ClassVar[int] = 1

    def __str__(self) -> str:
        """Return its kind and values: for records, never for a family."""
        return repr(self)

    def values(self) -> dict[str, Any]:
        """Return the values that its words may use."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(eq=False, kw_only=True)
class BadUsage(AssistantError):
    """The command line asked for something that does not exist."""

    code: ClassVar[str] = "usage"
    exit_status: ClassVar[int] = 2
    what: str


@dataclass(eq=False, kw_only=True)
class FileMissing(AssistantError):
    """The named file is not there."""

    code: ClassVar[str] = "file-missing"
    exit_status: ClassVar[int] = 3
    path: str


@dataclass(eq=False, kw_only=True)
class FileUnreadable(AssistantError):
    """The named file is there and cannot be read (a folder, no permission, a broken disk)."""

    code: ClassVar[str] = "file-unreadable"
    exit_status: ClassVar[int] = 3
    path: str
    why: str


@dataclass(eq=False, kw_only=True)
class FileTooLarge(AssistantError):
    """The named file is larger than any household file can be."""

    code: ClassVar[str] = "file-too-large"
    exit_status: ClassVar[int] = 3
    path: str
    limit_kb: int


@dataclass(eq=False, kw_only=True)
class HouseholdDamaged(AssistantError):
    """The household file does not hold a household; `where` says which place in it."""

    code: ClassVar[str] = "household-damaged"
    exit_status: ClassVar[int] = 3
    path: str
    where: str


@dataclass(eq=False, kw_only=True)
class HouseholdTooNew(AssistantError):
    """The household file was written by a newer version of the program."""

    code: ClassVar[str] = "household-too-new"
    exit_status: ClassVar[int] = 3
    path: str
    format: int


@dataclass(eq=False, kw_only=True)
class ContentDamaged(AssistantError):
    """The program's own content cannot be read; reinstalling is the remedy."""

    code: ClassVar[str] = "content-damaged"
    exit_status: ClassVar[int] = 8
    where: str


@dataclass(eq=False, kw_only=True)
class NotWritable(AssistantError):
    """A place cannot be written: no permission, no such folder, read-only."""

    code: ClassVar[str] = "not-writable"
    exit_status: ClassVar[int] = 5
    path: str


@dataclass(eq=False, kw_only=True)
class DiskFull(AssistantError):
    """There is no room left on the disk."""

    code: ClassVar[str] = "disk-full"
    exit_status: ClassVar[int] = 5
    path: str


@dataclass(eq=False, kw_only=True)
class NoPrinter(AssistantError):
    """No printer is set up on this computer."""

    code: ClassVar[str] = "no-printer"
    exit_status: ClassVar[int] = 6


@dataclass(eq=False, kw_only=True)
class PrintFailed(AssistantError):
    """The printing system did not take the paper."""

    code: ClassVar[str] = "print-failed"
    exit_status: ClassVar[int] = 6
    printer: str
    why: str


@dataclass(eq=False, kw_only=True)
class OpenedElsewhere(AssistantError):
    """Another window has this household open; this one may only read."""

    code: ClassVar[str] = "opened-elsewhere"
    exit_status: ClassVar[int] = 5
    path: str


@dataclass(eq=False, kw_only=True)
class ChangedElsewhere(AssistantError):
    """Another program changed the household file since it was opened; saving would undo that."""

    code: ClassVar[str] = "changed-elsewhere"
    exit_status: ClassVar[int] = 5
    path: str


@dataclass(eq=False, kw_only=True)
class UnknownSuffix(AssistantError):
    """The name of an output file does not end in a kind of file that the program writes."""

    code: ClassVar[str] = "unknown-suffix"
    exit_status: ClassVar[int] = 2
    path: str
    known: str


@dataclass(eq=False, kw_only=True)
class NoSuchChild(AssistantError):
    """The household has no child of that number."""

    code: ClassVar[str] = "no-such-child"
    exit_status: ClassVar[int] = 2
    asked: str
    count: int


@dataclass(eq=False, kw_only=True)
class NoSuchGuide(AssistantError):
    """There is no guide of that id."""

    code: ClassVar[str] = "no-such-guide"
    exit_status: ClassVar[int] = 2
    asked: str


@dataclass(eq=False, kw_only=True)
class SelfCheckFailed(AssistantError):
    """This copy of the program cannot do something that every copy must be able to do."""

    code: ClassVar[str] = "self-check-failed"
    exit_status: ClassVar[int] = 6
    what: str


@dataclass(eq=False, kw_only=True)
class NoDisplay(AssistantError):
    """The window cannot be opened here; the verbs work."""

    code: ClassVar[str] = "no-display"
    exit_status: ClassVar[int] = 6


@dataclass(eq=False, kw_only=True)
class NoLan(AssistantError):
    """This computer is on no network that it could share with a phone."""

    code: ClassVar[str] = "phone-no-lan"
    exit_status: ClassVar[int] = 6


@dataclass(eq=False, kw_only=True)
class SettingRefused(AssistantError):
    """The system does not let this account change its network settings."""

    code: ClassVar[str] = "setting-refused"
    exit_status: ClassVar[int] = 5
    what: str
    """What was refused, in the system's own words."""


@dataclass(eq=False, kw_only=True)
class SettingFailed(AssistantError):
    """A step on this computer did not succeed."""

    code: ClassVar[str] = "setting-failed"
    exit_status: ClassVar[int] = 6
    what: str


@dataclass(eq=False, kw_only=True)
class SettingElsewhere(AssistantError):
    """Another copy of the program is changing this computer right now."""

    code: ClassVar[str] = "setting-elsewhere"
    exit_status: ClassVar[int] = 5


@dataclass(eq=False, kw_only=True)
class NoSettingHere(AssistantError):
    """This program cannot set this computer; the guide can."""

    code: ClassVar[str] = "setting-none"
    exit_status: ClassVar[int] = 6


@dataclass(eq=False, kw_only=True)
class FilterNotSettable(AssistantError):
    """The filter has no address of its own that could be set: it needs an account, or is gone."""

    code: ClassVar[str] = "filter-not-settable"
    exit_status: ClassVar[int] = 6
    filter: str


@dataclass(eq=False, kw_only=True)
class JournalDamaged(AssistantError):
    """The note of what was changed on this computer cannot be read; nothing is changed until it can."""

    code: ClassVar[str] = "journal-damaged"
    exit_status: ClassVar[int] = 3
    path: str


@dataclass(eq=False, kw_only=True)
class OpenedAsRoot(AssistantError):
    """The window was opened by the system's administrator; it never runs so."""

    code: ClassVar[str] = "opened-as-root"
    exit_status: ClassVar[int] = 5


@dataclass(eq=False, kw_only=True)
class SignerUnusable(AssistantError):
    """A file for signing is no certificate or key, needs a password, is out of date, or fits no other."""

    code: ClassVar[str] = "signer-unusable"
    exit_status: ClassVar[int] = 3
    path: str
    why: str


@dataclass(eq=False, kw_only=True)
class NoCablePhone(AssistantError):
    """No single phone with the owner's permission is connected by cable."""

    code: ClassVar[str] = "no-cable-phone"
    exit_status: ClassVar[int] = 6
    what: str


@dataclass(eq=False, kw_only=True)
class PhoneRefused(AssistantError):
    """The phone did not take the setting; what it had before is back, unless `what` says otherwise."""

    code: ClassVar[str] = "phone-refused"
    exit_status: ClassVar[int] = 6
    what: str
