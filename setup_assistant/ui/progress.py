"""How far something is that takes a while."""

from typing import NamedTuple


class Progress(NamedTuple):
    """How much is done, of how much, and how many seconds are left at most."""

    done: int
    total: int
    left_s: int
