"""The window: shows one page at a time, keeps every answer, and is the only place that moves on."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.flow import engine
from setup_assistant.flow.answers import keep_gap_numbers
from setup_assistant.flow.page import PageId
from setup_assistant.text.errors import Said, say
from setup_assistant.text.words import Words
from setup_assistant.ui import keys, memory
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.frame import Frame
from setup_assistant.ui.leaving import leave
from setup_assistant.ui.looks import Looks
from setup_assistant.ui.moves import moves_of
from setup_assistant.ui.notices import Notices
from setup_assistant.ui.pages import make_page
from setup_assistant.ui.plans import Plans
from setup_assistant.ui.saver import Saver
from setup_assistant.ui.tasks import Tasks
from setup_assistant.ui.view import View
from setup_assistant.ui.walk import Walk
from setup_assistant.ui.widgets.focus import FocusRing

if TYPE_CHECKING:
    from setup_assistant.ui.acts import Acts
    from setup_assistant.ui.checking import Checking
    from setup_assistant.ui.handing import Handing
    from setup_assistant.ui.setting import Setting

_JOBS = {PageId.CHECK: "checking", PageId.COMPUTER: "setting", PageId.HAND_OVER: "handing"}
"""What is told when its page is opened or left."""

_NARROW = 900
"""Below this effective width (window width divided by the text factor) the rail becomes a bar."""

_SMALLEST = QSize(1024, 600)
_USUAL = QSize(1280, 720)


class Window(QWidget):
    """The one window of the program."""

    def __init__(self, desk: Desk, household: Household, lang: str, said: tuple[Said, ...] = ()) -> None:
        super().__init__()
        self.desk = desk
        self.household = household
        self.looks = Looks(desk, lang)
        self.machine = Machine()
        self._plans = Plans()
        self.detail = ""
        self.tasks = Tasks(self)
        self.saver = Saver(desk.store, self.tasks, self)
        self.saver.failed.connect(self.show_error)
        self.walk = Walk(self, self.words)
        self._notices = Notices(said, self.draw)
        self._frame: Frame | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._ring = FocusRing(self, self.looks.theme())
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        self.looks.dress(self)
        keys.bind(self, self.open_page, lambda: self._frame)
        self.draw()

    # What is shown

    def view(self) -> View:
        """Return what the page is drawn from at this moment."""
        theme = self.looks.theme()
        return View(
            household=self.household,
            content=self.desk.content,
            lang=self.looks.lang,
            theme=theme,
            today=self.desk.today(),
            machine=self.machine,
            plans=self._plans,
            narrow=self.width() / theme.factor < _NARROW,
            read_only=self.desk.store.read_only,
            detail=self.detail,
            acts=self.desk.acts() if self.page is PageId.PRINT else (),
            sets=self.desk.sets,
            **{job: getattr(self, job).view() for page, job in _JOBS.items() if page is self.page},
        )

    @property
    def page(self) -> PageId:
        """The page that is shown."""
        return engine.here(self.household)

    def draw(self, *, fresh: bool = False) -> None:
        """Build the page anew; `fresh` puts the focus on its heading, else focus and place stay."""
        kept = None if fresh or self._frame is None else memory.remember(self._frame)
        view = self.view()
        page = make_page(self.page, view)
        page.answered.connect(self.answer)
        page.typed.connect(self.keep)
        page.opened.connect(self.open_page)
        page.acted.connect(self._act)
        self.show_frame(Frame(view, page, moves_of(self), self._notices.shown(view)))
        if "plan" in view.__dict__:
            self.keep(keep_gap_numbers(self.household, view.plan.gap_numbers))
        if kept is not None and self._frame is not None:
            memory.restore(self._frame, kept)
        elif self._frame is not None:
            memory.start(self._frame)

    def show_frame(self, frame: Frame) -> None:
        """Put a page with its frame in place of the one that is shown."""
        old, self._frame = self._frame, frame
        self._ring.setParent(self)
        self._ring.hide()
        if old is not None:
            # Not taken out of the layout: the binding would give it back to Python, whose collector could then
            # empty its widgets before Qt is done with them.
            old.hide()
            old.deleteLater()
        self._box.addWidget(frame)
        frame.show()
        self.setWindowTitle(self.words()("app.title"))

    # What the person does

    @cached_property
    def acts(self) -> "Acts":
        """Files, printing and erasing; loaded when somebody first asks for one of them."""
        from setup_assistant.ui.acts import Acts  # noqa: PLC0415 - brings the papers, which the first page needs not

        return Acts(self)

    @cached_property
    def checking(self) -> "Checking":
        """The check of this computer; loaded with its page."""
        from setup_assistant.ui.checking import Checking  # noqa: PLC0415 - as above

        return Checking(self, self)

    @cached_property
    def setting(self) -> "Setting":
        """Setting this computer; loaded with its page, or when an earlier start left something unfinished."""
        from setup_assistant.ui.setting import Setting  # noqa: PLC0415 - as above

        return Setting(self, self)

    @cached_property
    def handing(self) -> "Handing":
        """Handing a setting to a phone; loaded with its page."""
        from setup_assistant.ui.handing import Handing  # noqa: PLC0415 - as above

        return Handing(self, self)

    @Slot(str, object)
    def _act(self, name: str, value: object) -> None:
        self.acts.do(name, value)

    @Slot(object, str)
    def answer(self, household: Household, detail: str) -> None:
        """Keep an answer and show the page again."""
        self.detail = detail
        self.keep(household)
        self.draw()

    @Slot(object)
    def keep(self, household: Household) -> None:
        """Keep what changed, without touching the page."""
        if household != self.household:
            self.household = household
            self.saver.save(household)

    @Slot(str, str)
    def open_page(self, page: str, detail: str = "") -> None:
        """Open a page; one beside the path comes back to where the family was."""
        left, self.detail = self.page, detail
        self._notices.clear_calm()
        self.keep(engine.go(self.household, PageId(page)))
        for each in {left, self.page} & _JOBS.keys():
            getattr(self, _JOBS[each]).turned(self.page)
        self.draw(fresh=True)

    # How it looks

    def set_look(self, **change: object) -> None:
        """Change language, palette or text size; every answer and the place on the page stay."""
        try:
            self.looks.change(**change)
        except AssistantError as error:
            self._notices.add(say(error, self.words()))
        if change.keys() - {"language"}:  # other words need no other colours
            self.looks.dress(self)
            self._ring.set_theme(self.looks.theme())
        self.draw()

    def words(self) -> Words:
        """Return the words of the window's language."""
        return self.desk.content.words(self.looks.lang)

    # What is told

    def tell(self, said: Said, *, calm: bool = False) -> None:
        """Show a notice above the page; the focus stays where it is."""
        self._notices.add(said, calm=calm)
        self.draw()

    def another(self, desk: Desk, household: Household) -> QWidget:
        """Return a second window for another desk; what its store has to say is said in it."""
        said = tuple(Said(title=self.words().say(event), text="", advice="") for event in desk.store.events)
        return Window(desk, household, self.looks.lang, said)

    @Slot(object)
    def show_error(self, error: AssistantError) -> None:
        """Say an error in the window's language."""
        self.tell(say(error, self.words()))

    # Around

    def look_around(self) -> None:
        """After the first page is shown: say what is due, and find out about this computer."""
        from setup_assistant.ui import around  # noqa: PLC0415 - the first page needs no advice

        around.begin(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the rail into a bar, or back, when the width asks for it."""
        super().resizeEvent(event)
        if self._frame is not None and self._frame.page.view.narrow != self.view().narrow:
            QTimer.singleShot(0, self, self.draw)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put back what nobody kept, and save what is waiting; when that fails, say so and stay open once."""
        if "setting" in self.__dict__ and self.setting.keeps_open():
            event.ignore()
            return
        begun = [getattr(self, job) for job in _JOBS.values() & self.__dict__.keys()]
        event.setAccepted(leave(self, begun, lambda error: self.acts.leave_anyway(error)))  # noqa: PLW0108 - acts are loaded only then
