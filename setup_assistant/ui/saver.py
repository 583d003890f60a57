"""Saves the household after every change, off the main thread, the newest state last."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Household
from setup_assistant.ports import Store
from setup_assistant.ui.tasks import Tasks

if TYPE_CHECKING:
    from concurrent.futures import Future


class Saver(QObject):
    """Keeps one save in flight; what changes meanwhile is saved once, as it stands then."""

    failed = Signal(object)
    """The error of a save that did not work; what was to be saved waits for the next change or for the close."""

    def __init__(self, store: Store, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._running = False
        self._next: Household | None = None

    def save(self, household: Household) -> None:
        """Save `household` now, or right after the save that is running.  A read-only store keeps nothing."""
        if self._store.read_only:
            return
        self._next = household
        if not self._running:
            self._start()

    def drop(self) -> None:
        """Forget what has not been saved yet: the household is being erased."""
        self._next = None

    def flush(self) -> None:
        """Save what is still waiting, on this thread: the window is closing.  Raises AssistantError."""
        if self._next is not None:
            self._store.save(self._next)
            self._next = None

    def _start(self) -> None:
        household, self._next = self._next, None
        if household is None:
            return
        self._running = True
        self._tasks.run(lambda: self._store.save(household), land=lambda done: self._landed(household, done))

    def _landed(self, household: Household, done: "Future[None]") -> None:
        self._running = False
        error = done.exception()
        if isinstance(error, AssistantError):
            self._next = self._next or household
            self.failed.emit(error)
            return
        if error is not None:
            raise error
        self._start()
