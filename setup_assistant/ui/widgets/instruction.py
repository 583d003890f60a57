"""The instruction of a step: its heading, the words of the real screen in the accent colour with a line below."""

from PySide6.QtGui import QTextCharFormat, QTextLayout

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Heading


class Instruction(Heading):
    """A heading in which some words are marked: those that stand on the device."""

    def __init__(self, theme: Theme, text: str, marked: tuple[str, ...], step: Step) -> None:
        self._marked = marked
        super().__init__(theme, text, step)

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        """Return where the marked words stand; the joiners between their characters do not hide them."""
        bare, places = _without_joiners(text)
        ranges = []
        for words in self._marked:
            start = bare.find(words) if words else -1
            if start >= 0:
                format_ = QTextCharFormat()
                format_.setForeground(self._theme.color("accent"))
                format_.setFontUnderline(True)
                span = QTextLayout.FormatRange()
                span.start = places[start]
                span.length = places[start + len(words) - 1] + 1 - places[start]
                span.format = format_
                ranges.append(span)
        return ranges


def _without_joiners(text: str) -> tuple[str, list[int]]:
    places = [place for place, character in enumerate(text) if character != "\u2060"]
    return "".join(text[place] for place in places), places
