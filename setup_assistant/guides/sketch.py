"""What is drawn: a screen with its words in one language; pure."""

from setup_assistant.domain.screen import Screen
from setup_assistant.domain.value import Id, Value


class Said(Value, frozen=True, kw_only=True):
    """A label as it is drawn, or a value of the plan in its place."""

    id: Id
    words: str
    unsure: bool = False
    """True when nobody has confirmed the words: they are drawn so that it shows."""


class Sketch(Value, frozen=True, kw_only=True):
    """A screen and everything that is written on it."""

    screen: Screen
    says: tuple[Said, ...]
    """Every label that the screen names, once each."""
    lang: str
    """`ja` or `en`."""
    acts: tuple[tuple[str, str], ...]
    """Pairs of a value of ActKind and its short word, for example ("tap", "押す")."""
    draft: str = ""
    """Word of the draft mark; empty when the drawing is confirmed."""
