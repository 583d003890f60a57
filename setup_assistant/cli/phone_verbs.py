"""phone-check: what a phone's browser gets, by a page that is opened on the phone."""

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from setup_assistant.cli.call import Call, flush, put
from setup_assistant.cli.check_verbs import demand_file, filter_of, household_of, occasion_of, write
from setup_assistant.cli.interrupt import INTERRUPTED, ctrl_c
from setup_assistant.cli.spoken import spoken
from setup_assistant.cli.square import fits, square
from setup_assistant.cli.table import WIDTH, hanging, wrapped
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.error import BadUsage
from setup_assistant.domain.household import Household
from setup_assistant.domain.occasion import Occasion
from setup_assistant.domain.phone import (
    NobodyYet,
    PhoneCame,
    PhoneClosed,
    PhoneEvent,
    PhoneOrder,
    PhoneReported,
    PhoneVerdict,
)
from setup_assistant.domain.surroundings import Link
from setup_assistant.jobs import checking, drawings, phoning
from setup_assistant.jobs.phoning import OpenDoor

MOST_MINUTES = 10
"""The page closes by itself after ten minutes."""

STATUSES = {CheckState.BLOCKED: 0, CheckState.OPEN: 7}
UNTOLD = 9
"""Exit status of everything that is neither: also when no phone came."""

_TICK_S = 0.2
_NOT_YET = ("same-wifi", "guest", "mobile", "vpn", "firewall")
_BLIND = ("browsers", "in-app", "relay", "mobile", "remembered")


def phone_check(call: Call) -> int:
    """Serve one page for a phone, wait for its report, and say what it shows."""
    demand_file(call)
    minutes = minutes_of(call)
    household, surroundings = household_of(call), call.doors.surroundings()
    device = _device(call, household)
    occasion = occasion_of(call, household, surroundings)
    chosen = filter_of(call, occasion)
    order = phoning.phone_order(
        household, call.content.catalog, filter_id=chosen, lang=call.lang, nonce=checking.nonce()
    )
    say(call, listed(call, order))
    visit = visited(call, order, surroundings.links, minutes)
    value = {"order": spoken(order, call.words), **visit.value(call)}
    call.show(told(call, visit.verdict), value)
    if visit.verdict is not None and visit.status != INTERRUPTED and call.asked.option("--keep") is not None:
        _keep(call, household, occasion, visit.verdict, device)
    return visit.status


@dataclass(frozen=True, slots=True)
class Visit:
    """How a page for a phone ended."""

    url: str
    verdict: PhoneVerdict | None
    """None when no phone reported."""
    status: int
    """Exit status."""

    def value(self, call: Call) -> dict[str, object]:
        """Return it for a script."""
        verdict = None if self.verdict is None else spoken(self.verdict, call.words)
        return {"url": self.url, "verdict": verdict, "status": self.status}


def visited(call: Call, order: PhoneOrder, links: tuple[Link, ...], minutes: int) -> Visit:
    """Serve the page of `order` until a phone has reported or the time is over; say what happens."""
    events = SimpleQueue[PhoneEvent]()
    with ctrl_c() as pressed:
        door = call.doors.phone(order, links, events.put)
        try:
            say(call, _invited(call, door, minutes))
            verdict = _wait(call, door, _until(events, time.monotonic() + 60 * minutes, pressed))
        finally:
            door.close()
    return Visit(door.url, verdict, INTERRUPTED if pressed else _status(verdict))


def _status(verdict: PhoneVerdict | None) -> int:
    return UNTOLD if verdict is None else STATUSES.get(verdict.state, UNTOLD)


def minutes_of(call: Call) -> int:
    """Return how long the page stays open at most.  Raises BadUsage."""
    asked = call.asked.whole_number("--minutes")
    if asked is not None and not 1 <= asked <= MOST_MINUTES:
        raise BadUsage(what=f"--minutes {asked} (1-{MOST_MINUTES})")
    return asked or MOST_MINUTES


def _device(call: Call, household: Household) -> str | None:
    asked = call.asked.option("--device")
    known = tuple(each.id for each in household.devices)
    if asked is not None and asked not in known:
        raise BadUsage(what=f"--device {asked} ({', '.join(known)})")
    return asked


