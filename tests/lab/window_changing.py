"""Sets the laptop from the real window, without a screen, as its ordinary user.

window_changing.py ORDER, one JSON value:
{"journal": PATH, "answer": "keep" | "put-back" | "escape" | "close" | "time" | "stop" | "undo" | "look"}

"undo" puts back what an earlier window kept, "look" only opens the page.  Prints {"stages": [the faces in turn],
"titles": [the headings], "kept": true | false | null, "why": ..., "shown": whether the window is open, "ms": ...}.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from setup_assistant.computer.surroundings import surroundings
from setup_assistant.content.load import load_content
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui import setting as of_window
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.pictures import example
from setup_assistant.ui.setting_view import Stage
from setup_assistant.ui.start import application, make_window
from setup_assistant.ui.window import Window
from tests.lab.changing import Fate, this_computer

_WITHIN_S = 40


class Sitting:
    """Somebody in front of the window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.stages: list[str] = []
        self.titles: list[str] = []

    def look(self) -> None:
        """Note what is shown."""
        QApplication.processEvents()
        stage, heading = self.window.setting.view().stage, self.window.findChildren(QWidget, "heading")
        if self.stages[-1:] != [stage]:
            self.stages.append(stage)
        if self.titles[-1:] != [title := heading[-1].accessibleName()]:
            self.titles.append(title)

    def until(self, done: Callable[[], bool]) -> None:
        """Look until something is so; nothing more is shown then than what was just looked at."""
        end = time.monotonic() + _WITHIN_S
        self.look()
        while not done():
            assert time.monotonic() < end, (self.stages, self.titles)
            time.sleep(0.01)
            self.look()

    def reach(self, stage: Stage) -> None:
        self.until(lambda: self.window.setting.view().stage is stage)

    def press(self, name: str) -> None:
        (button,) = (each for each in self.window.findChildren(QAbstractButton, name) if each.isVisible())
        button.click()

    def answer(self, answer: str) -> None:
        """Answer the question, or let it go."""
        if answer in {"keep", "put-back"}:
            self.press(answer)
        elif answer == "escape":
            QTest.keyClick(self.window, Qt.Key.Key_Escape)
        elif answer == "close":
            self.window.close()
        else:
            question = self.window.setting._state.run.question  # type: ignore[union-attr]  # it is being asked
            with question._answered:
                question._until = question._clock()
                question._answered.notify_all()


def sit(window: Window, answer: str) -> Sitting:
    """Open the page and do what is ordered."""
    sitting, setting = Sitting(window), window.setting
    window.open_page("computer")
    sitting.until(lambda: setting.view().stage in {Stage.STANDING, Stage.FAILED} or setting.view().plan is not None)
    if answer == "look" or setting.view().stage is Stage.FAILED:
        return sitting
    sitting.press("undo-all" if answer == "undo" else "main")
    if answer == "stop":
        sitting.press("stop")  # at once: the change may be through when the next events come
    elif answer != "undo":
        sitting.until(lambda: setting.view().stage in {Stage.ASKING, Stage.ENDED})
        if setting.view().stage is Stage.ASKING:
            sitting.answer(answer)
    sitting.reach(Stage.ENDED)
    if answer == "close":
        sitting.until(lambda: not window.isVisible())
    return sitting


def main() -> None:
    """Sit down once."""
    order: dict[str, Any] = json.loads(sys.argv[1])
    assert os.getuid() != 0
    of_window.ask_undo = lambda _host: True  # type: ignore[attr-defined]  # the question has tests of its own
    application()
    desk = Desk(
        content=load_content(),
        store=MemoryStore(example()),
        now=partial(datetime.now, UTC),
        machine=Machine,
        settings=Settings(language="en"),
        keep_settings=lambda _settings: None,
        surroundings=surroundings,
        setter=this_computer(order, Fate(order)),
    )
    window = make_window(desk)
    window.show()
    began = time.monotonic()
    sitting = sit(window, order["answer"])
    ending = window.setting.view().ending
    told = {
        "stages": sitting.stages,
        "titles": sitting.titles,
        "kept": None if ending is None else ending.kept,
        "why": None if ending is None else ending.why,
        "shown": window.isVisible(),
        "ms": round((time.monotonic() - began) * 1000),
    }
    window.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
