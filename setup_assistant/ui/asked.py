"""What pages ask the window for: papers to show, to save and to print, and readings.

Whoever asks names an `owner`; an answer that comes when the owner is gone is dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.jobs.papers import Order
from setup_assistant.paper.render import Pages
from setup_assistant.text.readings import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewAsked:
    """A sheet to look at."""

    order: Order
    household: Household
    plan: Plan
    owner: QWidget
    land: Callable[[Pages], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersAsked:
    """Sheets to save or to print."""

    orders: tuple[Order, ...]
    household: Household
    plan: Plan
    printer: str = ""
    """A queue of this computer; empty opens the system's own dialog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsAsked:
    """Words of the family to propose readings for."""

    text: str
    owner: QWidget
    land: Callable[[Proposal | None], None]
