"""Handing the filter on: to a phone by a code, or to the home router by addresses to copy."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.flow.page import PageId
from setup_assistant.ui.check_view import PhoneStage
from setup_assistant.ui.handing_view import HandingView
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages import hand_over_phone, hand_over_router
from setup_assistant.ui.pages.hand_over_facts import facts, guides
from setup_assistant.ui.pages.hand_over_subject import Subject, subject_of
from setup_assistant.ui.pages.phone_panel import SERVED
from setup_assistant.ui.widgets.beside import Beside
from setup_assistant.ui.widgets.button import Button, Look

SIDE, LEAST = 310, 330
_SHOWABLE = (PhoneStage.SHUT, PhoneStage.CHOOSING, PhoneStage.OVER)
_SERVED = (PhoneStage.OPENING, *SERVED)


class HandOverPage(Page):
    """One step that is handed on; nothing is served before the press of its button."""

    id = PageId.HAND_OVER
    dense = True

    @cached_property
    def subject(self) -> Subject:
        """What the page is about."""
        return subject_of(self.view)

    @cached_property
    def now(self) -> HandingView:
        """How far the hand-over is."""
        return self.view.handing or HandingView()

    def build(self) -> None:
        """Put what happens and what to know at the left, the code or the addresses at the right."""
        px = self.theme.px
        if self.subject.task is not None and self.subject.filter is not None:
            first, side, rest = self._first(), self._side_panel(), self._rest()
            if self.view.narrow:
                asks_first = self.subject.router is not None  # a code, or what it brought, comes before all words
                for part in (first, side, rest) if asks_first else (side, first, rest):
                    self.body.addWidget(part)
            else:
                main = self._column(first, rest)
                self.body.addWidget(Beside(main, side, side_width=px(SIDE), gap=px(20), least=px(LEAST)))
        self.body.addStretch(1)

    def title(self) -> str:
        """Return to what the setting is handed."""
        task, labels = self.subject.task, self.view.labels
        if task is None:
            return self.words.screen("hand-over.title.none")
        if self.subject.router is not None:
            return self.words.screen("hand-over.title.router", network=labels.network(task.at))
        return self.words.screen("hand-over.title.phone", device=labels.device(task.at))

    def lead(self) -> str:
        """Return which filter it is."""
        if self.subject.task is None:
            return self.words.screen("hand-over.lead.none")
        if self.subject.filter is None:
            return self.words.screen("hand-over.lead.no-filter")
        key = "hand-over.lead.phone" if self.subject.router is None else "hand-over.lead.router"
        return self.words.screen(key, filter=self.subject.filter.name)

    def foot(self) -> str | None:
        """Say that nothing changed, until a phone has come: it may have taken the setting already."""
        if self.now.phone.stage is PhoneStage.CAME:
            return self.words.screen("hand-over.foot.came")
        return "" if self.now.phone.stage in {PhoneStage.DONE, PhoneStage.OVER} else None

    def main_action(self) -> Button | None:
        """Return what to do now; while a phone is waited for there is nothing to press here."""
        subject = self.subject
        if subject.task is not None and subject.filter is None:
            return self._leading("hand-over.choose", PageId.COMPARE)
        if subject.router is not None:
            return hand_over_router.guide_button(self, subject, subject.router)
        if self.now.phone.stage in _SHOWABLE and self.now.looked and subject.task is not None:
            show = self.button("hand-over.show", "main", Look.MAIN, icon="qr-code")
            show.clicked.connect(lambda: self.acted.emit("hand-open", ""))
            return show
        if self.now.phone.stage in _SERVED:
            return None
        return self._leading("hand-over.to-setup", PageId.SETUP)

    def _leading(self, key: str, page: PageId) -> Button:
        button = self.button(key, "main", Look.MAIN, after="arrow-right")
        at = self.subject.task.id if self.subject.task is not None and page is PageId.SETUP else ""
        button.clicked.connect(lambda: self.opened.emit(page.value, at))
        return button

    def _first(self) -> QWidget:
        """Return which router it is, what will happen, or the question that is left once a phone has reported."""
        subject = self.subject
        if subject.router is not None:
            return hand_over_router.router_panel(self, subject, subject.router)
        if self.now.phone.stage is PhoneStage.DONE or subject.to is None or subject.filter is None:
            return hand_over_phone.taken(self, subject)
        return hand_over_phone.happens(self, subject.to, subject.filter, self.now)

    def _rest(self) -> QWidget:
        """Return the guides and what to know."""
        subject, part = self.subject, QWidget()
        if subject.way is None or subject.task is None:
            return part
        part.setLayout(guides(self, subject.way, subject.task.at, both=subject.router is None))
        return self._column(part, facts(self, subject.way))

    def _side_panel(self) -> QWidget:
        """Return the addresses, or the code and the ways without it."""
        subject = self.subject
        if subject.filter is not None and subject.router is not None:
            return hand_over_router.addresses_panel(self, subject.filter)
        code = hand_over_phone.code_panel(self, self.now)
        if self.now.phone.stage is PhoneStage.DONE:
            return code
        return self._column(code, hand_over_phone.otherwise(self, subject))

    def _column(self, *parts: QWidget) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(12))
        for part in parts:
            box.addWidget(part)
        box.addStretch(1)
        return column
