"""A switch that ends a check from another thread."""

from collections.abc import Callable
from threading import Lock


class StopSwitch:
    """Pressed once, by anybody; whoever asks is woken at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wake: Callable[[], object] | None = None
        self._pressed = False

    @property
    def pressed(self) -> bool:
        """Whether somebody wants the check to end."""
        return self._pressed

    def press(self) -> None:
        """End the check.  Safe from every thread, before and after the check too."""
        with self._lock:
            self._pressed = True
            if self._wake is not None:
                self._wake()

    def connect(self, wake: Callable[[], object] | None) -> None:
        """Call `wake` when the switch is pressed, at once if it already was; None lets go."""
        with self._lock:
            self._wake = wake
            if wake is not None and self._pressed:
                wake()
