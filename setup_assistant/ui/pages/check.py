"""What this computer and each phone really get: asked, judged and dated; and what one sees with one's own eyes."""

from functools import cached_property

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.outcome import Verdict
from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.check_view import Stage
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages import check_before, check_mend, check_result, check_running
from setup_assistant.ui.pages.check_looks import looks
from setup_assistant.ui.pages.check_said import title_of
from setup_assistant.ui.pages.check_side import side
from setup_assistant.ui.pages.check_subject import Mode, Subject, subject_of
from setup_assistant.ui.pages.check_ways import clock
from setup_assistant.ui.widgets.beside import Beside
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.label import Heading
from setup_assistant.ui.widgets.wrap import WrapRow

SIDE, LEAST = 288, 560


class CheckPage(Page):
    """Before, while and after a check of this computer; beside it the phone and what no check can see."""

    id = PageId.CHECK
    dense = True

    @cached_property
    def subject(self) -> Subject:
        """What the page is about."""
        return subject_of(self.view)

    def build(self) -> None:
        """Put the check at the left and, below it, the looks; at the right what goes with it."""
        px, mode = self.theme.px, self.subject.mode
        main = QWidget()
        box = QVBoxLayout(main)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(10))
        parts = {Mode.BEFORE: check_before.fill, Mode.RUNNING: check_running.fill, Mode.RESULT: check_result.fill}
        parts[mode](self, self.subject, box)
        if mode is Mode.RUNNING:
            escape = QShortcut(QKeySequence("Escape"), self)
            escape.activated.connect(lambda: self.acted.emit("check-stop", ""))
        beside = side(self, self.subject)
        if self.view.narrow:
            if mode is Mode.RESULT:
                box.addLayout(self._wrapped())
            self.body.addWidget(main)
            self.body.addWidget(beside)
        else:
            box.addStretch(1)
            self.body.addWidget(Beside(main, beside, side_width=px(SIDE), gap=px(20), least=px(LEAST)))
        if mode is not Mode.RUNNING:
            self.body.addWidget(looks(self))
        self.body.addStretch(1)

    def heading(self) -> Heading:
        """Return the finding; a screen reader says it when a check has just ended."""
        heading = super().heading()
        if self.subject.now.fresh and self.subject.mode is Mode.RESULT:
            announce(heading)
        return heading

    def title(self) -> str:
        """Return the question, or the finding."""
        return title_of(self, self.subject)

    def lead(self) -> str:
        """Return from where and when it is, and what samples are."""
        words, subject = self.words, self.subject
        if subject.mode is not Mode.RESULT or subject.record is None:
            return words.screen(f"check.lead.{subject.mode.value}")
        record, labels = subject.record, self.view.labels
        at = record.at.astimezone()
        when = words("check.when", day=calendar.day(at.date(), self.view.lang), time=clock(at)[:5])
        where = labels.network(record.network) if record.network is not None else words("check.network.unknown")
        early = subject.outcome is not None and record.stopped and subject.outcome.verdict is not Verdict.UNREACHED
        key = "check.lead.stopped" if early else "check.lead.result"
        names = {each.id: each.name for each in self.view.catalog.filters}
        tried = names.get(record.filter or "", words("check.filter.none"))
        return words.screen(key, network=where, when=when, **({} if early else {"filter": tried}))

    def foot(self) -> str | None:
        """Return the usual words before a check alone: while one runs, and beside a result, they say nothing new."""
        return None if self.subject.mode is Mode.BEFORE else ""

    def other_actions(self) -> tuple[Button, ...]:
        """Return the way to paper, once more, and on; in a narrow window they stand in the page."""
        return () if self.view.narrow and self.subject.mode is Mode.RESULT else self._others()

    def main_action(self) -> Button | None:
        """Return what to do now: check, stop, or mend what is open; else Next."""
        subject = self.subject
        if subject.mode is Mode.RUNNING:
            return check_running.stop_button(self)
        if subject.mode is Mode.BEFORE:
            return check_before.check_button(self, subject) if subject.now.stage is not Stage.ABSENT else None
        return check_mend.main_button(self, subject)

    def _wrapped(self) -> WrapRow:
        row = WrapRow(self.theme.px(8))
        for button in self._others():
            row.addWidget(button)
        return row

    def _others(self) -> tuple[Button, ...]:
        subject = self.subject
        if subject.mode is Mode.RUNNING or (subject.mode is Mode.BEFORE and subject.now.stage is Stage.ABSENT):
            return ()
        if subject.mode is Mode.BEFORE:
            return (self._leading("check.onward", "onward", PageId.RULES),)
        buttons = [self._leading("check.print", "print-record", PageId.PRINT, icon="printer", detail="record")]
        if subject.now.stage is not Stage.ABSENT:
            again = self.button("check.again", "again", icon="rotate-ccw")
            again.clicked.connect(lambda: self.acted.emit("check", ""))
            buttons.append(again)
        return tuple(buttons)

    def _leading(self, key: str, name: str, page: PageId, *, icon: str = "", detail: str = "") -> Button:
        button = self.button(key, name, icon=icon, after="" if icon else "arrow-right")
        button.clicked.connect(lambda: self.opened.emit(page.value, detail))
        return button
