"""What the window works with: content, the store, settings and the jobs that pages may ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from setup_assistant.content.load import Content
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.ports import Store

if TYPE_CHECKING:
    from setup_assistant.domain.journal import Act
    from setup_assistant.jobs.checking import CheckJob
    from setup_assistant.jobs.phoning import PhoneJob
    from setup_assistant.jobs.setting import Setter


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
    check: "CheckJob | None" = None
    """None: this window asks nothing."""
    phone: "PhoneJob | None" = None
    setter: "Setter | None" = None
    """None: this window changes no computer."""
    acts: "Callable[[], tuple[Act, ...]]" = tuple
    """What was changed on this computer and not put back."""

    @property
    def sets(self) -> bool:
        """True when this window can set the computer it runs on; one that may only read a household does not."""
        return self.setter is not None and not self.store.read_only

    def today(self) -> date:
        """Return the local day."""
        return self.now().astimezone().date()
