"""What the program finds about the computer it runs on, and only about that one."""

from setup_assistant.domain.household import Answer
from setup_assistant.domain.value import Id, Value


class Machine(Value, frozen=True, kw_only=True):
    """This computer: its kind, system, networks and printers, as measured a moment ago."""

    kind: Id | None = None
    """Device kind of the catalog, or None when it could not be told."""
    system: str = ""
    """Name and version as the system gives it, for example "Debian GNU/Linux 12"."""
    os_version: str | None = None
    wireless: tuple[str, ...] = ()
    """Names of the wireless networks it is connected to."""
    wired: bool = False
    v6: Answer = Answer.UNKNOWN
    """Does its present network have the second way (IPv6)?"""
    printers: tuple[str, ...] = ()
