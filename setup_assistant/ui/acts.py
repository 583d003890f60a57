"""What only the window can do for a page: files, printing, erasing, and words about them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from setup_assistant.domain.error import AssistantError
    from setup_assistant.ui.window import Window


class Acts:
    """The acts that pages may ask for, by name."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def do(self, name: str, value: object) -> None:
        """Do the act `name`."""
        del name, value

    def leave_anyway(self, error: "AssistantError") -> bool:
        """Ask whether to close although the last answers could not be saved."""
        del error
        return True
