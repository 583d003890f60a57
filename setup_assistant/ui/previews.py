"""Sheets to look at: drawn off the main thread, the newest wish first, the last picture shown meanwhile."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

from setup_assistant.content.load import Content
from setup_assistant.jobs import papers
from setup_assistant.jobs.papers import Order
from setup_assistant.paper.render import Pages
from setup_assistant.ui.asked import PreviewAsked
from setup_assistant.ui.tasks import Tasks

T = TypeVar("T")

_KEPT = 6
"""Pictures kept to be shown while a new one is drawn."""


class Previews:
    """Draws one sheet at a time; wishes that a newer one has overtaken are never drawn."""

    def __init__(self, content: Content, today: Callable[[], date], tasks: Callable[[], Tasks]) -> None:
        self._content, self._today, self._tasks = content, today, tasks
        self._shown: dict[Order, Pages] = {}
        self._wanted: PreviewAsked | None = None
        self._running = False

    def ask(self, asked: PreviewAsked) -> None:
        """Show the last picture of the same sheet at once, and the new one when it is drawn."""
        if (old := self._shown.get(asked.order)) is not None:
            asked.land(old)
        self._wanted = asked
        if not self._running:
            self._start()

    def forget(self) -> None:
        """Drop every picture: they show a household that is gone."""
        self._shown.clear()

    def _start(self) -> None:
        asked, self._wanted = self._wanted, None
        if asked is not None and not self._tasks().finished:
            self._running = True
            self._tasks().run(lambda: self._draw(asked), land=lambda done: self._landed(asked, done))

    def _draw(self, asked: PreviewAsked) -> Pages:
        pages = papers.sheet(asked.order, asked.household, asked.plan, self._content, self._today())
        _ = pages.svgs  # drawn here, on the worker's thread
        return pages

    def _landed(self, asked: PreviewAsked, done: Future[Pages]) -> None:
        self._running = False
        pages = done.result()
        self._shown.pop(asked.order, None)
        self._shown[asked.order] = pages
        while len(self._shown) > _KEPT:
            del self._shown[next(iter(self._shown))]
        owned(asked.owner, asked.land, pages)
        self._start()


def owned(owner: QWidget, land: Callable[[T], None], value: T) -> None:
    """Land `value`, unless its owner is gone."""
    if shiboken6.isValid(owner):
        land(value)
