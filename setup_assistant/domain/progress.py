"""How far a family is in its guides: steps done, steps that wait, and what their own screens said instead."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.value import Id, Name, Value

START, END = "start", "end"
"""What is open in a guide before its first step and behind its last one; no step has these ids."""


class Hindrance(StrEnum):
    """Why a step cannot be done today."""

    ACCOUNT = "account"
    """An account or its password is missing."""
    PERSON = "person"
    """Somebody who must be there is not."""
    PAPER = "paper"
    """A paper or a contract is missing."""
    SCREEN = "screen"
    """The screen looks so different that nobody finds the way."""
    OTHER = "other"


class BlockedStep(Value, frozen=True, kw_only=True):
    """A step that waits; the rest of its guide goes on."""

    step: Id
    why: Hindrance
    on: date | None = None
    """Day on which the family wants to try again."""


class StepNote(Value, frozen=True, kw_only=True):
    """What the family's own screen says instead, in their words; it prints."""

    step: Id
    words: Name


class GuideProgress(Value, frozen=True, kw_only=True):
    """How far a family is in one guide at one place."""

    guide: Id
    at: Id | None = None
    """Device or network it is done on; None for a guide that was only opened."""
    variant: Id | None = None
    version: Annotated[str, Meta(max_length=40)] | None = None
    """Version told for a guide without a device of the household; else the device knows it."""
    step: Id = START
    """Step that is open, or START or END."""
    done: tuple[Id, ...] = ()
    blocked: tuple[BlockedStep, ...] = ()
    notes: tuple[StepNote, ...] = ()
