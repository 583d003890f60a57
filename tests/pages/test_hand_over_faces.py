"""Every face of the hand-over page: heard as accepted, named, walked by keys, nothing cut, in all sizes.

SETUP_ASSISTANT_UPDATE=1 writes the snapshots anew; look at the difference before it is committed.
"""

import os
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from setup_assistant.domain.household import Household
from setup_assistant.ui import hand_over_pictures
from tests.pages import layout, tree
from tests.pages.person import SHIFT, Opened, Person
from tests.pages.test_every_page import SNAPSHOTS, UPDATE
from tests.pages.test_keyboard import follows, on_page, region, tabbed, unreached

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LANGS = ("ja", "en")
LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
FACES = (
    *("apple", "apple-waiting", "apple-nobody", "apple-result"),
    *("android", "android-waiting", "android-over", "android-taken"),
    *("router", "router-partly", "router-both"),
)
HEARD = ("apple", "apple-waiting", "apple-result", "android", "router-partly")
SIZES = [
    *((100, (1280, 720)), (100, (1024, 600)), (200, (1280, 720))),
    *(((100, (640, 720)), (125, (1280, 720)), (150, (1280, 720))) if LONG else ()),
]
BANNED = ("DNS", "IPv6", "IPv4", "プロファイル", "profile", "リゾルバ", "resolver", "安全", " safe", "完全", "！", "!")
"""Words for Details or for nowhere."""


@pytest.fixture
def faced(opened: Opened, family: Household):  # noqa: ANN201  a function that opens a window at a face
    """Open windows at one face of the page."""

    def opens(face: str, **how: object) -> Person:
        person = opened(family, **how)
        shown = hand_over_pictures.faces(person.window.desk.content, family, person.window.desk)[face]
        person.window.keep(shown.household)
        person.window.__dict__["handing"] = hand_over_pictures.Shown(shown.handing)
        person.open("hand-over", shown.detail)
        return person

    return opens


def test_every_face_is_looked_at(opened: Opened, family: Household) -> None:
    window = opened(family).window
    assert tuple(hand_over_pictures.faces(window.desk.content, family, window.desk)) == FACES


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("face", HEARD)
def test_a_screen_reader_hears_of_a_face_what_was_accepted(faced, face: str, lang: str) -> None:  # noqa: ANN001
    heard = "".join(f"{node}\n" for node in tree.nodes(faced(face, lang=lang).window))
    kept = SNAPSHOTS / f"hand-over-{face}-{lang}.txt"
    if UPDATE:
        kept.write_text(heard, "utf-8")
    assert heard == kept.read_text("utf-8"), "SETUP_ASSISTANT_UPDATE=1 accepts what is heard now"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("face", FACES)
def test_a_face_has_one_heading_and_a_name_of_its_own_for_everything(faced, face: str, lang: str) -> None:  # noqa: ANN001
    person = faced(face, lang=lang)
    person.open_parts()
    heard = tree.nodes(person.window)
    names = [node.name for node in heard if node.active]
    assert sum(node.role == "Heading" for node in heard) == 1
    assert [name for name in names if not name.strip() or names.count(name) > 1] == []
    assert not any(bad in node.name for node in heard for bad in ("\u2060", "¦", "{", "《"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("face", FACES)
def test_a_face_says_nothing_technical_and_nothing_that_calms(faced, face: str, lang: str) -> None:  # noqa: ANN001
    heard = tree.nodes(faced(face, lang=lang).window)
    assert [node.name for node in heard if any(word in node.name for word in BANNED)] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_nothing_of_a_face_is_cut(faced, lang: str, percent: int, size: tuple[int, int]) -> None:  # noqa: ANN001
    wrong = []
    for face in FACES:
        person = faced(face, lang=lang, percent=percent, size=size)
        wrong += [f"{face}: {fault}" for fault in layout.faults(person.window)]
        wrong += [f"{face}: {fault}" for fault in layout.broken_words(person.window)]
        person.open_parts()
        wrong += [f"{face} (opened): {fault}" for fault in layout.faults(person.window)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("lang", "percent"), [("ja", 100), ("en", 200)])
def test_tab_goes_through_a_face_as_the_eyes_go(faced, lang: str, percent: int) -> None:  # noqa: ANN001
    for face in FACES:
        person = faced(face, lang=lang, percent=percent)
        person.open_parts()
        order = tabbed(person, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        assert list(reversed(tabbed(person, Qt.Key.Key_Backtab, SHIFT))) == order, face
        body = [each for each in order if region(each) == "page"]
        wrong = [
            (one.objectName(), other.objectName())
            for one, other in pairwise(body)
            if not follows(on_page(person.window, one), on_page(person.window, other))
        ]
        assert wrong == [], face
        assert unreached(person.window, set(order)) == [], face
