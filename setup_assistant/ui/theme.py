"""Colours, type and the few style rules of the window: household stationery in three palettes."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QWidget

from setup_assistant import resources

FAMILY = "BIZ UDPGothic"

_TOKENS = (
    *("bg", "rail", "surface", "sunk", "line", "ctl", "ink", "ink2", "ink3"),
    *("accent", "accent_press", "on_accent", "soft"),
    *("blk", "blk_t", "opn", "opn_t", "unk", "unk_t", "nr", "nr_t", "on_blk", "on_opn"),
)

_LIGHT = (
    "F6F4EF ECE8DF FFFFFF FAF8F4 DCD7CC 857E72 1E2329 474D55 5F646B "
    "1C4C85 143A68 FFFFFF E3ECF6 "
    "1E6A4D E5F1EA B0341A FCE9E2 765400 F8EED3 545B65 EAEAE8 FFFFFF FFFFFF"
)
_DARK = (
    "16191E 101317 1F242B 1A1E24 343B45 7D8794 F1EFEA C6C8CC A3A8B0 "
    "8FBCF0 B4D3F6 0E2238 22354C "
    "7FD3AC 1B3329 FF9E86 44241C EFC75E 3A3117 B4BAC4 2B3037 10241B 3A140B"
)
_CONTRAST = (
    "000000 000000 000000 000000 FFFFFF FFFFFF FFFFFF FFFFFF FFFFFF "
    "FFE45C FFFFFF 000000 262200 "
    "7DF2B5 000000 FFB199 000000 FFE45C 000000 FFFFFF 000000 000000 000000"
)


class ThemeName(StrEnum):
    """The three palettes."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_PALETTES = {
    name: dict(zip(_TOKENS, (f"#{value}" for value in text.split()), strict=True))
    for name, text in ((ThemeName.LIGHT, _LIGHT), (ThemeName.DARK, _DARK), (ThemeName.CONTRAST, _CONTRAST))
}


class Step(StrEnum):
    """Steps of the type scale; sizes are pixels at 96 dpi."""

    DISPLAY = "display"
    H1 = "h1"
    KEEP = "keep"
    H2 = "h2"
    LEAD = "lead"
    BODY = "body"
    TIGHT = "tight"
    SMALL = "small"


_PIXELS = {
    Step.DISPLAY: (34, True),
    Step.H1: (28, True),
    Step.KEEP: (24, True),
    Step.H2: (20, True),
    Step.LEAD: (18, False),
    Step.BODY: (16, False),
    Step.TIGHT: (15, False),
    Step.SMALL: (14, False),
}


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool) -> QFont:  # noqa: FBT001 - a key of the cache
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


@lru_cache(maxsize=4096)
def _width(words: str, pixels: int, bold: bool) -> int:  # noqa: FBT001 - a key of the cache
    return QFontMetrics(_font(pixels, bold)).horizontalAdvance(words)


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette at one text size; `factor` is 1.0, 1.25, 1.5 or 2.0."""

    name: ThemeName
    factor: float = 1.0

    def color(self, token: str) -> QColor:
        """Return the colour of a token of the palette table.  Raises KeyError for an unknown one."""
        return QColor(_PALETTES[self.name][token])

    def px(self, pixels: float) -> int:
        """Return a length that grows with the text."""
        return round(pixels * self.factor)

    def font(self, step: Step, *, bold: bool | None = None) -> QFont:
        """Return the font of a step, in its own weight unless `bold` says otherwise."""
        size, heavy = _PIXELS[step]
        return _font(round(size * self.factor), heavy if bold is None else bold)

    def width_of(self, words: str, step: Step, *, bold: bool | None = None) -> int:
        """Return how wide `words` are on one line, in pixels; measured once for each size."""
        size, heavy = _PIXELS[step]
        return _width(words, round(size * self.factor), heavy if bold is None else bold)

    def palette(self) -> QPalette:
        """Return the palette for Fusion."""
        role = QPalette.ColorRole
        roles = {
            role.Window: "bg", role.Base: "surface", role.AlternateBase: "sunk", role.Button: "surface",
            role.WindowText: "ink", role.Text: "ink", role.ButtonText: "ink", role.PlaceholderText: "ink2",
            role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "accent",
            role.Mid: "ctl", role.Midlight: "line", role.Dark: "ctl", role.Light: "surface",
            role.ToolTipBase: "surface", role.ToolTipText: "ink",
        }  # fmt: skip
        palette = QPalette()
        for each, token in roles.items():
            palette.setColor(each, self.color(token))
        return palette

    def dress(self, control: QWidget) -> None:
        """Give a control that Qt paints itself its look.

        Each such control is dressed by itself: rules for the whole application would make Qt look at every widget.
        """
        control.setStyleSheet(self._rules())

    def _rules(self) -> str:
        color = _PALETTES[self.name]
        px = self.px
        return f"""
        QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit {{
          border: 1px solid {color["ctl"]}; border-radius: 8px; background: {color["surface"]}; color: {color["ink"]};
          padding: 0 {px(10)}px; min-height: {px(38)}px;
          selection-background-color: {color["accent"]}; selection-color: {color["on_accent"]};
        }}
        QComboBox::drop-down {{ border: 0; width: {px(30)}px; }}
        QComboBox QAbstractItemView, QMenu {{
          border: 1px solid {color["ctl"]}; background: {color["surface"]}; color: {color["ink"]}; padding: 4px;
          selection-background-color: {color["soft"]}; selection-color: {color["ink"]}; outline: 0;
        }}
        QMenu::item {{ padding: {px(8)}px {px(18)}px; min-height: {px(24)}px; }}
        QMenu::item:selected {{ background: {color["soft"]}; }}
        QScrollArea {{ border: 0; background: transparent; }}
        QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
        QScrollBar::handle:vertical {{
          background: {color["ctl"]}; min-height: 40px; border-radius: 4px; margin: 2px 4px;
        }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QToolTip {{ border: 1px solid {color["ctl"]}; padding: 4px; }}
        """


def install_fonts() -> None:
    """Give Qt the bundled font, Regular and Bold.  Needs a QGuiApplication."""
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"BIZUDPGothic-{weight}.ttf")))
