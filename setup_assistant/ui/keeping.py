"""Acts on the family's file: a copy, another file, erasing, and leaving although it could not be saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Household
from setup_assistant.jobs import household as jobs
from setup_assistant.text.errors import say
from setup_assistant.ui.host import Host, result, tell, words_of
from setup_assistant.ui.widgets.question import Question

_PAUSE_S = 3


def documents() -> Path:
    """Return the folder in which people look for their files."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if Path(place).is_dir() else Path.home()


def ask(host: Host, key: str, answers: tuple[str, str], *, pause_s: int = 0) -> bool:
    """Ask the question of `key`: its title, its text, and two answers."""
    words = words_of(host)
    texts = (words.screen(f"{key}.title"), words.screen(f"{key}.text"))
    said = (words(answers[0]), words(answers[1]))
    return Question(host.view(), host.window(), texts, said, pause_s=pause_s).ask()


class Keeping:
    """Everything about the family's file that a page may ask for; `gone` is told when a household was left."""

    def __init__(self, host: Host, gone: Callable[[], None]) -> None:
        self._host, self._gone = host, gone

    def save_copy(self) -> None:
        """Ask for a place and save a copy there."""
        host, words = self._host, words_of(self._host)
        usual = documents() / words("act.copy.file")
        name, _ = QFileDialog.getSaveFileName(host.window(), words("act.copy.dialog"), str(usual), "JSON (*.json)")
        if not name:
            return
        path = Path(name)
        path = path if path.suffix else path.with_suffix(".json")
        household = host.household

        def landed() -> None:
            tell(host, "act.copied", path=path)

        host.tasks.run(
            lambda: jobs.copy_household(household, path),
            land=lambda done: landed() if done.exception() is None else _fail(host, done.exception()),
        )

    def open_copy(self) -> None:
        """Ask for a file and go on with what is in it."""
        host, words = self._host, words_of(self._host)
        name, _ = QFileDialog.getOpenFileName(
            host.window(), words("act.open.dialog"), str(documents()), "JSON (*.json);;* (*)"
        )
        if name:
            catalog = host.desk.content.catalog
            host.tasks.run(
                lambda: jobs.open_household(name, catalog), land=lambda done: self._opened(result(host, done))
            )

    def erase(self) -> None:
        """Ask once, with a pause, then remove the family's file and begin anew."""
        host = self._host
        if not ask(host, "act.erase", ("act.erase.yes", "act.erase.no"), pause_s=_PAUSE_S):
            return
        host.saver.drop()
        host.tasks.run(
            host.desk.store.erase,
            land=lambda done: self._erased() if done.exception() is None else _fail(host, done.exception()),
        )

    def leave_anyway(self, error: AssistantError) -> bool:
        """Ask whether to close although the last answers could not be saved."""
        host, words = self._host, words_of(self._host)
        said = say(error, words)
        texts = tuple(part for part in (said.title, said.text, said.advice, words.screen("act.leave")) if part)
        answers = (words("act.leave.yes"), words("act.leave.no"))
        return Question(host.view(), host.window(), texts, answers).ask()

    def _opened(self, household: Household | None) -> None:
        host = self._host
        if household is None:
            return
        if host.household.children and not ask(host, "act.replace", ("act.replace.yes", "act.replace.no")):
            return
        self._gone()
        host.detail = ""
        host.keep(household)
        host.draw(fresh=True)
        tell(host, "act.opened")

    def _erased(self) -> None:
        host = self._host
        self._gone()
        host.detail = ""
        host.household = Household()
        host.draw(fresh=True)
        tell(host, "act.erased")


def _fail(host: Host, error: BaseException | None) -> None:
    if not isinstance(error, AssistantError):
        raise error if error is not None else RuntimeError
    host.show_error(error)
