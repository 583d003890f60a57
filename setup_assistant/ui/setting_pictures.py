"""The faces of setting this computer with made-up settings, for pictures and tests of the layout: nothing is set."""

from dataclasses import replace
from datetime import datetime

from msgspec.structs import replace as with_fields

from setup_assistant.content.load import Content
from setup_assistant.domain.error import SettingRefused
from setup_assistant.domain.journal import PlaceStanding, SettingStatus, Standing
from setup_assistant.domain.proof import Ending, Moment, Proof, ProofPart, ProofState, Proven, Why
from setup_assistant.domain.setting import Change, Remark, RemarkKind, Row, SettingPlan, Tool, Wanted
from setup_assistant.domain.value import message
from setup_assistant.flow.page import PageId
from setup_assistant.jobs.setting import wanted
from setup_assistant.ui.setting_view import SettingAct, SettingView, Stage

FILTER, DEVICE, NETWORK = "cloudflare-family", "device-11", "家のWi-Fi"
_ROUTER = message("setting.row.router")


class Shown:
    """Stands where the window sets this computer, and shows one face of it."""

    def __init__(self, setting: SettingView) -> None:
        self._setting = setting

    def view(self) -> SettingView:
        """Return the face."""
        return self._setting

    def turned(self, page: PageId) -> None:
        """Do nothing: a picture changes nothing."""

    def act(self, asked: SettingAct, value: object = None) -> None:
        """Do nothing."""

    def keeps_open(self) -> bool:
        """Nothing has to go back."""
        return False

    def close(self) -> None:
        """Do nothing."""


def plan_of(asked: Wanted, *names: str) -> SettingPlan:
    """Return what would be changed for a filter on connections of these names, and in a browser."""
    connections = tuple(_connection(name, number, asked) for number, name in enumerate(names, 1))
    browser = Change(
        tool=Tool.FIREFOX,
        at="/etc/firefox/policies/policies.json",
        name="Firefox",
        rows=(
            Row(
                what=message("setting.file.look-up", browser="Firefox"),
                before=message("setting.file.look-up.own"),
                after=message("setting.file.look-up.computer"),
            ),
        ),
        before="",
        after='{"policies": {"DNSOverHTTPS": {"Enabled": false, "Locked": true}}}',
        literal=("/etc/firefox/policies/policies.json", '"DNSOverHTTPS": {"Enabled": false, "Locked": true}'),
    )
    remarks = (
        Remark(kind=RemarkKind.WHOLE_COMPUTER),
        Remark(kind=RemarkKind.THIS_CONNECTION, about=", ".join(names)),
        Remark(kind=RemarkKind.ASKS_PASSWORD),
    )
    return SettingPlan(wanted=asked, changes=(*connections, browser), remarks=remarks)


def _connection(name: str, number: int, asked: Wanted) -> Change:
    servers = {"ipv4": ", ".join(asked.v4), "ipv6": ", ".join(asked.v6)}
    rows = tuple(
        Row(
            what=message(f"setting.row.{family}"),
            before=_ROUTER,
            after=message("setting.row.servers", servers=each),
        )
        for family, each in servers.items()
    )
    return Change(
        tool=Tool.NETWORK_MANAGER,
        at=f"uuid-{number}",
        name=name,
        rows=rows,
        before="{}",
        after=str(servers),
        literal=tuple(
            f"nmcli connection modify uuid uuid-{number} {family}.dns '{each}'" for family, each in servers.items()
        ),
    )


def proof_of(**states: ProofState) -> Proof:
    """Return a proof in which everything holds but what is named."""
    return Proof(
        parts=tuple(
            Proven(part=part, state=states.get(part.name, ProofState.HOLDS), details=_DETAILS.get(part, ()))
            for part in ProofPart
        )
    )


_DETAILS = {ProofPart.FILTER: ("1.1.1.3", "nudity.testcategory.com"), ProofPart.NEEDS: ("line.me",)}


