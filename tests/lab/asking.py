"""The program's own check, from a test: started once in a place, then given one order after another."""

import subprocess
import sys
from typing import Self

import msgspec

from setup_assistant.domain.filter import Filter
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings
from tests.lab.asker import Job, Order, Outcome
from tests.lab.home import ROUTER
from tests.lab.lab import Lab
from tests.lab.places import ROOT

AT_HOME = Surroundings(
    links=(Link(name="eth0", kind=LinkKind.WIRED, servers=ROUTER, default_v4=True, default_v6=True),), servers=ROUTER
)
"""A computer that asks its router by both families, as the laptop of the lab does."""


def asks(*servers: str) -> Surroundings:
    """Return the surroundings of a computer that asks these servers."""
    link = Link(name="eth0", kind=LinkKind.WIRED, servers=servers, default_v4=True, default_v6=True)
    return Surroundings(links=(link,), servers=servers)


PROCESSES = 2
"""Two processes share the work: an interpreter uses one core."""


class Asker:
    """The program's check in one place of the lab."""

    def __init__(self, lab: Lab, where: str = "laptop") -> None:
        """Start it, in as many processes as share the work; they wait for orders."""
        argv = [*lab.places.enter(where), sys.executable, "-m", "tests.lab.asker"]
        self._processes = [
            subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=lab.environment())
            for _ in range(PROCESSES)
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        for each in self._processes:
            each.communicate(timeout=10)

    def __call__(self, *jobs: Job, filters: tuple[Filter, ...] = ()) -> tuple[Outcome, ...]:
        """Make these checks, side by side, with `filters` before those of the shipped table."""
        shares = [jobs[number::PROCESSES] for number in range(PROCESSES)]
        working = [(process, share) for process, share in zip(self._processes, shares, strict=True) if share]
        for process, share in working:
            assert process.stdin is not None
            process.stdin.write(msgspec.json.encode(Order(filters=filters, jobs=share)) + b"\n")
            process.stdin.flush()
        outcomes: list[Outcome | None] = [None] * len(jobs)
        for number, (process, _) in enumerate(working):
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, "the check ended: see what it said above"
            outcomes[number::PROCESSES] = msgspec.json.decode(line, type=list[Outcome])
        return tuple(each for each in outcomes if each is not None)
