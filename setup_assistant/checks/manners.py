"""Manners toward resolvers: how quickly they are asked, and when they are left alone."""

import asyncio

from setup_assistant.checks.line import Heard
from setup_assistant.domain.lookup import Question, Reply

ENOUGH = 3
"""Refusals, or failures without any reply before, in a row: then the rest is not asked."""


class Pace:
    """Lets one question pass at a time, evenly, for one address by whatever transport."""

    def __init__(self, per_second: float | None) -> None:
        self._gap_s = 1 / per_second if per_second else 0.0
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until the next question may leave."""
        if not self._gap_s:
            return
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._gap_s
        if mine > now:
            await asyncio.sleep(mine - now)


class Patron:
    """What one resolver made of the questions so far, and whether it should be asked more.

    One that refuses is not asked again and again; one that never replied at all is not either.  One that replied
    before may lose a packet now and then.
    """

    def __init__(self) -> None:
        self._refused = 0
        self._failed = 0
        self._replied = False

    @property
    def enough(self) -> bool:
        """True when the rest should not be asked."""
        return self._refused >= ENOUGH or (self._failed >= ENOUGH and not self._replied)

    def note(self, question: Question, heard: Heard) -> None:
        """Take in what came back."""
        if not isinstance(heard, Reply):
            self._failed += 1
            return
        self._replied = True
        # Most resolvers refuse to talk about themselves; that says nothing about other questions.
        if not question.chaos:
            self._refused = self._refused + 1 if heard.rcode == "REFUSED" else 0
