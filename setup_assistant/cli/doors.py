"""What the terminal may reach outside itself; apart from the verbs, so that the window starts without them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from setup_assistant.domain.error import NoSettingHere
from setup_assistant.domain.machine import Machine

if TYPE_CHECKING:
    from setup_assistant.domain.journal import Act
    from setup_assistant.domain.surroundings import Surroundings
    from setup_assistant.jobs.checking import CheckJob
    from setup_assistant.jobs.phoning import PhoneJob
    from setup_assistant.jobs.setting import Setter


def nobody() -> "Setter":
    """Refuse to set this computer, as a program must that knows no way.  Raises NoSettingHere."""
    raise NoSettingHere


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the terminal may reach outside itself."""

    now: Callable[[], datetime]
    machine: Callable[[], Machine]
    window: Callable[[], int]
    """Opens the window and stays until it closes.  Raises AssistantError."""
    demo: Callable[[str], int]
    """Opens the window with a made-up family in a language and stays until it closes.  Raises AssistantError."""
    window_check: Callable[[], tuple[str, ...]]
    """Opens and closes a window; returns what was found.  Raises SelfCheckFailed."""
    surroundings: "Callable[[], Surroundings]"
    """Reads how this computer reaches names; asks nothing."""
    check: "CheckJob"
    phone: "PhoneJob"
    setter: "Callable[[], Setter]" = nobody
    """Gives what sets this computer.  Raises AssistantError."""
    acts: "Callable[[], tuple[Act, ...]]" = tuple
    """What was changed on this computer and not put back.  Raises JournalDamaged."""
