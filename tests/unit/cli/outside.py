"""What the terminal reaches outside itself, made up: resolvers that answer from a table, and a phone that comes."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from setup_assistant.checks.result import Known, result
from setup_assistant.checks.stop import StopSwitch
from setup_assistant.cli.doors import Doors, nobody
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.checked import CheckResult, Inquiry
from setup_assistant.domain.lookup import Failure, Finding
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.phone import PhoneEvent, PhoneOrder
from setup_assistant.domain.surroundings import Link, Surroundings
from setup_assistant.jobs.checking import CheckJob
from setup_assistant.jobs.phoning import PhoneJob
from setup_assistant.jobs.setting import Setter
from tests.unit.checks.imitation import World

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def refused(*_given: object, **_named: object) -> CheckResult:
    raise AssertionError("nothing was to be asked")


def no_phone(*_given: object) -> "Page":
    raise AssertionError("no page was to be opened")


def doors(
    demo: Callable[[str], int] = lambda _lang: 0,
    *,
    window: Callable[[], int] = lambda: 5,
    window_check: Callable[[], tuple[str, ...]] = lambda: ("fake",),
    surroundings: Callable[[], Surroundings] = Surroundings,
    check: CheckJob = refused,
    phone: PhoneJob = no_phone,
    setter: Callable[[], Setter] = nobody,
) -> Doors:
    """Return doors behind which nothing is asked unless a test says so."""
    return Doors(
        now=lambda: NOW,
        machine=lambda: Machine(system="Debian"),
        window=window,
        demo=demo,
        window_check=window_check,
        surroundings=surroundings,
        check=check,
        phone=phone,
        setter=setter,
    )


@dataclass
class Asked:
    """A check of a made-up world; remembers what it was given.  Interrupted, it is as if somebody pressed Ctrl-C."""

    world: World
    interrupted_after: int | None = None
    inquiries: list[Inquiry] = field(default_factory=list)
    within: list[float | None] = field(default_factory=list)

    def __call__(
        self,
        inquiry: Inquiry,
        catalog: Catalog,
        around: Surroundings,
        /,
        *,
        now: Callable[[], datetime],
        heard: Callable[[Finding], None],
        stop: StopSwitch,
        within_s: float | None = None,
    ) -> CheckResult:
        """Answer from the table, all of it or until it is interrupted."""
        self.inquiries.append(inquiry)
        self.within.append(within_s)
        findings = self.world.findings(inquiry)[: self.interrupted_after]
        for each in findings:
            heard(each)
        if self.interrupted_after is not None:
            os.kill(os.getpid(), signal.SIGINT)
            while not stop.pressed:
                pass
        rest = [each.probe for each in self.world.findings(inquiry)[len(findings) :]]
        findings += tuple(Finding(probe=each, failure=Failure.STOPPED, at=now()) for each in rest)
        return result(
            inquiry,
            findings,
            Known(filters=catalog.filters, engines=catalog.engines),
            around,
            now(),
            stopped=stop.pressed,
        )


class Page:
    """A page for a phone that nobody serves."""

    url = "http://192.168.11.4:8731/k27xqm"
    address = "192.168.11.4:8731/k27xqm"

    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        """Count how often it was closed."""
        self.closed += 1


@dataclass
class Phone:
    """A page that is opened, and what happens on it at once."""

    events: tuple[PhoneEvent, ...] = ()
    page: Page = field(default_factory=Page)
    orders: list[PhoneOrder] = field(default_factory=list)

    def __call__(self, order: PhoneOrder, links: tuple[Link, ...], on_event: Callable[[PhoneEvent], None], /) -> Page:
        """Return the page after everything has happened."""
        del links
        self.orders.append(order)
        for each in self.events:
            on_event(each)
        return self.page