def say(call: Call, lines: Iterator[str]) -> None:
    """Print lines at once for a person who waits; a script gets its one value at the end."""
    if not call.as_json:
        for line in lines:
            put(line)
        flush()


def listed(call: Call, order: PhoneOrder) -> Iterator[str]:
    """Yield what the phone will try, before anything is served."""
    words = call.words
    yield from wrapped(
        words("cli.check.filter", filter=order.filter_name) if order.filter else words("check.reason.no-filter"), WIDTH
    )
    yield words.plural("cli.phone.names", len(order.names))
    yield from hanging("  ", " ".join(order.names))
    if order.samples:
        compared = ", ".join(each.name for each in call.content.catalog.baselines[: phoning.COMPARED_WITH])
        yield from wrapped(words("check.phone.compared", names=compared), WIDTH)


def _invited(call: Call, door: OpenDoor, minutes: int) -> Iterator[str]:
    """Yield how the page is opened on the phone."""
    words = call.words
    yield ""
    yield from wrapped(words("cli.phone.open", minutes=minutes), WIDTH)
    code = square(drawings.code(door.url))
    if fits(code, shutil.get_terminal_size().columns, sys.stdout.encoding):
        yield from code
    yield words("cli.phone.address", url=door.url)
    yield from wrapped(words("cli.phone.wait"), WIDTH)


def _wait(call: Call, door: OpenDoor, events: Iterator[PhoneEvent]) -> PhoneVerdict | None:
    """Say what happens; return the verdict if a phone reported."""
    verdict = None
    for event in events:
        say(call, _happened(call, door, event))
        if isinstance(event, PhoneReported):
            verdict = event.verdict
    return verdict


def _until(events: "SimpleQueue[PhoneEvent]", until: float, pressed: list[int]) -> Iterator[PhoneEvent]:
    """Yield what happens until the page is gone, the time is over, or somebody presses Ctrl-C."""
    while time.monotonic() < until and not pressed:
        try:
            event = events.get(timeout=_TICK_S)
        except Empty:
            continue
        yield event
        if isinstance(event, PhoneClosed):
            return


def _happened(call: Call, door: OpenDoor, event: PhoneEvent) -> Iterator[str]:
    words = call.words
    match event:
        case PhoneCame():
            yield words("phone.event.came")
        case NobodyYet(found=found):
            yield words("phone.not-yet.title")
            for each in _NOT_YET:
                yield from hanging("- ", words(f"phone.not-yet.{each}"))
            yield from hanging("- ", words("phone.not-yet.type", address=door.address))
            if found is not None:
                yield from hanging("- ", words(f"phone.reach.{found.reach.value}"))
            if found is not None and found.rule:
                yield from hanging("  ", words("phone.reach.details.rule", rule=found.rule))
        case PhoneClosed(by=by):
            yield words(f"phone.closed.{by}")
        case PhoneReported():
            return


def told(call: Call, verdict: PhoneVerdict | None) -> Iterator[str]:
    """Yield what the phone's browser showed, and what that does not tell."""
    words = call.words
    yield ""
    if verdict is None:
        yield from wrapped(words("cli.phone.nobody"), WIDTH)
        return
    said = f"{words(f'cli.state.{verdict.state}')}: {words(f'phone.reason.{verdict.reason}')}"
    yield from wrapped(said, WIDTH)
    if verdict.asked:
        yield words("cli.check.proof-of", blocked=verdict.blocked, asked=verdict.asked)
    yield from wrapped(words("phone.page.scope"), WIDTH)
    yield ""
    yield words("phone.page.unseen")
    for each in _BLIND:
        yield from hanging("- ", words(f"phone.blind.{each}"))


def _keep(call: Call, household: Household, occasion: Occasion, verdict: PhoneVerdict, device: str | None) -> None:
    kept = phoning.keep_phone(
        household,
        call.content.catalog,
        verdict,
        device=device,
        network=occasion.network,
        filter_id=verdict.filter,
        now=call.doors.now(),
        today=call.today,
    )
    write(call, kept)
    say(call, iter([call.words("cli.check.kept", path=call.asked.option("--household"))]))
    if device is None or occasion.network is None:
        say(call, iter([call.words("cli.check.kept-no-cell")]))
