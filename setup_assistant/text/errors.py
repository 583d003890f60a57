"""The words of typed errors: what happened, what it means, what to do now."""

from typing import NamedTuple

from setup_assistant.domain.error import AssistantError
from setup_assistant.text.words import Words

PARTS = ("title", "text", "advice")
"""Parts of every error's words, each at most one or two short sentences."""

_NOTHING_TO_READ = {
    "ja": (
        "アプリの中身が、欠けています。",
        "家族の答えは、そのまま残っています。",
        "アプリを、もう一度入れてください。",
    ),
    "en": ("A part of the program is missing.", "Your answers are still there.", "Install the program again."),
}
"""Said when the words themselves are what is missing: the one sentence that cannot come from the catalogue."""


class Said(NamedTuple):
    """An error as a person reads it."""

    title: str
    """What happened."""
    text: str
    """What it means."""
    advice: str
    """What to do now."""


def say(error: AssistantError, words: Words) -> Said:
    """Return the words of `error`."""
    values = error.values()
    return Said(*(words(f"error.{error.code}.{part}", **values) for part in PARTS))


def say_unexpected(error: Exception, words: Words) -> Said:
    """Return calm words for what nobody foresaw; its kind is named for those who can mend it."""
    return Said(*(words(f"error.unexpected.{part}", what=type(error).__name__) for part in PARTS))


def say_without_words(lang: str) -> Said:
    """Return what can still be said when the program's own content cannot be read."""
    return Said(*_NOTHING_TO_READ[lang])
