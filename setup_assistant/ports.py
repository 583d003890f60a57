"""What the program may reach outside itself, as small protocols.  Built once in `app`; fakes in tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.domain.value import Message


class Store(Protocol):
    """Keeps one household."""

    @property
    def read_only(self) -> bool:
        """True while another window has the household open."""

    @property
    def events(self) -> tuple[Message, ...]:
        """What a person should know about the opening, such as a damaged file that was set aside."""

    def load(self) -> Household | None:
        """Return the kept household, or None when there is none yet.  Raises AssistantError."""

    def save(self, household: Household) -> None:
        """Keep `household` in place of the earlier one, in one step.  Raises AssistantError."""

    def erase(self) -> None:
        """Remove the kept household and everything beside it.  Raises AssistantError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Everything the program may reach; a job takes only what it uses."""

    now: Callable[[], datetime]
    """The present moment, aware, in UTC.  Read once per decision."""
    store: Store
    machine: Callable[[], Machine]
    """What can be found about this computer."""
    settings: Settings = field(default_factory=Settings)
    """How the window is shown at its start."""
    keep_settings: Callable[[Settings], None] = lambda _settings: None
    """Keeps changed settings for the next start.  Raises AssistantError."""
