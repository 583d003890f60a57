"""The faces of the hand-over page with made-up phones, for pictures and for tests of the layout: nothing is served."""

from dataclasses import dataclass, replace

from setup_assistant.content.load import Content
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.phone import (
    Firewall,
    HandTo,
    PhoneReason,
    PhoneVerdict,
    Reach,
    Reachability,
)
from setup_assistant.flow.devices import set_setting
from setup_assistant.flow.page import PageId
from setup_assistant.ui.check_view import PhoneStage, PhoneView
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.handing_view import HandingView

FILTER, NETWORK = "cloudflare-family", "home-1"
_MEASURES = {HandTo.APPLE: "ios-filter-profile", HandTo.ANDROID: "android-private-way"}
_KINDS = {HandTo.APPLE: ("iphone", "ipad"), HandTo.ANDROID: ("android-phone", "android-tablet")}
_ADDRESS = "192.168.11.4:8731/k27xqm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face of the page."""

    household: Household
    handing: HandingView
    detail: str


class Shown:
    """Stands where the window hands settings over, and shows one face of it."""

    def __init__(self, handing: HandingView) -> None:
        self._handing = handing

    def view(self) -> HandingView:
        """Return the face."""
        return self._handing

    def turned(self, page: PageId) -> None:
        """Do nothing: a picture serves nothing."""

    def close(self) -> None:
        """Do nothing."""


def faces(content: Content, household: Household, desk: Desk) -> dict[str, Face]:
    """Return every face by its name, for a household whose plan has an iPhone, an Android phone and a router."""
    phone = _device(household, HandTo.ANDROID)
    taken = set_setting(household, _MEASURES[HandTo.ANDROID], phone, SettingState.SET, chosen=FILTER)
    choosing, waiting = PhoneStage.CHOOSING, PhoneStage.WAITING
    apple, android = HandTo.APPLE, HandTo.ANDROID
    return {
        "apple": _face(content, household, desk, apple, choosing),
        "apple-waiting": _face(content, household, desk, apple, waiting),
        "apple-nobody": _face(content, household, desk, apple, PhoneStage.NOBODY),
        "apple-result": _face(content, household, desk, apple, PhoneStage.DONE),
        "android": _face(content, household, desk, android, choosing),
        "android-waiting": _face(content, household, desk, android, waiting),
        "android-over": _face(content, household, desk, android, PhoneStage.OVER),
        "android-taken": _face(content, taken, desk, android, PhoneStage.DONE),
        "router": _router(household, "other"),
        "router-partly": _router(household, "asus"),
        "router-both": _router(household, "eero"),
    }


def _router(household: Household, maker: str) -> Face:
    return Face(
        household=household,
        handing=HandingView(),
        detail=f"router-filter@{NETWORK}?{maker}",
    )


def _face(content: Content, household: Household, desk: Desk, to: HandTo, stage: PhoneStage) -> Face:
    device = _device(household, to)
    phone = _phone(content, household, desk, to, stage, device)
    return Face(
        household=household,
        handing=HandingView(absent=False, looked=True, phone=phone),
        detail=f"{_MEASURES[to]}@{device}",
    )


def _device(household: Household, to: HandTo) -> str:
    return next(each.id for each in household.devices if each.kind in _KINDS[to])


def _phone(content: Content, household: Household, desk: Desk, to: HandTo, stage: PhoneStage, device: str) -> PhoneView:
    from setup_assistant.jobs import handing  # noqa: PLC0415 - brings the web server

    order = handing.hand_over_order(household, content, filter_id=FILTER, to=to, lang="", nonce="qwertyuiopasdfgh")
    served = stage in {PhoneStage.WAITING, PhoneStage.NOBODY}
    verdict = PhoneVerdict(
        filter=FILTER, state=CheckState.BLOCKED, reason=PhoneReason.SAMPLES_BLOCKED, blocked=2, asked=2,
        controls_opened=2, controls=2, at=desk.now(),
    )  # fmt: skip
    view = PhoneView(stage=stage, device=device, order=order, left_s=lambda: 581)
    if served:
        view = replace(view, address=_ADDRESS, url=f"http://{_ADDRESS}")
    if stage is PhoneStage.NOBODY:
        view = replace(view, found=Reachability(reach=Reach.FIREWALL_LIKELY, firewall=Firewall.UFW))
    return replace(view, verdict=verdict) if stage is PhoneStage.DONE else view
