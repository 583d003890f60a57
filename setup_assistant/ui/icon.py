"""Icons and state marks, drawn in the colours of the palette from one SVG file each."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from setup_assistant import resources


@lru_cache(maxsize=256)
def _renderer(folder: str, name: str, ink: str, ground: str) -> QSvgRenderer:
    source = resources.path(*folder.split("/"), f"{name}.svg").read_text("utf-8")
    source = source.replace("currentColor", ink).replace('"#000"', f'"{ink}"').replace('"#fff"', f'"{ground}"')
    return QSvgRenderer(QByteArray(source.replace('stroke-width="2"', 'stroke-width="1.75"').encode()))


def paint_icon(painter: QPainter, name: str, box: QRectF, color: QColor) -> None:
    """Paint a Lucide icon into `box` in `color`."""
    _renderer("icons", name, color.name(), "#ffffff").render(painter, box)


def paint_mark(painter: QPainter, name: str, box: QRectF, ink: QColor, ground: QColor) -> None:
    """Paint a state mark into `box`: its shape in `ink`, the sign inside it in `ground`."""
    _renderer("paper/marks", name, ink.name(), ground.name()).render(painter, box)


def icon(name: str, size: int, color: QColor, ratio: float = 2.0) -> QIcon:
    """Return an icon for controls that Qt paints itself, for example menus."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, name, QRectF(0, 0, size, size), color)
    painter.end()
    return QIcon(pixmap)
