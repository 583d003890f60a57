"""Every face of the pages that do something for a while: heard as accepted, named, walked by keys, nothing cut.

SETUP_ASSISTANT_UPDATE=1 writes the snapshots anew; look at the difference before it is committed.
"""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from setup_assistant.domain.household import Household
from setup_assistant.ui import check_pictures, hand_over_pictures, setting_pictures
from setup_assistant.ui.pages.computer_said import Face, face_of
from tests.pages import layout, tree
from tests.pages.conftest import NOW
from tests.pages.faces import BANNED, LANGS, PAGES, SIZES
from tests.pages.person import SHIFT, Opened
from tests.pages.test_every_page import SNAPSHOTS, UPDATE
from tests.pages.test_keyboard import follows, on_page, region, tabbed, unreached

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FACES = [(name, face) for name, page in PAGES.items() for face in page.faces]
HEARD = [(name, face) for name, page in PAGES.items() for face in page.heard]


def test_every_face_is_looked_at(opened: Opened, family: Household) -> None:
    desk = opened(family).window.desk
    settings = setting_pictures.faces(desk.content, NOW)
    found = {
        "check": check_pictures.faces(desk.content, family, desk),
        "computer": settings,
        "hand-over": hand_over_pictures.faces(desk.content, family, desk),
    }
    assert {name: tuple(faces) for name, faces in found.items()} == {name: each.faces for name, each in PAGES.items()}
    assert {face_of(each) for each in settings.values()} == set(Face)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "face"), HEARD)
def test_a_screen_reader_hears_what_was_accepted(
    opened: Opened, family: Household, name: str, face: str, lang: str
) -> None:
    person = PAGES[name].opens(opened, family)(face, lang=lang)
    heard = "".join(f"{node}\n" for node in tree.nodes(person.window))
    kept = SNAPSHOTS / f"{name}-{face}-{lang}.txt"
    if UPDATE:
        kept.write_text(heard, "utf-8")
    assert heard == kept.read_text("utf-8"), "SETUP_ASSISTANT_UPDATE=1 accepts what is heard now"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "face"), FACES)
def test_a_face_names_everything_and_says_nothing_technical_or_calming(
    opened: Opened, family: Household, name: str, face: str, lang: str
) -> None:
    page = PAGES[name]
    person = page.opens(opened, family)(face, lang=lang)
    heard = tree.nodes(person.window)
    assert [node.name for node in heard if any(word in node.name for word in (*BANNED, *page.banned))] == []
    assert not any(bad in node.name for node in heard for bad in ("\u2060", "¦", "{", "《"))
    person.open_parts()  # Details may hold the lines of a file, braces and all
    heard = tree.nodes(person.window)
    names = [node.name for node in heard if node.active]
    assert sum(node.role == "Heading" for node in heard) == 1
    assert [each for each in names if not each.strip() or names.count(each) > 1] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("percent", "size"), SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_face_is_cut(
    opened: Opened, family: Household, name: str, percent: int, size: tuple[int, int], lang: str
) -> None:
    wrong, opens = [], PAGES[name].opens(opened, family)
    for face in PAGES[name].faces:
        person = opens(face, lang=lang, percent=percent, size=size)
        wrong += [f"{face}: {fault}" for fault in layout.faults(person.window)]
        wrong += [f"{face}: {fault}" for fault in layout.broken_words(person.window)]
        person.open_parts()
        wrong += [f"{face} (opened): {fault}" for fault in layout.faults(person.window)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("lang", "percent"), [("ja", 100), ("en", 200)])
@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_through_a_face_as_the_eyes_go(
    opened: Opened, family: Household, name: str, lang: str, percent: int
) -> None:
    opens = PAGES[name].opens(opened, family)
    for face in PAGES[name].faces:
        person = opens(face, lang=lang, percent=percent)
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
