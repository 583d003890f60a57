"""Times from a key press to the painted page, for every page of the example family; prints them in ms."""

import json
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from setup_assistant.content.load import load_content
from setup_assistant.domain.settings import Settings
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.ui.frame import Frame
from setup_assistant.ui.moves import moves_of
from setup_assistant.ui.page import Page
from setup_assistant.ui.pictures import example, window_for
from setup_assistant.ui.start import application
from setup_assistant.ui.window import Window

ROUNDS = 8
SIZE = QSize(1280, 720)


def settle() -> None:
    """Let Qt finish what it put off."""
    for _ in range(4):
        QApplication.processEvents()


def took_ms(act: Callable[[], object]) -> float:
    """Return how long `act` and the painting after it take."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]


class EmptyPage(Page):
    """A page of a heading and nothing else, in the frame of every page."""

    id = PageId.TIME

    def build(self) -> None:
        """Put nothing on the page."""


def empty_page(window: Window) -> list[float]:
    """Return the times of opening an empty page in the same window: frame, heading, paint."""

    def show() -> None:
        view = window.view()
        window.show_frame(Frame(view, EmptyPage(view), moves_of(window), None))

    times = [took_ms(show) for _ in range(60)]
    window.draw()
    settle()
    return times


def repaint() -> list[float]:
    """Return the times of painting an empty widget of the same size: no words, nothing to build."""
    page = QWidget()
    page.setAutoFillBackground(True)
    page.resize(SIZE)
    page.show()
    settle()
    times = [took_ms(page.repaint) for _ in range(60)]
    page.close()
    return times


def onward(window: Window, to: PageId) -> Callable[[], object]:
    """Return the key press that goes on: on the button at the foot, or as a station of the rail opens a page."""
    name = window.words()(f"foot.next.{to.value}")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() == name:
            button.setFocus()
            return lambda: QTest.keyClick(button, Qt.Key.Key_Space)
    return lambda: window.open_page(to.value)


def walk(window: Window, times: dict[str, list[float]]) -> None:
    """Go through every page, from the first to the last."""
    first, *others = engine.path(window.household)
    window.open_page(first.value)
    settle()
    for page in others:
        times.setdefault(page.value, []).append(took_ms(onward(window, page)))
        if window.page is not page:
            raise SystemExit(f"the bench asked for {page} and stands on {window.page}")
        settle()


def switches(window: Window) -> dict[str, float]:
    """Return the time of switching the language on each page."""
    times = {}
    for page in engine.path(window.household):
        window.open_page(page.value)
        settle()
        times[page.value] = statistics.median(
            took_ms(lambda to=lang: window.set_look(language=to))  # type: ignore[misc]  # a default binds the loop value
            for lang in ("en", "ja") * 3
        )
    return times


application()
window = window_for(load_content(), example(), Settings(language="ja"), SIZE)
bare = repaint()
empty = empty_page(window)
opened: dict[str, list[float]] = {}
for _ in range(ROUNDS):
    walk(window, opened)
languages = switches(window)
told = ", ".join(f"{page} {statistics.median(times):.0f}" for page, times in opened.items())
slow = max(languages, key=lambda page: languages[page])
print(
    json.dumps(
        {
            "page_p95": p95([each for page in opened.values() for each in page]),
            "empty_p95": p95(empty),
            "repaint_p95": p95(bare),
            "language": languages[slow],
            "slowest_page": f"{len(opened)} pages; medians {told}",
            "slowest_language": f"slowest: {slow}",
        }
    )
)
window.close()
