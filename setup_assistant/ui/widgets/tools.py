"""Help and the view group: text size, palette and language, in the same place on every page."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from setup_assistant.ui.theme import Step, ThemeName
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button, IconButton, Look
from setup_assistant.ui.widgets.wrap import WrapRow

FACTORS = (1.0, 1.25, 1.5, 2.0)
"""Text sizes that the view group steps through."""


class WordButton(Button):
    """A small button of one short word, for the language."""

    def __init__(self, view: View, text: str, name: str) -> None:
        super().__init__(view.theme, text, Look.QUIET)
        self.setFont(view.theme.font(Step.SMALL))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the size of the icon buttons beside it."""
        return QSize(self._theme.px(54), self._theme.px(40))


class ViewTools(QWidget):
    """Help as a question, then text size, palette, language and the compact page."""

    help_asked = Signal()
    about_asked = Signal()
    compact_asked = Signal()
    factor_chosen = Signal(float)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        bigger, darker, other = self._view_buttons()
        if view.narrow:
            self._one_line(bigger, darker, other)
        else:
            self._stacked(bigger, darker, other)

    def _view_buttons(self) -> tuple[Button, Button, Button]:
        view, words = self._view, self._view.words
        factor = FACTORS[(FACTORS.index(view.theme.factor) + 1) % len(FACTORS)] if view.theme.factor in FACTORS else 1.0
        names = tuple(ThemeName)
        following = names[(names.index(view.theme.name) + 1) % len(names)]
        other = "en" if view.lang == "ja" else "ja"
        size = (54, 40)
        bigger = IconButton(view.theme, "a-large-small", words("view.text", percent=round(factor * 100)), size=size)
        darker = IconButton(view.theme, "sun-moon", words("view.theme", name=words(f"view.{following}")), size=size)
        word = WordButton(view, words(f"view.{other}.short"), words(f"view.{other}"))
        bigger.clicked.connect(lambda: self.factor_chosen.emit(factor))
        darker.clicked.connect(lambda: self.theme_chosen.emit(following.value))
        word.clicked.connect(lambda: self.language_chosen.emit(other))
        for button, name in ((bigger, "text"), (darker, "theme"), (word, "language")):
            button.setObjectName(f"view-{name}")
        return bigger, darker, word

    def _links(self) -> tuple[Button, Button, Button]:
        view, words = self._view, self._view.words
        asked = Button(view.theme, words("view.help"), Look.LINK, icon="circle-question-mark")
        compact = Button(view.theme, words("view.compact"), Look.LINK, icon="list")
        about = Button(view.theme, words("view.about"), Look.LINK, icon="info")
        for button, name, signal in (
            (asked, "help", self.help_asked),
            (compact, "compact", self.compact_asked),
            (about, "about", self.about_asked),
        ):
            button.setObjectName(f"view-{name}")
            button.clicked.connect(signal.emit)
        return asked, compact, about

    def _stacked(self, *buttons: Button) -> None:
        px = self._view.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(14), 0, px(14), 0)
        box.setSpacing(px(2))
        for link in reversed(self._links()):
            line = WrapRow(0)
            line.addWidget(link)
            box.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        box.addSpacing(px(6))
        box.addLayout(row)

    def _one_line(self, *buttons: Button) -> None:
        """Two buttons for narrow windows: help, and a menu with everything about the view."""
        view, words, px = self._view, self._view.words, self._view.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        asked = IconButton(view.theme, "circle-question-mark", words("view.help"))
        asked.setObjectName("view-help")
        asked.clicked.connect(self.help_asked.emit)
        look = IconButton(view.theme, "a-large-small", words("view.name"))
        look.setObjectName("view-menu")
        look.setMenu(self._menu(buttons))
        row.addWidget(asked)
        row.addWidget(look)

    def _menu(self, buttons: tuple[Button, ...]) -> QMenu:
        """Return the view menu: each of `buttons` as an entry, then the pages beside the path."""
        menu = QMenu(self)
        menu.setFont(self._view.theme.font(Step.BODY))
        menu.aboutToShow.connect(lambda: self._view.theme.dress(menu))
        for button in buttons:
            button.setParent(self)
            button.hide()
            menu.addAction(button.accessibleName()).triggered.connect(button.click)
        menu.addSeparator()
        menu.addAction(self._view.words("view.compact")).triggered.connect(self.compact_asked.emit)
        menu.addAction(self._view.words("view.about")).triggered.connect(self.about_asked.emit)
        return menu


class Ground(QWidget):
    """A plain surface with a hairline at its top: the foot of the window."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._theme = view.theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        painter.end()
