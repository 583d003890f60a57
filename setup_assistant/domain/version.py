"""Versions of systems, compared number by number."""

import re


def fits(version: str | None, since: str | None, until: str | None = None) -> bool:
    """Tell whether a version lies in a range; both ends belong to it, and an unknown version is taken to fit.

    An end of the range holds for all versions below it: 26.2 belongs to "until 26".
    """
    if version is None:
        return True
    own = numbers(version)
    return (since is None or _at_least(own, numbers(since))) and (
        until is None or own[: len(numbers(until))] <= numbers(until)
    )


def _at_least(own: tuple[int, ...], least: tuple[int, ...]) -> bool:
    """Compare 26 with 26.0 as equal; a version without any number stays older than all."""
    return bool(own or not least) and (*own, *(0,) * (len(least) - len(own))) >= least


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version; "older" has none and is older than every version that is named."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version)[:4])