def faces(content: Content, now: datetime) -> dict[str, SettingView]:
    """Return every face by its name."""
    asked = wanted(content.catalog, FILTER)
    base = SettingView(
        device=DEVICE,
        choices=(FILTER, "cleanbrowsing-family", "adguard-family"),
        chosen=FILTER,
        plan=plan_of(asked, NETWORK),
        proof=proof_of(NEEDS=ProofState.CANNOT_TELL, SECOND_WAY=ProofState.ABSENT),
        left_s=lambda: 43.0,
        status=SettingStatus(at=now),
    )
    kept = SettingStatus(
        at=now,
        wanted=asked,
        kept_at=now,
        places=(
            PlaceStanding(tool=Tool.NETWORK_MANAGER, name=NETWORK, standing=Standing.IN_PLACE),
            PlaceStanding(tool=Tool.FIREFOX, name="Firefox", standing=Standing.IN_PLACE),
        ),
    )
    return {**_before(base, asked), **_during(base), **_after(base, kept, now)}


def _before(base: SettingView, asked: Wanted) -> dict[str, SettingView]:
    def refused(*kinds: RemarkKind) -> SettingPlan:
        return SettingPlan(wanted=asked, remarks=tuple(Remark(kind=each, about=NETWORK) for each in kinds))

    wide = plan_of(asked, NETWORK, "有線接続 1", "おばあちゃんの家の二階のWi-Fi")
    unverified = (*base.plan.remarks, Remark(kind=RemarkKind.NOT_VERIFIED)) if base.plan is not None else ()
    mac = SettingPlan(wanted=asked, changes=wide.changes[:1], remarks=unverified)
    ready = replace(base, stage=Stage.READY)
    return {
        "absent": SettingView(),
        "looking": replace(base, stage=Stage.LOOKING, plan=None),
        "planning": replace(ready, plan=None),
        "ready": ready,
        "ready-wide": replace(ready, plan=wide, encrypted=True, moved=True),
        "ready-unverified": replace(ready, plan=mac),
        "already": replace(ready, plan=refused(RemarkKind.ALREADY)),
        "impossible": replace(ready, plan=refused(RemarkKind.NOT_PERMITTED, RemarkKind.ORGANISATION)),
        "elsewhere": replace(base, stage=Stage.ELSEWHERE, plan=None),
        "failed": replace(base, stage=Stage.FAILED, plan=None, error=SettingRefused(what="org.freedesktop.PolicyKit1")),
    }


def _during(base: SettingView) -> dict[str, SettingView]:
    working = replace(base, stage=Stage.WORKING)
    return {
        "working": replace(working, moment=Moment.PROVING),
        "stopping": replace(working, moment=Moment.CHANGING, stopping=True),
        "asking": replace(base, stage=Stage.ASKING, moment=Moment.ASKING),
        "keeping": replace(working, moment=Moment.KEEPING),
        "going-back": replace(working, moment=Moment.GOING_BACK),
    }


def _after(base: SettingView, kept: SettingStatus, now: datetime) -> dict[str, SettingView]:
    proof, failed = base.proof, proof_of(SECOND_WAY=ProofState.FAILS, NEEDS=ProofState.CANNOT_TELL)
    ended = replace(base, stage=Stage.ENDED)
    back = Ending(kept=False, why=Why.UNPROVEN, proof=failed, at=now)
    time = Ending(kept=False, why=Why.TIME, proof=proof, at=now)
    refused = Ending(kept=False, why=Why.FAILED, problem=SettingRefused.code, at=now)
    untouched = with_fields(refused, untouched=True)
    stuck = Ending(kept=False, why=Why.HAND, stuck=True, at=now)
    undone = Ending(kept=False, why=Why.HAND, at=now)
    changed = tuple(
        PlaceStanding(tool=Tool.NETWORK_MANAGER, name=name, standing=standing)
        for name, standing in zip((NETWORK, "有線接続 1", "学校", "祖父母の家", "喫茶店"), Standing, strict=True)
    )
    standing = replace(base, stage=Stage.STANDING, status=kept)
    elsewhere = with_fields(kept, uncovered=("学校のWi-Fi",), foreign=("192.168.11.1",), tunnels=("会社",))
    return {
        "kept": replace(ended, ending=Ending(kept=True, proof=proof, at=now), status=kept),
        "back": replace(ended, ending=back),
        "back-time": replace(ended, ending=time),
        "back-refused": replace(ended, ending=refused, plan=None),
        "untouched": replace(ended, ending=untouched, plan=None),
        "undone": replace(ended, ending=undone, undoing=True),
        "stuck": replace(ended, ending=stuck),
        "in-place": standing,
        "changed": replace(standing, status=with_fields(kept, places=changed)),
        "not-everywhere": replace(standing, status=elsewhere),
    }
