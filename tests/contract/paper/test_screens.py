"""Drawn screens: every part of every style can be seen, pressed and printed, whatever its words are."""

import re
import shutil
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from setup_assistant import resources
from setup_assistant.domain.error import ContentDamaged
from setup_assistant.domain.screen import (
    Act,
    ActKind,
    Address,
    Alert,
    Block,
    Button,
    Buttons,
    Cards,
    Chart,
    Code,
    Field,
    Keypad,
    Message,
    Picker,
    Row,
    Rows,
    Screen,
    Style,
    Switch,
    Tab,
    Tabs,
)
from setup_assistant.guides.parts import named, parts
from setup_assistant.guides.sketch import Said, Sketch
from setup_assistant.paper import screens
from setup_assistant.paper.screens import Area, Drawing, Theme, draw

THEMES: tuple[Theme, ...] = ("light", "dark", "paper")
PHONES = (Style.IOS, Style.ANDROID, Style.ONE_UI)
FRAMES = (Style.IOS, Style.ANDROID, Style.WINDOWS, Style.SWITCH, Style.TV, Style.ROUTER, Style.PAPER)
"""A style for each way in which a device and its rows are framed."""
WORDS = ("押す", "入れる", "オンにする", "オフにする", "選ぶ", "読み取る", "見る", "押さない")
ACTS = dict(zip(ActKind, WORDS, strict=True))
SWITCHES = ("toggle", "radio", "check")
TAP = Act(kind=ActKind.TAP)
LONG = (
    "コンテンツとプライバシーの制限" * 4,
    "Pneumonoultramicroscopicsilicovolcanoconiosisandthensomemore",
    "https://dns.example-family-filter.co.jp/dns-query/abcdef0123456789/with-a-long-path",
)
FORBIDDEN = (b"clip", b"mask", b"<image", b"oklab", b"filter=", b"<a ", b"act:", b"fonts.")
"""What QtSvg does not draw, or draws blurred, and what nobody but `areas` needs."""
COLOUR = re.compile(rb'(?:fill|stroke)="([^"nt][^"]*)"')
"""A colour; `none` and `transparent` are none."""
Make = Callable[[Style], Screen]
SMALLEST = 28
"""Points that a finger needs."""

RIGHT = Button(label="five", main=True, act=TAP)
ROWS = Rows(
    header="head",
    footer="foot",
    rows=(
        Row(label="one", value="short", chevron=True, icon="clock"),
        Row(label="two", sub="sub", toggle=Switch.ON, act=Act(kind=ActKind.TURN_OFF)),
        Row(label="three", toggle=Switch.OFF, act=Act(kind=ActKind.TURN_ON, order=2)),
        Row(label="four", radio=Switch.ON, danger=True, act=Act(kind=ActKind.DO_NOT, order=3)),
        Row(label="five", radio=Switch.OFF, dim=True, icon="lock"),
        Row(label="six", check=Switch.ON, link=True),
        Row(label="seven", check=Switch.OFF, act=Act(kind=ActKind.LOOK, order=4)),
    ),
)
BLOCKS: tuple[Block, ...] = (
    Address(label="url", act=Act(kind=ActKind.TYPE, order=5)),
    Tabs(tabs=(Tab(label="one", icon="clock", on=True), Tab(label="two", act=TAP), Tab(label="three", sub="sub"))),
    Message(icon="info", title="title", text="foot"),
    ROWS,
    Cards(cards=(Tab(label="one", on=True), Tab(label="two", icon="users", act=TAP), *(Tab(label="six"),) * 4)),
    Field(label="one", value="short", act=Act(kind=ActKind.TYPE)),
    Field(label="two", secret=True),
    Picker(label="one", value="short", act=Act(kind=ActKind.CHOOSE)),
    Picker(label="one", value="short"),
    Chart(label="head"),
    Code(label="one", act=Act(kind=ActKind.SCAN)),
    Buttons(buttons=(Button(label="one"), Button(label="two", main=True, act=TAP), Button(label="six", dim=True))),
    Keypad(label="one", dots=6, act=Act(kind=ActKind.TYPE)),
)
ALERT = Alert(
    title="title",
    text="foot",
    rows=(Row(label="one", radio=Switch.ON), Row(label="two", radio=Switch.OFF, act=Act(kind=ActKind.CHOOSE))),
    field=Field(label="three", act=Act(kind=ActKind.TYPE, order=2)),
    buttons=(Button(label="four", danger=True), Button(label="two", main=True, act=Act(kind=ActKind.TAP, order=3))),
)


def full(style: Style) -> Screen:
    """Return a screen with every kind of block."""
    return Screen(style=style, title="title", back="back", right=RIGHT, blocks=BLOCKS, cut_top=True, cut_bottom=True)


