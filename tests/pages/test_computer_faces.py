"""Every face of setting this computer: heard as accepted, named, walked by keys, nothing cut, in all looks.

SETUP_ASSISTANT_UPDATE=1 writes the snapshots anew; look at the difference before it is committed.
"""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from setup_assistant.domain.household import Household
from setup_assistant.ui import setting_pictures
from setup_assistant.ui.pages.computer_said import Face, face_of
from setup_assistant.ui.widgets.before_after import BeforeAfter
from setup_assistant.ui.widgets.keep_bar import KeepBar
from tests.pages import layout, tree
from tests.pages.conftest import NOW
from tests.pages.person import SHIFT, Opened, Person
from tests.pages.results import with_this_computer
from tests.pages.test_check_faces import BANNED, LANGS, SIZES
from tests.pages.test_every_page import SNAPSHOTS, UPDATE
from tests.pages.test_keyboard import follows, on_page, region, tabbed, unreached

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FACES = (
    *("absent", "looking", "planning", "ready", "ready-wide", "ready-unverified", "already", "impossible"),
    *("elsewhere", "failed", "working", "stopping", "asking", "keeping", "going-back", "kept", "back", "back-time"),
    *("back-refused", "untouched", "undone", "stuck", "in-place", "changed", "not-everywhere"),
)
HEARD = ("ready", "asking", "working", "kept", "back", "changed", "not-everywhere")
ADDRESSES = ("1.1.1.3", "192.168.11.1", "nmcli", "policies.json")
"""What only Details may say."""


@pytest.fixture
def faced(opened: Opened, family: Household):  # noqa: ANN201  a function that opens a window at a face
    """Open windows at one face of the page."""

    def opens(face: str, **how: object) -> Person:
        person = opened(with_this_computer(family), **how)
        shown = setting_pictures.faces(person.window.desk.content, NOW)[face]
        person.window.__dict__["setting"] = setting_pictures.Shown(shown)
        person.open("computer")
        return person

    return opens


def test_every_face_is_looked_at(opened: Opened, family: Household) -> None:
    found = setting_pictures.faces(opened(family).window.desk.content, NOW)
    assert tuple(found) == FACES
    assert {face_of(each) for each in found.values()} == set(Face)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("face", HEARD)
def test_a_screen_reader_hears_of_a_face_what_was_accepted(faced, face: str, lang: str) -> None:  # noqa: ANN001
    heard = "".join(f"{node}\n" for node in tree.nodes(faced(face, lang=lang).window))
    kept = SNAPSHOTS / f"computer-{face}-{lang}.txt"
    if UPDATE:
        kept.write_text(heard, "utf-8")
    assert heard == kept.read_text("utf-8"), "SETUP_ASSISTANT_UPDATE=1 accepts what is heard now"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("face", FACES)
def test_a_face_has_one_heading_and_a_name_of_its_own_for_everything(faced, face: str, lang: str) -> None:  # noqa: ANN001
    heard = tree.nodes(faced(face, lang=lang).window)
    names = [node.name for node in heard if node.active]
    assert sum(node.role == "Heading" for node in heard) == 1
    assert [name for name in names if not name.strip() or names.count(name) > 1] == []
    assert not any(bad in node.name for node in heard for bad in ("\u2060", "¦", "{", "《"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("face", FACES)
def test_a_face_says_nothing_technical_and_nothing_that_calms(faced, face: str, lang: str) -> None:  # noqa: ANN001
    heard = tree.nodes(faced(face, lang=lang).window)
    assert [node.name for node in heard if any(word in node.name for word in (*BANNED, *ADDRESSES))] == []


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


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_the_question_and_the_way_back_are_in_view_without_scrolling(
    faced,  # noqa: ANN001
    lang: str,
    percent: int,
    size: tuple[int, int],
) -> None:
    person = faced("asking", lang=lang, percent=percent, size=size)
    view = layout.place(person.find("body"), person.window)
    assert view.contains(layout.place(person.find("keep-question"), person.window))
    foot = layout.place(person.find("foot"), person.window)
    for name in ("keep" if person.has("keep") else "main", "put-back"):
        answer = layout.place(person.find(name), person.window)
        assert view.contains(answer) or foot.contains(answer), name


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


def test_details_say_literally_what_is_done(faced) -> None:  # noqa: ANN001
    person = faced("ready", lang="en")
    person.press("open-literal")
    heard = [node.name for node in tree.nodes(person.window)]
    assert any("nmcli connection modify" in each for each in heard)
    assert any("policies.json" in each for each in heard)


@pytest.mark.parametrize("lang", LANGS)
def test_wifi_and_its_password_are_said_to_stay_as_they_are(faced, lang: str) -> None:  # noqa: ANN001
    person = faced("ready", lang=lang)
    words = person.window.view().words
    same = words("computer.row.same")
    (row,) = (node.name for node in tree.nodes(person.window) if words("computer.row.wifi") in node.name)
    assert row.count(same) == 2


@pytest.mark.parametrize("percent", [100, 200])
def test_a_row_of_before_and_after_is_heard_once_and_whole(faced, percent: int) -> None:  # noqa: ANN001
    person = faced("ready", percent=percent)
    words = person.window.view().words
    heard = [node.name for node in tree.nodes(person.window) if words("computer.row.chosen") in node.name]
    assert len(heard) == 2  # the usual way and the second way
    for row, what in zip(heard, ("setting.row.ipv4", "setting.row.ipv6"), strict=True):
        assert row.startswith(words(what))
        assert words("setting.row.router") in row


def test_what_goes_back_shows_no_change_to_come(faced) -> None:  # noqa: ANN001
    assert faced("working").window.findChildren(BeforeAfter)
    assert not faced("going-back").window.findChildren(BeforeAfter)


def test_the_question_is_an_alert_for_a_screen_reader(faced) -> None:  # noqa: ANN001
    person = faced("asking")
    bar = person.find("keep-bar")
    assert isinstance(bar, KeepBar)
    (alert,) = (node for node in tree.nodes(person.window) if node.role == "AlertMessage")
    assert alert.name == person.find("keep-question").accessibleName()
