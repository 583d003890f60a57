"""Work off the main thread: one pool in, one door home.  The only thread code of the window."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Tasks(QObject):
    """Runs jobs one after the other off the main thread and lands their results on it."""

    _landed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finished = False
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the first page is shown before any job

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="tasks")

    def run(self, job: Callable[[], T], *, land: "Callable[[Future[T]], None]") -> "Future[T]":
        """Start `job`; `land` gets its future on the main thread, with its result or its error."""
        future = self._pool.submit(job)
        future.add_done_callback(lambda done: self._landed.emit(lambda: land(done)))
        return future

    def wait(self) -> None:
        """Wait for what was started."""
        if "_pool" in self.__dict__:
            self._pool.submit(int).result()

    def finish(self) -> None:
        """Wait for what was started; nothing new begins."""
        self.finished = True
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True)

    @Slot(object)
    def _land(self, closure: Callable[[], None]) -> None:
        closure()
