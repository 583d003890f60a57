"""Draws the screen of a device with Typst, and tells where a finger would press on it."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any, Literal, TypeAlias
from xml.etree import ElementTree as ET

import msgspec

from setup_assistant import resources
from setup_assistant.domain.error import ContentDamaged
from setup_assistant.domain.value import Value
from setup_assistant.guides.sketch import Sketch
from setup_assistant.paper.render import FONTS

Theme: TypeAlias = Literal["light", "dark", "paper"]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_LOCK = Lock()
"""One compiler serves every thread, one drawing at a time."""

_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_SVG = "{http://www.w3.org/2000/svg}"
_PRESS = "act:"
"""What the template writes before the id of a part that can be pressed."""
_LINK = re.compile(rb'<a href="act:[^>]*><rect[^>]*/></a>')
_ICON = re.compile(
    rb'<image(?: transform="([^"]*)")? xlink:href="data:image/svg\+xml;base64,([^"]*)" width="([\d.]+)"[^>]*/>'
)
_COLOUR = re.compile(rb'stroke="(#[0-9a-f]{6})"')
_GRID = 24
"""Units of an icon."""


class Area(Value, frozen=True, kw_only=True):
    """Where a part can be pressed, in points of the drawing; `id` is its place in the data of the screen."""

    id: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing; each form is made when it is first asked for."""

    sketch: Sketch
    theme: Theme
    room: bool
    _made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def svg(self) -> bytes:
        """The drawing as an SVG that QtSvg understands: no clipping, no masks, no pictures inside."""
        return _ICON.sub(_icon_inside, _LINK.sub(b"", self._traced))

    @property
    def areas(self) -> tuple[Area, ...]:
        """Where the parts of the screen can be pressed, from back to front."""
        if "areas" not in self._made:
            self._made["areas"] = tuple(_areas(ET.fromstring(self._traced), _SAME))  # noqa: S314 - our own drawing
        return tuple(self._made["areas"])

    def png(self, ppi: float) -> bytes:
        """Return the drawing as a picture with `ppi` pixels to the inch, on no ground."""
        return self._compile(format="png", ppi=ppi)

    @property
    def _traced(self) -> bytes:
        """The SVG with a link around each part that can be pressed."""
        if "svg" not in self._made:
            self._made["svg"] = self._compile(format="svg")
        return bytes(self._made["svg"])

    def _compile(self, **options: object) -> bytes:
        inputs = {
            "sketch": msgspec.json.encode(data(self.sketch)).decode(),
            "theme": self.theme,
            "room": "yes" if self.room else "",
        }
        with _LOCK:
            return bytes(_compiler().compile(sys_inputs=inputs, **options))


def draw(sketch: Sketch, *, theme: Theme = "light", room: bool = False) -> Drawing:
    """Return the drawing of `sketch`; `room` leaves the margin for tags even where nothing is marked."""
    return Drawing(sketch, theme, room)


def encoded(sketch: Sketch) -> msgspec.Raw:
    """Return the data of a drawing as it goes into a sheet."""
    return msgspec.Raw(msgspec.json.encode(data(sketch)))


def data(sketch: Sketch) -> dict[str, object]:
    """Return what the template `drawn` takes: the sketch with its words by their ids and its icons as SVG."""
    return {
        "screen": sketch.screen,
        "says": {said.id: (said.words, said.unsure) for said in sketch.says},
        "acts": dict(sketch.acts),
        "lang": sketch.lang,
        "draft": sketch.draft,
        "icons": {name: _icon(name) for name in sorted(_icons(sketch.screen))},
    }


def _icons(value: object) -> Iterator[str]:
    """Yield the name of every icon in a drawing or a part of one."""
    if isinstance(value, tuple):
        for each in value:
            yield from _icons(each)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if name == "icon" and inner is not None:
                yield inner
            else:
                yield from _icons(inner)


@cache
def _icon(name: str) -> str:
    """Return an icon as SVG, with lines of 1.75 units.

    Raises ContentDamaged: the installed program lacks it.
    """
    path = resources.path("icons", f"{name}.svg")
    if not path.is_file():
        raise ContentDamaged(where=path.name)
    return path.read_text("utf-8").replace('stroke-width="2"', 'stroke-width="1.75"')


def _icon_inside(found: re.Match[bytes]) -> bytes:
    """Return the lines of an icon in place of a picture of it: QtSvg would make it blurred."""
    source = base64.b64decode(found[2])
    colour = _COLOUR.search(source)
    inner = source.partition(b">")[2].rpartition(b"</svg>")[0]
    place = b"%s scale(%g)" % (found[1] or b"", float(found[3]) / _GRID)
    return (
        b'<g transform="%s" fill="none" stroke="%s" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">'
        b"%s</g>" % (place, colour[1] if colour else b"#000000", inner)
    )


def _areas(element: ET.Element, around: Matrix) -> Iterator[Area]:
    """Yield the rectangle of each link below `element`; `around` leads from its coordinates to those of the page."""
    here = _times(around, _matrix(element.get("transform", "")))
    target = element.get("href", "")
    if element.tag == f"{_SVG}a" and target.startswith(_PRESS):
        for rect in element.iter(f"{_SVG}rect"):
            a, b, c, d, x, y = here
            wide, high = float(rect.get("width", 0)), float(rect.get("height", 0))
            left, top = x + min(0, a * wide) + min(0, c * high), y + min(0, b * wide) + min(0, d * high)
            width, height = abs(a * wide) + abs(c * high), abs(b * wide) + abs(d * high)
            yield Area(id=target.removeprefix(_PRESS), x=left, y=top, width=width, height=height)
    elif element.tag != f"{_SVG}defs":
        for child in element:
            yield from _areas(child, here)


def _matrix(transform: str) -> Matrix:
    """Return the matrix of a `transform`: Typst writes one step of these kinds, and leaves a second 0 out."""
    kind, _, rest = transform.partition("(")
    numbers = [float(number) for number in rest.rstrip(")").replace(",", " ").split()]
    match kind, numbers:
        case "translate", [x]:
            return (1, 0, 0, 1, x, 0)
        case "translate", [x, y]:
            return (1, 0, 0, 1, x, y)
        case "scale", [x]:
            return (x, 0, 0, x, 0, 0)
        case "scale", [x, y]:
            return (x, 0, 0, y, 0, 0)
        case "matrix", [a, b, c, d, x, y]:
            return (a, b, c, d, x, y)
        case _:
            return _SAME


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, x, y = first
    p, q, r, s, u, v = second
    return (
        a * p + c * q,
        b * p + d * q,
        a * r + c * s,
        b * r + d * s,
        a * u + c * v + x,
        b * u + d * v + y,
    )


@cache
def _compiler() -> Any:  # noqa: ANN401 - Typst has no types
    """Return the compiler with the template and fonts loaded.

    Raises ContentDamaged: a part of the installed program is missing.
    """
    import typst  # noqa: PLC0415 - loaded with the first drawing, not at the start of the program

    folder = resources.path("paper")
    page = folder / "screen-page.typ"
    for part in (page, *(resources.path("fonts", name) for name in FONTS)):
        if not part.is_file():
            raise ContentDamaged(where=part.name)
    return typst.Compiler(
        str(page), root=str(folder), font_paths=[str(resources.path("fonts"))], ignore_system_fonts=True
    )
