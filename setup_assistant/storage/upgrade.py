"""Steps from each earlier household format to the next one; each has a kept file in the tests."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

_OLDEST_AGE = {"toddler": 2, "nursery": 5, "p12": 7, "p34": 9, "p56": 11, "junior": 14}
"""Last full year of age that a stage covers at the start of a school year."""


def _from_0(fields: Any) -> dict[str, Any]:  # noqa: ANN401  the shape of an old file is what this function finds out
    """Format 0 asked for ages and had no networks of its own: {"format": 0, "ages": [7, 12], "minutes": 30}."""
    draft = msgspec.convert(fields, _Draft)
    children = [{"id": f"child-{number}", "stage": _stage(age)} for number, age in enumerate(draft.ages, 1)]
    upgraded: dict[str, Any] = {"format": 1, "children": children}
    if draft.minutes is not None:
        upgraded["minutes"] = draft.minutes
    return upgraded


class _Draft(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    ages: list[int]
    minutes: int | None = None


def _stage(age: int) -> str:
    return next((stage for stage, oldest in _OLDEST_AGE.items() if age <= oldest), "high")


def _from_1(fields: Any) -> dict[str, Any]:  # noqa: ANN401  as above
    """Format 1 knew nothing of guides: nothing is missing in it."""
    return {**fields, "format": 2}


def _from_2(fields: Any) -> dict[str, Any]:  # noqa: ANN401  as above
    """Format 2 kept no records of checks: nothing is missing in it."""
    return {**fields, "format": 3}


UPGRADES: Mapping[int, Callable[[Any], dict[str, Any]]] = {0: _from_0, 1: _from_1, 2: _from_2}
"""Format of the file to the function that makes the next format of it."""
