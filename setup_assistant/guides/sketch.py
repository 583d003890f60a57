"""A screen ready to be drawn: the data of its guide with every word it shows."""

from setup_assistant.domain.screen import Screen
from setup_assistant.domain.value import Value


class Said(Value, frozen=True, kw_only=True):
    """A label as it is drawn."""

    id: str
    words: str
    unsure: bool = False
    """True when nobody confirmed the very words: they are drawn so that it shows."""


class Sketch(Value, frozen=True, kw_only=True):
    """Everything a drawing needs."""

    screen: Screen
    says: tuple[Said, ...]
    lang: str
    acts: tuple[tuple[str, str], ...]
    """Short words for the kinds of acts: ("tap", "Tap")."""
    draft: str = ""
    """Words of the draft mark; empty for a drawing whose words are all confirmed."""
