"""Sets this computer for the window: looks first, changes after a press, asks, and goes back in every other case."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from setup_assistant.domain.error import SettingElsewhere
from setup_assistant.domain.proof import Ending, Moment, Proof
from setup_assistant.domain.setting import SettingPlan
from setup_assistant.flow.page import PageId
from setup_assistant.jobs import setting_here
from setup_assistant.ui.host import Host, result, tell
from setup_assistant.ui.setting_looking import Looking
from setup_assistant.ui.setting_state import Changed, Run, change, recover, undo
from setup_assistant.ui.setting_told import ask_undo, tell_ending
from setup_assistant.ui.setting_view import SettingAct, Stage

_CLOSE_S = 15.0
"""Longest time that a closing window waits until everything is back; after that the next start sees to it."""

_LEAVE_S = 0.5


class Setting(Looking):
    """Setting this computer, as the window holds it."""

    _told = Signal(object)

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(host, parent)
        self._close_by: float | None = None
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    # What the page and the window ask for

    def turned(self, page: PageId) -> None:
        """Look at this computer when the page is opened, which changes nothing; go back when it is left."""
        if page is not PageId.COMPUTER:
            self._back()
        elif self._state.run is None:
            self._look()

    def act(self, asked: SettingAct, value: object = None) -> None:
        """Do what the page asks for."""
        state = self._state
        if state.run is not None:
            state.run.answer(asked)
            if asked is SettingAct.BACK and state.stage is Stage.WORKING:
                self._turn()
            return
        acts: dict[SettingAct, Callable[[], None]] = {
            SettingAct.LOOK: self._look,
            SettingAct.ANEW: self._ready,
            SettingAct.DO: self._do,
            SettingAct.UNDO: self._undo,
            SettingAct.RECOVER: self._again,
        }
        if asked is SettingAct.FILTER:
            state.picked = str(value)
        elif asked is SettingAct.ENCRYPTED:
            state.encrypted = bool(value)
        elif asked is SettingAct.BROWSERS:
            state.browsers = bool(value)
        acts.get(asked, self._make_plan)()

    def recover(self) -> None:
        """Put back what an earlier start of the program did not finish, and tell of it."""
        if self._setter is not None:
            self._tasks.run(self._setter.recover, land=self._recovered)

    def keeps_open(self) -> bool:
        """Put back what is not kept, and tell whether the window has to wait for that; it closes by itself then."""
        if self._state.run is None:
            return False
        if self._close_by is None:
            self._close_by = monotonic() + _CLOSE_S
            self._back()
            QTimer.singleShot(round(_CLOSE_S * 1000) + 100, self, self._host.window().close)
            tell(self._host, "act.setting-closing")
        return monotonic() < self._close_by

    def close(self) -> None:
        """Stop because the window closes; what goes back by now is heard no more."""
        self._back()
        self._state.run = None
        self._tasks.leave(_LEAVE_S)

    def wait(self) -> None:
        """Wait for what was started."""
        self._tasks.wait()

    def _back(self) -> None:
        if self._state.run is not None:
            self._state.run.question.put_back()

    # Changing

    def _do(self) -> None:
        setter, host, plan = self._setter, self._host, self._state.plan
        if setter is None or plan is None or not plan.changes or self._state.stage is not Stage.READY:
            return
        run = Run()
        names = setting_here.needs(host.household, host.desk.content.catalog)
        self._start(run, lambda: change(setter, plan, names, run, self._hearing(run)))

    def _undo(self) -> None:
        setter = self._setter
        if setter is not None and ask_undo(self._host):
            run = Run(undoing=True)
            self._start(run, lambda: undo(setter, self._hearing(run)))

    def _again(self) -> None:
        """Try once more to put back what could not be put back."""
        setter, now = self._setter, self._host.desk.now
        if setter is not None:
            run = Run(undoing=self._state.undone, moment=Moment.GOING_BACK)
            self._start(run, lambda: recover(setter, now))

    def _start(self, run: Run, job: Callable[[], Changed | SettingPlan]) -> None:
        self._state.run = run
        self._tasks.run(job, land=lambda done: self._landed(run, done))
        self._go(Stage.WORKING)

    def _hearing(self, run: Run) -> Callable[[Moment, Proof | None], None]:
        def heard(moment: Moment, proof: Proof | None) -> None:
            """On the thread of the change: tell the page, as long as there is a window."""
            with suppress(RuntimeError):  # closed and gone: what goes back must not stop at that
                self._told.emit((run, moment, proof))

        return heard

    @Slot(object)
    def _hear(self, told: tuple[Run, Moment, Proof | None]) -> None:
        run, moment, proof = told
        if run is self._state.run:
            run.moment, run.proof = moment, proof or run.proof
            asks = moment is Moment.ASKING and not run.question.is_refused
            self._go(Stage.ASKING if asks else Stage.WORKING)

    def _landed(self, run: Run, done: "Future[Changed | SettingPlan]") -> None:
        state = self._state
        state.run, state.undone = None, run.undoing
        found = self._found(done)
        if isinstance(found, SettingPlan):
            state.plan, state.moved = found, True
            self._go(Stage.READY)
        elif found is not None:
            state.ending, state.status = found
            self._keep_record(found[0], undoing=run.undoing)
            self._go(Stage.ENDED)
        self._tell_elsewhere()
        if self._close_by is not None:
            QTimer.singleShot(0, self, self._host.window().close)

    def _tell_elsewhere(self) -> None:
        """Tell how it ended where another page is shown by now."""
        state = self._state
        if not self._shown and state.ending is not None:
            tell_ending(self._host, state.ending)
        elif not self._shown and state.error is not None:
            self._host.show_error(state.error)

    def _keep_record(self, ending: Ending, *, undoing: bool) -> None:
        host, state = self._host, self._state
        today = host.desk.today()
        if ending.kept and state.plan is not None:
            host.keep(setting_here.keep_set(host.household, state.device, state.plan.wanted.filter, today))
        elif undoing and not ending.stuck:
            host.keep(setting_here.keep_undone(host.household, state.device, today))

    def _recovered(self, done: "Future[Ending | None]") -> None:
        if isinstance(done.exception(), SettingElsewhere):
            return  # another copy is at work, and sees to it
        ending = result(self._host, done)
        if ending is not None:
            tell_ending(self._host, ending)
