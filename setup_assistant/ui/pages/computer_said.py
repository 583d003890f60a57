"""Which face setting this computer has, and the words and parts that several faces share."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.journal import Standing
from setup_assistant.domain.proof import Moment, Proof, ProofState
from setup_assistant.domain.setting import RemarkKind, SettingPlan, Wanted
from setup_assistant.domain.value import Message
from setup_assistant.ui.page import Page
from setup_assistant.ui.setting_view import SettingView, Stage
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.before_after import RowWords
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel


class Face(StrEnum):
    """What the page shows; its words are `computer.title.FACE` and `computer.lead.FACE`."""

    ABSENT = "absent"
    LOOKING = "looking"
    READY = "ready"
    ALREADY = "already"
    IMPOSSIBLE = "impossible"
    WORKING = "working"
    STOPPING = "stopping"
    """Somebody wants it back; what was begun goes on until it can go back."""
    KEEPING = "keeping"
    GOING_BACK = "going-back"
    ASKING = "asking"
    KEPT = "kept"
    BACK = "back"
    UNTOUCHED = "untouched"
    """A step failed before anything was changed."""
    UNDONE = "undone"
    STUCK = "stuck"
    IN_PLACE = "in-place"
    CHANGED = "changed"
    """A place is not as it was set."""
    NOT_EVERYWHERE = "not-everywhere"
    """Every place is as it was set, and something else is not covered."""
    ELSEWHERE = "elsewhere"
    FAILED = "failed"


def face_of(now: SettingView) -> Face:
    """Return which face a moment has."""
    of_stage = {
        Stage.READY: _ready,
        Stage.WORKING: _working,
        Stage.ENDED: _ended,
        Stage.STANDING: _standing,
    }
    return of_stage[now.stage](now) if now.stage in of_stage else Face(now.stage.value)


def _ready(now: SettingView) -> Face:
    if now.plan is None or now.plan.changes:
        return Face.READY
    already = any(each.kind is RemarkKind.ALREADY for each in now.plan.remarks)
    return Face.ALREADY if already else Face.IMPOSSIBLE


def _working(now: SettingView) -> Face:
    if now.moment is Moment.KEEPING:
        return Face.KEEPING
    if now.undoing or now.moment is Moment.GOING_BACK:
        return Face.GOING_BACK
    return Face.STOPPING if now.stopping else Face.WORKING


def _ended(now: SettingView) -> Face:
    if now.ending is not None and now.ending.stuck:
        return Face.STUCK
    if now.ending is not None and now.ending.kept:
        return Face.KEPT
    if now.undoing:
        return Face.UNDONE
    return Face.UNTOUCHED if now.ending is not None and now.ending.untouched else Face.BACK


def _standing(now: SettingView) -> Face:
    if now.status is None or now.status.in_place:
        return Face.IN_PLACE
    changed = any(each.standing is not Standing.IN_PLACE for each in now.status.places)
    return Face.CHANGED if changed or not now.status.places else Face.NOT_EVERYWHERE


def clock(at: datetime) -> str:
    """Return a time of day as the wall shows it."""
    return f"{at.astimezone():%H:%M}"


def lines_of(page: Page, plan: SettingPlan) -> tuple[RowWords, ...]:
    """Return the rows of all changes, and last what is never touched."""
    words = page.words
    several = len(plan.changes) > 1
    rows = [
        RowWords(
            what=words.screen(row.what),
            before=_asked(page, plan.wanted, row.before),
            after=_asked(page, plan.wanted, row.after),
            place=change.name if several and change.name not in words.say(row.what) else "",
            changes=row.changes,
        )
        for change in plan.changes
        for row in change.rows
    ]
    same = words.screen("computer.row.same")
    rows.append(RowWords(what=words.screen("computer.row.wifi"), before=same, after=same, changes=False))
    return tuple(rows)


def _asked(page: Page, wanted: Wanted, said: Message) -> str:
    """Return how it is or will be; servers of a known filter are called by its name, addresses stand in Details.

    The filter that is meant is named above the rows; in each of them its name would crowd out the rest.
    """
    servers = dict(said.fields).get("servers")
    if said.key != "setting.row.servers" or not isinstance(servers, str):
        return page.words.screen(said)
    asked = frozenset(servers.split(", "))
    if asked <= {*wanted.v4, *wanted.v6}:
        return page.words.screen("computer.row.chosen")
    known = next((each for each in page.view.catalog.filters if asked <= {*each.ipv4, *each.ipv6}), None)
    return page.words.screen("computer.row.filter", filter=known.name) if known is not None else servers


def remarks(page: Page, plan: SettingPlan) -> Iterator[QWidget]:
    """Yield each remark as a calm sentence; one sentence for all places that it is about."""
    for kind in dict.fromkeys(each.kind for each in plan.remarks):
        about = tuple(each.about for each in plan.remarks if each.kind is kind and each.about)
        yield IconLine(page.theme, _ICONS.get(kind, "info"), _remark(page, kind, about), Type.TIGHT)


_ICONS = {
    RemarkKind.WHOLE_COMPUTER: "users",
    RemarkKind.THIS_CONNECTION: "wifi",
    RemarkKind.ASKS_PASSWORD: "key-round",
    RemarkKind.ORGANISATION: "school",
    RemarkKind.NOT_VERIFIED: "circle-question-mark",
    RemarkKind.ALREADY: "circle-check",
}


def _remark(page: Page, kind: RemarkKind, about: tuple[str, ...]) -> str:
    sentence = page.words.screen(f"setting.remark.{kind.value}")
    if not about:
        return sentence
    names = ("、" if page.view.lang == "ja" else ", ").join(dict.fromkeys(about))
    return page.words.screen("setting.remark.about", about=names, remark=sentence)


_PROVED = {
    ProofState.HOLDS: ("circle-check", "blk"),
    ProofState.FAILS: ("x", "opn"),
    ProofState.CANNOT_TELL: ("circle-question-mark", "unk"),
    ProofState.ABSENT: ("minus", "ink2"),
}
"""Mark and colour of a part of the proof; nothing unknown ever has the tick."""


def ticks(page: Page, proof: Proof, *, absent: bool = True) -> Iterator[QWidget]:
    """Yield each part of the proof with its mark and its sentence."""
    for each in proof.parts:
        if absent or each.state is not ProofState.ABSENT:
            icon, color = _PROVED[each.state]
            said = page.words.screen(f"setting.proof.{each.part.value}.{each.state.value}")
            yield IconLine(page.theme, icon, said, Type.TIGHT, color=color)


def proof_details(page: Page, proof: Proof) -> Disclosure | None:
    """Return names and addresses that were tried, behind a line."""
    lines = [line for part in proof.parts for line in part.details]
    if not lines:
        return None
    return Disclosure(page.theme, page.words("computer.proof.details"), "proof", lambda: literal(page, lines))


def literal(page: Page, lines: list[str]) -> Panel:
    """Return technical lines as they are."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    for line in lines:
        panel.box.addWidget(page.text(line, Type.SMALL, color="ink2"))
    return panel
