"""About: what the program does and does not, the family's file, licences, and the government measures it serves."""

from PySide6.QtWidgets import QWidget

from setup_assistant import __version__
from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.wrap import WrapRow

MEASURES = ("shop", "kinds", "survey", "literacy", "briefing", "spring", "help")
"""What the government measures of July 2016 ask for, as far as a program for families can serve it."""


class AboutPage(Page):
    """What stays on this computer, and how to take it away again."""

    id = PageId.ABOUT

    def build(self) -> None:
        """Short paragraphs, then the acts on the family's file, then what is rarely asked."""
        for part in ("does", "not", "stays"):
            panel = Panel(self.theme)
            panel.box.addWidget(self.label(f"about.{part}.head", bold=True))
            panel.box.addWidget(self.label(f"about.{part}.text"))
            self.body.addWidget(panel)
        self._file()
        self.body.addWidget(Disclosure(self.theme, self.words("about.measures"), "measures", self._measures))
        self.body.addWidget(
            Disclosure(self.theme, self.words("about.licences"), "licences", self.words("about.licences.text"))
        )
        edition = calendar.day(self.view.content.edition, self.view.lang)
        self.body.addWidget(
            self.text(self.words("about.version", version=__version__, edition=edition), Step.SMALL, color="ink2")
        )
        self.body.addStretch(1)

    def _file(self) -> None:
        row = WrapRow(self.theme.px(10))
        for act, icon, look in (
            ("save-copy", "save", Look.PLAIN),
            ("open-copy", "folder-open", Look.PLAIN),
            ("erase", "eraser", Look.PLAIN),
        ):
            button = self.button(f"about.{act}", f"act-{act}", look, icon=icon)
            button.clicked.connect(lambda _on=False, act=act: self.acted.emit(act, None))
            row.addWidget(button)
        self.body.addLayout(row)

    def _measures(self) -> QWidget:
        panel = Panel(self.theme, ground="sunk")
        panel.box.addWidget(self.label("about.measures.lead", Step.SMALL, color="ink2"))
        for measure in MEASURES:
            panel.box.addWidget(self.label(f"measures.{measure}.title", Step.TIGHT, bold=True))
            panel.box.addWidget(self.label(f"measures.{measure}.does", Step.TIGHT))
            panel.box.addWidget(self.label(f"measures.{measure}.state", Step.SMALL, color="ink2"))
        return panel
