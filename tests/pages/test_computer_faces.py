"""What some faces of the page that sets this computer have of their own."""

import pytest

from setup_assistant.domain.household import Household
from setup_assistant.ui.widgets.before_after import BeforeAfter
from setup_assistant.ui.widgets.keep_bar import KeepBar
from tests.pages import faces, layout, tree
from tests.pages.faces import LANGS, SIZES, Opens
from tests.pages.person import Opened

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def faced(opened: Opened, family: Household) -> Opens:
    """Open windows at one face of the page."""
    return faces.of_computer(opened, family)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_the_question_and_the_way_back_are_in_view_without_scrolling(
    faced: Opens,
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


def test_details_say_literally_what_is_done(faced: Opens) -> None:
    person = faced("ready", lang="en")
    person.press("open-literal")
    heard = [node.name for node in tree.nodes(person.window)]
    assert any("nmcli connection modify" in each for each in heard)
    assert any("policies.json" in each for each in heard)


@pytest.mark.parametrize("lang", LANGS)
def test_wifi_and_its_password_are_said_to_stay_as_they_are(faced: Opens, lang: str) -> None:
    person = faced("ready", lang=lang)
    words = person.window.view().words
    same = words("computer.row.same")
    (row,) = (node.name for node in tree.nodes(person.window) if words("computer.row.wifi") in node.name)
    assert row.count(same) == 2


@pytest.mark.parametrize("percent", [100, 200])
def test_a_row_of_before_and_after_is_heard_once_and_whole(faced: Opens, percent: int) -> None:
    person = faced("ready", percent=percent)
    words = person.window.view().words
    heard = [node.name for node in tree.nodes(person.window) if words("computer.row.chosen") in node.name]
    assert len(heard) == 2  # the usual way and the second way
    for row, what in zip(heard, ("setting.row.ipv4", "setting.row.ipv6"), strict=True):
        assert row.startswith(words(what))
        assert words("setting.row.router") in row


def test_what_goes_back_shows_no_change_to_come(faced: Opens) -> None:
    assert faced("working").window.findChildren(BeforeAfter)
    assert not faced("going-back").window.findChildren(BeforeAfter)


def test_the_question_is_an_alert_for_a_screen_reader(faced: Opens) -> None:
    person = faced("asking")
    bar = person.find("keep-bar")
    assert isinstance(bar, KeepBar)
    (alert,) = (node for node in tree.nodes(person.window) if node.role == "AlertMessage")
    assert alert.name == person.find("keep-question").accessibleName()
