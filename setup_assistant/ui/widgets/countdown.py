"""Words with a time that runs down: only their number changes, and nothing moves."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Label

_EVERY_MS = 1000


class Countdown(Label):
    """Says `words` of the seconds that are left, once a second; a screen reader is not disturbed."""

    def __init__(self, theme: Theme, left_s: Callable[[], int], words: Callable[[int], str]) -> None:
        super().__init__(theme, words(left_s()), Step.SMALL, color="ink2")
        self._left_s, self._words, self._shown = left_s, words, words(left_s())
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(_EVERY_MS)

    def _look(self) -> None:
        words = self._words(self._left_s())
        if words != self._shown:
            self._shown = words
            self.setText(words)
