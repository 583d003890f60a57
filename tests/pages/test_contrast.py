"""Contrast of every pair of colours that the window uses, as WCAG 2 computes it; marks that differ in grey."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from setup_assistant.domain.coverage import State
from setup_assistant.ui.icon import paint_mark
from setup_assistant.ui.theme import Theme, ThemeName
from setup_assistant.ui.widgets.mark import GROUND, INK, TINT
from tests.pages.person import Opened

TEXT = (
    *((ink, ground) for ink in ("ink", "ink2") for ground in ("bg", "rail", "surface", "sunk", "soft")),
    ("ink3", "bg"),
    *(("accent", ground) for ground in ("bg", "rail", "surface", "sunk", "soft")),
    ("accent_press", "bg"),
    ("on_accent", "accent"),
    ("on_accent", "accent_press"),
    *((INK[state], TINT[state]) for state in State if state is not State.DASH),
)
"""Words and what they stand on."""

SHAPES = (
    *(("ctl", ground) for ground in ("bg", "rail", "surface", "sunk")),
    *(("accent", ground) for ground in ("bg", "rail", "surface", "sunk", "soft")),
    *((INK[state], TINT[state]) for state in State),
    *((GROUND[state], INK[state]) for state in State if state is not State.DASH),
)
"""Borders, icons, marks and the focus ring, and what they stand on."""


def luminance(color: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3])
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: str, other: str) -> float:
    """Return the contrast of two tokens."""
    light, dark = sorted((luminance(theme.color(one)), luminance(theme.color(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert luminance(QColor("#ffffff")) == pytest.approx(1.0)
    assert luminance(QColor("#777777")) == pytest.approx(0.1845, abs=0.001)


@pytest.mark.parametrize("name", ThemeName)
def test_words_can_be_read(name: ThemeName) -> None:
    theme = Theme(name)
    weak = {pair: round(contrast(theme, *pair), 2) for pair in TEXT if contrast(theme, *pair) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("name", ThemeName)
def test_controls_and_marks_can_be_seen(name: ThemeName) -> None:
    theme = Theme(name)
    weak = {pair: round(contrast(theme, *pair), 2) for pair in SHAPES if contrast(theme, *pair) < 3}
    assert weak == {}


def grey(state: State, theme: Theme) -> bytes:
    """Return the mark of a state on its ground as a printer without colours makes it: black or white."""
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(theme.color(TINT[state]))
    painter = QPainter(image)
    paint_mark(painter, state.value, image.rect().toRectF(), theme.color(INK[state]), theme.color(GROUND[state]))
    painter.end()
    return bytes(
        image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_Mono).bits()
    )


@pytest.mark.parametrize("name", ThemeName)
def test_marks_differ_without_any_colour(opened: Opened, name: ThemeName) -> None:
    del opened  # pictures need the application
    marks = {state: grey(state, Theme(name)) for state in State}
    for one in State:
        for other in State:
            differ = sum((a ^ b).bit_count() for a, b in zip(marks[one], marks[other], strict=True))
            assert (one is other) == (differ == 0)
            assert one is other or differ > 80, (one, other, differ)
