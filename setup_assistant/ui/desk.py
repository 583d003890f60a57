"""What the window works with: content, the store, settings and the jobs that pages may ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from setup_assistant.content.load import Content
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.ports import Store

if TYPE_CHECKING:
    from setup_assistant.checks.stop import StopSwitch
    from setup_assistant.domain.catalog import Catalog
    from setup_assistant.domain.checked import CheckResult, Inquiry
    from setup_assistant.domain.lookup import Finding
    from setup_assistant.domain.phone import PhoneEvent, PhoneOrder
    from setup_assistant.domain.surroundings import Link
    from setup_assistant.lan.door import PhoneDoor


class CheckJob(Protocol):
    """Asks what was listed; blocks until everything is known, or until `stop`."""

    def __call__(
        self,
        inquiry: "Inquiry",
        catalog: "Catalog",
        surroundings: Surroundings,
        /,
        *,
        now: Callable[[], datetime],
        heard: "Callable[[Finding], None]",
        stop: "StopSwitch",
    ) -> "CheckResult":
        """Return what was found; `heard` is told of each finding on this thread."""


class PhoneJob(Protocol):
    """Serves the page for one phone."""

    def __call__(
        self, order: "PhoneOrder", links: "tuple[Link, ...]", on_event: "Callable[[PhoneEvent], None]", /
    ) -> "PhoneDoor":
        """Return the open door; `on_event` is told on its own thread.  Raises AssistantError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything the window may use; made once in `start`, with fakes in tests."""

    content: Content
    store: Store
    now: Callable[[], datetime]
    machine: Callable[[], Machine]
    settings: Settings
    keep_settings: Callable[[Settings], None]
    surroundings: Callable[[], Surroundings] = Surroundings
    check: CheckJob | None = None
    """None: this window asks nothing."""
    phone: PhoneJob | None = None

    def today(self) -> date:
        """Return the local day."""
        return self.now().astimezone().date()
