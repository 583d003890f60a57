"""Versions of systems: compared number by number; what nobody told fits everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.version import fits, numbers

versions = st.lists(st.integers(0, 40), min_size=1, max_size=4).map(lambda each: ".".join(map(str, each)))
ends = st.none() | versions


@given(ends, ends)
def test_a_version_that_nobody_told_fits_everywhere(since: str | None, until: str | None) -> None:
    assert fits(None, since, until)


@given(versions)
def test_both_ends_belong_to_the_range(version: str) -> None:
    assert fits(version, None)
    assert fits(version, version)
    assert fits(version, version, version)


@given(versions, versions, versions)
def test_a_range_that_begins_earlier_or_ends_later_holds_no_less(version: str, one: str, other: str) -> None:
    early, late = sorted((one, other), key=numbers)
    assert fits(version, early) or not fits(version, late)
    assert fits(version, early, late) == (fits(version, early) and fits(version, None, late))


@given(versions, st.integers(0, 40), versions)
def test_an_end_holds_for_all_versions_below_it(end: str, more: int, other: str) -> None:
    assert fits(f"{end}.{more}", None, end)
    assert fits(other, None, end) or fits(other, end)


@pytest.mark.parametrize(
    ("version", "since", "until", "wanted"),
    [
        ("26", "18", "26.9", True),
        ("26.2", "18", "26", True),
        ("26.10", "18", "26.9", False),
        ("27", "18", "26.9", False),
        ("17.9", "18", None, False),
        ("18", "9", None, True),
        ("9", None, "18", True),
        ("11", "10", "11", True),
        ("older", "12", None, False),
        ("older", None, "17", True),
        ("older", None, None, True),
        ("iOS 18.1", "18", "18", True),
    ],
)
def test_versions_are_compared_number_by_number(
    version: str, since: str | None, until: str | None, *, wanted: bool
) -> None:
    assert fits(version, since, until) is wanted


@pytest.mark.parametrize("since", ["26", "26.0"])
def test_a_version_without_its_noughts_is_the_same_version(since: str) -> None:
    assert fits("26", since)
    assert fits("26.0", since)


@given(st.text(max_size=40))
def test_any_text_has_numbers_or_none(version: str) -> None:
    found = numbers(version)
    assert len(found) <= 4
    assert all(each >= 0 for each in found)
