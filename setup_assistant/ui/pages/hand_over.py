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
            main, side = self._main(), self._side_panel()
            if self.view.narrow:
                self.body.addWidget(side)
                self.body.addWidget(main)
            else:
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
        """Say that nothing changed, until a phone has reported."""
        return "" if self.now.phone.stage is PhoneStage.DONE else None

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

    def _main(self) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(12))
        subject = self.subject
        if subject.router is not None:
            box.addWidget(hand_over_router.router_panel(self, subject, subject.router))
        elif self.now.phone.stage is PhoneStage.DONE:
            box.addWidget(hand_over_phone.taken(self, subject))
        elif subject.to is not None and subject.filter is not None:
            box.addWidget(hand_over_phone.happens(self, subject.to, subject.filter, self.now))
        if subject.way is not None and subject.task is not None:
            box.addLayout(guides(self, subject.way, subject.task.at, both=subject.router is None))
            box.addWidget(facts(self, subject.way))
        box.addStretch(1)
        return part

    def _side_panel(self) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.theme.px(12))
        subject = self.subject
        if subject.filter is not None and subject.router is not None:
            box.addWidget(hand_over_router.addresses_panel(self, subject.filter))
        else:
            box.addWidget(hand_over_phone.code_panel(self, self.now))
            other = hand_over_phone.otherwise(self, subject)
            if other is not None:
                box.addWidget(other)
        return part
