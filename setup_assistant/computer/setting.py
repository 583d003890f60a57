"""Changes this computer: note, do, prove, ask; then keep it, or put everything back.

The journal is on disk before the computer is touched, and whatever stage a kill leaves there can be put back from it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from msgspec.structs import replace

from setup_assistant.computer import setting_measured as measured
from setup_assistant.domain.error import AssistantError, NoSettingHere, SettingFailed
from setup_assistant.domain.journal import Act, Guard, Journal, PlaceStanding, Stage
from setup_assistant.domain.proof import Ending, Moment, Proof, Why
from setup_assistant.domain.setting import Change, RemarkKind, SettingPlan, Tool, Wanted
from setup_assistant.ports import Book, Hand, Watch

CHANGING_S = 60
"""How long making and proving may take at the most; then the system goes back by itself."""
TYPING_S = 180
"""The same where somebody has to type a password on the way."""
SLACK_S = 15
"""What the system waits longer than the question is asked."""

KEEPING_S = 45
"""How long it still waits while everything is made to last."""

Heard = Callable[[Moment, Proof | None], None]
Extend = Callable[[int], None]
Ask = Callable[[Extend], Why | None]
"""Asks whether the change shall stay; returns why not, or None.  What it is given moves the end of the waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """This computer as far as it can be set."""

    hands: tuple[Hand, ...]
    """Those that may ask for a password first: nothing should run out while somebody types."""
    book: Book
    now: Callable[[], datetime]
    watch: Watch | None = None
    """Stands in where the system does not go back by itself."""


def plan(computer: Computer, wanted: Wanted) -> SettingPlan:
    """Return what would be changed here; changes nothing.  Raises AssistantError, NoSettingHere without any hand."""
    if not computer.hands:
        raise NoSettingHere
    parts = [hand.plan(wanted) for hand in computer.hands]
    return SettingPlan(
        wanted=wanted,
        changes=tuple(change for part in parts for change in part.changes),
        remarks=tuple(dict.fromkeys(remark for part in parts for remark in part.remarks)),
    )


def apply(
    computer: Computer,
    plan: SettingPlan,
    *,
    prove: Callable[[], Proof],
    ask: Ask,
    heard: Heard,
    glance: Callable[[Proof], Proof] = lambda proof: proof,
) -> Ending:
    """Make the changes of a plan, prove them, ask, and keep them or go back; the ending tells which.

    `glance` looks once more after Keep was said at what may have changed while the question was asked.  Where a place
    is not as the plan found it, or an earlier change cannot be put back yet, nothing is touched.

    Raises SettingElsewhere, NotWritable, DiskFull, JournalDamaged before anything was changed; a step that fails later
    is an ending.  An interruption (Ctrl-C) goes back first and is raised again.
    """
    with computer.book.held():
        unfinished = _put_unfinished_back(computer)
        if unfinished is not None and unfinished.stuck:
            return unfinished
        if not measured.as_before(computer.hands, plan.changes):
            problem = SettingFailed.code
            return Ending(kept=False, why=Why.FAILED, problem=problem, untouched=True, at=computer.now())
        applying = _Applying(computer, plan, heard)
        applying.begin()
        try:
            ending = applying.run(prove, ask, glance)
        except BaseException:
            applying.go_back(Why.ENDED)
            raise
        return ending


def undo(computer: Computer, heard: Heard) -> Ending:
    """Put back everything that was ever kept, newest first.  Raises AssistantError when the journal cannot be held."""
    with computer.book.held():
        heard(Moment.GOING_BACK, None)
        return _put_back(computer, computer.book.load().acts, Ending(kept=False, why=Why.HAND, at=computer.now()))


def recover(computer: Computer) -> Ending | None:
    """Put back what its program did not finish; None when there is nothing of the kind.

    Raises SettingElsewhere while another copy is at work, JournalDamaged, NotWritable, DiskFull.
    """
    if not _unfinished(computer.book.load()):
        return None
    with computer.book.held():
        return _put_unfinished_back(computer)


def standings(computer: Computer) -> tuple[PlaceStanding, ...]:
    """Measure how each place that was changed and kept stands now."""
    latest = {
        (change.tool, change.at): change
        for act in computer.book.load().acts
        if act.stage is Stage.KEPT
        for change in act.changes
    }
    return tuple(
        PlaceStanding(tool=change.tool, name=change.name, standing=measured.standing(computer.hands, change))
        for change in latest.values()
    )


