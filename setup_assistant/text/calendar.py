"""Dates and sums of money in the words of each language."""

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date, lang: str) -> str:
    """Return a date as people write it: 2026年11月23日, 23 November 2026."""
    if lang == "ja":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date, lang: str) -> str:
    """Return a date without its year: 11月23日, 23 November."""
    if lang == "ja":
        return f"{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]}"


def yen(value: int, lang: str) -> str:
    """Return a sum of yen: 1,100円, 1,100 yen."""
    return f"{value:,}円" if lang == "ja" else f"{value:,} yen"
