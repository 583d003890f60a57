"""A window with a made-up family: everything can be tried, nothing is kept."""

from collections.abc import Callable
from datetime import datetime

from setup_assistant.content.load import Content
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.domain.value import message
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui.desk import Desk


def demo_desk(content: Content, household: Household, now: Callable[[], datetime], settings: Settings) -> Desk:
    """Return a desk whose store is memory alone; neither answers nor settings reach the disk."""
    return Desk(
        content=content,
        store=MemoryStore(household, events=(message("demo.note"),)),
        now=now,
        machine=Machine,
        settings=settings,
        keep_settings=lambda _settings: None,
    )
