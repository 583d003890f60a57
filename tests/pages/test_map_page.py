"""The map by keyboard: what it says, what a cell opens to, where steps and links lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTableView

from setup_assistant.domain.household import Child, Got, Household, SettingState, Stage
from setup_assistant.flow.devices import add_device, set_setting
from setup_assistant.ui.widgets.coverage_map import CoverageTable
from tests.pages.person import Opened, Person


def table(person: Person) -> QTableView:
    found = person.find("map")
    assert isinstance(found, QTableView)
    return found


def spoken(person: Person) -> str:
    shown = table(person)
    return str(shown.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_arrow_keys_walk_the_cells_and_each_says_device_place_state_and_gap(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    person.move_to("map")
    assert spoken(person).startswith("蓮のiPhone、家のWi-Fiのウェブ、通る、すき間")
    person.key(Qt.Key.Key_Right)
    assert spoken(person).startswith("蓮のiPhone、携帯の回線のウェブ、")
    person.key(Qt.Key.Key_Down)
    assert spoken(person).startswith("結衣のAndroid、携帯の回線のウェブ、")


def test_a_screen_reader_finds_a_table_with_heads(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    interface = QAccessible.queryAccessibleInterface(table(person))
    heard: dict[QAccessible.Role, list[str]] = {}
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            heard.setdefault(child.role(), []).append(child.text(QAccessible.Text.Name))
    assert interface.role() is QAccessible.Role.Table
    own = [each for each in family.devices if each.got is not Got.SCHOOL_LENT]
    assert heard[QAccessible.Role.RowHeader][0] == "蓮のiPhone"
    assert len(heard[QAccessible.Role.RowHeader]) == len(own) + 1
    assert heard[QAccessible.Role.ColumnHeader][-1] == "個人情報と居場所"
    assert all(name.strip() for name in heard[QAccessible.Role.Cell])


def test_return_opens_a_cell_to_its_parts_and_again_closes_it(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    person.move_to("map")
    person.key(Qt.Key.Key_Return)
    assert person.find("close-cell").isVisible()
    assert person.focus_name() == "map"
    person.key(Qt.Key.Key_Return)
    assert "close-cell" not in person.controls()


def test_tab_leaves_the_table_at_once(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    person.move_to("map")
    person.key(Qt.Key.Key_Tab)
    assert person.focus_name() == "next-1"


def test_a_step_and_a_gap_open_the_setup_page_at_what_closes_them(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    step = person.window.view().plan.now[0]
    person.press("next-1")
    assert (person.window.page.value, person.window.detail) == ("setup", f"{step.measure}@{step.at}")
    person.open("map")
    gap = step.closes[0]
    person.press(f"gap-{gap}")
    assert (person.window.page.value, person.window.detail) == ("setup", f"{step.measure}@{step.at}")


def test_the_school_row_leads_to_the_letter_and_the_link_to_the_printed_map(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    person.move_to("map")
    for _ in range(table(person).model().rowCount()):
        person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Return)
    assert (person.window.page.value, person.window.detail) == ("print", "letter")
    person.open("map")
    person.press("print-map")
    assert (person.window.page.value, person.window.detail) == ("print", "map")


def test_the_gaps_go_down_and_the_page_says_how_many_are_closed(opened: Opened, family: Household) -> None:
    person = opened(family, "map")
    before = len(person.window.view().plan.coverage.gaps)
    step = next(each for each in person.window.view().plan.now if each.closes)
    told = set_setting(person.household, step.measure, step.at, SettingState.SET, chosen=step.filter)
    person.window.answer(told, "")
    page = person.window.view().plan.coverage
    assert len(page.gaps) < before
    heading = person.find("heading").accessibleName()
    assert str(len(page.gaps)) in heading


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_at_large_text_one_device_stands_alone_and_its_cells_open(opened: Opened, family: Household, lang: str) -> None:
    person = opened(family, "map", lang=lang, percent=200)
    assert "map" not in person.controls()
    device = family.devices[0].id
    person.press(f"cell-{device}-spending")
    assert person.window.detail == f"{device}@spending"
    person.press("close-cell")
    assert person.window.detail == device
    person.move_to(f"device-{device}")
    person.key(Qt.Key.Key_Right)
    person.key(Qt.Key.Key_Space)
    assert person.window.detail == family.devices[1].id


def test_thirty_devices_and_a_name_without_end_stay_within_the_page(opened: Opened) -> None:
    grown = Household(children=(Child(id="child-1", stage=Stage.P34, nickname="とても" * 3000),))
    person = opened(grown)
    kinds = person.window.desk.content.device_kinds
    for _ in range(30):
        grown = add_device(grown, kinds[0])
    person.window.keep(grown)
    person.open("map")
    assert table(person).model().rowCount() == 30
    area = person.window.findChild(type(person.window._frame.page.area), "body")
    assert area.horizontalScrollBar().maximum() == 0
    person.move_to("map")
    for _ in range(29):
        person.key(Qt.Key.Key_Down)
    current = table(person).visualRect(table(person).currentIndex())
    inside = table(person).viewport().mapTo(area.viewport(), current.center())
    assert area.viewport().rect().contains(inside)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [1, 2, 6])
def test_the_title_of_a_group_stays_above_its_own_columns(
    opened: Opened, family: Household, lang: str, columns: int
) -> None:
    person = opened(family, "map", lang=lang)
    shown_map = person.window.findChildren(CoverageTable)[0]
    for title, _ in shown_map._groups:
        room = columns * 62 - 14
        shown = shown_map._title(title, room)
        assert shown_map._metrics.horizontalAdvance(shown) <= room
        assert shown
