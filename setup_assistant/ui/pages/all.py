"""All answers on one page, for people who know: the same questions, the same answers, the same plan."""

from PySide6.QtWidgets import QWidget

from setup_assistant.flow import engine
from setup_assistant.flow.page import FIRST_QUESTIONS, LATER_QUESTIONS, PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Button


class AllPage(Page):
    """The question pages one below the other; each part is the page itself without its head."""

    id = PageId.ALL
    dense = True

    def build(self) -> None:
        """Take the body of every question page that this household sees."""
        # Imported here, since the registry of pages imports each page by name and this one is in it.
        from setup_assistant.ui.pages import make_page  # noqa: PLC0415 - as said above

        seen = engine.path(self.household)
        self._parts: list[Page] = []
        for each in (*FIRST_QUESTIONS, *LATER_QUESTIONS):
            if each in seen:
                part = make_page(each, self.view)
                self._add(part)
        self.body.addStretch(1)

    def main_action(self) -> Button | None:
        """Return the main action of a part that needs one, for example the way back from one device."""
        return next((action for part in self._parts if (action := part.main_action()) is not None), None)

    def _add(self, part: Page) -> None:
        for mine, its in (
            (self.answered, part.answered),
            (self.typed, part.typed),
            (self.opened, part.opened),
            (self.acted, part.acted),
        ):
            its.connect(mine)
        self._parts.append(part)
        part.setParent(self)
        part.hide()
        self.body.addWidget(self.text(part.title(), Step.H2))
        inside = part.area.takeWidget()
        if isinstance(inside, QWidget):
            layout = inside.layout()
            if layout is not None:
                layout.setContentsMargins(0, 0, 0, self.theme.px(16))
            self.body.addWidget(inside)
