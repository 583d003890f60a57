"""Facts: where a statement of the catalog comes from and how well it is known."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.value import Text, Value


class Confidence(StrEnum):
    """How well a fact is known; only `device` and `primary` show without "please confirm"."""

    DEVICE = "device"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class Fact(Value, frozen=True, kw_only=True):
    """Where a statement comes from.  Every statement about the world has one."""

    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    """Addresses (https://...) or, for our own judgement, the word "own"."""
    checked_on: date
    """When somebody last read the source."""
    confidence: Confidence
    dated: Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}){0,2}$")] | None = None
    """Date of the source itself as far as known, YYYY, YYYY-MM or YYYY-MM-DD; None when undated."""


class Cost(Value, frozen=True, kw_only=True):
    """What a measure or a service costs a month in yen with tax; None means it could not be confirmed."""

    yen_a_month: int | None
    note: Text | None = None
    fact: Fact


MONTHS_FRESH = 12
"""How long a fact counts as known after somebody read its source, in months."""


def to_confirm(fact: Fact, today: date) -> bool:
    """Tell whether "please confirm" stands beside the fact: weakly known, or read more than 12 months ago."""
    return fact.confidence not in (Confidence.DEVICE, Confidence.PRIMARY) or is_old(fact, today)


def is_old(fact: Fact, today: date) -> bool:
    """Tell whether the source was last read more than 12 months before `today`."""
    read = fact.checked_on
    months = (today.year - read.year) * 12 + today.month - read.month
    return months > MONTHS_FRESH or (months == MONTHS_FRESH and today.day > read.day)
