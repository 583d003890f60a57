"""Drawn screens of one guide as the page makes them, and Typst and Qt alone; prints both medians in ms."""

import json
import os
import statistics
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import msgspec
import typst
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from setup_assistant import resources
from setup_assistant.content.load import load_content
from setup_assistant.domain.settings import Settings
from setup_assistant.domain.value import message
from setup_assistant.flow import progress
from setup_assistant.guides.sketch import Sketch
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.values import values
from setup_assistant.paper import screens
from setup_assistant.ui.pictures import example, settle, window_for
from setup_assistant.ui.start import application
from setup_assistant.ui.theme import Theme, ThemeName
from setup_assistant.ui.widgets.drawing import ScreenDrawing

GUIDE = "ios-screen-time"
ROUNDS = 3

application()
content = load_content()
telling = Telling(content.guide(GUIDE), content.words("ja"), values(None, message("label.child")))
theme = Theme(ThemeName.LIGHT)
folder = resources.path("paper")
alone = typst.Compiler(
    str(folder / "screen-page.typ"),
    root=str(folder),
    font_paths=[str(resources.path("fonts"))],
    ignore_system_fonts=True,
)


def took_ms(started: float) -> float:
    """Return the time since `started`."""
    return (time.perf_counter() - started) * 1000


def changed(number: int) -> list[Sketch]:
    """Return the sketches of the guide with another draft mark, so that nothing was drawn before."""
    sketches = [telling.sketch(screen) for step in telling.guide.steps for screen in step.screens]
    return [msgspec.structs.replace(each, draft=f"{number}") for each in sketches]


def ours(sketch: Sketch) -> None:
    """Make the widget and paint it."""
    drawing = ScreenDrawing(theme, sketch, "")
    drawing.resize(drawing.sizeHint())
    drawing.grab()


def bare(inputs: dict[str, str]) -> None:
    """Draw the same data and paint it in the same size."""
    made = alone.compile(sys_inputs=inputs, format="svg")
    assert isinstance(made, bytes)
    svg = QSvgRenderer(QByteArray(made))
    size = svg.viewBoxF().size() * 96 / 72
    picture = QPixmap(QSize(round(size.width()), round(size.height())))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    svg.render(painter)
    painter.end()


whole: list[float] = []
floor: list[float] = []
for turn in range(ROUNDS):
    for mine, theirs in zip(changed(2 * turn), changed(2 * turn + 1), strict=True):
        inputs = {"sketch": msgspec.json.encode(screens.data(theirs)).decode(), "theme": "light", "room": ""}
        start = time.perf_counter()
        bare(inputs)
        floor.append(took_ms(start))
        start = time.perf_counter()
        ours(mine)
        whole.append(took_ms(start))

window = window_for(content, example(), Settings(language="ja"), QSize(1280, 720))
pages: list[float] = []
for step in telling.guide.steps:
    window.keep(progress.open_step(window.household, GUIDE, "device-7", step.id))
    start = time.perf_counter()
    window.open_page("guide")
    window.repaint()
    pages.append(took_ms(start))
settle(window)
window.close()
print(
    json.dumps(
        {
            "drawing": statistics.median(whole[5:]),
            "floor": statistics.median(floor[5:]),
            "page": statistics.median(pages[3:]),
            "screens": len(whole),
        }
    )
)
