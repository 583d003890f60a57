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
from setup_assistant.ui.pictures import example, settle, window_for
from setup_assistant.ui.start import application
from setup_assistant.ui.window import Window

ROUNDS = 8
SIZE = QSize(1280, 720)


def took_ms(act: Callable[[], object]) -> float:
    """Return how long `act` and the painting after it take."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def empty_page() -> list[float]:
    """Return the times of painting an empty page of the same size."""
    page = QWidget()
    page.setAutoFillBackground(True)
    page.resize(SIZE)
    page.show()
    settle()
    times = [took_ms(page.repaint) for _ in range(60)]
    page.close()
    return times


def onward(window: Window) -> QAbstractButton | None:
    """Return the button that goes on, the last one of the window."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    return buttons[-1] if buttons else None


def walk(window: Window, times: dict[str, list[float]]) -> None:
    """Go through every page by key presses, forward as far as it goes."""
    window.open_page(engine.path(window.household)[0].value)
    settle()
    for _ in engine.path(window.household)[1:]:
        button, before = onward(window), window.page
        if button is None:
            return
        button.setFocus()
        took = took_ms(lambda pressed=button: QTest.keyClick(pressed, Qt.Key.Key_Space))  # type: ignore[misc]
        if window.page is before:
            window.forward()  # a page whose last button is not the one that goes on
        else:
            times.setdefault(window.page.value, []).append(took)
        settle()


def switches(window: Window) -> dict[str, float]:
    """Return the time of switching the language on each page."""
    times = {}
    for page in engine.path(window.household):
        window.open_page(page.value)
        settle()
        times[page.value] = statistics.median(
            took_ms(lambda to=lang: window.set_look(language=to))  # type: ignore[misc]
            for lang in ("en", "ja") * 3
        )
    return times


application()
window = window_for(load_content(), example(), Settings(language="ja"), SIZE)
empty = empty_page()
opened: dict[str, list[float]] = {}
for _ in range(ROUNDS):
    walk(window, opened)
languages = switches(window)
slowest = max(opened, key=lambda page: statistics.median(opened[page]))
slow = max(languages, key=lambda page: languages[page])
print(
    json.dumps(
        {
            "page_p95": p95([each for page in opened.values() for each in page]),
            "empty_p95": p95(empty),
            "language": languages[slow],
            "slowest_page": f"{len(opened)} pages; slowest: {slowest} {statistics.median(opened[slowest]):.1f} ms",
            "slowest_language": f"slowest: {slow}",
        }
    )
)
window.close()
