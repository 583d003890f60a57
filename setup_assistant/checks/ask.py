"""Asks every resolver of a check at once and tells each finding the moment it is known."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from setup_assistant.checks.line import Heard, Line, Patience
from setup_assistant.checks.lines import Lines
from setup_assistant.checks.manners import Pace, Patron
from setup_assistant.checks.stop import StopSwitch
from setup_assistant.domain.lookup import Endpoint, Failure, Finding, Probe, Question, Reply

PER_SECOND = 8.0
"""Questions that one address gets in a second at most."""
EACH_S = 1.5
"""How long a reply may take."""

_WITHOUT_EDNS = frozenset({"FORMERR", "NOTIMP", "BADVERS"})
"""What old servers say when a question carries an extension they do not know."""


async def ask(
    probes: Sequence[Probe],
    *,
    heard: Callable[[Finding], None],
    within_s: float,
    now: Callable[[], datetime],
    per_second: float | None = PER_SECOND,
    each_s: float = EACH_S,
    stop: StopSwitch | None = None,
) -> tuple[Finding, ...]:
    """Ask exactly these questions and return one finding for each, in their order.

    All resolvers are asked at once; each address gets at most `per_second` questions a second, whatever the
    transport, in the order of `probes` (None: all at once, for the lab).  `heard` gets each finding when it is known.
    What was not answered when `within_s` were over or `stop` was pressed is STOPPED, and so is the rest for a resolver
    that refused three times in a row, or never replied and failed three times: nothing is claimed about a question
    that was not asked.  Whatever goes wrong inside, one question hurts no other.
    """
    asking = _Asking(probes, heard=heard, now=now, per_second=per_second, each_s=each_s)
    halt = asyncio.Event()
    switch = stop or StopSwitch()
    loop = asyncio.get_running_loop()
    switch.connect(lambda: loop.call_soon_threadsafe(halt.set))
    work = asyncio.create_task(asking.run())
    if switch.pressed:
        work.cancel()
    halted = asyncio.create_task(halt.wait())
    try:
        await asyncio.wait({work, halted}, timeout=within_s, return_when=asyncio.FIRST_COMPLETED)
    finally:
        switch.connect(None)
        halted.cancel()
        await asking.end(work)
    return asking.findings()


def ask_all(
    probes: Sequence[Probe],
    *,
    heard: Callable[[Finding], None],
    within_s: float,
    now: Callable[[], datetime],
    per_second: float | None = PER_SECOND,
    each_s: float = EACH_S,
    stop: StopSwitch | None = None,
) -> tuple[Finding, ...]:
    """Do the same in a plain thread; `heard` is called in that thread."""
    return asyncio.run(
        ask(probes, heard=heard, within_s=within_s, now=now, per_second=per_second, each_s=each_s, stop=stop)
    )


class _Asking:
    """The state of one check: which findings are known, and what runs for the others."""

    def __init__(
        self,
        probes: Sequence[Probe],
        *,
        heard: Callable[[Finding], None],
        now: Callable[[], datetime],
        per_second: float | None,
        each_s: float,
    ) -> None:
        self._probes = probes
        self._heard = heard
        self._now = now
        self._per_second = per_second
        self._lines = Lines(Patience(each_s))
        self._open: list[Line] = []
        self._found: dict[int, Finding] = {}
        self._questions: set[asyncio.Task[Heard]] = set()

    def findings(self) -> tuple[Finding, ...]:
        """Return one finding for each probe."""
        return tuple(self._found[index] for index in range(len(self._probes)))

    async def run(self) -> None:
        """Ask all resolvers side by side."""
        numbers: dict[Endpoint, list[int]] = {}
        for index, probe in enumerate(self._probes):
            numbers.setdefault(probe.via, []).append(index)
        paces = {via.address: Pace(self._per_second) for via in numbers}
        await asyncio.gather(*(self._put_all(via, own, paces[via.address]) for via, own in numbers.items()))

    async def end(self, work: asyncio.Task[None]) -> None:
        """End whatever still runs, close every socket, and say of the rest that it was stopped."""
        for task in (work, *self._questions):
            task.cancel()
        await asyncio.gather(work, *self._questions, return_exceptions=True)
        await asyncio.gather(*(line.close() for line in self._open), return_exceptions=True)
        self._stop(range(len(self._probes)))

    async def _put_all(self, via: Endpoint, own: list[int], pace: Pace) -> None:
        line = self._lines.to(via)
        self._open.append(line)
        patron = Patron()
        tasks: set[asyncio.Task[Heard]] = set()
        for place, index in enumerate(own):
            await pace.turn()
            if patron.enough:
                self._stop(own[place:])
                break
            tasks.add(self._put(index, line, pace, patron))
        if tasks:
            await asyncio.wait(tasks)

    def _put(self, index: int, line: Line, pace: Pace, patron: Patron) -> asyncio.Task[Heard]:
        began = asyncio.get_running_loop().time()

        def done(task: asyncio.Task[Heard]) -> None:
            self._questions.discard(task)
            if task.cancelled():
                return
            # A fault of ours, or a trick that nobody thought of: this reply cannot be read, the others can.
            heard = Failure.MALFORMED if task.exception() else task.result()
            patron.note(self._probes[index].question, heard)
            self._note(index, heard, asyncio.get_running_loop().time() - began, line.dated)

        task = asyncio.create_task(_exchange(line, self._probes[index].question, pace))
        task.add_done_callback(done)
        self._questions.add(task)
        return task

    def _stop(self, numbers: Sequence[int]) -> None:
        for index in numbers:
            if index not in self._found:
                self._note(index, Failure.STOPPED, 0.0)

    def _note(self, index: int, heard: Heard, took_s: float, dated: datetime | None = None) -> None:
        reply, failure = (heard, None) if isinstance(heard, Reply) else (None, heard)
        finding = Finding(
            probe=self._probes[index],
            reply=reply,
            failure=failure,
            at=self._now(),
            took_ms=round(took_s * 1000, 1),
            dated=dated if reply is not None else None,
        )
        self._found[index] = finding
        self._heard(finding)


async def _exchange(line: Line, question: Question, pace: Pace) -> Heard:
    heard = await line.ask(question)
    if isinstance(heard, Reply) and heard.rcode in _WITHOUT_EDNS:
        await pace.turn()
        return await line.ask(question, edns=False)
    return heard
