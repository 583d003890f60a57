"""What the terminal may reach outside itself; apart from the verbs, so that the window starts without them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from setup_assistant.domain.machine import Machine

if TYPE_CHECKING:
    from setup_assistant.checks.stop import StopSwitch
    from setup_assistant.domain.catalog import Catalog
    from setup_assistant.domain.checked import CheckResult, Inquiry
    from setup_assistant.domain.lookup import Finding
    from setup_assistant.domain.phone import PhoneEvent, PhoneOrder
    from setup_assistant.domain.surroundings import Link, Surroundings


class CheckJob(Protocol):
    """Asks what was listed; blocks until everything is known, or until `stop`."""

    def __call__(
        self,
        inquiry: "Inquiry",
        catalog: "Catalog",
        surroundings: "Surroundings",
        /,
        *,
        now: Callable[[], datetime],
        heard: "Callable[[Finding], None]",
        stop: "StopSwitch",
        within_s: float | None = None,
    ) -> "CheckResult":
        """Return what was found; `heard` is told of each finding on this thread."""


class OpenDoor(Protocol):
    """The page for one phone, while it is served."""

    @property
    def url(self) -> str:
        """What the square code holds."""

    @property
    def address(self) -> str:
        """What a person types into the phone."""

    def close(self) -> None:
        """Close the page and wait until it is gone; a second time does nothing."""


class PhoneJob(Protocol):
    """Serves the page for one phone."""

    def __call__(
        self, order: "PhoneOrder", links: "tuple[Link, ...]", on_event: "Callable[[PhoneEvent], None]", /
    ) -> OpenDoor:
        """Return the open door; `on_event` is told on its own thread.  Raises AssistantError."""


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
    check: CheckJob
    phone: PhoneJob
