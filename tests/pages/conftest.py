"""A real window without a screen: its application, content, example families, and the window itself."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from setup_assistant import resources
from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings, Theme
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.jobs.checking import CheckJob
from setup_assistant.jobs.phoning import PhoneJob
from setup_assistant.jobs.setting import Setter
from setup_assistant.ports import Store
from setup_assistant.storage import household_file
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.start import application, make_window
from setup_assistant.ui.window import Window
from tests.pages.person import Opened, Person, settle
from tests.pages.results import AROUND, Asker, Doorkeeper

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""The day of all tests of the window."""


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the application as the program makes it: Fusion, the bundled font, our roles for screen readers."""
    return application()


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the real content."""
    return load_content()


def example(name: str) -> Household:
    """Return an example household of the program."""
    path = resources.path("examples", f"{name}.json")
    return household_file.decode(path.read_bytes(), str(path))


@pytest.fixture(scope="session")
def family() -> Household:
    """Return three children, nine devices, four networks."""
    return example("family-three-children")


@pytest.fixture
def opened(qapp: QApplication, content: Content) -> Iterator[Opened]:
    """Open windows of the program; all of them are closed and gone when the test ends."""
    windows: list[Window] = []

    def opens(  # noqa: PLR0913  one argument for each thing that can differ between two windows
        household: Household | None = None,
        page: str = "",
        detail: str = "",
        *,
        lang: str = "ja",
        percent: int = 100,
        size: tuple[int, int] = (1280, 720),
        theme: str = "light",
        store: Store | None = None,
        now: Callable[[], datetime] = lambda: NOW,
        machine: Machine | None = None,
        surroundings: Surroundings | Callable[[], Surroundings] = AROUND,
        check: CheckJob | None = None,
        phone: PhoneJob | None = None,
        setter: Setter | None = None,
        content: Content = content,
    ) -> Person:
        found = machine or Machine()
        desk = Desk(
            content=content,
            store=store or MemoryStore(household),
            now=now,
            machine=lambda: found,
            settings=Settings(language="en" if lang == "en" else "ja", text_percent=percent, theme=Theme(theme)),
            keep_settings=lambda _settings: None,
            surroundings=surroundings if callable(surroundings) else lambda: surroundings,
            check=check or Asker(),
            phone=phone or Doorkeeper(),
            setter=setter,
        )
        window = make_window(desk)
        windows.append(window)
        window.setMinimumSize(320, 240)
        window.resize(QSize(*size))
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        settle()
        person = Person(window)
        if page:
            person.open(page, detail)
        return person

    yield opens
    for window in windows:
        if "setting" in window.__dict__:
            window.setting.close()  # a change that nobody answered would keep the window open
        window.saver.drop()  # a refused save would ask whether to leave, and nobody is there to answer
        window.close()
        window.deleteLater()
    settle()
    del qapp
