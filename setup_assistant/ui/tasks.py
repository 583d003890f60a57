"""Work off the main thread: one pool in, one door home.  The only thread code of the window."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

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
        self._last: Future[Any] | None = None
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the first page is shown before any job

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="tasks")

    def run(self, job: Callable[[], T], *, land: "Callable[[Future[T]], None]") -> "Future[T]":
        """Start `job`; `land` gets its future on the main thread, with its result or its error."""
        future = self._pool.submit(job)
        future.add_done_callback(lambda done: self._come(land, done))
        self._last = future
        return future

    def _come(self, land: "Callable[[Future[T]], None]", done: "Future[T]") -> None:
        """On the thread of the job: bring its result home, unless nobody is there any more."""
        if not self.finished:
            self._landed.emit(lambda: land(done))

    def wait(self) -> None:
        """Wait for what was started."""
        if "_pool" in self.__dict__:
            self._pool.submit(int).result()

    def finish(self) -> None:
        """Wait for what was started; nothing new begins."""
        self.finished = True
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True)

    def leave(self, seconds: float) -> None:
        """Wait at most so long for what was started; nothing new begins, and no result lands any more."""
        self.finished = True
        if self._last is not None:
            from concurrent.futures import wait  # noqa: PLC0415 - there was a job, so that it is loaded

            self._pool.shutdown(wait=False)
            wait([self._last], timeout=seconds)

    @Slot(object)
    def _land(self, closure: Callable[[], None]) -> None:
        closure()
