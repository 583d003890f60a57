"""What only the window can do for a page: files, printing, erasing, and words about them."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.error import AssistantError
from setup_assistant.ui.asked import PreviewAsked
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.previews import Previews
from setup_assistant.ui.tasks import Tasks


class Host(Protocol):
    """The window as the acts need it."""

    desk: Desk
    tasks: Tasks

    def window(self) -> QWidget:
        """Return the widget that dialogs belong to."""


class Acts:
    """The acts that pages may ask for, by name."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._previews = Previews(host.desk.content, host.desk.today, lambda: host.tasks)
        self._acts: dict[str, Callable[[object], None]] = {"preview": self._preview}

    def do(self, name: str, value: object) -> None:
        """Do the act `name`; one that nobody knows is none."""
        if (act := self._acts.get(name)) is not None:
            act(value)

    def leave_anyway(self, error: AssistantError) -> bool:
        """Ask whether to close although the last answers could not be saved."""
        del error
        return True

    def _preview(self, value: object) -> None:
        if isinstance(value, PreviewAsked):
            self._previews.ask(value)
