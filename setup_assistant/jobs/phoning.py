"""Phone jobs: what a phone would try, the page that lets it try, and keeping what it showed."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date, datetime
from typing import Protocol

from msgspec.structs import replace

from setup_assistant.advice import checkable
from setup_assistant.advice.index import Index
from setup_assistant.advice.scene import Scene
from setup_assistant.checks import phone
from setup_assistant.checks.samples import RISK_OF, sampled
from setup_assistant.checks.signature import block_pages
from setup_assistant.computer.command import run
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import Reason, RiskState
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.household import Answer, Household
from setup_assistant.domain.lookup import Endpoint, Transport
from setup_assistant.domain.phone import (
    NobodyYet,
    PhoneEvent,
    PhoneOrder,
    PhoneReason,
    PhoneReport,
    PhoneSample,
    PhoneVerdict,
    Reachability,
)
from setup_assistant.domain.record import CellOf, CheckRecord, WayRecord
from setup_assistant.domain.surroundings import Link
from setup_assistant.flow import records
from setup_assistant.lan.address import lan_place
from setup_assistant.lan.door import PhoneDoor
from setup_assistant.lan.door import open_phone_check as open_door
from setup_assistant.lan.reach import reachability
from setup_assistant.text.words import Words

_COMPARED_WITHIN_S = 10.0
"""A phone that has reported waits no longer for the comparison."""

_REASONS = {
    PhoneReason.SOMETHING_ELSE: Reason.OTHER_FILTER,
    PhoneReason.NOT_COMPARED: Reason.NO_COMPARISON,
    PhoneReason.UNSTEADY: Reason.UNCLEAR,
    PhoneReason.LATE: Reason.UNCLEAR,
    PhoneReason.ONCE: Reason.UNCLEAR,
}
"""Reasons of a phone that a record keeps in more general words; the others have the same name."""

COMPARED_WITH = 2
"""How many unfiltered resolvers this computer asks for each sample, the first ones of the catalog."""

Compare = Callable[[str], Answer]
"""Tells whether a sample opens where no filter is."""


class OpenDoor(Protocol):
    """The page for one phone, while it is served."""

    @property
    def url(self) -> str:
        """What the square code holds."""

    @property
    def address(self) -> str:
        """What a person types into the phone."""

    def close(self) -> None:
        """Close the page and wait until it is gone; a second time does nothing."""


class PhoneJob(Protocol):
    """Serves the page for one phone."""

    def __call__(
        self, order: PhoneOrder, links: tuple[Link, ...], on_event: Callable[[PhoneEvent], None], /
    ) -> OpenDoor:
        """Return the open door; `on_event` is told on its own thread.  Raises AssistantError."""


def phone_order(household: Household, catalog: Catalog, *, filter_id: str | None, lang: str, nonce: str) -> PhoneOrder:
    """Return everything that the page for a phone will try."""
    del household  # a phone tries no pages of the family: it would leave them in its browser
    chosen = next((each for each in catalog.filters if each.id == filter_id), None)
    known = {use: [each.name for each in catalog.known_names if each.use == use] for use in ("control", "missing")}
    return PhoneOrder(
        filter=filter_id,
        filter_name="" if chosen is None else chosen.name,
        samples=() if chosen is None else _samples(chosen),
        controls=tuple(known["control"]),
        missing=f"{nonce}.{known['missing'][0]}",
        block_page=chosen is not None and bool(block_pages(chosen)),
        lang=lang,
    )


def open_phone_check(
    order: PhoneOrder,
    links: tuple[Link, ...],
    on_event: Callable[[PhoneEvent], None],
    *,
    words: Mapping[str, Words],
    compare: Compare,
) -> PhoneDoor:
    """Serve the page of `order` to a phone of this network.  Raises NoLan.

    Meanwhile `compare` looks, in a thread of its own, whether each sample opens where no filter is.
    """
    place = lan_place(links)
    compared = _compared(order, compare)

    reach: list[Reachability] = []

    def tell(event: PhoneEvent) -> None:
        on_event(NobodyYet(found=reach[0]) if isinstance(event, NobodyYet) and reach else event)

    def judge(asked: PhoneOrder, report: PhoneReport, at: datetime) -> PhoneVerdict:
        return phone.judge(_with(asked, compared), report, at)

    door = open_door(order, place, tell, words=words, judge=judge)
    reach.append(reachability(place, int(door.host.rpartition(":")[2]), run))
    return door


def compare_with(baselines: tuple[Baseline, ...]) -> Compare:
    """Return the comparison that asks two unfiltered resolvers, encrypted, and opens the sample past every filter."""

    def compare(name: str) -> Answer:
        from setup_assistant.checks import sample_page  # noqa: PLC0415  brings the network libraries
        from setup_assistant.checks.inquiry import parts  # noqa: PLC0415  as above

        resolvers = []
        for each in baselines[:COMPARED_WITH]:
            host, path = parts(each.doh_url)
            resolvers.append(Endpoint(transport=Transport.DOH, address=each.ipv4[0], port=443, host=host, path=path))
        return sample_page.opens(name, sample_page.places_from(resolvers))

    return compare


def keep_phone(  # noqa: PLR0913  what was shown, where, and when
    household: Household,
    catalog: Catalog,
    verdict: PhoneVerdict,
    *,
    device: str | None,
    network: str | None,
    filter_id: str | None,
    now: datetime,
    today: date,
) -> Household:
    """Keep what a phone showed: its record, and the cells of the map that it decides."""
    chosen = next((each for each in catalog.filters if each.id == filter_id), None)
    controls = [each.name for each in catalog.known_names if each.use == "control"]
    names = controls if chosen is None else [*(each.name for each in sampled(chosen)), *controls]
    new = CheckRecord(
        id="record-0",
        at=now,
        origin=CheckFrom.PHONE,
        device=device,
        network=network,
        filter=filter_id,
        ways=(_way(verdict),),
        names=tuple(names),
    )
    return records.keep(household, new, decided(household, catalog, new, today))


def _samples(chosen: Filter) -> tuple[PhoneSample, ...]:
    return tuple(
        PhoneSample(name=each.name, category=each.category, risk=RISK_OF[each.category], opens_elsewhere=Answer.UNKNOWN)
        for each in sampled(chosen)
    )


def _compared(order: PhoneOrder, compare: Compare) -> "Future[dict[str, Answer]]":
    """Start the comparison; its thread ends by itself, whatever becomes of the page."""
    told: Future[dict[str, Answer]] = Future()

    def work() -> None:
        told.set_result({each.name: compare(each.name) for each in order.samples})

    threading.Thread(target=work, name="compare", daemon=True).start()
    return told


def _with(order: PhoneOrder, compared: "Future[dict[str, Answer]]") -> PhoneOrder:
    try:
        found = compared.result(timeout=_COMPARED_WITHIN_S)
    except TimeoutError:
        return order
    samples = tuple(replace(each, opens_elsewhere=found[each.name]) for each in order.samples)
    return replace(order, samples=samples)


def _way(verdict: PhoneVerdict) -> WayRecord:
    return WayRecord(
        way="phone",
        state=verdict.state,
        reason=_reason(verdict.reason),
        risks=tuple(
            RiskState(
                risk=each.risk,
                state=each.state,
                reason=_reason(each.reason),
                blocked=each.blocked,
                asked=each.asked,
            )
            for each in verdict.risks
        ),
        at=verdict.at,
    )


def _reason(reason: PhoneReason) -> Reason:
    return _REASONS.get(reason) or Reason(reason.value)


def decided(household: Household, catalog: Catalog, new: CheckRecord, today: date) -> tuple[CellOf, ...]:
    """Return the cells of the map that a phone's record decides."""
    if new.device is None or new.network is None or new.filter is None:
        return ()
    scene = Scene(household, Index(catalog), today)
    blocked = {each.risk for way in new.ways for each in way.risks if each.state is CheckState.BLOCKED}
    # What opened, opened; which of two ways a page took that did not open, nobody knows.
    return tuple(
        each
        for each in checkable.cells(scene, new.device, new.network, new.filter)
        if each.risk not in blocked or checkable.shows_page(scene, each)
    )
