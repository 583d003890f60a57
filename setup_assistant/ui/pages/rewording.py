"""A rule in the family's own words, with readings that a person confirms."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from setup_assistant.advice.proposals import SheetRule
from setup_assistant.domain.household import AgreedRule
from setup_assistant.flow.agreement import add_own_rule, confirm_reading, remove_rule, reword_rule
from setup_assistant.text.furigana import is_kanji
from setup_assistant.ui.asked import ReadingsAsked
from setup_assistant.ui.pages.drafting import RewordingPage
from setup_assistant.ui.pages.names import text_field
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.reading_fields import ReadingFields
from setup_assistant.ui.widgets.wrap import WrapRow


def reword_fields(page: RewordingPage, number: int, rule: SheetRule | None) -> QWidget:
    """Return the fields of one rule; without `rule` those of a new one."""
    return Rewording(page, number, rule)


class Rewording(QWidget):
    """Words, reason and readings of one rule; what is typed is kept at once."""

    def __init__(self, page: RewordingPage, number: int, rule: SheetRule | None) -> None:
        super().__init__()
        self._page, self._number, self._rule, self._asked = page, number, rule, ""
        words = rule.agreed.words if rule is not None else ""
        reason = rule.agreed.reason if rule is not None else ""
        if rule is not None and rule.rule is not None and not words:
            words, reason = page.words.say(rule.rule.words), reason or page.words.say(rule.rule.reason)
        self._words = self._field("words", words, "rules.example")
        self._reason = self._field("reason", reason, "")
        self._readings = ReadingFields(page.view, number)
        self._readings.confirmed.connect(self._confirm)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, page.theme.px(6), 0, 0)
        box.setSpacing(page.theme.px(4))
        for key, field in (("words", self._words), ("reason", self._reason)):
            label = page.label(f"rules.field.{key}", Step.SMALL, color="ink2")
            label.setBuddy(field)
            box.addWidget(label)
            box.addWidget(field)
        box.addWidget(self._readings)
        box.addSpacing(page.theme.px(4))
        box.addLayout(self._acts())
        self._show_readings()

    def _field(self, key: str, value: str, hint: str) -> QLineEdit:
        page = self._page
        said = page.words("rules.field.name", number=self._number + 1, field=page.words(f"rules.field.{key}"))
        field = text_field(page, f"rule-{key}-{self._number}", value, said, hint=page.words(hint) if hint else "")
        field.textEdited.connect(self._typed)
        field.editingFinished.connect(lambda: page.acted.emit("glyphs", field.text()))
        if key == "words":
            field.editingFinished.connect(self._ask)
        return field

    def _acts(self) -> WrapRow:
        page = self._page
        row = WrapRow(page.theme.px(10))
        done = page.button("rules.done", f"rule-done-{self._number}", icon="check")
        done.clicked.connect(self._done)
        row.addWidget(done)
        if self._rule is not None and self._rule.rule is not None and self._rule.agreed.words:
            again = page.button("rules.again", f"rule-again-{self._number}", Look.QUIET, icon="undo-2")
            again.clicked.connect(lambda: page.edit(self._number, reword_rule(page.draft, self._number, "")))
            row.addWidget(again)
        return row

    def _agreed(self) -> AgreedRule | None:
        rules = self._page.draft.agreement.rules or ()
        return rules[self._number] if self._number < len(rules) else None

    def _typed(self) -> None:
        """Keep what was typed; a new rule begins with its first character.  Readings of other words go."""
        if self._words.text() != self._asked:
            self._asked = ""
            self._readings.clear()
        words, reason = self._words.text(), self._reason.text()
        draft = self._page.draft
        if self._agreed() is None:
            self._page.write(add_own_rule(draft, words, reason))
        else:
            self._page.write(reword_rule(draft, self._number, words, reason))

    def _ask(self) -> None:
        """Ask for readings of the words, when they are the family's own and have kanji."""
        agreed = self._agreed()
        if agreed is None or agreed.reading or agreed.words in {"", self._asked}:
            return
        self._asked = agreed.words
        if any(map(is_kanji, agreed.words)):
            asked = ReadingsAsked(
                text=agreed.words, owner=self._readings, land=self._readings.propose_for(agreed.words)
            )
            self._page.acted.emit("readings", asked)

    def _show_readings(self) -> None:
        """Show confirmed readings, or ask for proposals once the page is seen."""
        agreed = self._agreed()
        if agreed is not None and agreed.words and agreed.reading:
            self._readings.show_readings(agreed.reading, (), confirmed=True)
        elif agreed is not None and any(map(is_kanji, agreed.words)):
            self._readings.wanted.connect(self._ask)
            self._readings.show()

    def _confirm(self, reading: str) -> None:
        self._page.edit(self._number, confirm_reading(self._page.draft, self._number, reading))

    def _done(self) -> None:
        """Close the fields; a rule of one's own without words goes."""
        agreed = self._agreed()
        empty = agreed is not None and agreed.rule is None and not agreed.words.strip()
        self._page.edit(None, remove_rule(self._page.draft, self._number) if empty else None)
