"""The family's rules: proposals that can be ordered, reworded and replaced, with the sheet beside them."""

from functools import cached_property

from PySide6.QtWidgets import QWidget

from setup_assistant.advice import proposals
from setup_assistant.advice.proposals import KeptBy, SheetRule
from setup_assistant.flow.agreement import RULE_LIMIT
from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.ui.asked import PapersAsked
from setup_assistant.ui.pages.agreed import agreed_sections
from setup_assistant.ui.pages.drafting import FAMILY, RewordingPage
from setup_assistant.ui.pages.rule_rows import add_row, new_rule, rule_row
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.panel import Disclosure
from setup_assistant.ui.widgets.segmented import Segmented

_SHEETS_SIDE_BY_SIDE = 4


class RulesPage(RewordingPage):
    """Rules, promises, what is not looked at, and when the sheet is looked at again.

    The page is opened at "SHEET.RULE": which sheet is shown, and which rule is being reworded.
    """

    id = PageId.RULES
    dense = True

    @cached_property
    def rules(self) -> tuple[SheetRule, ...]:
        """The rules of the sheet with who keeps each."""
        return proposals.rules(self.draft, self.view.catalog, self.view.plan)

    def build(self) -> None:
        """Rules first, then what adults promise, then the rest of the sheet."""
        for number, rule in enumerate(self.rules):
            self.body.addWidget(rule_row(self, number, rule))
        if self.editing == len(self.rules) < RULE_LIMIT:
            self.body.addWidget(new_rule(self, len(self.rules)))
        self.body.addLayout(add_row(self, len(self.rules)))
        agreed_sections(self)
        if self.view.narrow:
            self.body.addWidget(Disclosure(self.theme, self.words("rules.preview"), "preview", self._paper))
        self.body.addStretch(1)

    def title(self) -> str:
        """Return what stands here: proposals, or the family's own rules."""
        decided = self.view.household.agreement.rules
        if decided is None:
            return self.words.screen("page.rules.title")
        return self.words.plural("rules.title", len(decided))

    def lead(self) -> str:
        """Return who keeps how many of them."""
        counts = {kind: sum(each.kept_by is kind for each in self.rules) for kind in KeptBy}
        said = self.words.screen(
            "rules.lead", device=counts[KeptBy.DEVICE], us=counts[KeptBy.US], open=counts[KeptBy.STILL_OPEN]
        )
        if self.view.household.agreement.rules is None:
            return self.words.screen("page.rules.lead") + ("" if self.view.lang == "ja" else " ") + said
        return said

    def foot(self) -> str | None:
        """Return the day of the next look."""
        day = self.draft.agreement.review_on
        if day is None:
            return None
        return self.words("rules.foot", day=calendar.day(day, self.view.lang))

    def other_actions(self) -> tuple[Button, ...]:
        """Return the button that saves the shown sheet."""
        if self.view.narrow:
            return ()
        save = self.button("rules.save", "save-pdf", icon="file-down")
        save.clicked.connect(self._save)
        return (save,)

    def beside(self) -> QWidget | None:
        """Return the sheet."""
        return None if self.view.narrow else self._paper()

    def _paper(self) -> QWidget:
        switch = self._switch() if self.draft.children else None
        return self.side(switch, self.order_of(self.sheet), self.sheet_name(self.sheet))

    def _switch(self) -> QWidget:
        sheets = [FAMILY, *(child.id for child in self.draft.children)]
        names = [(each, self._short(each)) for each in sheets]
        if len(sheets) > _SHEETS_SIDE_BY_SIDE:
            return self._picker(names)
        switch = Segmented(self.theme, "sheet", self.words("rules.sheet"), names, self.sheet)
        switch.chosen.connect(self._look_at)
        return switch

    def _picker(self, names: list[tuple[str, str]]) -> QWidget:
        box = Picker(self.theme, "sheet", self.words("rules.sheet"))
        for value, words in names:
            box.addItem(words, value)
        box.pick(self.sheet)
        box.activated.connect(lambda index: self._look_at(str(box.itemData(index))))
        return box

    def _short(self, sheet: str) -> str:
        return self.words("rules.sheet.family") if sheet == FAMILY else self.words.say(self.view.labels.child(sheet))

    def _look_at(self, sheet: str) -> None:
        self.answer(self.household, f"{sheet}.{self.editing if self.editing >= 0 else ''}")

    def _save(self) -> None:
        asked = PapersAsked(orders=(self.order_of(self.sheet),), household=self.draft, plan=self.view.plan)
        self.acted.emit("save-pdf", asked)
