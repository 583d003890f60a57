"""Drawing jobs: a screen of a guide as a picture, and a word to type as a square code."""

from setup_assistant.guides.sketch import Sketch
from setup_assistant.paper import codes, screens
from setup_assistant.paper.screens import Drawing, Theme


def draw(sketch: Sketch, theme: Theme, *, room: bool = False) -> Drawing:
    """Return the drawing of a screen, made when a form of it is asked for; `room` keeps the margin for marks."""
    return screens.draw(sketch, theme=theme, room=room)


def code(word: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of a square code, row by row."""
    return codes.modules(word)
