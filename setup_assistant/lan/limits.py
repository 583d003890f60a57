"""How much of anything a page for phones takes: whoever asks for more gets nothing."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    body: int = 4096
    headers: int = 8192
    connections: int = 8
    of_one: int = 6
    """Connections of one device, as many as a browser opens: nobody keeps the family's phone out alone."""
    per_peer: int = 5
    """Requests that one device may make within a second."""
    in_all: int = 20
    """Requests of all devices within a second."""
    patience_s: float = 5.0
    """Time in which a request must have arrived whole, and again in which its answer must be taken."""
    nobody_s: float = 15.0
    open_s: float = 600.0


class Rate:
    """Counts the requests of the last second; what was refused does not count.

    It holds at most `in_all` addresses, each for a second.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._seen: deque[tuple[float, str]] = deque()

    def allows(self, peer: str, now: float) -> bool:
        """Tell whether `peer` may ask at `now` (seconds of a clock that never goes back), and count it."""
        while self._seen and self._seen[0][0] <= now - 1:
            self._seen.popleft()
        own = sum(1 for _, each in self._seen if each == peer)
        if own >= self._limits.per_peer or len(self._seen) >= self._limits.in_all:
            return False
        self._seen.append((now, peer))
        return True