def asking(style: Style) -> Screen:
    """Return a screen with a question in front."""
    rows = Rows(rows=(Row(label="six"), Row(label="seven"), Row(label="one")))
    return Screen(style=style, title="title", back="back", blocks=(rows, ALERT))


def small(style: Style, **change: object) -> Screen:
    """Return a screen with three rows, the second of them marked; `change` goes to that one."""
    row = replace(Row(label="two", chevron=True, act=TAP), **change)
    blocks = (Rows(rows=(Row(label="one"), row, Row(label="three"))),)
    return Screen(style=style, title="title", back="back", blocks=blocks)


def sketch(screen: Screen, words: tuple[str, ...] = (), draft: str = "", unsure: tuple[str, ...] = ()) -> Sketch:
    """Return a sketch of `screen`; its labels take turns with `words`."""
    ids = sorted(named(screen))
    given = [words[place % len(words)] if words else f"見出し {each}" for place, each in enumerate(ids)]
    says = tuple(Said(id=each, words=word, unsure=each in unsure) for each, word in zip(ids, given, strict=True))
    return Sketch(screen=screen, says=says, lang="ja", acts=tuple(ACTS.items()), draft=draft)


def size(drawing: Drawing) -> tuple[float, float]:
    box = QSvgRenderer(QByteArray(drawing.svg)).viewBoxF()
    return box.width(), box.height()


def overlap(one: Area, other: Area) -> bool:
    boxes = (QRectF(each.x, each.y, each.width - 0.01, each.height - 0.01) for each in (one, other))
    return next(boxes).intersects(next(boxes))


def typst_picture(drawing: Drawing) -> QImage:
    return QImage.fromData(drawing.png(72)).convertToFormat(QImage.Format.Format_ARGB32)


