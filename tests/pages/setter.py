"""A made-up computer for the window: set, asked about and put back as a real one, in memory; and ways to get there."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from msgspec.structs import replace

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Household
from setup_assistant.domain.journal import PlaceStanding, SettingStatus, Standing
from setup_assistant.domain.proof import Ending, Moment, Proof, Why
from setup_assistant.domain.setting import SettingPlan, Wanted
from setup_assistant.jobs.setting import KeepQuestion
from setup_assistant.ui.setting_pictures import NETWORK, plan_of, proof_of
from setup_assistant.ui.setting_view import SettingView, Stage
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person, settle

Heard = Callable[[Moment, Proof | None], None]


@dataclass
class MadeUpComputer:
    """Keeps what is set as a set of names; `held` lets a change wait at a moment until `go_on`."""

    names: tuple[str, ...] = (NETWORK,)
    proof: Proof = field(default_factory=proof_of)
    now: datetime = NOW
    set_to: Wanted | None = None
    """What is set at this moment, kept or not."""
    kept: Wanted | None = None
    holds_at: Moment | None = None
    go_on: threading.Event = field(default_factory=threading.Event)
    refuses: AssistantError | None = None
    """Raised by everything that reads or changes."""
    denies: str = ""
    """Code of the error that stops a change before anything is changed."""
    unfinished: bool = False
    went_back: Ending | None = None
    """What the first recover finds."""
    last: Ending | None = None
    stuck: bool = False
    calls: list[str] = field(default_factory=list)
    needs: tuple[str, ...] = ()
    question: KeepQuestion | None = None
    extended: list[int] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    more: dict[str, object] = field(default_factory=dict)
    """Further fields of what `status` measures."""

    def plan(self, wanted: Wanted) -> SettingPlan:
        self._called("plan")
        return plan_of(wanted, *self.names)

    def apply(self, plan: SettingPlan, /, *, needs: tuple[str, ...], question: KeepQuestion, heard: Heard) -> Ending:
        self._called("apply")
        self.needs, self.question = needs, question
        before = self.set_to
        self._reach(Moment.NOTING, heard)
        self._reach(Moment.CHANGING, heard)
        if self.denies:
            self._reach(Moment.GOING_BACK, heard)
            return self._ended(Ending(kept=False, why=Why.FAILED, problem=self.denies, untouched=True, at=self.now))
        self.set_to = plan.wanted
        self._reach(Moment.PROVING, heard)
        why = Why.UNPROVEN
        if self.proof.holds:
            self._reach(Moment.ASKING, heard)
            why = question.wait(self.extended.append)
        if why is None:
            self._reach(Moment.KEEPING, heard)
            self.kept = plan.wanted
            return self._ended(Ending(kept=True, proof=self.proof, at=self.now))
        self._reach(Moment.GOING_BACK, heard)
        self.set_to = before
        return self._ended(Ending(kept=False, why=why, proof=self.proof, stuck=self.stuck, at=self.now))

    def undo(self, heard: Heard, /) -> Ending:
        self._called("undo")
        self._reach(Moment.GOING_BACK, heard)
        self.set_to = self.kept = None
        return self._ended(Ending(kept=False, why=Why.HAND, at=self.now))

    def status(self) -> SettingStatus:
        self._called("status")
        standing = Standing.IN_PLACE if self.set_to == self.kept else Standing.CHANGED
        places = tuple(
            PlaceStanding(tool=each.tool, name=each.name, standing=standing)
            for each in plan_of(self.kept, *self.names).changes
        ) if self.kept else ()  # fmt: skip
        found = SettingStatus(
            at=self.now,
            wanted=self.kept,
            kept_at=self.now if self.kept else None,
            places=places,
            last=self.last,
            unfinished=self.unfinished,
        )
        return replace(found, **self.more)

    def recover(self) -> Ending | None:
        self._called("recover")
        found, self.went_back = self.went_back, None
        return found

    def _called(self, name: str) -> None:
        self.calls.append(name)
        self.threads.add(threading.get_ident())
        if self.refuses is not None:
            raise self.refuses

    def _reach(self, moment: Moment, heard: Heard) -> None:
        heard(moment, None if moment in {Moment.NOTING, Moment.CHANGING, Moment.PROVING} else self.proof)
        if moment is self.holds_at:
            self.go_on.wait(10)

    def _ended(self, ending: Ending) -> Ending:
        self.last = ending
        return ending


def until(done: Callable[[], bool], *, within_s: float = 10) -> None:
    """Let the window work until something has happened."""
    end = time.monotonic() + within_s
    while not done():
        settle()
        assert time.monotonic() < end, "it never happens"
        time.sleep(0.005)
    settle()


def now(person: Person) -> SettingView:
    return person.window.setting.view()


def reach(person: Person, stage: Stage) -> None:
    until(lambda: now(person).stage is stage and (stage is not Stage.READY or now(person).plan is not None))


def ready(opened: Opened, household: Household, computer: MadeUpComputer, **how: object) -> Person:
    """Open the page and wait until it shows what would change."""
    person = opened(household, "computer", setter=computer, **how)
    reach(person, Stage.READY)
    return person


def asked(opened: Opened, household: Household, computer: MadeUpComputer, **how: object) -> Person:
    """Press the button and wait for the question."""
    person = ready(opened, household, computer, **how)
    person.press("main")
    reach(person, Stage.ASKING)
    return person


def ended(person: Person) -> Ending:
    reach(person, Stage.ENDED)
    found = now(person).ending
    assert found is not None
    return found
