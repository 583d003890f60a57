"""The journey's line: stations down the left side, or a bar at the top when the window is narrow."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from setup_assistant.flow.engine import StationState, StationView
from setup_assistant.ui.icon import paint_icon
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button, Look, Pressable
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.logo import Logo

RAIL_WIDTH = 208


def station_name(view: View, station: StationView, number: int, total: int) -> str:
    """Return what a screen reader says of a station: its name, place, state and note."""
    words = view.words
    note = words.say(station.note) if station.note else ""
    return words(
        f"rail.{station.state.value}",
        station=words(f"station.{station.id.value}"),
        number=number,
        total=total,
        note=note,
    ).strip()


def paint_station(painter: QPainter, theme: Theme, center: QPointF, state: StationState) -> None:
    """Paint one stop of the line: a ring with a dot here, a disc with a tick when done, a hollow ring to come."""
    px, color = theme.px, theme.color
    if state is StationState.NOW:
        painter.setPen(QPen(color("accent"), px(4)))
        painter.setBrush(color("surface"))
        painter.drawEllipse(center, px(12), px(12))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawEllipse(center, px(5), px(5))
    elif state is StationState.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawEllipse(center, px(11), px(11))
        paint_icon(painter, "check", QRectF(center.x() - px(8), center.y() - px(8), px(16), px(16)), color("on_accent"))
    else:
        painter.setPen(QPen(color("accent" if state is StationState.OPEN else "ctl"), px(2)))
        painter.setBrush(color("rail"))
        painter.drawEllipse(center, px(8.5), px(8.5))


class StationButton(Pressable):
    """One station; a waiting one answers with its reason instead of opening."""

    def __init__(self, view: View, station: StationView, number: int, total: int) -> None:
        super().__init__()
        self._theme, self._station, self._ends = view.theme, station, (number == 1, number == total)
        self._title = view.words(f"station.{station.id.value}")
        self._note = view.words.say(station.note) if station.note else ""
        self.setObjectName(f"station-{station.id.value}")
        self.setAccessibleName(station_name(view, station, number, total))
        if self._note:
            self.setToolTip(self._note)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the height of one stop."""
        return QSize(self._theme.px(RAIL_WIDTH), self._theme.px(54))

    def minimumSizeHint(self) -> QSize:
        """Return the height that both lines need in a low window."""
        return QSize(self._theme.px(120), self._theme.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the stop and its words."""
        del event
        theme, state = self._theme, self._station.state
        px, color = theme.px, theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state is StationState.NOW:
            painter.setPen(QPen(color("line"), 1))
            painter.setBrush(color("bg"))
            painter.drawRoundedRect(QRectF(8.5, 0.5, self.width() + 20, self.height() - 1), 10, 10)
        center = QPointF(px(35), self.height() / 2)
        top = center.y() if self._ends[0] else 0
        bottom = center.y() if self._ends[1] else self.height()
        painter.setPen(QPen(color("accent" if state is StationState.DONE else "ctl"), 2))
        painter.drawLine(QPointF(center.x(), top), QPointF(center.x(), bottom))
        paint_station(painter, theme, center, state)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, state = self._theme, self._station.state
        px, now = theme.px, state is StationState.NOW
        left, width = px(62), self.width() - px(66)
        title = theme.font(Step.LEAD if now else Step.BODY, bold=now)
        painter.setFont(title)
        painter.setPen(theme.color("ink2" if state is StationState.WAITING else "ink"))
        if not self._note or now:
            area = QRectF(left, 0, width, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._title)
            return
        painter.drawText(QPointF(left, self.height() / 2 - px(3)), self._title)
        small = theme.font(Step.SMALL)
        painter.setFont(small)
        painter.setPen(theme.color("ink2"))
        note = QFontMetrics(small).elidedText(self._note, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, self.height() / 2 + px(15)), note)


class StageRail(QWidget):
    """Logo, seven stations, help and the view group, at the left side of a wide window."""

    chosen = Signal(int)
    help_asked = Signal()

    def __init__(self, view: View, stations: tuple[StationView, ...], tools: QWidget) -> None:
        super().__init__()
        theme = view.theme
        self._theme = theme
        self.setFixedWidth(theme.px(RAIL_WIDTH))
        self.setAccessibleName(view.words("rail.name"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(20), 0, theme.px(14))
        box.setSpacing(0)
        box.addLayout(_brand(view))
        box.addSpacing(theme.px(16))
        for number, station in enumerate(stations, 1):
            button = StationButton(view, station, number, len(stations))
            button.clicked.connect(lambda _on=False, index=number - 1: self.chosen.emit(index))
            box.addWidget(button)
        box.addStretch(1)
        box.addWidget(tools)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the edge towards the page."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.color("line"))
        painter.end()


def _brand(view: View) -> QHBoxLayout:
    theme = view.theme
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(20), 0, theme.px(10), 0)
    row.setSpacing(theme.px(10))
    row.addWidget(Logo(theme, 36))
    row.addWidget(Label(theme, view.words.screen("app.name"), Step.SMALL, bold=True), 1)
    return row


class _Dots(QWidget):
    """Seven small stops on a line."""

    def __init__(self, theme: Theme, stations: tuple[StationView, ...]) -> None:
        super().__init__()
        self._theme, self._states = theme, tuple(station.state for station in stations)
        self.setFixedSize(theme.px(22) * len(stations), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and the stops."""
        del event
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, gap = self.height() / 2, px(22)
        painter.setPen(QPen(self._theme.color("ctl"), 2))
        painter.drawLine(QPointF(gap / 2, middle), QPointF(self.width() - gap / 2, middle))
        half = Theme(self._theme.name, self._theme.factor * 0.6)
        for number, state in enumerate(self._states):
            paint_station(painter, half, QPointF(gap * (number + 0.5), middle), state)
        painter.end()


class StageBar(QWidget):
    """The same journey in one line, for large text and small windows."""

    chosen = Signal(int)

    def __init__(self, view: View, stations: tuple[StationView, ...], tools: QWidget) -> None:
        super().__init__()
        theme, words = view.theme, view.words
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(8))
        now = next((n for n, each in enumerate(stations) if each.state is StationState.NOW), None)
        if now is not None:
            name = words(f"station.{stations[now].id.value}")
            row.addWidget(Label(theme, name, Step.LEAD, bold=True).single_line())
        row.addWidget(_Dots(theme, stations))
        row.addStretch(1)
        every = Button(theme, words("rail.all"), Look.QUIET, after="chevron-down")
        every.setObjectName("all-stations")
        every.setMenu(self._menu(view, stations))
        row.addWidget(every)
        row.addWidget(tools)

    def _menu(self, view: View, stations: tuple[StationView, ...]) -> QMenu:
        menu = QMenu(self)
        menu.setFont(view.theme.font(Step.BODY))
        menu.aboutToShow.connect(lambda: view.theme.dress(menu))
        for number, station in enumerate(stations, 1):
            action = menu.addAction(station_name(view, station, number, len(stations)))
            action.triggered.connect(lambda _on=False, index=number - 1: self.chosen.emit(index))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the edge towards the page."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("rail"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()
