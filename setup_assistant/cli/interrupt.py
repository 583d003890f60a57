"""Ctrl-C while something is asked or served: it is heard between two steps, never in the middle of one."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""Exit status after Ctrl-C, as every shell expects it: the outermost door returns it too."""

_ENDINGS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
"""A terminal that is closed, a session that ends; Windows has only the second."""


@contextmanager
def ctrl_c(*, or_ended: bool = False) -> Iterator[list[int]]:
    """Collect every Ctrl-C in the list that is given; an empty list is false.

    `or_ended`: also the end of the terminal or of the session, so that what was begun can be put back first.
    """
    pressed: list[int] = []
    numbers = (signal.SIGINT, *_ENDINGS) if or_ended else (signal.SIGINT,)
    before = [(each, signal.signal(each, lambda number, _frame: pressed.append(number))) for each in numbers]
    try:
        yield pressed
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def deaf() -> Iterator[None]:
    """Hear neither Ctrl-C nor the end of the terminal: for the watcher, which has to outlive both."""
    numbers = (signal.SIGINT, *(each for each in _ENDINGS if each is not signal.SIGTERM))
    before = [(each, signal.signal(each, signal.SIG_IGN)) for each in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
