"""What must not be lost or broken: a killed program, two windows, damaged and newer files, names of every kind."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from setup_assistant.content.load import Content
from setup_assistant.domain.household import Household
from setup_assistant.flow import engine
from setup_assistant.flow.answers import name_child
from setup_assistant.flow.devices import add_device, name_device
from setup_assistant.flow.page import PageId
from setup_assistant.storage.store import DiskStore
from tests.pages import layout, tree
from tests.pages.person import Opened, Person, settle
from tests.pages.test_every_page import VIEWS

ROOT = Path(__file__).parents[2]
RETURN = Qt.Key.Key_Return
NAMES = (
    "👨‍👩‍👧‍👦🎮",
    "髙﨑 𠮷田",
    "محمد بن عبد الله",
    "<b>太郎</b><img src=x>",
    "｜x《y》¦",
    "{field} %s {0} \\n",
    "R&D & Co.",
    "\u202eabc\u202c\t",
    "長" * 10_000,
    "w" * 10_000,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DiskStore]:
    with DiskStore(tmp_path / "data" / "household.json", lambda: datetime.now(UTC)) as opened_store:
        yield opened_store


def saved(person: Person) -> None:
    """Wait until what was answered is on disk."""
    for _ in range(200):
        settle()
        if not person.window.saver._running:
            return
    raise AssertionError("it is never saved")


def test_every_page_opens_again_as_it_was_left(
    opened: Opened, store: DiskStore, family: Household, tmp_path: Path
) -> None:
    store.save(family)
    person = opened(store=store)
    for page, detail in VIEWS:
        person.open(page, detail)
        saved(person)
        copy = tmp_path / f"killed-{page}-{detail}" / "household.json"
        copy.parent.mkdir()
        shutil.copy(store.path, copy)
        with DiskStore(copy, lambda: datetime.now(UTC)) as found:
            again = found.load()
        assert again == person.household
        assert again is not None
        assert engine.here(again) == page


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_a_killed_program_opens_on_the_same_page_with_all_answers(tmp_path: Path, home: Path, opened: Opened) -> None:
    code = (
        "import sys; from PySide6.QtCore import QTimer; from setup_assistant.ui import window\n"
        "from setup_assistant import app\n"
        "app._demand_ordinary_account = lambda: None\n"  # the tests may run as root, and this one is about a kill
        "def work(self):\n"
        "    from PySide6.QtWidgets import QAbstractButton\n"
        "    self.findChild(QAbstractButton, 'child-1-p34').click()\n"
        "    self.open_page('devices')\n"
        "    self.findChild(QAbstractButton, 'more-switch2').click()\n"
        "    self.open_page('online')\n"
        "    QTimer.singleShot(300, self, lambda: print('ready', flush=True))\n"
        "window.Window.look_around = work\n"
        "app.open_window()\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    running.send_signal(signal.SIGKILL)
    running.communicate()
    file = next(home.rglob("household.json"))
    with DiskStore(file, lambda: datetime.now(UTC)) as left:
        assert not left.read_only
        person = opened(store=left)
        assert person.window.page == "online"
        assert [device.kind for device in person.household.devices] == ["switch2"]
        assert [child.stage for child in person.household.children] == ["p34"]
    assert tmp_path.exists()


def notice(person: Person) -> str:
    """Return what the notice above the page says."""
    return person.find("notice").accessibleName()


def test_a_second_window_says_that_it_only_reads_and_overwrites_nothing(
    opened: Opened, store: DiskStore, family: Household
) -> None:
    store.save(family)
    before = store.path.read_bytes()
    with DiskStore(store.path, lambda: datetime.now(UTC)) as second:
        assert second.read_only
        person = opened(store=second)
        assert "別の" in notice(person)
        person.open("worries")
        person.press("worry-apps")
        saved(person)
        person.window.close()
    assert store.path.read_bytes() == before


def test_a_damaged_file_is_set_aside_and_said(opened: Opened, store: DiskStore) -> None:
    store.path.write_bytes(b'{"format": 1, "children": [')
    person = opened(store=store)
    assert "household.json.broken" in notice(person)
    assert person.household == Household()
    aside = list(store.path.parent.glob("*.broken-*"))
    assert [each.read_bytes() for each in aside] == [b'{"format": 1, "children": [']


def test_a_newer_file_is_refused_in_a_sentence_and_stays(opened: Opened, store: DiskStore) -> None:
    newer = json.dumps({"format": 99, "moons": []}).encode()
    store.path.write_bytes(newer)
    person = opened(store=store)
    assert notice(person)
    person.press("child-1-p12")
    saved(person)
    assert store.path.read_bytes() == newer


@pytest.mark.parametrize("percent", [100, 200])
def test_any_name_is_shown_as_it_is_typed_and_nothing_is_pushed_out(
    opened: Opened, family: Household, content: Content, percent: int
) -> None:
    person = opened(percent=percent)
    kind = next(each for each in content.device_kinds if each.id == "iphone")
    for name in NAMES:
        named = name_child(family, family.children[0].id, name, "")
        named = add_device(named, kind)
        person.window.household = name_device(named, named.devices[-1].id, name)
        for page in ("children", "devices", "online", "already", "map", "plan", "rules", "print"):
            person.open(page)
            assert layout.faults(person.window) == [], (page, name[:20])
    heard = [node.name for node in tree.nodes(person.window)]
    assert heard


def test_markup_in_a_name_stays_text(opened: Opened, family: Household) -> None:
    for name in NAMES[3:7]:
        person = opened(name_child(family, family.children[0].id, name, ""), "children")
        assert any(name.replace("\\n", "\\n") in node.name for node in tree.nodes(person.window)), name


def test_no_child_needs_a_child_and_says_so(opened: Opened) -> None:
    person = opened()
    person.next()
    assert person.window.page == "children"
    assert notice(person)
    assert person.focus_name() == "main"


def test_thirty_devices_stay_on_every_page(opened: Opened, family: Household, content: Content) -> None:
    kinds = content.device_kinds
    for number in range(21):
        family = add_device(family, kinds[number % len(kinds)])
    assert len(family.devices) == 30
    for percent in (100, 200):
        person = opened(family, percent=percent)
        for page, _ in VIEWS:
            person.open(page)
            assert layout.faults(person.window) == [], page


def moves(button: QWidget) -> bool:
    """Whether a button only moves: it says so, and any other says what it does."""
    assert isinstance(button, QAbstractButton)
    return button.objectName() == "back" or button.text().startswith("次へ")


def test_back_and_next_change_nothing_on_random_walks(opened: Opened, family: Household) -> None:
    person = opened(family, "children")
    told = person.household
    luck = random.Random(20261123)  # noqa: S311 - a walk, not a secret
    shown = {"children"}
    for _ in range(60):
        moving = [each for each in ("back", "main", "main") if person.has(each) and moves(person.find(each))]
        person.click(luck.choice(moving))
        shown.add(person.window.page.value)
    for field in told.__struct_fields__:
        if field not in {"page", "visited", "gap_numbers", "last_number"}:
            assert getattr(person.household, field) == getattr(told, field), field
    assert len(shown) >= 5


def test_visited_stations_open_and_waiting_ones_tell_their_reason(opened: Opened, family: Household) -> None:
    person = opened(family)
    for page in (PageId.CHILDREN, PageId.MAP, PageId.PRINT):
        person.open(page.value)
        for station in engine.stations(person.household, page):
            person.press(f"station-{station.id.value}", key=RETURN)
            if station.page is None:
                assert person.window.page == page
                assert person.find("notice").isVisible()
            else:
                assert person.window.page == station.page
            person.open(page.value)


def test_waiting_stations_say_what_they_wait_for(opened: Opened) -> None:
    person = opened()
    for station in ("devices", "plan", "setup", "check", "rules", "print"):
        person.press(f"station-{station}")
        assert person.window.page is PageId.CHILDREN
        assert "待" in notice(person) or notice(person)
        assert person.focus_name() == f"station-{station}"


def test_choosing_never_moves_on(opened: Opened) -> None:
    person = opened(Household(), "children")
    person.press("child-1-p12")
    person.press("child-1-high")
    assert person.window.page is PageId.CHILDREN
    person.open("worries")
    person.press("worry-apps")
    assert person.window.page is PageId.WORRIES
