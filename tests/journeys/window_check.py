"""Opens the window with the real jobs and looks at the check page.

window_check.py           waits on the page, lists everything, opens the question for a phone: presses nothing that asks
window_check.py press     presses the button, waits for the result and prints the states of the ways
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from setup_assistant import app
from setup_assistant.content.load import load_content
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui.check_view import PhoneStage, Stage
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.pictures import example
from setup_assistant.ui.start import application, make_window
from setup_assistant.ui.widgets.panel import Disclosure
from setup_assistant.ui.window import Window

WAITS_S = 1.0


def window() -> Window:
    """Return the window of the example family, with the jobs as the program builds them."""
    application()
    desk = Desk(
        content=load_content(),
        store=MemoryStore(example()),
        now=lambda: datetime.now(UTC),
        machine=Machine,
        settings=Settings(language="ja"),
        keep_settings=lambda _settings: None,
        surroundings=app._surroundings,
        check=app._check,
        phone=app._phone,
    )
    made = make_window(desk)
    made.show()
    made.open_page("check")
    return made


def until(done: Callable[[], bool], within_s: float = 30) -> None:
    """Let the window work until something has happened."""
    end = time.monotonic() + within_s
    while not done():
        QApplication.processEvents()
        assert time.monotonic() < end, "it never happens"
        time.sleep(0.01)


def main() -> int:
    """Look at the page, or check."""
    shown = window()
    until(lambda: shown.checking.view().stage is Stage.READY)
    if sys.argv[1:] == ["press"]:
        shown.acts.do("check", "")
        until(lambda: bool(shown.household.records))
        sys.stdout.write(" ".join(each.state.value for each in shown.household.records[0].ways) + "\n")
    else:
        for part in shown.findChildren(Disclosure):
            part.open()
        shown.acts.do("phone-ask", "")
        until(lambda: shown.checking.view().phone.stage is PhoneStage.CHOOSING)
        end = time.monotonic() + WAITS_S
        until(lambda: time.monotonic() > end)
    shown.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
