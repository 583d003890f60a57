"""Looks at this computer for its page: how it stands, and what would be changed; nothing is."""

from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject

from setup_assistant.domain.error import AssistantError, NoSettingHere, SettingElsewhere
from setup_assistant.domain.journal import SettingStatus
from setup_assistant.domain.setting import SettingPlan, Wanted
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.jobs.setting import Setter
from setup_assistant.ui.host import Host
from setup_assistant.ui.setting_state import State
from setup_assistant.ui.setting_view import SettingView, Stage
from setup_assistant.ui.tasks import Tasks

T = TypeVar("T")


class Looking(QObject):
    """The part of setting this computer that reads, and that turns the page."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._tasks = Tasks(self)
        self._state = State()

    def view(self) -> SettingView:
        """Return what the page may show at this moment."""
        return SettingView() if self._setter is None else self._state.view()

    @property
    def _setter(self) -> Setter | None:
        """What sets this computer; a window that only reads a household sets nothing."""
        return self._host.desk.setter if self._host.desk.sets else None

    @property
    def _shown(self) -> bool:
        return engine.here(self._host.household) is PageId.COMPUTER

    def _look(self) -> None:
        setter, desk, state = self._setter, self._host.desk, self._state
        if setter is not None:
            self._tasks.run(lambda: (desk.surroundings(), setter.status()), land=self._looked)
            state.ending, state.error, state.plan, state.moved = None, None, None, False
            self._go(Stage.LOOKING)

    def _looked(self, done: "Future[tuple[Surroundings, SettingStatus]]") -> None:
        if self._state.stage is not Stage.LOOKING or (found := self._found(done)) is None:
            return
        self._state.look(self._host.view(), *found)
        status = found[1]
        if status.unfinished:
            self._go(Stage.ELSEWHERE)
        elif status.wanted is not None:
            self._go(Stage.STANDING)
        else:
            self._ready()

    def _ready(self) -> None:
        """Show what would change."""
        self._state.stage = Stage.READY
        self._make_plan()

    def _make_plan(self) -> None:
        """Work out what would change; what was shown before counts no more."""
        state, setter = self._state, self._setter
        state.plan, state.moved = None, False
        asked = state.wanted(self._host.desk.content.catalog)
        if setter is None or asked is None:
            self._fail(NoSettingHere())
            return
        self._tasks.run(lambda: setter.plan(asked), land=lambda done: self._planned(asked, done))
        self._redraw()

    def _planned(self, asked: Wanted, done: "Future[SettingPlan]") -> None:
        state = self._state
        # What was worked out for an earlier choice is not shown any more.
        if state.stage is not Stage.READY or state.wanted(self._host.desk.content.catalog) != asked:
            return
        if (found := self._found(done)) is not None:
            state.plan = found
            self._redraw(fresh=True)

    def _found(self, done: "Future[T]") -> T | None:
        error = done.exception()
        if isinstance(error, AssistantError):
            self._fail(error)
            return None
        return done.result()

    def _fail(self, error: AssistantError) -> None:
        self._state.error = error
        self._go(Stage.ELSEWHERE if isinstance(error, SettingElsewhere) else Stage.FAILED)

    def _go(self, stage: Stage) -> None:
        """Go to a face of the page; one that begins or ends something gets the focus, so that it is read."""
        turns = stage is not self._state.stage and stage in {Stage.WORKING, Stage.ASKING, Stage.ENDED}
        self._state.stage = stage
        if turns:
            self._turn()
        else:
            self._redraw(fresh=True)

    def _turn(self) -> None:
        """Draw a face that has the focus where it begins: a key pressed twice must not answer what has just come."""
        if self._shown:
            self._host.draw(fresh=True)

    def _redraw(self, *, fresh: bool = False) -> None:
        if self._shown:
            self._state.fresh = fresh
            self._host.draw()
            self._state.fresh = False
