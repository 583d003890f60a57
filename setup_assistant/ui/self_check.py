"""The part of the self-check that needs the window: it opens and closes, and Qt loses no references."""

import sys
from datetime import UTC, datetime

from PySide6 import __version__
from PySide6.QtCore import QObject

from setup_assistant.content.load import load_content
from setup_assistant.domain.error import SelfCheckFailed
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.start import application, make_window

_CALLS = 500
_SLACK = _CALLS // 10
"""References that come and go by themselves; the faulty PySide6 loses one with every call."""


def check() -> tuple[str, ...]:
    """Open a window that keeps nothing, close it, count references; return what was found.

    Raises SelfCheckFailed.
    """
    app = application()
    window = make_window(_desk())
    window.show()
    app.processEvents()
    size = f"{window.width()} x {window.height()}"
    shown = window.isVisible()
    window.close()
    app.processEvents()
    if not shown:
        raise SelfCheckFailed(what="window")
    lost = _lost_references()
    if abs(lost) > _SLACK:
        raise SelfCheckFailed(what=f"PySide6 {__version__}: {lost} references")
    return (f"PySide6 {__version__}", app.platformName(), size)


def _desk() -> Desk:
    return Desk(
        content=load_content(),
        store=MemoryStore(),
        now=lambda: datetime.now(UTC),
        machine=Machine,
        settings=Settings(),
        keep_settings=lambda _settings: None,
    )


def _lost_references() -> int:
    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        one.setObjectName("x")
    return before - sys.getrefcount(None)