def qt_picture(drawing: Drawing, like: QImage) -> QImage:
    renderer = QSvgRenderer(QByteArray(drawing.svg))
    image = QImage(like.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def column(image: QImage, x: int, skip: int) -> set[str]:
    """Return the colours of a column without `skip` pixels at each end."""
    return {image.pixelColor(x, y).name() for y in range(skip, image.height() - skip)}


def difference(one: QImage, other: QImage) -> float:
    """Return the mean difference of two pictures of one size, of 255."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) for a, b in pairs) / one.sizeInBytes()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("make", [full, asking])
def test_every_part_is_drawn_and_can_be_pressed(make: Make, style: Style, theme: Theme) -> None:
    screen = make(style)
    drawing = draw(sketch(screen, draft="下書き"), theme=theme)
    svg = drawing.svg
    assert [word for word in FORBIDDEN if word in svg] == []
    width, height = size(drawing)
    areas = drawing.areas
    assert sorted(area.id for area in areas) == sorted(part.id for part in parts(screen))
    assert [area for area in areas if area.x < 0 or area.y < 0] == []
    assert [area for area in areas if area.x + area.width > width or area.y + area.height > height] == []
    assert [area.id for area in areas if min(area.width, area.height) < SMALLEST] == []
    front = f"blocks.{len(screen.blocks) - 1}." if make is asking else "nothing"
    for one, other in combinations(areas, 2):
        if one.id.startswith(front) == other.id.startswith(front):
            assert not overlap(one, other), (one, other)


def test_rows_lie_where_they_are_drawn() -> None:
    one, two, three = (area for area in draw(sketch(small(Style.IOS))).areas if area.id.startswith("blocks"))
    assert (one.x, one.width) == (two.x, two.width) == (three.x, three.width)
    assert one.y + one.height == pytest.approx(two.y)
    picture = typst_picture(draw(sketch(small(Style.IOS))))
    spots = ((one.x + 6, one), (one.x - 6, one), (two.x + 6, two))
    seen = [picture.pixelColor(round(x), round(area.y + area.height / 2)).name() for x, area in spots]
    assert seen == ["#ffffff", "#efeff1", "#e3ecf6"], "a light row on the grey screen, and the marked one"


def test_areas_follow_every_kind_of_transform() -> None:
    moved = '<g transform="translate(14)"><g transform="matrix(1 0 0 -1 2 50)"><g transform="scale(2)">'
    link = '<a href="act:back"><rect width="30" height="10"/></a></g></g></g>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{moved}{link}</svg>'.encode()
    drawing = Drawing(sketch(small(Style.IOS)), "light", room=False, _made={"svg": svg})
    assert drawing.areas == (Area(id="back", x=16, y=30, width=60, height=20),)


def test_the_same_screen_is_the_same_picture() -> None:
    assert draw(sketch(full(Style.ANDROID))).svg == draw(sketch(full(Style.ANDROID))).svg


@pytest.mark.parametrize(("make", "style"), [*((full, each) for each in FRAMES), *((asking, each) for each in Style)])
def test_long_words_stay_inside(make: Make, style: Style) -> None:
    drawing = draw(sketch(make(style), LONG, unsure=("one", "two")))
    picture = typst_picture(drawing)
    width, _ = size(drawing)
    assert column(picture, picture.width() - 1, 0) == {"#000000"}, "something leaves the drawing"
    assert max(area.x + area.width for area in drawing.areas) <= width
    if style in PHONES:
        assert column(picture, round(width) - 10, 60) == {"#ffffff"}, "something stands between screen and outline"


@pytest.mark.parametrize("theme", THEMES)
def test_marks_are_seen(theme: Theme) -> None:
    def svg(screen: Screen, **more: object) -> bytes:
        one_word = tuple((kind.value, "押す") for kind in ActKind)
        return draw(replace(sketch(screen, **more), acts=one_word), theme=theme).svg  # type: ignore[arg-type]  # a flag

    plain = small(Style.WINDOWS, act=None)
    seen = [
        svg(plain),
        svg(plain, draft="下書き・要確認"),
        svg(plain, unsure=("one",)),
        svg(replace(plain, cut_top=True)),
        svg(replace(plain, cut_bottom=True)),
        *(svg(small(Style.WINDOWS, act=Act(kind=kind))) for kind in (ActKind.TAP, ActKind.LOOK, ActKind.DO_NOT)),
        *(svg(small(Style.WINDOWS, act=None, **{name: state})) for name in SWITCHES for state in Switch),
    ]
    assert len(set(seen)) == len(seen)


def test_unconfirmed_words_have_a_dotted_line_and_a_sign() -> None:
    plain, unsure = (draw(sketch(small(Style.IOS), unsure=each)).svg for each in ((), ("one",)))
    assert unsure.count(b"<use") - plain.count(b"<use") == len("?")
    assert (b"dasharray" in unsure, b"dasharray" in plain) == (True, False)


def test_the_margin_for_tags_is_there_when_something_is_marked() -> None:
    marked, plain = draw(sketch(small(Style.IOS))), sketch(small(Style.IOS, act=None))
    assert size(marked)[0] - size(draw(plain))[0] == pytest.approx(70)
    assert size(draw(plain, room=True)) == size(marked)


def test_the_word_of_an_act_is_numbered_where_there_are_several() -> None:
    def tag(order: int, *more: Row) -> int:
        row = Row(label="two", act=Act(kind=ActKind.TAP, order=order))
        return draw(sketch(Screen(style=Style.IOS, blocks=(Rows(rows=(row, *more)),)))).svg.count(b"<use")

    never = Row(label="six", act=Act(kind=ActKind.DO_NOT, order=2))
    second = Row(label="six", act=Act(kind=ActKind.LOOK, order=2))
    words = len("見出し six".replace(" ", ""))
    assert tag(1, never) - tag(1) == words + len(ACTS[ActKind.DO_NOT])
    assert tag(1, second) - tag(1) == words + len(ACTS[ActKind.LOOK]) + len("12")


@pytest.mark.parametrize("style", Style)
def test_paper_has_one_bit(style: Style) -> None:
    for screen in (full(style), asking(style)):
        svg = draw(sketch(screen, draft="下書き", unsure=("one",)), theme="paper").svg
        assert set(COLOUR.findall(svg)) == {b"#000000", b"#ffffff"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("style", [Style.IOS, Style.ROUTER, Style.PS5])
@pytest.mark.usefixtures("qapp")
def test_qt_shows_what_is_printed(style: Style, theme: Theme) -> None:
    drawing = draw(sketch(asking(style), draft="下書き"), theme=theme)
    printed = typst_picture(drawing)
    assert difference(printed, qt_picture(drawing, printed)) < 2.5
    other = draw(sketch(asking(style), draft="下書き"), theme="paper")
    assert difference(printed, qt_picture(other, printed)) > 5, "the measure sees another theme"


def test_a_sheet_gets_the_same_data() -> None:
    given = sketch(small(Style.IOS, icon="wifi"), unsure=("two",))
    told = msgspec.json.decode(screens.encoded(given))
    assert (told["says"]["two"], told["acts"]["do-not"]) == (["見出し two", True], "押さない")
    assert told["icons"]["wifi"].startswith("<svg")


@pytest.mark.parametrize("lost", ["paper/screen-page.typ", "fonts/BIZUDPGothic-Bold.ttf", "icons/wifi.svg"])
def test_a_lost_part_is_named(lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("paper", "fonts", "icons"):
        shutil.copytree(resources.path(folder), tmp_path / folder)
    (tmp_path / lost).unlink()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    screens._compiler.cache_clear()
    screens._icon.cache_clear()
    with pytest.raises(ContentDamaged) as told:
        draw(sketch(small(Style.IOS, icon="wifi"))).svg  # noqa: B018  making it is what fails
    assert told.value.where == Path(lost).name
    screens._compiler.cache_clear()
    screens._icon.cache_clear()
