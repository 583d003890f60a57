"""Hands a setting to one phone by a page: listens only while its page is shown and somebody asked for the code."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.phone import HandTo, PhoneOrder
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.jobs import checking, handed, handing
from setup_assistant.ui.check_view import PhoneStage
from setup_assistant.ui.handing_view import HandingView
from setup_assistant.ui.host import Host, result, tell, words_of
from setup_assistant.ui.keeping import documents
from setup_assistant.ui.pages.hand_over_subject import Subject, subject_of
from setup_assistant.ui.phoning import Phoning
from setup_assistant.ui.tasks import Tasks
from setup_assistant.ui.widgets.focus import bring_into_view
from setup_assistant.ui.widgets.qr import QrTile

if TYPE_CHECKING:
    from setup_assistant.domain.occasion import Occasion

_LEAVE_S = 0.5
_SUFFIX = ".mobileconfig"


class Handing(QObject):
    """One phone at a time; what the page is about follows from what it is opened at."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._tasks = Tasks(self)
        self._occasion: Occasion | None = None
        self._subject: Subject | None = None
        self._nonce = ""
        self._stage = PhoneStage.SHUT
        self.phone = Phoning(host, self, self._redraw, self._order)

    def view(self) -> HandingView:
        """Return what the page may show at this moment."""
        absent = self._host.desk.phone is None
        return HandingView(absent=absent, looked=self._occasion is not None, phone=self.phone.view())

    def turned(self, page: PageId) -> None:
        """Look at the network when the page is opened, which sends nothing; serve nothing once it is left."""
        self.phone.shut()
        self._occasion = None
        if page is PageId.HAND_OVER and self._host.desk.phone is not None:
            self._tasks.run(self._host.desk.surroundings, land=self._looked)

    def ask(self) -> None:
        """List anew what a phone would try; nothing is served."""
        self._subject = subject_of(self._host.view())
        if self._subject.to is None or self._subject.filter is None or self._occasion is None:
            return
        self._nonce = checking.nonce()
        try:
            self.phone.ask()
        except AssistantError as error:
            self._host.show_error(error)

    def open(self) -> None:
        """Serve the page for the phone that the page is about, as it was listed."""
        if self.phone.view().stage in {PhoneStage.OVER, PhoneStage.SHUT}:
            self.ask()
        subject = self._subject
        if subject is not None and subject.task is not None:
            self.phone.open(subject.task.at)

    def stop(self) -> None:
        """Serve it no more, and list what the next one would try."""
        self.phone.shut()
        self.ask()

    def say_set(self) -> None:
        """Keep that the phone took the setting; what it showed just now then counts for it."""
        subject, host = self._subject, self._host
        if subject is None or subject.task is None or subject.filter is None:
            return
        host.keep(
            handed.say_handed(
                host.household,
                host.desk.content.catalog,
                measure=subject.task.measure,
                device=subject.task.at,
                filter_id=subject.filter.id,
                shown=self.phone.view().stage is PhoneStage.DONE,
                today=host.desk.today(),
            )
        )
        host.draw()

    def save(self) -> None:
        """Ask for a place and save the settings file there."""
        subject, host = subject_of(self._host.view()), self._host
        if subject.filter is None or subject.to is not HandTo.APPLE:
            return
        chosen, lang, words = subject.filter.id, host.view().lang, words_of(host)
        usual = documents() / f"{chosen}{_SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            host.window(), words("hand-over.save"), str(usual), f"{_SUFFIX[1:]} (*{_SUFFIX})"
        )
        if not name:
            return
        path = Path(name) if name.endswith(_SUFFIX) else Path(name + _SUFFIX)
        self._tasks.run(lambda: handed.save_settings_file(host.desk.content, chosen, path, lang=lang), land=self._saved)

    def close(self) -> None:
        """Stop because the window closes."""
        self._tasks.leave(_LEAVE_S)
        self.phone.close()

    def wait(self) -> None:
        """Wait for a look at the network, a file that is written, or a door that opens or closes."""
        self._tasks.wait()
        self.phone.wait()

    def _looked(self, done: "Future[Surroundings]") -> None:
        around, host = result(self._host, done), self._host
        if around is None or engine.here(host.household) is not PageId.HAND_OVER:
            return
        self._occasion = checking.occasion(host.household, host.desk.content.catalog, around, host.desk.today())
        subject = subject_of(host.view())
        self.phone.prepare(self._occasion, around, subject.filter.id if subject.filter else None)
        self.ask()

    def _order(self, chosen: str | None) -> PhoneOrder:
        """Return what the phone gets and tries.  Raises FilterNotSettable."""
        host, subject = self._host, self._subject
        assert subject is not None
        assert subject.to is not None
        assert chosen is not None
        return handing.hand_over_order(
            host.household,
            host.desk.content,
            filter_id=chosen,
            to=subject.to,
            lang=host.view().lang,
            nonce=self._nonce,
        )

    def _saved(self, done: "Future[Path]") -> None:
        path = result(self._host, done)
        if path is not None:
            tell(self._host, "hand-over.saved", path=path)

    def _redraw(self) -> None:
        """Draw the page anew; a code that comes is brought into view as a whole."""
        stage, self._stage = self._stage, self.phone.view().stage
        if engine.here(self._host.household) is PageId.HAND_OVER:
            comes = self._stage is not stage and self._stage is PhoneStage.WAITING
            self._host.draw(fresh=comes)
            if comes:
                QTimer.singleShot(0, self, self._show_code)

    @Slot()
    def _show_code(self) -> None:
        for code in self._host.window().findChildren(QrTile):
            bring_into_view(code)
