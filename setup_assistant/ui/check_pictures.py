"""The faces of the check page with made-up findings, for pictures and for tests of the layout: nothing is asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from msgspec.structs import replace as with_fields

from setup_assistant.content.load import Content
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import (
    EngineResult,
    Leak,
    NeedResult,
    Opening,
    PathKind,
    PathResult,
    Reason,
    RiskState,
    Sight,
    Strictness,
    way_of,
)
from setup_assistant.domain.household import Household
from setup_assistant.domain.occasion import Occasion
from setup_assistant.domain.phone import PhoneOrder, PhoneReason, PhoneVerdict
from setup_assistant.domain.record import CheckRecord, WayRecord
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings
from setup_assistant.flow.page import PageId
from setup_assistant.jobs import checking
from setup_assistant.ui.check_view import CheckingView, PhoneStage, PhoneView, Stage
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.progress import Progress

_FILTER, _NETWORK, _DEVICE = "cloudflare-family", "home-1", "device-11"
_V4, _V6 = "192.168.11.1", "fe80::1%wlan0"
_S = timedelta(seconds=1)
AROUND = Surroundings(
    links=(
        Link(
            name="wlan0",
            kind=LinkKind.WIRELESS,
            network="家のWi-Fi",
            servers=(_V4, _V6),
            addresses=("192.168.11.4",),
            default_v4=True,
            default_v6=True,
        ),
    ),
    servers=(_V4, _V6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face of the page."""

    household: Household
    checking: CheckingView
    detail: str = ""


class Shown:
    """Stands where the window has its check, and shows one face of it."""

    def __init__(self, checking: CheckingView) -> None:
        self._checking = checking

    def view(self) -> CheckingView:
        """Return the face."""
        return self._checking

    def turned(self, page: PageId) -> None:
        """Do nothing: a picture asks nothing."""

    def close(self) -> None:
        """Do nothing."""


def faces(content: Content, household: Household, desk: Desk) -> dict[str, Face]:
    """Return every face by its name, for a household with a computer and a home network."""
    devices = tuple(with_fields(each, found=each.id == _DEVICE) for each in household.devices)
    family = with_fields(household, devices=devices)
    occasion = Occasion(
        device=_DEVICE,
        network=_NETWORK,
        networks=(_NETWORK,),
        network_known=True,
        choices=(_FILTER, "cleanbrowsing-family"),
    )
    inquiry = checking.inquire(family, content.catalog, AROUND, filter_id=_FILTER, nonce="qwertyuiopasdfgh")
    ready = CheckingView(
        stage=Stage.READY, occasion=occasion, inquiry=inquiry, seconds=checking.seconds(inquiry), trace=AROUND.network
    )
    lost = replace(
        ready, occasion=with_fields(occasion, device=None, network_known=False, networks=(_NETWORK, "other-wifi-3"))
    )

    def kept(*records: CheckRecord) -> Household:
        return with_fields(family, records=records)

    gap = kept(gap_record(desk), with_fields(clear_record(desk), id="record-1", at=desk.now() - timedelta(days=3)))
    return {
        "before": Face(household=family, checking=ready),
        "before-lost": Face(household=family, checking=lost),
        "running": Face(household=family, checking=_running(ready, desk)),
        "gap": Face(household=gap, checking=ready),
        "clear": Face(household=kept(clear_record(desk)), checking=ready),
        "unsure": Face(household=kept(unsure_record(desk)), checking=ready),
        "offline": Face(household=kept(offline_record(desk)), checking=replace(ready, trace="")),
        "phone-choosing": Face(household=gap, checking=replace(ready, phone=_phone(content, gap, PhoneStage.CHOOSING))),
        "phone-waiting": Face(household=gap, checking=replace(ready, phone=_phone(content, gap, PhoneStage.WAITING))),
        "phone-nobody": Face(household=gap, checking=replace(ready, phone=_phone(content, gap, PhoneStage.NOBODY))),
        "phone-result": Face(household=gap, checking=replace(ready, phone=_phone(content, gap, PhoneStage.DONE, desk))),
    }


