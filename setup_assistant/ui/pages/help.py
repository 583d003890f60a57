"""Where help is: contacts in the order a frightened family needs them; printed without a name."""

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.rule import Contact
from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.wrap import WrapRow


class HelpPage(Page):
    """Contacts: danger now, then people to talk to, then offices that take reports."""

    id = PageId.HELP

    def build(self) -> None:
        """First what to say to the child, then the three groups."""
        first = Panel(self.theme, ground="soft", pad=14)
        first.box.addWidget(self.label("help.first", bold=True))
        first.box.addWidget(self.label("help.pictures"))
        self.body.addWidget(first)
        contacts = self.view.content.contacts
        for key, chosen in (
            ("help.urgent", [each for each in contacts if each.urgent]),
            ("help.talk", [each for each in contacts if not each.urgent and not each.report]),
            ("help.report", [each for each in contacts if each.report]),
        ):
            if chosen:
                self._group(key, chosen)
        self.body.addStretch(1)

    def other_actions(self) -> tuple[Button, ...]:
        """Return the way to the printed page."""
        show = self.button("help.print", "print-help", icon="printer")
        show.clicked.connect(lambda: self.opened.emit(PageId.PRINT.value, "help"))
        allow = self.button("help.allow", "to-allow", icon="lock")
        allow.clicked.connect(lambda: self.opened.emit(PageId.GUIDES.value, "allow"))
        return (allow, show)

    def _group(self, key: str, contacts: list[Contact]) -> None:
        self.body.addWidget(self.label(key, Step.H2))
        for contact in contacts:
            self.body.addWidget(self._contact(contact))

    def _contact(self, contact: Contact) -> Panel:
        panel = Panel(self.theme, pad=12)
        row = WrapRow(self.theme.px(14), self.theme.px(2))
        row.addWidget(self.label(contact.name, bold=True))
        if contact.number:
            row.addWidget(self._selectable(contact.number))
        if contact.url:
            visit = Button(self.theme, contact.url, Look.LINK, icon="external-link")
            visit.setObjectName(f"visit-{contact.id}")
            visit.clicked.connect(lambda: self.acted.emit("open-url", contact.url))
            row.addWidget(visit)
        panel.box.addLayout(row)
        panel.box.addWidget(self.label(contact.who))
        details = [self.words.say(contact.hours), self.words.say(contact.cost)]
        if contact.languages is not None:
            details.append(self.words.say(contact.languages))
        panel.box.addWidget(self.text("　".join(details) if self.view.lang == "ja" else "  ".join(details), Step.SMALL))
        panel.box.addWidget(self.text(self._checked(contact), Step.SMALL, color="ink2"))
        return panel

    def _selectable(self, number: str) -> QWidget:
        return self.text(number, Step.H2)

    def _checked(self, contact: Contact) -> str:
        day = calendar.day(contact.fact.checked_on, self.view.lang)
        key = "fact.confirm" if to_confirm(contact.fact, self.view.today) else "fact.checked"
        return self.words(key, day=day)
