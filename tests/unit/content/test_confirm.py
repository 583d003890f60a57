"""Which facts carry "please confirm"."""

from datetime import date

import pytest

from setup_assistant.domain.fact import Confidence, Fact, is_old, to_confirm


def fact(checked_on: str, confidence: Confidence = Confidence.PRIMARY) -> Fact:
    return Fact(sources=("own",), checked_on=date.fromisoformat(checked_on), confidence=confidence)


@pytest.mark.parametrize(
    ("checked_on", "today", "old"),
    [
        ("2026-11-23", "2026-11-23", False),
        ("2026-11-23", "2027-11-23", False),
        ("2026-11-23", "2027-11-24", True),
        ("2026-11-23", "2027-12-01", True),
        ("2026-11-23", "2027-10-31", False),
        ("2026-11-23", "2026-11-01", False),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
    ],
)
def test_a_fact_is_known_for_twelve_months(checked_on: str, today: str, *, old: bool) -> None:
    assert is_old(fact(checked_on), date.fromisoformat(today)) is old
    assert to_confirm(fact(checked_on), date.fromisoformat(today)) is old


@pytest.mark.parametrize("confidence", list(Confidence))
def test_only_what_a_device_or_a_first_source_told_shows_without_a_remark(confidence: Confidence) -> None:
    sure = confidence in (Confidence.DEVICE, Confidence.PRIMARY)
    assert to_confirm(fact("2026-11-23", confidence), date(2026, 11, 24)) is not sure