@dataclass(slots=True)
class _Applying:
    """One change while it is made."""

    computer: Computer
    plan: SettingPlan
    heard: Heard
    act: Act = field(init=False)
    call_off: Callable[[], None] = field(init=False, default=lambda: None)

    def begin(self) -> None:
        """Have it on disk before anything is touched."""
        self.heard(Moment.NOTING, None)
        self.act = Act(
            id=_unused_id(self.computer.book.load()),
            at=self.computer.now(),
            wanted=self.plan.wanted,
            changes=self.plan.changes,
            stage=Stage.DOING,
        )
        self._note()

    def run(self, prove: Callable[[], Proof], ask: Ask, glance: Callable[[Proof], Proof]) -> Ending:
        """Change, prove, ask, and end it."""
        proof: Proof | None = None
        try:
            self._do()
            self.heard(Moment.PROVING, None)
            proof = prove()
            why = Why.UNPROVEN if not proof.holds else self._asked(proof, ask)
            if why is None:
                proof = glance(proof)
                why = None if proof.holds else Why.UNPROVEN
            if why is None:
                return self._keep(proof)
        except AssistantError as problem:
            return self.go_back(Why.FAILED, proof, problem.code)
        return self.go_back(why, proof)

    def go_back(self, why: Why, proof: Proof | None = None, problem: str = "") -> Ending:
        """Put everything back and say why."""
        self.heard(Moment.GOING_BACK, proof)
        untouched = why is Why.FAILED and proof is None and measured.as_before(self.computer.hands, self.act.changes)
        ending = Ending(kept=False, why=why, proof=proof, problem=problem, untouched=untouched, at=self.computer.now())
        ending = _put_back(self.computer, (self.act,), ending)
        self.call_off()
        return ending

    def _do(self) -> None:
        self.heard(Moment.CHANGING, None)
        kinds = {each.kind for each in self.plan.remarks}
        if RemarkKind.WEAKER_NET in kinds and self.computer.watch is not None:
            self.call_off = self.computer.watch(CHANGING_S)
        within_s = TYPING_S if RemarkKind.ASKS_PASSWORD in kinds else CHANGING_S
        for hand, changes in _shares(self.computer, self.plan.changes):
            hand.do(changes, within_s=within_s, note=self._guarded(changes[0].tool))
        self.act = replace(self.act, stage=Stage.DONE)
        self._note()

    def _guarded(self, tool: Tool) -> Callable[[str], None]:
        def note(token: str) -> None:
            self.act = replace(self.act, guards=(*self.act.guards, Guard(tool=tool, token=token)))
            self._note()

        return note

    def _asked(self, proof: Proof, ask: Ask) -> Why | None:
        def extend(seconds: int) -> None:
            for hand, _ in _shares(self.computer, self.plan.changes):
                hand.extend(seconds + SLACK_S)

        self.heard(Moment.ASKING, proof)
        return ask(extend)

    def _keep(self, proof: Proof) -> Ending:
        self.heard(Moment.KEEPING, proof)
        for hand, _ in _shares(self.computer, self.plan.changes):
            hand.extend(KEEPING_S)  # who has gone back already says so before another part makes it last
        self.act = replace(self.act, stage=Stage.KEEPING)
        self._note()
        for hand, changes in _shares(self.computer, self.plan.changes):
            hand.keep(changes)
        ending = Ending(kept=True, proof=proof, at=self.computer.now())
        self.act = replace(self.act, stage=Stage.KEPT)
        self._note(ending)
        self.call_off()
        return ending

    def _note(self, ending: Ending | None = None) -> None:
        journal = self.computer.book.load()
        acts = (*(each for each in journal.acts if each.id != self.act.id), self.act)
        self.computer.book.save(replace(journal, acts=acts, last=ending or journal.last))


def _unused_id(journal: Journal) -> str:
    taken = {each.id for each in journal.acts}
    return next(name for number in count(1) if (name := f"act-{number}") not in taken)


def _unfinished(journal: Journal) -> tuple[Act, ...]:
    return tuple(each for each in journal.acts if each.stage is not Stage.KEPT)


def _put_unfinished_back(computer: Computer) -> Ending | None:
    acts = _unfinished(computer.book.load())
    if not acts:
        return None
    return _put_back(computer, acts, Ending(kept=False, why=Why.ENDED, at=computer.now()))


def _put_back(computer: Computer, acts: tuple[Act, ...], ending: Ending) -> Ending:
    """Put acts back, newest first; what cannot be put back stays noted, and the ending says so."""
    for act in reversed(acts):
        going = replace(act, stage=Stage.GOING_BACK)
        with suppress(AssistantError):  # a full disk must not keep the computer from going back
            _save(computer, going)
        problem = _undo_act(computer, act)
        if problem is not None:
            ending = replace(ending, stuck=True, problem=ending.problem or problem.code)
            with suppress(AssistantError):  # as above; what was noted before is enough to try again
                _save(computer, going, ending)
            return ending
        try:
            _strike(computer, act, ending)
        except AssistantError as unwritten:  # everything is back; the next start finds nothing left to do
            ending = replace(ending, problem=ending.problem or unwritten.code)
    return ending


def _undo_act(computer: Computer, act: Act) -> AssistantError | None:
    """Put every share of an act back, even when one refuses; return the first problem."""
    tokens = {each.tool: each.token for each in act.guards}
    known = {tool for hand in computer.hands for tool in hand.tools}
    problems: list[AssistantError] = [NoSettingHere() for each in act.changes if each.tool not in known]
    for hand, changes in reversed(_shares(computer, act.changes)):
        try:
            hand.back(changes, tokens.get(changes[0].tool, ""))
        except AssistantError as problem:
            problems.append(problem)
    return problems[0] if problems else None


def _save(computer: Computer, act: Act, ending: Ending | None = None) -> None:
    journal = computer.book.load()
    acts = tuple(act if each.id == act.id else each for each in journal.acts)
    computer.book.save(replace(journal, acts=acts, last=ending or journal.last))


def _strike(computer: Computer, act: Act, ending: Ending) -> None:
    journal = computer.book.load()
    acts = tuple(each for each in journal.acts if each.id != act.id)
    computer.book.save(replace(journal, acts=acts, last=ending))


def _shares(computer: Computer, changes: tuple[Change, ...]) -> list[tuple[Hand, tuple[Change, ...]]]:
    """Return each hand with its part of the changes, in the order of the hands."""
    shares = [(hand, tuple(each for each in changes if each.tool in hand.tools)) for hand in computer.hands]
    return [(hand, share) for hand, share in shares if share]
