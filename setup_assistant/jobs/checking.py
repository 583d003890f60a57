"""Check jobs: what can be checked here, what would be asked, the check itself, and keeping what it showed."""

import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime
from time import monotonic
from typing import Protocol

from setup_assistant.advice import checkable
from setup_assistant.advice.index import Index
from setup_assistant.advice.needed import needed_names
from setup_assistant.advice.scene import Scene
from setup_assistant.checks import inquiry as inquiries
from setup_assistant.checks import result as results
from setup_assistant.checks.result import Known
from setup_assistant.checks.stop import StopSwitch
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.checked import CheckResult, Inquiry, PathResult
from setup_assistant.domain.household import Household
from setup_assistant.domain.lookup import Finding, Transport
from setup_assistant.domain.occasion import Occasion
from setup_assistant.domain.record import CellOf, CheckRecord
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.flow import records

_LETTERS = "abcdefghijkmnpqrstuvwxyz"


class CheckJob(Protocol):
    """Asks what was listed; blocks until everything is known, or until `stop`."""

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
        within_s: float | None = None,
    ) -> CheckResult:
        """Return what was found; `heard` is told of each finding on this thread."""


def occasion(household: Household, catalog: Catalog, surroundings: Surroundings, today: date) -> Occasion:
    """Return what can be checked from this computer here and now."""
    return checkable.occasion(Scene(household, Index(catalog), today), surroundings)


def nonce() -> str:
    """Return fresh random letters for the name that must not exist."""
    return "".join(secrets.choice(_LETTERS) for _ in range(16))


def inquire(
    household: Household,
    catalog: Catalog,
    surroundings: Surroundings,
    *,
    filter_id: str | None,
    nonce: str,
    via: Transport | None = None,
    only: str | None = None,
) -> Inquiry:
    """Return everything that a check will ask and whom; `only` one way again ("v4", "v6", "system")."""
    subject = inquiries.Subject(
        filter=_known(catalog).filter(filter_id),
        needs=needed_names(household, catalog),
        engines=catalog.engines,
        known=catalog.known_names,
        baselines=catalog.baselines,
        filters=catalog.filters,
        nonce=nonce,
    )
    whole = inquiries.inquire(subject, surroundings, via)
    return whole if only is None else inquiries.only(whole, only)


def seconds(inquiry: Inquiry) -> int:
    """Return how long a check should take at the longest."""
    return inquiries.seconds(inquiry)


def check(  # noqa: PLR0913  what is asked, what judging needs, and three ways to follow it
    inquiry: Inquiry,
    catalog: Catalog,
    surroundings: Surroundings,
    *,
    now: Callable[[], datetime],
    heard: Callable[[Finding], None],
    stop: StopSwitch,
    within_s: float | None = None,
    per_second: float | None = inquiries.PER_SECOND,
) -> CheckResult:
    """Ask everything of an inquiry and judge it; to be called off the main thread.

    `heard` gets each finding at once, in this thread.  Ends within 0.2 s after `stop` was pressed.
    """
    from setup_assistant.checks.ask import ask_all  # noqa: PLC0415  brings the network libraries

    limit = seconds(inquiry) * 2 + 5 if within_s is None else within_s
    until = monotonic() + limit
    findings = ask_all(inquiry.probes, heard=heard, within_s=limit, now=now, per_second=per_second, stop=stop)
    ended_early = stop.pressed or monotonic() >= until
    return results.result(inquiry, findings, _known(catalog), surroundings, now(), stopped=ended_early)


def notice(household: Household, catalog: Catalog, surroundings: Surroundings, today: date) -> Household:
    """Drop looks of this computer that no longer hold because its network is not as it was."""
    here = occasion(household, catalog, surroundings, today)
    return household if here.device is None else records.without_moved(household, here.device, surroundings.network)


def so_far(inquiry: Inquiry, catalog: Catalog, findings: Iterable[Finding]) -> tuple[PathResult, ...]:
    """Return the paths that can be judged already."""
    return results.so_far(inquiry, findings, _known(catalog))


def keep(household: Household, catalog: Catalog, result: CheckResult, occasion: Occasion, today: date) -> Household:
    """Keep a result: its record, and the cells of the map that it decides.

    The filter asked past this computer's settings shows nothing of this computer: then nothing is kept.
    """
    if not result.deciding:
        return household
    new = records.record(result, device=occasion.device, network=occasion.network)
    return records.keep(household, new, _cells(household, catalog, new, today))


def keep_again(household: Household, catalog: Catalog, result: CheckResult, record_id: str, today: date) -> Household:
    """Put the ways that were looked at again in place of those of a record; from another network they say nothing."""
    before = next((each for each in household.records if each.id == record_id), None)
    if before is None or before.trace != result.network:
        return household
    again = records.record(result, device=before.device, network=before.network)
    new = records.merged(before, again)
    return records.replace_newest(household, new, _cells(household, catalog, new, today))


def _cells(household: Household, catalog: Catalog, new: CheckRecord, today: date) -> tuple[CellOf, ...]:
    if new.device is None or new.network is None or new.filter is None:
        return ()
    scene = Scene(household, Index(catalog), today)
    return checkable.cells(scene, new.device, new.network, new.filter)


def _known(catalog: Catalog) -> Known:
    return Known(filters=catalog.filters, engines=catalog.engines)
