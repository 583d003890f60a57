"""check: what this computer's ways answer."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from msgspec.structs import replace

from setup_assistant.checks.stop import StopSwitch
from setup_assistant.cli.call import Call, flush, put
from setup_assistant.cli.check_lines import Lines
from setup_assistant.cli.interrupt import INTERRUPTED, ctrl_c
from setup_assistant.cli.spoken import spoken
from setup_assistant.domain.checked import CheckResult, Inquiry
from setup_assistant.domain.error import BadUsage
from setup_assistant.domain.household import Household
from setup_assistant.domain.lookup import Finding, Transport
from setup_assistant.domain.occasion import Occasion
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.flow import records
from setup_assistant.jobs import checking
from setup_assistant.jobs.household import STDIN, copy_household, open_household

_TICK_S = 0.2
"""How long the terminal waits at once: Ctrl-C is heard between two waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be checked: everything is known before the first question."""

    household: Household
    occasion: Occasion
    surroundings: Surroundings
    inquiry: Inquiry


def check(call: Call) -> int:
    """List what will be asked, ask it, and say what came back.  The exit status is that of the result."""
    demand_file(call)
    if call.asked.option("--keep") is not None and call.asked.option("--via") is not None:
        raise BadUsage(what="check --keep --via")  # one transport alone shows less than a record says
    plan = _plan(call)
    seconds = checking.seconds(plan.inquiry)
    if call.asked.option("--list") is not None:
        listed = {"inquiry": spoken(plan.inquiry, call.words), "seconds": seconds}
        call.show(Lines(call.words, call.content.catalog).listed(plan.inquiry, seconds), listed)
        return 0
    if not call.as_json:
        for line in Lines(call.words, call.content.catalog).listed(plan.inquiry, seconds):
            put(line)
        flush()
    result, stopped = _asked(call, plan)
    record = records.record(result, device=plan.occasion.device, network=plan.occasion.network)
    status = INTERRUPTED if stopped else records.exit_status(record)
    call.show(_said(call, result), _value(call, plan, result, status))
    if call.asked.option("--keep") is not None and not stopped:
        _keep(call, plan, result)
    return status


def demand_file(call: Call) -> None:
    """Refuse to keep what has no file to be kept in.  Raises BadUsage."""
    if call.asked.option("--keep") is not None and call.asked.option("--household") in (None, STDIN):
        raise BadUsage(what=f"{call.asked.verb} --keep --household FILE")


def household_of(call: Call) -> Household:
    """Return the household of --household, or an empty one.  Raises those of `open_household`."""
    path = call.asked.option("--household")
    return open_household(path, call.content.catalog) if path is not None else Household()


def filter_of(call: Call, occasion: Occasion) -> str | None:
    """Return the filter that is meant: the one asked for, else the likeliest.  Raises BadUsage."""
    asked = call.asked.option("--filter")
    known = tuple(each.id for each in call.content.catalog.filters)
    if asked is not None and asked not in known:
        raise BadUsage(what=f"--filter {asked} ({', '.join(known)})")
    return asked or occasion.filter


def occasion_of(call: Call, household: Household, surroundings: Surroundings) -> Occasion:
    """Return what can be checked here; a network counts only where it is known or told.  Raises BadUsage."""
    occasion = checking.occasion(household, call.content.catalog, surroundings, call.today)
    told = call.asked.option("--network")
    known = tuple(each.id for each in household.networks)
    if told is not None and told not in known:
        raise BadUsage(what=f"--network {told} ({', '.join(known)})")
    if told is not None:
        return replace(occasion, network=told, network_known=True)
    return occasion if occasion.network_known else replace(occasion, network=None)


def write(call: Call, household: Household) -> None:
    """Write the household back into its file.  Raises NotWritable, DiskFull and their kin."""
    copy_household(household, Path(call.asked.option("--household") or ""))


def _plan(call: Call) -> Plan:
    household, surroundings = household_of(call), call.doors.surroundings()
    occasion = occasion_of(call, household, surroundings)
    via = call.asked.option("--via")
    inquiry = checking.inquire(
        household,
        call.content.catalog,
        surroundings,
        filter_id=filter_of(call, occasion),
        via=Transport(via) if via is not None else None,
        nonce=checking.nonce(),
    )
    return Plan(household=household, occasion=occasion, surroundings=surroundings, inquiry=inquiry)


def _asked(call: Call, plan: Plan) -> tuple[CheckResult, bool]:
    """Return what was found, and whether somebody stopped it on the way."""
    stop, heard = StopSwitch(), SimpleQueue[Finding]()
    catalog, limit = call.content.catalog, call.asked.whole_number("--timeout")
    with ctrl_c() as pressed, ThreadPoolExecutor(1) as pool:
        asking = pool.submit(
            call.doors.check,
            plan.inquiry,
            catalog,
            plan.surroundings,
            now=call.doors.now,
            heard=heard.put,
            stop=stop,
            within_s=limit,
        )
        try:
            _follow(call, plan.inquiry, _batches(asking, heard, pressed))
        finally:
            stop.press()  # ends the asking after Ctrl-C, or when the reader went away; after its end it does nothing
        return asking.result(), bool(pressed)


def _follow(call: Call, inquiry: Inquiry, batches: Iterator[list[Finding]]) -> None:
    """Print each way as soon as it is judged, until everything is known or somebody stops it."""
    lines, findings, told = Lines(call.words, call.content.catalog), list[Finding](), set[str]()
    for new in batches:
        findings += new
        if call.as_json:
            continue
        for each in checking.so_far(inquiry, call.content.catalog, findings):
            if each.path.id not in told:
                told.add(each.path.id)
                for line in lines.heard(each):
                    put(line)
        flush()


def _batches(
    asking: "Future[CheckResult]", heard: "SimpleQueue[Finding]", pressed: list[int]
) -> Iterator[list[Finding]]:
    """Yield what came in since last time, a few times a second at most, until the end or Ctrl-C."""
    while not asking.done() and not pressed:
        try:
            new = [heard.get(timeout=_TICK_S)]
        except Empty:
            continue
        while not heard.empty():
            new.append(heard.get())
        yield new


def _said(call: Call, result: CheckResult) -> Iterator[str]:
    yield ""
    yield from Lines(call.words, call.content.catalog).result(result)


def _value(call: Call, plan: Plan, result: CheckResult, status: int) -> dict[str, object]:
    """Return everything for a script."""
    names = ("at", "filter", "inquiry", "paths", "engines", "needs", "leaks", "stopped")
    found = {name: spoken(getattr(result, name), call.words) for name in names}
    return {**found, "device": plan.occasion.device, "network": plan.occasion.network, "status": status}


def _keep(call: Call, plan: Plan, result: CheckResult) -> None:
    write(call, checking.keep(plan.household, call.content.catalog, result, plan.occasion, call.today))
    if call.as_json:
        return
    path = call.asked.option("--household")
    put(call.words("cli.check.kept", path=path))
    if plan.occasion.device is None or plan.occasion.network is None:
        put(call.words("cli.check.kept-no-cell"))
