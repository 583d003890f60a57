"""One guide of the list: its title, and at the right about how long it takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.panel import PressPanel


class GuideRow(PressPanel):
    """A line that can be pressed as a whole."""

    def __init__(self, theme: Theme, title: str, minutes: str) -> None:
        super().__init__(theme, title, quiet=True, pad=8)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Label(theme, title, Step.BODY), 1)
        row.addWidget(Label(theme, minutes, Step.SMALL, color="ink2").single_line(), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(line)
