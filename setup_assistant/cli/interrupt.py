"""Ctrl-C while something is asked or served: it is heard between two steps, never in the middle of one."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTED = 130
"""Exit status after Ctrl-C, as every shell expects it: the outermost door returns it too."""


@contextmanager
def ctrl_c() -> Iterator[list[int]]:
    """Collect every Ctrl-C in the list that is given; an empty list is false."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
