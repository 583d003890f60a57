"""What the window has to say, newest first; each stays until it is put away."""

from collections.abc import Callable

from setup_assistant.text.errors import Said
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.notice import Notice


class Notices:
    """Sentences that wait above the page."""

    def __init__(self, said: tuple[Said, ...], changed: Callable[[], None]) -> None:
        self._waiting = [(each, False) for each in said]
        self._changed = changed

    def add(self, said: Said, *, calm: bool = False) -> None:
        """Say something before everything else, once; `calm` for what is no trouble."""
        self._waiting = [each for each in self._waiting if each[0] != said]
        self._waiting.insert(0, (said, calm))

    def clear_calm(self) -> None:
        """Put away what was no trouble: the person went on."""
        self._waiting = [each for each in self._waiting if not each[1]]

    def shown(self, view: View) -> Notice | None:
        """Return the notice to show, if there is one."""
        if not self._waiting:
            return None
        said, calm = self._waiting[0]
        notice = Notice(view, said, calm=calm)
        notice.closed.connect(self._close)
        return notice

    def _close(self) -> None:
        del self._waiting[:1]
        self._changed()
