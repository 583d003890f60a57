"""A word to type somewhere else: it can be selected, and copied with one press."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.button import IconButton
from setup_assistant.ui.widgets.label import Label


class CopyLine(QWidget):
    """What it is, if that is not said above it, the word itself, and a button that copies it."""

    def __init__(self, theme: Theme, about: str, word: str, *, name: str, done: str) -> None:
        super().__init__()
        self._word, self._done = word, done
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        if about:
            about_label = Label(theme, about, Step.SMALL, color="ink2")
            about_label.setFixedWidth(theme.px(110))
            row.addWidget(about_label)
        said = Label(theme, word, Step.TIGHT, bold=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(said, 1)
        self.button = IconButton(theme, "copy", name, size=(40, 36))
        self.button.setObjectName(f"copy-{about}-{word}")
        self.button.clicked.connect(self._copy)
        row.addWidget(self.button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._word)
        self.button.set_icon("check")
        self.button.setAccessibleName(self._done)
        self.button.setToolTip(self._done)
