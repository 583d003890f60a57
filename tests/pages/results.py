"""A made-up home network for the window: resolvers that answer from a table, at their own pace, and a made-up phone."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from setup_assistant.checks.result import Known, result
from setup_assistant.checks.stop import StopSwitch
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import CheckResult, Inquiry, Use
from setup_assistant.domain.household import Answer, Household
from setup_assistant.domain.lookup import Failure, Finding, Probe, Question, RecordKind, Reply, Transport
from setup_assistant.domain.phone import PhoneEvent, PhoneOrder, PhoneReason, PhoneVerdict
from setup_assistant.domain.surroundings import Link, Surroundings
from tests.unit.checks.imitation import (
    CATALOG,
    EMPTY,
    NXDOMAIN,
    ROUTER4,
    ROUTER6,
    World,
    always,
    home,
    internet,
    open_way,
    zeros,
)
from tests.unit.checks.imitation import Answer as Answered

AROUND = home(ROUTER4, ROUTER6, guest_account=Answer.NO)
ELSEWHERE = home("10.0.0.1")
ADDRESS = "192.168.11.4:8731/k27xqm"

_FORMS = {name: engine.forms[0].target for engine in CATALOG.engines for name in engine.names}
_REFUSED = {each.name for each in CATALOG.known_names if each.use in {"canary", "relay"}}


def strict(question: Question, usual: Answered) -> Answered:
    """Block the samples, turn every search page to its strict form, refuse what browsers and phones ask."""
    if question.name in _REFUSED:
        return NXDOMAIN
    if question.name not in _FORMS:
        return zeros(question, usual)
    if question.kind is RecordKind.HTTPS:
        return EMPTY
    form = _FORMS[question.name]
    there = internet(replace(question, name=form))
    return replace(there, aliases=(form,)) if isinstance(there, Reply) else there


FILTERED = World(styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), strict))
HALF_SET = World(styles={ROUTER4: strict, ROUTER6: open_way, "system": strict})
SILENT = World(styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), always(Failure.SILENT)))
OFFLINE = World(
    styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), always(Failure.UNREACHABLE)),
    baseline=always(Failure.UNREACHABLE),
    nobody=Failure.UNREACHABLE,
)


@dataclass
class Asker:
    """Does what the real check does, with a made-up world; `held` lets it wait in the middle."""

    world: World = field(default_factory=lambda: FILTERED)
    now: Callable[[], datetime] = datetime.now
    asked: list[Inquiry] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)
    holds_after: int | None = None
    """Number of findings after which it waits for `go_on` or for the stop."""
    stopped: threading.Event = field(default_factory=threading.Event)

    def __call__(
        self,
        inquiry: Inquiry,
        catalog: Catalog,
        surroundings: Surroundings,
        /,
        *,
        now: Callable[[], datetime],
        heard: Callable[[Finding], None],
        stop: StopSwitch,
    ) -> CheckResult:
        self.asked.append(inquiry)
        findings: list[Finding] = []
        # The look-up of the system comes last, so that the other ways are known before.
        probes = sorted(inquiry.probes, key=lambda each: each.via.transport is Transport.SYSTEM)
        for number, probe in enumerate(probes):
            if number == self.holds_after:
                self._wait(stop)
            if stop.pressed:
                break
            findings.append(self._found(inquiry, probe, now() + timedelta(milliseconds=number)))
            heard(findings[-1])
        if stop.pressed:
            self.stopped.set()
            unasked = probes[len(findings) :]
            findings += [Finding(probe=each, failure=Failure.STOPPED, at=now()) for each in unasked]
        known = Known(filters=catalog.filters, engines=catalog.engines)
        return result(inquiry, findings, known, surroundings, now(), stopped=stop.pressed)

    def _found(self, inquiry: Inquiry, probe: Probe, at: datetime) -> Finding:
        answer = self.world.answer(probe, inquiry)
        needs = {each.name for each in inquiry.named(Use.NEED)}
        if probe.question.name in needs and isinstance(answer, Reply):
            address = "192.0.2.77" if probe.question.kind is RecordKind.A else "2001:db8::77"
            answer = Reply(rcode="NOERROR", addresses=(address,))
        reply, failure = (answer, None) if isinstance(answer, Reply) else (None, answer)
        return Finding(probe=probe, reply=reply, failure=failure, at=at)

    def _wait(self, stop: StopSwitch) -> None:
        while not stop.pressed and not self.go_on.wait(0.01):
            pass


@dataclass
class MadeUpDoor:
    """A page for a phone that nobody serves."""

    on_event: Callable[[PhoneEvent], None]
    address: str = ADDRESS
    url: str = f"http://{ADDRESS}"
    closed: int = 0

    def close(self) -> None:
        self.closed += 1


@dataclass
class Doorkeeper:
    """Opens made-up doors and keeps them."""

    doors: list[MadeUpDoor] = field(default_factory=list)
    orders: list[PhoneOrder] = field(default_factory=list)

    def __call__(
        self, order: PhoneOrder, links: tuple[Link, ...], on_event: Callable[[PhoneEvent], None], /
    ) -> MadeUpDoor:
        assert links
        self.orders.append(order)
        self.doors.append(MadeUpDoor(on_event))
        return self.doors[-1]


def verdict(order: PhoneOrder, at: datetime, state: CheckState = CheckState.BLOCKED) -> PhoneVerdict:
    """Return what a phone showed."""
    reason = PhoneReason.SAMPLES_BLOCKED if state is CheckState.BLOCKED else PhoneReason.SAMPLES_OPEN
    count = len(order.samples)
    blocked = count if state is CheckState.BLOCKED else 0
    return PhoneVerdict(
        filter=order.filter,
        state=state,
        reason=reason,
        blocked=blocked,
        asked=count,
        controls_opened=2,
        controls=2,
        at=at,
    )


def with_this_computer(family: Household, device: str = "device-11") -> Household:
    """Return a family that added the computer it sits at."""
    return replace(family, devices=tuple(replace(each, found=each.id == device) for each in family.devices))
