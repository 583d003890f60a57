"""A drawn screen on a page: the picture that is printed too, and in a rehearsal the places that can be pressed."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from setup_assistant.guides.parts import Part
from setup_assistant.guides.sketch import Sketch
from setup_assistant.jobs.drawings import draw
from setup_assistant.paper.screens import Drawing
from setup_assistant.ui.theme import Theme, ThemeName

_PX_PER_PT = 96 / 72
_KEPT = 24
"""Drawings kept: going back and forth in a guide draws nothing twice."""


@lru_cache(maxsize=_KEPT)
def _drawn(sketch: Sketch, *, dark: bool) -> Drawing:
    return draw(sketch, theme="dark" if dark else "light", room=True)


class Spot(QAbstractButton):
    """A part of the drawing that can be pressed; it shows nothing of its own but the focus ring."""

    def __init__(self, part: Part, name: str, place: QRectF) -> None:
        super().__init__()
        self.part, self.place = part, place
        self.setObjectName(f"spot-{part.id}")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the drawing lies below."""


class ScreenDrawing(QLabel):
    """One drawn screen with its description; it keeps its proportions."""

    pressed = Signal(str)
    """In a rehearsal: the id of the part that was pressed."""

    def __init__(self, theme: Theme, sketch: Sketch, description: str) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = _drawn(sketch, dark=theme.name is not ThemeName.LIGHT)
        self._svg = QSvgRenderer(QByteArray(self._drawing.svg))
        self._pixmap = QPixmap()
        self._spots: list[Spot] = []
        self.setObjectName("drawing")
        self.setPixmap(QPixmap(1, 1))  # never painted: it makes the label a graphic for screen readers
        self.setAccessibleName(description)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def rehearse(self, parts: tuple[Part, ...], name: Callable[[Part], str]) -> None:
        """Let the parts of the drawing be pressed; `name` says what a screen reader says of one."""
        areas = {area.id: area for area in self._drawing.areas}
        for part in parts:
            if (area := areas.get(part.id)) is not None:
                spot = Spot(part, name(part), QRectF(area.x, area.y, area.width, area.height))
                spot.setParent(self)
                spot.clicked.connect(lambda _on=False, part=part: self.pressed.emit(part.id))
                spot.show()
                self._spots.append(spot)
        self._place()

    def natural(self) -> QSize:
        """Return the size of the drawing at the present text factor."""
        size = self._svg.viewBoxF().size() * _PX_PER_PT * self._theme.factor
        return size.toSize()

    def sizeHint(self) -> QSize:
        """Return the natural size."""
        return self.natural()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the words can still be read."""
        return self.natural() / 2

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing in `width` pixels; it never grows beyond its natural size."""
        natural = self.natural()
        return round(natural.height() * min(1.0, width / natural.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the places with the drawing."""
        super().resizeEvent(event)
        self._place()

    def _box(self) -> QRectF:
        natural = self.natural()
        scale = min(1.0, self.width() / natural.width(), self.height() / natural.height())
        width, height = natural.width() * scale, natural.height() * scale
        return QRectF((self.width() - width) / 2, 0, width, height)

    def _place(self) -> None:
        box, view = self._box(), self._svg.viewBoxF()
        scale = box.width() / view.width()
        for spot in self._spots:
            place = QRectF(
                box.x() + spot.place.x() * scale,
                box.y() + spot.place.y() * scale,
                spot.place.width() * scale,
                spot.place.height() * scale,
            )
            spot.setGeometry(QRect(place.toAlignedRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the screen; the picture is kept until the size changes."""
        del event
        box = self._box()
        ratio = self.devicePixelRatioF()
        wanted = (box.size() * ratio).toSize()
        if self._pixmap.size() != wanted:
            self._pixmap = QPixmap(wanted)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            brush = QPainter(self._pixmap)
            self._svg.render(brush)
            brush.end()
            self._pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(box.topLeft(), self._pixmap)
        painter.end()
