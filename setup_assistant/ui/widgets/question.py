"""A question before something that cannot be taken back; Escape and closing are the harmless answer."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.ui.theme import Step
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.focus import FocusRing
from setup_assistant.ui.widgets.label import Label

_WIDTH = 520


class Question(QDialog):
    """Asks once; with `pause_s` the yes works only after so many seconds."""

    def __init__(
        self, view: View, parent: QWidget, texts: Sequence[str], answers: tuple[str, str], *, pause_s: int = 0
    ) -> None:
        super().__init__(parent)
        self._view, self._yes_words, self._left = view, answers[0], pause_s
        self.setObjectName("question")
        self.setWindowTitle(texts[0].replace("\u2060", ""))
        self.setAccessibleDescription(" ".join(texts[1:]).replace("\u2060", ""))
        px = view.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(*(px(24),) * 4)
        box.setSpacing(px(12))
        for place, text in enumerate(texts):
            box.addWidget(Label(view.theme, text, Step.BODY if place else Step.H2))
        self.yes = self._button(answers[0], "answer-yes")
        self.no = self._button(answers[1], "answer-no")
        box.addLayout(self._row())
        self.setFixedWidth(min(px(_WIDTH), round(parent.width() * 0.94)))
        self._ring = FocusRing(self, view.theme)
        self.no.setFocus()
        self._count()

    def ask(self) -> bool:
        """Show the question and wait; return whether the answer was yes."""
        try:
            return self.exec() == QDialog.DialogCode.Accepted
        finally:
            self.deleteLater()

    def _button(self, words: str, name: str) -> Button:
        button = Button(self._view.theme, words)
        button.setObjectName(name)
        return button

    def _row(self) -> QHBoxLayout | QVBoxLayout:
        row: QHBoxLayout | QVBoxLayout = QVBoxLayout() if self._view.narrow else QHBoxLayout()
        row.setSpacing(self._view.theme.px(12))
        if not self._view.narrow:
            row.addStretch(1)
        for button in (self.no, self.yes):
            row.addWidget(button)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)
        return row

    def _agree(self) -> None:
        if self._left <= 0:
            self.accept()

    def _count(self) -> None:
        """Say on the button how long it still waits, once a second."""
        waiting = self._left > 0
        words = self._view.words
        self.yes.setText(
            words("question.wait", answer=self._yes_words, seconds=self._left) if waiting else self._yes_words
        )
        self.yes.updateGeometry()
        if waiting:
            QTimer.singleShot(1000, self, self._tick)

    def _tick(self) -> None:
        self._left -= 1
        self._count()
