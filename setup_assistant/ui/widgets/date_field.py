"""A field for a day."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit

from setup_assistant.ui.theme import Step
from setup_assistant.ui.view import View


class DateField(QDateEdit):
    """A day that is typed or stepped with the arrow keys.  The wheel scrolls the page, not the answer."""

    def __init__(self, view: View, name: str, said: str, now: date) -> None:
        super().__init__(QDate(now.year, now.month, now.day))
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setDisplayFormat("yyyy年M月d日" if view.lang == "ja" else "d MMM yyyy")
        first = min(now, view.today)
        self.setMinimumDate(QDate(first.year, first.month, first.day))
        self.setFont(view.theme.font(Step.BODY))
        view.theme.dress(self)
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)

    def day(self) -> date:
        """Return the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
