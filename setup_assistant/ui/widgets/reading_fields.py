"""Readings over the kanji of one sentence: proposed, put right by a person, confirmed by a person."""

import re
from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from setup_assistant.text import notation
from setup_assistant.text.furigana import is_kanji
from setup_assistant.text.notation import Run
from setup_assistant.text.readings import Proposal, hiragana
from setup_assistant.ui.theme import Step
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.field import TextField
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.wrap import WrapRow

_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_MOST = 60
"""More words with readings than this are no rule any more; the rest goes without."""


class ReadingFields(QWidget):
    """One small field above each kanji word; empty fields leave their word without a reading."""

    wanted = Signal()
    """The fields are about to be seen and have no readings yet."""
    confirmed = Signal(str)
    """The sentence with its readings, as a person confirmed them."""

    def __init__(self, view: View, number: int) -> None:
        super().__init__()
        self._view, self._number = view, number
        self._parts: list[tuple[str, QLineEdit | None]] = []
        self._inside: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def propose_for(self, words: str) -> Callable[[Proposal | None], None]:
        """Return what takes the proposal for `words`; without one every field is empty."""

        def land(proposal: Proposal | None) -> None:
            if proposal is None:
                self._show(_by_kanji(words), (), confirmed=False)
            else:
                self.show_readings(proposal.notation, proposal.uncertain, confirmed=False)

        return land

    def show_readings(self, sentence: str, uncertain: tuple[str, ...], *, confirmed: bool) -> None:
        """Show the readings of `sentence`, which is in notation."""
        runs: list[Run] = []
        for run in notation.typed(sentence):
            runs += [run] if run.reading else _by_kanji(run.base)
        self._show(runs, uncertain, confirmed=confirmed)

    def clear(self) -> None:
        """Take the fields away."""
        if self._inside is not None:
            self._box.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = None
        self._parts = []
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for proposals as soon as they can be seen."""
        super().showEvent(event)
        if self._inside is None:
            self.wanted.emit()

    def _show(self, runs: list[Run], uncertain: tuple[str, ...], *, confirmed: bool) -> None:
        self.clear()
        view = self._view
        self._inside = QWidget()
        box = QVBoxLayout(self._inside)
        box.setContentsMargins(0, view.theme.px(4), 0, 0)
        box.setSpacing(view.theme.px(6))
        if confirmed:
            said = view.words.screen("readings.confirmed")
            box.addWidget(IconLine(view.theme, "check", said, color="accent"))
        else:
            box.addWidget(Label(view.theme, view.words.screen("readings.look"), Step.SMALL))
        row = WrapRow(view.theme.px(8))
        for run in runs:
            self._parts.append(self._part(row, run))
        box.addLayout(row)
        if uncertain:
            said = view.words.screen("readings.unsure", which="、".join(f"「{each}」" for each in uncertain))
            box.addWidget(IconLine(view.theme, "info", said))
        confirm = Button(view.theme, view.words("readings.confirm"), icon="check")
        confirm.setObjectName(f"rule-confirm-{self._number}")
        confirm.clicked.connect(lambda: self.confirmed.emit(self._sentence()))
        box.addWidget(confirm, alignment=Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._inside)
        self.show()

    def _part(self, row: WrapRow, run: Run) -> tuple[str, QLineEdit | None]:
        """Add a field for a kanji word; other words are only kept."""
        fields = sum(field is not None for _, field in self._parts)
        if not any(map(is_kanji, run.base)) or fields >= _MOST:
            return run.base, None
        view = self._view
        said = view.words("readings.of", word=run.base)
        field = TextField(view.theme, f"reading-{self._number}-{row.count()}", said, run.reading, Step.SMALL)
        field.setMaxLength(40)
        field.setFixedWidth(view.theme.px(28) + field.fontMetrics().horizontalAdvance("あ") * max(3, len(run.reading)))
        word = Label(view.theme, run.base, Step.BODY, bold=True).single_line()
        word.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        word.setBuddy(field)
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(field)
        box.addWidget(word)
        row.addWidget(both)
        return run.base, field

    def _sentence(self) -> str:
        """Return the sentence in notation; what is no hiragana is left out."""
        pieces = []
        for base, field in self._parts:
            reading = hiragana(field.text().strip()) if field is not None else ""
            pieces.append(f"｜{base}《{reading}》" if _HIRAGANA.fullmatch(reading) else base)
        return "".join(pieces)


def _by_kanji(words: str) -> list[Run]:
    """Return the words cut into kanji and the rest."""
    return [Run(base="".join(group)) for _, group in groupby(words, is_kanji)]