def _running(ready: CheckingView, desk: Desk) -> CheckingView:
    """Return a check of which one way is judged already."""
    paths = ready.inquiry.paths if ready.inquiry is not None else ()
    total = len(ready.inquiry.probes) if ready.inquiry is not None else 0
    usual = [each for each in paths if each.kind is PathKind.SERVER and way_of(each) == "v4"]
    judged = tuple(
        PathResult(path=each, state=CheckState.BLOCKED, reason=Reason.SAMPLES_BLOCKED, risks=_risks(2), at=desk.now())
        for each in usual
    )
    return replace(ready, stage=Stage.RUNNING, progress=lambda: Progress(total // 3, total, 9), paths=judged)


def clear_record(desk: Desk) -> CheckRecord:
    """Return a check in which everything that was tried is as the family wants it."""
    now = desk.now()
    ways = tuple(
        WayRecord(
            way=way, state=CheckState.BLOCKED, reason=Reason.SAMPLES_BLOCKED, risks=_risks(2), at=now + _S * place
        )
        for place, way in enumerate(("v4", "v6", "system"))
    )
    engines = [
        ("google", Strictness.ON),
        ("youtube", Strictness.MODERATE),
        ("bing", Strictness.ON),
        ("duckduckgo", Strictness.ON),
    ]
    return CheckRecord(
        id="record-2",
        at=now,
        origin=CheckFrom.COMPUTER,
        device=_DEVICE,
        network=_NETWORK,
        trace=AROUND.network,
        filter=_FILTER,
        ways=ways,
        engines=tuple(EngineResult(engine=engine, path="", strictness=how) for engine, how in engines),
        needs=(NeedResult(name="line.me", need="line-family", opening=Opening.OPENS),),
        names=("nudity.testcategory.com", "malware.testcategory.com", "example.com", "line.me"),
    )


def gap_record(desk: Desk) -> CheckRecord:
    """Return a check that found the second way open, and a browser that may go its own way."""
    clear, now = clear_record(desk), desk.now()
    ways = (
        clear.ways[0],
        WayRecord(
            way="v6",
            state=CheckState.OPEN,
            reason=Reason.SAMPLES_OPEN,
            risks=_risks(0, CheckState.OPEN),
            at=now + _S * 7,
        ),
        WayRecord(
            way="system",
            state=CheckState.OPEN,
            reason=Reason.SOME_OPEN,
            risks=_risks(0, CheckState.OPEN),
            at=now + _S * 9,
        ),
    )
    leaks = (
        Leak(bypass="second-way", sight=Sight.FOUND, details=(_V6,)),
        Leak(bypass="browser-own-lookup", sight=Sight.POSSIBLE, details=("Firefox",)),
    )
    return with_fields(clear, ways=ways, leaks=leaks)


def unsure_record(desk: Desk) -> CheckRecord:
    """Return a check of a filter whose operator offers no sample."""
    clear = clear_record(desk)
    ways = tuple(
        with_fields(each, state=CheckState.CANNOT_TELL, reason=Reason.NOT_TESTABLE, risks=()) for each in clear.ways
    )
    needs = (NeedResult(name="line.me", need="line-family", opening=Opening.UNCLEAR),)
    return with_fields(clear, ways=ways, needs=needs, filter="safesurfer", engines=())


def offline_record(desk: Desk) -> CheckRecord:
    """Return a check without any network."""
    clear = clear_record(desk)
    ways = (WayRecord(way="system", state=CheckState.NOT_REACHABLE, reason=Reason.OFFLINE),)
    return with_fields(clear, ways=ways, engines=(), needs=(), trace="")


def _risks(blocked: int, state: CheckState = CheckState.BLOCKED) -> tuple[RiskState, ...]:
    reason = Reason.SAMPLES_BLOCKED if blocked else Reason.SAMPLES_OPEN
    return (
        RiskState(risk="harmful-sites", state=state, reason=reason, blocked=blocked // 2, asked=1),
        RiskState(risk="fraud-malware", state=state, reason=reason, blocked=blocked - blocked // 2, asked=1),
    )


def _phone(content: Content, household: Household, stage: PhoneStage, desk: Desk | None = None) -> PhoneView:
    from setup_assistant.jobs import phoning  # noqa: PLC0415 - brings the web server

    order: PhoneOrder = phoning.phone_order(
        household, content.catalog, filter_id=_FILTER, lang="", nonce="qwertyuiopasdfgh"
    )
    left: Callable[[], int] = lambda: 581  # noqa: E731 - a time that stands still
    verdict = None
    if desk is not None:
        verdict = PhoneVerdict(
            filter=_FILTER, state=CheckState.BLOCKED, reason=PhoneReason.SAMPLES_BLOCKED, blocked=2, asked=2,
            controls_opened=2, controls=2, at=desk.now(),
        )  # fmt: skip
    address = "192.168.11.4:8731/k27xqm"
    return PhoneView(
        stage=stage,
        device="device-7",
        order=order,
        address=address,
        url=f"http://{address}",
        left_s=left,
        verdict=verdict,
    )
