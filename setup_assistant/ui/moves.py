"""What the frame around a page may ask the window for."""

from typing import Protocol

from setup_assistant.domain.settings import Theme as Colours
from setup_assistant.ui.frame import Moves
from setup_assistant.ui.walk import Walk


class Movable(Protocol):
    """What moving and looking differently need of the window."""

    walk: Walk

    def open_page(self, page: str, detail: str = "") -> None:
        """Open a page."""

    def set_look(self, **change: object) -> None:
        """Change language, palette or text size."""


def moves_of(window: Movable) -> Moves:
    """Return what a frame of `window` may ask for."""
    return Moves(
        open_page=window.open_page,
        back=window.walk.back,
        forward=window.walk.forward,
        station=window.walk.station,
        factor=lambda factor: window.set_look(text_percent=round(factor * 100)),
        theme=lambda theme: window.set_look(theme=Colours(theme)),
        language=lambda lang: window.set_look(language=lang),
    )
