"""What the check page is about at this moment: before, while or after a check, and the record that is shown."""

from dataclasses import dataclass
from enum import StrEnum

from setup_assistant.advice.outcome import Outcome, closes_too, outcome
from setup_assistant.domain.check import CheckFrom
from setup_assistant.domain.record import CheckRecord
from setup_assistant.flow import records
from setup_assistant.flow.records import Difference, Kind
from setup_assistant.ui.check_view import CheckingView, Stage
from setup_assistant.ui.view import View

BEFORE = "before"
"""What the page is opened at to choose anew, although there is a result."""

_ONE_ROW_EACH = (Kind.WAY, Kind.LEAK)


class Mode(StrEnum):
    """The three faces of the page."""

    BEFORE = "before"
    RUNNING = "running"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The check at hand and the newest record of this computer."""

    mode: Mode
    now: CheckingView
    record: CheckRecord | None = None
    outcome: Outcome | None = None
    earlier: CheckRecord | None = None
    """The record before, to compare with."""
    changes: tuple[Difference, ...] = ()
    counts: bool = False
    """True while the record still says something: on this network, not too long ago."""

    def changed(self, kind: str, about: str = "") -> bool:
        """Tell whether something is not as it was the last time; without `about`, anything of its kind."""
        return any(each.kind == kind and about in {"", each.about} for each in self.changes)

    @property
    def changed_rows(self) -> int:
        """Return how many rows are not as they were: search counts once, a leak that a way tells counts with it."""
        if self.record is None:
            return 0
        told = frozenset().union(*(closes_too(self.record, each.way) for each in self.record.ways))
        rows = {
            (each.kind, each.about if each.kind in _ONE_ROW_EACH else "")
            for each in self.changes
            if each.kind != Kind.LEAK or each.about not in told
        }
        return len(rows)


def subject_of(view: View) -> Subject:
    """Return what the page is about."""
    now = view.checking or CheckingView()
    device = now.occasion.device if now.occasion is not None else None
    record = records.newest(view.household, device=device, origin=CheckFrom.COMPUTER)
    if now.stage is Stage.RUNNING:
        return Subject(mode=Mode.RUNNING, now=now)
    if record is None or view.detail == BEFORE:
        return Subject(mode=Mode.BEFORE, now=now, record=record)
    earlier = records.before(view.household, record)
    # While this computer is being looked at, its network is not known: nothing is called outdated yet.
    trace = now.trace if now.occasion is not None else record.trace
    return Subject(
        mode=Mode.RESULT,
        now=now,
        record=record,
        outcome=outcome(record),
        earlier=earlier,
        changes=records.differences(earlier, record),
        counts=records.still_counts(record, trace, view.today),
    )
