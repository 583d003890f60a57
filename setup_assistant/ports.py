"""What the program may reach outside itself, as small protocols.  Their adapters are built once in `app`."""

from typing import Protocol

from setup_assistant.domain.household import Household
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
