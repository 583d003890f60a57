"""Opens the window: Qt, fonts and look, then the first page; everything slow waits until that is painted."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Household
from setup_assistant.domain.settings import Settings
from setup_assistant.text.errors import Said, say
from setup_assistant.ui import accessible
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.theme import Step, Theme, ThemeName, install_fonts
from setup_assistant.ui.window import Window


def application() -> QApplication:
    """Return the one application object, in Fusion with the bundled font."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
        app.setApplicationName("setup-assistant")
        app.setDesktopFileName("family-setup-assistant")
        install_fonts()
        accessible.install()
        app.setFont(Theme(ThemeName.LIGHT).font(Step.BODY))
    return app


def language(settings: Settings) -> str:
    """Return the language of the window: the chosen one, or the system's, or English where it is another."""
    return settings.language or ("ja" if QLocale.system().language() is QLocale.Language.Japanese else "en")


def speak(app: QApplication, lang: str) -> None:
    """Give Qt's own dialogs the words of a language."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    if translator.load(QLocale(lang), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def make_window(desk: Desk) -> Window:
    """Return the window for what the store holds, or for a new household; what went wrong is said in it."""
    lang = language(desk.settings)
    words = desk.content.words(lang)
    said: list[Said] = []
    household = Household()
    try:
        household = desk.store.load() or household
        if desk.store.read_only:
            desk.store.save(household)  # refuses, and its refusal says why
    except AssistantError as error:
        said.append(say(error, words))
    said.extend(Said(title=words.say(event), text="", advice="") for event in desk.store.events)
    return Window(desk, household, lang, tuple(said))


class AfterPaint(QObject):
    """Calls `then` once, when the window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


def open_window(desk: Desk) -> int:
    """Show the window until it is closed; return the exit status."""
    app = application()
    speak(app, language(desk.settings))
    window = make_window(desk)
    AfterPaint(window, window.look_around)
    window.show()
    return QApplication.exec()
