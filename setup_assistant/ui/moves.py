"""What the frame around a page may ask the window for."""

from typing import TYPE_CHECKING

from setup_assistant.domain.settings import Theme as Colours
from setup_assistant.ui.frame import Moves

if TYPE_CHECKING:
    from setup_assistant.ui.window import Window


def moves_of(window: "Window") -> Moves:
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
