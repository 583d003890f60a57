"""The window as those see it who act for a page."""

from concurrent.futures import Future
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.flow.page import PageId
from setup_assistant.text.errors import Said
from setup_assistant.text.words import Words
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.saver import Saver
from setup_assistant.ui.setting_view import SettingAct
from setup_assistant.ui.tasks import Tasks
from setup_assistant.ui.view import View

T = TypeVar("T")


class PhonePage(Protocol):
    """The page for a phone, as pages may ask for it."""

    def ask(self) -> None:
        """Ask which phone it is."""

    def open(self, device: str) -> None:
        """Serve the page for one phone."""

    def stop(self) -> None:
        """Serve it no more."""


class Checks(Protocol):
    """The check of this computer, as pages may ask for it."""

    @property
    def phone(self) -> PhonePage:
        """The page for a phone."""

    def turned(self, page: PageId) -> None:
        """Take notice that a page was opened."""

    def choose(self, chosen: str) -> None:
        """Take another filter to be tried."""

    def choose_network(self, network: str) -> None:
        """Take another network for the one this computer is on."""

    def start(self, again: str = "") -> None:
        """Ask what is listed."""

    def stop(self) -> None:
        """Stop asking."""


class SetsComputer(Protocol):
    """Setting this computer, as pages may ask for it."""

    def turned(self, page: PageId) -> None:
        """Take notice that a page was opened."""

    def act(self, asked: SettingAct, value: object = None) -> None:
        """Do what the page asks for."""

    def recover(self) -> None:
        """Put back what an earlier start did not finish."""


class HandsOver(Protocol):
    """Handing a setting on, as pages may ask for it."""

    def ask(self) -> None:
        """List what a phone would try."""

    def open(self) -> None:
        """Serve the page for the phone."""

    def stop(self) -> None:
        """Serve it no more."""

    def say_set(self) -> None:
        """Keep that the phone took the setting."""

    def save(self) -> None:
        """Save the settings file."""


class Host(Protocol):
    """What acts may use of the window; the window itself is never imported by them."""

    desk: Desk
    tasks: Tasks
    saver: Saver
    household: Household
    machine: Machine
    detail: str

    @property
    def checking(self) -> "Checks":
        """The check of this computer."""

    @property
    def setting(self) -> "SetsComputer":
        """Setting this computer."""

    @property
    def handing(self) -> "HandsOver":
        """Handing a setting to a phone."""

    def window(self) -> QWidget:
        """Return the widget that dialogs belong to."""

    def view(self) -> View:
        """Return what pages are drawn from at this moment."""

    def tell(self, said: Said, *, calm: bool = False) -> None:
        """Show a notice above the page."""

    def show_error(self, error: AssistantError) -> None:
        """Say an error."""

    def another(self, desk: Desk, household: Household) -> QWidget:
        """Return a second window, for another desk."""

    def keep(self, household: Household) -> None:
        """Keep what changed."""

    def draw(self, *, fresh: bool = False) -> None:
        """Build the page anew."""


def words_of(host: Host) -> Words:
    """Return the words of the window's language."""
    return host.view().words


def tell(host: Host, key: str, **values: object) -> None:
    """Tell calmly what was done: `key.title` and `key.text`."""
    words = words_of(host)
    host.tell(Said(title=words(f"{key}.title", **values), text=words(f"{key}.text", **values), advice=""), calm=True)


def result(host: Host, done: Future[T]) -> T | None:
    """Return what a job gave, or say its error and return None; anything else than an AssistantError is raised."""
    error = done.exception()
    if isinstance(error, AssistantError):
        host.show_error(error)
        return None
    return done.result()
