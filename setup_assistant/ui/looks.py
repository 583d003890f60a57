"""How the window looks: language, palette and text size, kept in the settings file."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from setup_assistant.domain.settings import Theme as Colours
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.theme import Theme, ThemeName


class Looks:
    """The present look; a change is kept at once."""

    def __init__(self, desk: Desk, lang: str) -> None:
        self._desk = desk
        self._settings = desk.settings
        self._usual_lang = lang
        self._worn: Theme | None = None

    @property
    def lang(self) -> str:
        """Language of the window: the chosen one, or the one it was opened in."""
        return self._settings.language or self._usual_lang

    def theme(self) -> Theme:
        """Return palette and text size; the system decides between light and dark until somebody chooses."""
        name = self._settings.theme.value
        if self._settings.theme is Colours.SYSTEM:
            dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = ThemeName.DARK if dark else ThemeName.LIGHT
        return Theme(ThemeName(name), self._settings.text_percent / 100)

    def change(self, **change: object) -> None:
        """Change and keep language, palette or text size.  Raises AssistantError when it cannot be kept."""
        self._settings = msgspec.structs.replace(self._settings, **change)
        self._desk.keep_settings(self._settings)

    def dress(self, window: QWidget) -> None:
        """Give the application and the window their palette."""
        theme = self.theme()
        if theme == self._worn:
            return
        self._worn = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(theme.palette())
        window.setPalette(theme.palette())
        window.setBackgroundRole(QPalette.ColorRole.Window)
        window.setAutoFillBackground(True)
