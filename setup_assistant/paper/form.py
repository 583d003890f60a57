"""How a sheet is put on paper: size, languages and size of type."""

from enum import StrEnum

from setup_assistant.domain.value import Value


class Paper(StrEnum):
    """Papers a family, a school or a shop prints on; B5 is the Japanese one (JIS, 182 x 257 mm)."""

    A4 = "A4"
    A3 = "A3"
    A5 = "A5"
    B5 = "B5"
    LETTER = "Letter"


class SheetLang(StrEnum):
    """Languages of a sheet; `BOTH` prints every line in Japanese and then in English."""

    JA = "ja"
    EN = "en"
    BOTH = "ja+en"


SIZES_MM = {
    Paper.A4: (210.0, 297.0),
    Paper.A3: (297.0, 420.0),
    Paper.A5: (148.0, 210.0),
    Paper.B5: (182.0, 257.0),
    Paper.LETTER: (215.9, 279.4),
}
"""Width and height in millimetres, upright."""

LARGE_PT = 22.0
"""Body of the large-print edition."""

BODY_PT = 10.5
"""Smallest body of any sheet."""

A3_GROWTH = 1.4

PUNCHED_MM = 15.0
NARROW_MM = 12.0


class Form(Value, frozen=True, kw_only=True):
    """What the family chose for a print."""

    paper: Paper = Paper.A4
    lang: SheetLang = SheetLang.JA
    large: bool = False

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the sheet, in the order in which a line says them."""
        return tuple(self.lang.value.split("+"))

    def body_pt(self, usual_pt: float) -> float:
        """Return the size of the body for a sheet whose body on A4 is `usual_pt`."""
        if self.large:
            return max(LARGE_PT, usual_pt)
        if self.paper is Paper.A3:
            return usual_pt * A3_GROWTH
        return usual_pt


class Layout(Value, frozen=True, kw_only=True, omit_defaults=False):
    """The page as the template needs it: millimetres and points."""

    width_mm: float
    height_mm: float
    left_mm: float
    """The punched side."""
    right_mm: float
    body_pt: float
    ruby: bool
    """True on a child's sheet: lines leave room for readings, and parts stand closer."""
    sizes_pt: tuple[float, ...] = ()
    """Bodies to try, largest first: the first with which the sheet takes one page; else `body_pt` on several."""
    title_em: float = 1.5

    @property
    def inner_mm(self) -> float:
        """Width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm


def layout(
    form: Form,
    *,
    usual_pt: float = BODY_PT,
    across: bool = False,
    ruby: bool = False,
    fit_pt: tuple[float, ...] = (),
    title_em: float = 1.5,
) -> Layout:
    """Return the page for `form`, turned when `across`; `fit_pt` are bodies on A4 that may make it one page."""
    width, height = SIZES_MM[form.paper]
    if across:
        width, height = height, width
    side = NARROW_MM if form.paper is Paper.A5 else PUNCHED_MM
    return Layout(
        width_mm=width,
        height_mm=height,
        left_mm=side,
        right_mm=NARROW_MM if across else side,
        body_pt=form.body_pt(usual_pt),
        ruby=ruby,
        sizes_pt=tuple(dict.fromkeys(form.body_pt(size) for size in fit_pt)),
        title_em=title_em,
    )
