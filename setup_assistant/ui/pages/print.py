"""Papers: choose what goes on paper and how, look at it, then print it or save it as PDF."""

from dataclasses import replace
from functools import cached_property

from msgspec.structs import replace as with_form
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from setup_assistant.flow.page import PageId
from setup_assistant.paper.form import Paper, SheetLang
from setup_assistant.ui.asked import PapersAsked
from setup_assistant.ui.pages.drafting import DraftPage
from setup_assistant.ui.pages.wanted import Wanted, family_set, read, sheets_of, toggled
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.choice import TickChip
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure
from setup_assistant.ui.widgets.segmented import Segmented
from setup_assistant.ui.widgets.wrap import WrapRow

_DIALOG = -1


class PrintPage(DraftPage):
    """Sheets of the household; what is chosen stands in what the page is opened at."""

    id = PageId.PRINT
    dense = True

    @cached_property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return read(self.view.detail, self.draft, self.view.lang, is_set=bool(self.view.acts))

    def build(self) -> None:
        """Which papers, then how, then where to."""
        self._part("print.which", self._papers())
        whole = self.button("print.set", "take-set", Look.QUIET, icon="copy")
        whole.clicked.connect(lambda: self._choose(replace(self.wanted, sheets=family_set(self.draft))))
        self.body.addLayout(self.row(whole))
        self._part("print.lang", self._langs())
        self._part("print.paper", self._sizes())
        self._part("print.where", self._printers())
        if self.view.narrow:
            self.body.addWidget(Disclosure(self.theme, self.words("rules.preview"), "preview", self._paper))
        self.body.addStretch(1)

    def other_actions(self) -> tuple[Button, ...]:
        """Return the button that saves."""
        save = self.button("print.save", "save-pdf", icon="file-down")
        save.clicked.connect(lambda: self.acted.emit("save-pdf", self._asked()))
        return (save,)

    def main_action(self) -> Button | None:
        """Return the button that prints, with how many papers."""
        words = self.words.plural("print.print", len(self.wanted.sheets))
        button = Button(self.theme, words, Look.MAIN, icon="printer")
        button.clicked.connect(lambda: self.acted.emit("print", self._asked()))
        return button

    def beside(self) -> QWidget | None:
        """Return the sheet that is looked at."""
        return None if self.view.narrow else self._paper()

    def _choose(self, wanted: Wanted) -> None:
        self.answer(self.household, str(wanted))

    def _asked(self) -> PapersAsked:
        orders = tuple(self.order_of(each, self.wanted.form) for each in self.wanted.sheets)
        printers, at = self.view.machine.printers, self.wanted.printer
        printer = printers[at] if 0 <= at < len(printers) else ""
        return PapersAsked(orders=orders, household=self.draft, plan=self.view.plan, printer=printer)

    def _part(self, key: str, choices: QLayout | QWidget) -> None:
        box = QVBoxLayout()
        box.setSpacing(self.theme.px(6))
        box.addWidget(self.label(key, bold=True))
        if isinstance(choices, QWidget):
            box.addWidget(choices)
        else:
            box.addLayout(choices)
        self.body.addLayout(box)

    def _papers(self) -> WrapRow:
        row = WrapRow(self.theme.px(8))
        able = sheets_of(self.draft, is_set=bool(self.view.acts))
        for sheet in able:
            chip = TickChip(self.theme, self.sheet_name(sheet))
            chip.setObjectName(f"take-{sheet}")
            chip.setChecked(sheet in self.wanted.sheets)
            chip.clicked.connect(lambda _on=False, sheet=sheet: self._choose(toggled(self.wanted, sheet, able)))
            row.addWidget(chip)
        return row

    def _langs(self) -> QWidget:
        names = [(each.value, self.words(f"print.lang.{each.name.lower()}")) for each in SheetLang]
        switch = Segmented(self.theme, "lang", self.words("print.lang"), names, self.wanted.form.lang.value)
        switch.chosen.connect(lambda lang: self._form(lang=SheetLang(lang)))
        return switch

    def _sizes(self) -> WrapRow:
        box = Picker(self.theme, "paper", self.words("print.paper"))
        for each in Paper:
            box.addItem(self.words(f"print.paper.{each.name.lower()}"), each.value)
        box.pick(self.wanted.form.paper.value)
        box.activated.connect(lambda index: self._form(paper=Paper(str(box.itemData(index)))))
        large = TickChip(self.theme, self.words("print.large"))
        large.setObjectName("large")
        large.setChecked(self.wanted.form.large)
        large.clicked.connect(lambda on: self._form(large=on))
        row = WrapRow(self.theme.px(8))
        row.addWidget(box)
        row.addWidget(large)
        return row

    def _form(self, **change: object) -> None:
        self._choose(replace(self.wanted, form=with_form(self.wanted.form, **change)))

    def _printers(self) -> QWidget:
        """Return the printers of this computer, or what to do without one."""
        printers = self.view.machine.printers
        if not printers:
            return IconLine(self.theme, "info", self.words.screen("print.no-printer"), Step.TIGHT)
        box = Picker(self.theme, "printer", self.words("print.where"))
        for at, name in enumerate(printers):
            box.addItem(name, str(at))
        box.addItem(self.words("print.dialog"), str(_DIALOG))
        box.pick(str(self.wanted.printer))
        box.activated.connect(lambda at: self._choose(replace(self.wanted, printer=int(str(box.itemData(at))))))
        return box

    def _paper(self) -> QWidget:
        switch, shown = self._switch() if self.wanted.sheets else None, self.wanted.shown
        return self.side(switch, self.order_of(shown, self.wanted.form), self.sheet_name(shown))

    def _switch(self) -> Picker:
        box = Picker(self.theme, "shown", self.words("rules.sheet"))
        for each in self.wanted.sheets:
            box.addItem(self.sheet_name(each), each)
        box.pick(self.wanted.shown)
        box.activated.connect(lambda index: self._choose(replace(self.wanted, shown=str(box.itemData(index)))))
        return box
