"""What is known while this computer is looked at and set: changed by `ui.setting` alone, read by its page as a view."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.journal import SettingStatus
from setup_assistant.domain.proof import Ending, Moment, Proof, Why
from setup_assistant.domain.setting import SettingPlan, Wanted
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.domain.value import Id
from setup_assistant.jobs.setting import KeepQuestion, Setter, wanted
from setup_assistant.ui.setting_view import SettingAct, SettingView, Stage

if TYPE_CHECKING:
    from setup_assistant.ui.view import View

Changed = tuple[Ending, SettingStatus | None]
"""How a change ended, and how the computer stands then, where that could be read."""


@dataclass(slots=True, kw_only=True)
class Run:
    """One change that is being made or put back."""

    question: KeepQuestion = field(default_factory=KeepQuestion)
    undoing: bool = False
    moment: Moment | None = None
    proof: Proof | None = None

    def answer(self, asked: SettingAct) -> None:
        """Hand an answer of the person on."""
        if asked is SettingAct.KEEP:
            self.question.keep()
        elif asked is SettingAct.MORE:
            self.question.more()
        elif asked is SettingAct.BACK:
            self.question.put_back()


@dataclass(slots=True, kw_only=True)
class State:
    """Setting this computer as the window knows it."""

    stage: Stage = Stage.LOOKING
    status: SettingStatus | None = None
    device: Id | None = None
    choices: tuple[Id, ...] = ()
    picked: Id | None = None
    encrypted: bool = False
    browsers: bool = True
    plan: SettingPlan | None = None
    moved: bool = False
    run: Run | None = None
    undone: bool = False
    """True when the last run put back what had been kept."""
    ending: Ending | None = None
    error: AssistantError | None = None
    fresh: bool = False

    @property
    def chosen(self) -> Id | None:
        """The filter that is meant: the picked one, or the likeliest."""
        return self.picked if self.picked in self.choices else next(iter(self.choices), None)

    def view(self) -> SettingView:
        """Return what the page may show at this moment."""
        run = self.run
        return SettingView(
            stage=self.stage,
            device=self.device,
            choices=self.choices,
            chosen=self.chosen,
            encrypted=self.encrypted,
            browsers=self.browsers,
            plan=self.plan,
            moved=self.moved,
            moment=run.moment if run else None,
            undoing=run.undoing if run else self.undone,
            stopping=run is not None and run.question.is_refused,
            proof=run.proof if run else self.ending.proof if self.ending else None,
            left_s=lambda: run.question.left_s if run else 0.0,
            ending=self.ending,
            status=self.status,
            error=self.error,
            fresh=self.fresh,
        )

    def look(self, view: "View", around: Surroundings, status: SettingStatus) -> None:
        """Find this computer among the family's devices, and the filters that can be set on it."""
        from setup_assistant.jobs import checking, setting_here  # noqa: PLC0415 - brings the checks; a start needs none

        found = checking.occasion(view.household, view.catalog, around, view.today)
        kept = status.wanted.filter if status.wanted is not None else None
        self.status, self.device = status, found.device
        self.choices = setting_here.choices(view.catalog, view.plan, found.device, found.choices, kept)

    def wanted(self, catalog: Catalog) -> Wanted | None:
        """Return what shall be set, or None when no filter of the catalog can be."""
        if self.chosen is None:
            return None
        return wanted(catalog, self.chosen, encrypted=self.encrypted, browsers=self.browsers)


Heard = Callable[[Moment, Proof | None], None]


def change(setter: Setter, plan: SettingPlan, needs: tuple[str, ...], run: Run, heard: Heard) -> Changed | SettingPlan:
    """Look once more and change; what is not as it was shown is not changed: the new plan comes back."""
    again = setter.plan(plan.wanted)
    if again.changes != plan.changes:
        return again
    ending = setter.apply(plan, needs=needs, question=run.question, heard=heard)
    return ending, _status(setter)


def undo(setter: Setter, heard: Heard) -> Changed:
    """Put back everything that was ever kept."""
    return setter.undo(heard), _status(setter)


def recover(setter: Setter, now: Callable[[], datetime]) -> Changed:
    """Put back what is not kept and could not be put back; what was kept stays."""
    ending = setter.recover()
    return ending or Ending(kept=False, why=Why.HAND, at=now()), _status(setter)


def _status(setter: Setter) -> SettingStatus | None:
    """Measure how it stands after a change; that it cannot be read now takes nothing back."""
    try:
        return setter.status()
    except AssistantError:
        return None
