"""Panels: plain cards, cards that can be pressed, lines, and parts that open."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.widgets.button import Button, Look, Pressable
from setup_assistant.ui.widgets.choice import one_stop_each
from setup_assistant.ui.widgets.focus import tab_after
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.wrap import WrapRow


class Panel(QFrame):
    """A card: ground, hairline and round corners.  `edge` names another colour for a 2 px border."""

    def __init__(self, theme: Theme, *, ground: str = "surface", edge: str = "", pad: int = 16) -> None:
        super().__init__()
        self._theme, self._ground, self._edge = theme, ground, edge
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*(theme.px(pad),) * 4)
        self.box.setSpacing(theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._edge else 1
        painter.setPen(QPen(self._theme.color(self._edge or "line"), width))
        painter.setBrush(self._theme.color(self._ground))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)
        painter.end()


class PressPanel(Pressable):
    """A card that can be pressed as a whole: `name` is what a screen reader says for all of it."""

    def __init__(self, theme: Theme, name: str, *, quiet: bool = False, chosen: bool = False, pad: int = 14) -> None:
        super().__init__()
        self._theme, self._quiet, self._chosen = theme, quiet, chosen
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*(theme.px(pad),) * 4)
        self.box.setSpacing(theme.px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # Layouts ask the layout inside and not the card, so that its least height has to be said here.
        self.setMinimumHeight(theme.px(44))

    def add(self, widget: QWidget) -> None:
        """Put something inside; presses go through it to the card."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.box.addWidget(widget)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the words inside."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need in `width` pixels."""
        return max(self.box.totalHeightForWidth(width), self._theme.px(44))

    def sizeHint(self) -> QSize:
        """Return the size of what is inside."""
        return self.box.totalSizeHint().expandedTo(QSize(self._theme.px(80), self._theme.px(44)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size of what is inside."""
        return self.box.totalMinimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the card can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        color = self._theme.color
        ground = "soft" if self.isDown() else "sunk" if self._quiet else "surface"
        edge = "accent" if self._chosen else "ink" if self.underMouse() else "line" if self._quiet else "ctl"
        width = 2 if self._chosen else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(edge), width))
        painter.setBrush(color(ground))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)
        painter.end()


class Rule(QWidget):
    """A hairline between parts."""

    def __init__(self, theme: Theme, color: str = "line", height: int = 1) -> None:
        super().__init__()
        self._theme, self._color = theme, color
        self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._color))
        painter.end()


class Opener(Button):
    """The line of a Disclosure: for a screen reader a button that is expanded or collapsed."""


Content = QWidget | str | Callable[[], QWidget]
"""What a part holds: words, a widget, or what makes the widget when the part is first opened."""


class Disclosure(QWidget):
    """A quiet line that opens a part of the page; shut until somebody opens it.

    `said` names it where the words alone would not tell it from the next one.
    """

    toggled = Signal(bool)

    def __init__(self, theme: Theme, words: str, key: str, content: Content, *, said: str = "") -> None:
        super().__init__()
        self._theme, self._content = theme, content
        self._part: QWidget | None = None
        self.setObjectName(f"part-{key}")
        self._button = Opener(theme, words, Look.LINK, icon="chevron-right")
        self._button.setCheckable(True)
        self._button.setAccessibleName(said or words)
        self._button.setObjectName(f"open-{key}")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(4))
        line = WrapRow(0)  # so that long words go on in the next line
        line.addWidget(self._button)
        self._box.addLayout(line)
        self._button.toggled.connect(self._show)

    def _inside(self) -> QWidget:
        if isinstance(self._content, QWidget):
            return self._content
        if callable(self._content):
            return self._content()
        panel = Panel(self._theme, ground="sunk", pad=12)
        panel.box.addWidget(Label(self._theme, self._content, Step.TIGHT, color="ink2"))
        return panel

    def _show(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal gives the flag by position
        if self._part is None:
            self._part = self._inside()
            self._box.addWidget(self._part)
        self._part.setVisible(opened)
        self._button.set_icon("chevron-down" if opened else "chevron-right")
        self.toggled.emit(opened)
        if opened:
            tab_after(self._button, self._part)
            one_stop_each(self._part)

    def is_open(self) -> bool:
        """Tell whether the part is open."""
        return self._button.isChecked()

    def open(self) -> None:
        """Open the part without moving the focus."""
        self._button.setChecked(True)
