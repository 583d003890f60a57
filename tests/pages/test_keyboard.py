"""The keyboard alone: Tab goes as the eyes go, comes to everything, goes back the same way and is always seen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QScrollArea, QWidget

from setup_assistant.domain.household import Household
from setup_assistant.ui.widgets.focus import FocusRing
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.window import Window
from tests.pages.layout import describe, place
from tests.pages.person import SHIFT, Opened, Person
from tests.pages.test_every_page import VIEWS

MOST = 300


def tabbed(person: Person, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> list[QWidget]:
    """Press Tab until the focus comes round; return what had it."""
    person.key(key, modifiers)
    first, area = person.focus(), body(person.window)
    assert first is not None
    found = [first]
    for _ in range(MOST):
        QTest.keyClick(found[-1], key, modifiers)
        QApplication.processEvents()
        now = person.focus()
        assert now is not None, f"the focus is gone after {describe(found[-1])}"
        assert seen(person.window, area, now), f"{describe(now)} has the focus and is not in view"
        if now is first:
            return found
        if now is not found[-1]:  # a date has three parts
            found.append(now)
    raise AssertionError("Tab never comes round")


def body(window: Window) -> QScrollArea:
    """Return the part of the page that scrolls."""
    return next(each for each in window.findChildren(QScrollArea, "body") if each.isVisible())


def seen(window: Window, area: QScrollArea, control: QWidget) -> bool:
    """Whether the control, or as much of it as fits, is in view with its ring."""
    shown = window.rect()
    if area.isAncestorOf(control):
        shown = place(area.viewport(), window)
    here = place(control, window)
    if here.height() > shown.height():
        return here.intersects(shown)
    return QRect(shown.left(), shown.top() - 1, shown.width(), shown.height() + 2).contains(here)


def region(control: QWidget) -> str:
    """Return the part of the window a control is in."""
    each: QWidget | None = control
    while each is not None:
        if each.objectName() in {"rail", "foot", "notice"} or each.objectName().startswith("page-"):
            return each.objectName().partition("-")[0]
        each = each.parentWidget()
    raise AssertionError(describe(control))


def follows(first: QRect, second: QRect) -> bool:
    """Whether somebody who reads meets `second` after `first`: it is lower, or further right."""
    return second.top() >= first.bottom() - 4 or second.left() >= first.right() - 4


@pytest.mark.parametrize(("lang", "percent"), [("ja", 100), ("en", 200)])
def test_tab_goes_as_the_eyes_go_and_shift_tab_goes_back(  # at 200 % with every part open
    opened: Opened, family: Household, lang: str, percent: int
) -> None:
    person = opened(family, lang=lang, percent=percent)
    for page, detail in VIEWS:
        person.open(page, detail)
        if percent == 200:
            person.open_parts()
        order = tabbed(person, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        back = tabbed(person, Qt.Key.Key_Backtab, SHIFT)
        assert [describe(each) for each in reversed(back)] == [describe(each) for each in order], page

        regions = [region(each) for each in order]
        changes = sum(one != other for one, other in pairwise([*regions, regions[0]]))
        assert changes == len(set(regions)), f"{page}: {regions}"

        body = [each for each in order if region(each) == "page"]
        wrong = [
            f"{describe(one)} then {describe(other)}"
            for one, other in pairwise(body)
            if not follows(on_page(person.window, one), on_page(person.window, other))
        ]
        assert wrong == [], page
        assert unreached(person.window, set(order)) == [], page


def on_page(window: Window, control: QWidget) -> QRect:
    """Return where a control is on the page, wherever the page is scrolled to."""
    inside = body(window).widget()
    if inside is not None and inside.isAncestorOf(control):
        return place(control, inside).translated(0, 10_000)
    return place(control, window)


def unreached(window: Window, stops: set[QWidget]) -> list[str]:
    """Return controls that neither Tab comes to nor, from a stop of their group, the arrow keys."""
    groups = [group.buttons() for group in window.findChildren(QButtonGroup)]
    reached = stops.union(*(buttons for buttons in groups if any(each in stops for each in buttons)))
    # Words that the pointer can mark are no stop: a button beside them copies them.
    wanted = (
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.ClickFocus and not isinstance(each, Label)
    )
    return [
        describe(each)
        for each in wanted
        if each.isVisible() and each not in reached and not each.objectName().startswith("qt_")
    ]


def test_a_group_is_entered_at_its_answer_and_arrows_choose(opened: Opened, family: Household) -> None:
    person = opened(family, "children")
    person.move_to("child-2-junior")
    person.key(Qt.Key.Key_Left)
    assert person.household.children[1].stage == "p56"
    assert person.focus_name() == "child-2-p56"


def test_the_ring_is_around_what_has_the_focus(opened: Opened, family: Household) -> None:
    person = opened(family, "children")
    for name in ("main", "child-1-high", "station-plan"):
        person.move_to(name)
        rings = [each for each in person.window.findChildren(FocusRing) if each.isVisible()]
        assert len(rings) == 1
        control = place(person.find(name), person.window)
        assert place(rings[0], person.window).contains(control)
        assert not control.contains(place(rings[0], person.window))


def test_the_focus_goes_to_the_neighbour_of_what_is_gone(opened: Opened, family: Household) -> None:
    person = opened(family, "devices")
    person.press("less-tv")
    assert all(device.kind != "tv" for device in person.household.devices)
    assert person.focus_name() == "more-tv"
    person.open("devices", "device-5")
    person.press("remove-device")
    assert person.focus() is not None


def test_keys_of_the_window(opened: Opened, family: Household) -> None:
    person = opened(family, "worries")
    person.key(Qt.Key.Key_F1)
    assert person.window.page == "help"
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.window.page == "plan"
    person.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert person.window.page == "print"
    seen_regions = []
    for _ in range(3):
        person.key(Qt.Key.Key_F6)
        focus = person.focus()
        assert focus is not None
        seen_regions.append(region(focus))
    assert sorted(seen_regions) == ["foot", "page", "rail"]
    person.key(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not person.window.isVisible()
