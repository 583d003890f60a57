"""Runs the check of this computer for the window: looks first, asks only after a press, stops at once."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from time import monotonic

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Slot

from setup_assistant.checks.stop import StopSwitch
from setup_assistant.domain.checked import CheckResult, Inquiry, PathResult
from setup_assistant.domain.household import Household
from setup_assistant.domain.lookup import Finding
from setup_assistant.domain.occasion import Occasion
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.jobs import checking
from setup_assistant.ui.check_view import CheckingView, Stage
from setup_assistant.ui.host import Host, result
from setup_assistant.ui.moved import let_go
from setup_assistant.ui.phoning import Phoning
from setup_assistant.ui.progress import Progress
from setup_assistant.ui.tasks import Tasks

_LOOK_EVERY_MS = 100
"""The main thread looks at most this often at what came on the thread of the check."""

_LEAVE_S = 0.5
"""Longest time that closing the window waits for a check to end."""


@dataclass(slots=True, kw_only=True)
class _Run:
    """One check that is going on; `findings` grows on its worker thread."""

    inquiry: Inquiry
    seconds: int
    only: str
    """Id of the record of which one way is looked at again; empty for a whole check."""
    stop: StopSwitch = field(default_factory=StopSwitch)
    findings: list[Finding] = field(default_factory=list)
    began: float = field(default_factory=monotonic)
    seen: int = 0
    """Findings that the main thread has looked at."""

    def progress(self) -> Progress:
        """Return how far it is."""
        left = self.seconds - (monotonic() - self.began)
        return Progress(len(self.findings), len(self.inquiry.probes), max(1, round(left)))


class Checking(QObject):
    """The check of this computer, and the page for a phone, as the window holds them."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._tasks = Tasks(self)
        self._around: Surroundings | None = None
        self._occasion: Occasion | None = None
        self._inquiry: Inquiry | None = None
        self._chosen: str | None = None
        self._network: str | None = None
        self._run: _Run | None = None
        self._paths: tuple[PathResult, ...] = ()
        self._news: frozenset[str] = frozenset()
        self._last: CheckResult | None = None
        self._nonce = checking.nonce()
        self._fresh = self._moved = False
        self.phone = Phoning(host, self, self._redraw)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._hear)

    def view(self) -> CheckingView:
        """Return what the page may show at this moment."""
        run = self._run
        inquiry = run.inquiry if run else self._inquiry
        return CheckingView(
            stage=self._stage(),
            occasion=self._occasion,
            inquiry=inquiry,
            seconds=checking.seconds(inquiry) if inquiry else 0,
            trace=self._around.network if self._around else "",
            paths=self._paths,
            news=self._news,
            progress=run.progress if run else CheckingView().progress,
            last=self._last,
            moved=self._moved,
            fresh=self._fresh,
            phone=self.phone.view(),
        )

    def _stage(self) -> Stage:
        if self._host.desk.check is None:
            return Stage.ABSENT
        if self._run is not None:
            return Stage.RUNNING
        return Stage.READY if self._inquiry is not None else Stage.LOOKING

    # What the page asks for

    def turned(self, page: PageId) -> None:
        """Look at this computer when the page is opened, which sends nothing; stop when it is left."""
        if page is not PageId.CHECK:
            self.leave()
        elif self._host.desk.check is not None and self._run is None:
            self._host.tasks.run(self._host.desk.surroundings, land=self._looked)

    def choose(self, chosen: str) -> None:
        """Take another filter to be tried."""
        if self._around is not None and self._run is None:
            self._chosen = chosen
            self._prepare(self._around)
            self._host.draw()

    def choose_network(self, network: str) -> None:
        """Take another network of the household for the one that this computer is on."""
        if self._around is not None and self._run is None:
            self._network = network
            self._prepare(self._around)
            self._host.draw()

    def start(self, again: str = "") -> None:
        """Ask what is listed: all of it, or of `again` ("RECORD@WAY") one way."""
        if self._around is None or self._inquiry is None or self._run is not None:
            return
        record, _, way = again.partition("@")
        inquiry = self._narrowed(self._around, record, way) if way else self._inquiry
        self._moved, self._paths = False, ()
        self._run = run = _Run(inquiry=inquiry, seconds=checking.seconds(inquiry), only=record)
        self._tasks.run(lambda: self._ask(run), land=lambda done: self._landed(run, done))
        self._timer.start()
        self._host.draw()

    def stop(self) -> None:
        """Stop asking; what is known so far comes back at once."""
        if self._run is not None:
            self._run.stop.press()

    def leave(self) -> None:
        """Stop because the page was left: nothing of it is kept, and no phone is waited for."""
        self.stop()
        self._run, self._moved = None, False
        self._paths = ()
        self.phone.shut()

    def close(self) -> None:
        """Stop because the window closes."""
        self.leave()
        self._tasks.leave(_LEAVE_S)
        self.phone.close()

    def wait(self) -> None:
        """Wait for a check that is going on, and for the door of a phone that opens."""
        self._tasks.wait()
        self.phone.wait()

    # What comes back

    def _looked(self, done: "Future[Surroundings]") -> None:
        around = result(self._host, done)
        if around is None or self._run is not None:
            return
        let_go(self._host, around)
        before = (self._occasion, self._inquiry)
        self._prepare(around)
        if (self._occasion, self._inquiry) != before:
            self._redraw()

    def _prepare(self, around: Surroundings) -> None:
        """Work out what the next check will ask."""
        host, catalog = self._host, self._host.desk.content.catalog
        self._around = around
        self._occasion = checking.occasion(host.household, catalog, around, host.desk.today())
        if self._network in self._occasion.networks:
            self._occasion = replace(self._occasion, network=self._network)
        chosen = self._chosen if self._chosen in self._occasion.choices else self._occasion.filter
        self.phone.prepare(self._occasion, around, chosen)
        # The same family and surroundings give the same list, until the name that exists nowhere was asked.
        self._inquiry = checking.inquire(host.household, catalog, around, filter_id=chosen, nonce=self._nonce)

    def _narrowed(self, around: Surroundings, record: str, way: str) -> Inquiry:
        """Return what one way of a record is asked again, with the filter of that record."""
        host = self._host
        chosen = next((each.filter for each in host.household.records if each.id == record), None)
        catalog = host.desk.content.catalog
        return checking.inquire(host.household, catalog, around, filter_id=chosen, nonce=self._nonce, only=way)

    def _ask(self, run: _Run) -> CheckResult | Surroundings:
        """On the worker thread: look once more, then ask; another network than in the list is not asked."""
        desk = self._host.desk
        around = desk.surroundings()
        if self._around is None or around.network != self._around.network or desk.check is None:
            return around
        heard = run.findings.append
        return desk.check(run.inquiry, desk.content.catalog, around, now=desk.now, heard=heard, stop=run.stop)

    @Slot()
    def _hear(self) -> None:
        """Judge what came since the last look; a page is drawn anew only when a row is known."""
        run = self._run
        if run is None:
            self._timer.stop()
            return
        findings = tuple(run.findings)
        if len(findings) == run.seen:
            return
        run.seen = len(findings)
        paths = checking.so_far(run.inquiry, self._host.desk.content.catalog, findings)
        if paths != self._paths:
            self._news = frozenset(each.path.id for each in paths) - {each.path.id for each in self._paths}
            self._paths = paths
            self._redraw()
            self._news = frozenset()

    def _landed(self, run: _Run, done: "Future[CheckResult | Surroundings]") -> None:
        if run is not self._run:  # the page was left: nothing is kept
            return
        self._run, self._paths = None, ()
        self._host.detail = ""
        found = result(self._host, done)
        if isinstance(found, Surroundings):
            self._moved = True
            self._prepare(found)
        elif found is not None and self._occasion is not None and self._around is not None:
            self._last = found
            self._host.keep(self._kept(run, found, self._occasion))
            self._nonce, self._inquiry = checking.nonce(), None  # the name that exists nowhere is asked once
            self._prepare(self._around)
        self._fresh = True
        self._redraw()
        self._fresh = False

    def _kept(self, run: _Run, found: CheckResult, occasion: Occasion) -> Household:
        household, desk = self._host.household, self._host.desk
        if run.only:
            return checking.keep_again(household, desk.content.catalog, found, run.only, desk.today())
        return checking.keep(household, desk.content.catalog, found, occasion, desk.today())

    def _redraw(self) -> None:
        if engine.here(self._host.household) is PageId.CHECK:
            self._host.draw()
