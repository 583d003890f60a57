"""Turns sheets into PDF, SVG and pictures: the only door to Typst."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

import msgspec

from setup_assistant import resources
from setup_assistant.domain.error import ContentDamaged
from setup_assistant.paper import plain
from setup_assistant.paper.sheet import Sheet

STANDARD = "ua-1"

FONTS = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")

_LOCK = Lock()
"""One compiler serves every thread, one sheet at a time."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one sheet; each form is made when it is first asked for, all from one drawing."""

    sheet: Sheet
    _made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def pdf(self) -> bytes:
        """The sheet as a tagged PDF with its fonts inside; the same bytes every time."""
        return bytes(self._once("pdf", lambda: self._compile(format="pdf", pdf_standards=STANDARD, timestamp=0)))

    @property
    def svgs(self) -> tuple[bytes, ...]:
        """One SVG for each page."""
        return tuple(self._once("svg", lambda: _listed(self._compile(format="svg"))))

    def pngs(self, ppi: float) -> tuple[bytes, ...]:
        """One picture for each page, with `ppi` pixels to the inch."""
        return tuple(self._once(f"png-{ppi}", lambda: _listed(self._compile(format="png", ppi=ppi))))

    @property
    def text(self) -> str:
        """The words of the sheet in reading order."""
        return plain.text(self.sheet)

    @property
    def page_count(self) -> int:
        """How many pages it takes."""
        return len(self.svgs)

    def _once(self, form: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - bytes or a tuple of them
        if form not in self._made:
            self._made[form] = make()
        return self._made[form]

    def _compile(self, **options: object) -> bytes | list[bytes]:
        data = msgspec.json.encode(self.sheet).decode()
        with _LOCK:
            made: bytes | list[bytes] = _compiler().compile(sys_inputs={"sheet": data}, **options)
        return made


def render(sheet: Sheet) -> Pages:
    """Return the pages of `sheet`."""
    return Pages(sheet)


def _listed(made: bytes | list[bytes]) -> tuple[bytes, ...]:
    return tuple(made) if isinstance(made, list) else (made,)


@cache
def _compiler() -> Any:  # noqa: ANN401 - Typst has no types
    """Return the compiler with the template and fonts loaded; making it costs more than any sheet.

    Raises ContentDamaged: a part of the installed program is missing, and a sheet without its font would be boxes.
    """
    import typst  # noqa: PLC0415 - loaded with the first sheet, not at the start of the program

    folder = resources.path("paper")
    for part in (folder / "sheet.typ", *(resources.path("fonts", name) for name in FONTS)):
        if not part.is_file():
            raise ContentDamaged(where=part.name)
    return typst.Compiler(
        str(folder / "sheet.typ"),
        root=str(folder),
        font_paths=[str(resources.path("fonts"))],
        ignore_system_fonts=True,
    )
