"""Guides in the window: walked by keys alone, rehearsed, stopped and resumed, put off, noted; nothing is cut."""

import os
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from setup_assistant.content.load import load_content
from setup_assistant.domain.guide import Guide
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.progress import END, START
from setup_assistant.flow import progress
from setup_assistant.flow.devices import setting
from setup_assistant.guides import way
from setup_assistant.guides.find import suits
from setup_assistant.guides.rehearsal import turns
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.drawing import ScreenDrawing
from tests.pages import layout, tree
from tests.pages.person import Opened, Person, settle

CONTENT = load_content()
GUIDES = [head.id for head in CONTENT.guide_heads]
LANGS = ("ja", "en")
PHONE = "device-6"
PRIVATE = "android-private-way"
LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
SOME = (PRIVATE, "ios-screen-time", "router-filter", "switch-controls", "register-line-user", "docomo-filter-app")
"""Guides of every kind: two on phones, one on the network, one on a console, one at a counter, one that is weak."""
WALKS = [(guide, lang) for place, guide in enumerate(GUIDES) for lang in (LANGS if LONG else (LANGS[place % 2],))]
"""Every guide in both languages; in the quick run in one of them, turn by turn."""
SIZES = [
    *((100, (1280, 720)), (100, (640, 720)), (200, (1280, 720))),
    *(((100, (1024, 600)), (150, (1280, 720))) if LONG else ()),
]


def place_of(family: Household, guide: str) -> str | None:
    """Return a device of the family that a guide is for, or None."""
    head = next(each for each in CONTENT.guide_heads if each.id == guide)
    return next((each.id for each in family.devices if head.kinds and suits(head, each)), None)


def at_step(family: Household, guide: str, step: str = START) -> Household:
    """Return the family standing at a step of a guide."""
    return progress.open_step(family, guide, place_of(family, guide), step)


def open_guide(opened: Opened, family: Household, guide: str, step: str = START, **how: object) -> Person:
    return opened(at_step(family, guide, step), "guide", **how)


def walked(person: Person) -> Iterator[str]:
    """Yield what is open while the main action is pressed by Return, from the start of a guide to its end."""
    for _ in range(80):
        here = person.household.guides[0].step
        yield here
        if here == END:
            return
        person.next()
    raise AssertionError(f"no end of {person.household.guides[0]}")


@pytest.mark.parametrize(("guide", "lang"), WALKS)
def test_every_guide_is_walked_to_its_end_by_keys_alone(
    opened: Opened, family: Household, guide: str, lang: str
) -> None:
    person = open_guide(opened, family, guide, lang=lang)
    seen = list(walked(person))
    page = person.window.findChildren(Page)[-1]
    steps = [step.id for step in page.guiding.steps]
    assert seen == [START, *steps, END]
    assert list(person.household.guides[0].done) == steps


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("percent", "size"), SIZES)
@pytest.mark.parametrize("guide", GUIDES if LONG else SOME)
def test_nothing_of_a_guide_is_cut(
    opened: Opened, family: Household, guide: str, lang: str, percent: int, size: tuple[int, int]
) -> None:
    person = open_guide(opened, family, guide, lang=lang, percent=percent, size=size)
    wrong = []
    for step in [START, *(each.id for each in CONTENT.guide(guide).steps[:4]), END]:
        person.window.keep(at_step(person.household, guide, step))
        for detail in ("", "practice"):
            person.open("guide", detail)
            wrong += [f"{step} {detail}: {fault}" for fault in layout.faults(person.window)]
            person.open_parts()
            wrong += [f"{step} {detail} (opened): {fault}" for fault in layout.faults(person.window)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("guide", SOME)
def test_a_screen_reader_finds_a_name_for_everything_in_a_guide(
    opened: Opened, family: Household, guide: str, lang: str
) -> None:
    person = open_guide(opened, family, guide, lang=lang)
    for step in [START, *(each.id for each in CONTENT.guide(guide).steps[:3]), END]:
        for detail in ("", "practice"):
            person.window.keep(at_step(person.household, guide, step))
            person.open("guide", detail)
            nameless = [str(node) for node in tree.nodes(person.window) if node.active and not node.name.strip()]
            assert nameless == [], step


def test_the_drawing_is_described_in_the_language_of_the_window(opened: Opened, family: Household) -> None:
    for lang, words in (("ja", "「保存」に印：押す"), ("en", "Marked: Save, Tap")):
        person = open_guide(opened, family, PRIVATE, "host", lang=lang)
        said = [each.accessibleName() for each in person.window.findChildren(ScreenDrawing) if each.isVisible()]
        assert [words in each for each in said] == [True], said


def test_a_rehearsal_is_done_by_keys_and_a_wrong_press_is_explained(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "host")
    before = person.household
    person.press("practice")
    person.press("spot-blocks.0.buttons.1")
    assert "あとで" in said_by(person)
    person.press("spot-blocks.0.rows.0")
    assert "ではありません" in said_by(person)
    for part in turns(CONTENT.guide(PRIVATE).steps[-1].screens[0]):
        person.press(f"spot-{part.id}")
        assert "で合っています" in said_by(person)
    assert "ここまでです" in said_by(person)
    assert person.household == before


def test_a_part_says_whether_it_is_on_before_and_after_its_press(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "host")
    person.press("practice")
    names = [person.find(f"spot-blocks.0.rows.{row}").accessibleName() for row in (1, 2)]
    assert names == ["自動（オン）", "プライベート DNS プロバイダのホスト名（オフ）"]
    person.press("spot-blocks.0.rows.2")
    names = [person.find(f"spot-blocks.0.rows.{row}").accessibleName() for row in (1, 2)]
    assert names == ["自動（オフ）", "プライベート DNS プロバイダのホスト名（オン）"]


def said_by(person: Person) -> str:
    """Return what the rehearsal says."""
    return person.find("practice-says").accessibleName()


def test_the_marks_are_hidden_in_a_rehearsal_until_a_press_is_wrong(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "host")
    person.press("practice")
    assert "印" not in person.find("drawing-0").accessibleName()
    person.press("spot-blocks.0.rows.0")
    assert "プロバイダのホスト名」に印" in person.find("drawing-0").accessibleName()


def test_a_rehearsal_leads_through_all_steps_and_ticks_none(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "open-stock")
    person.press("practice")
    person.next()
    assert person.household.guides[0].step == "host"
    assert person.has("practice-says")
    assert person.household.guides[0].done == ()


def test_the_guide_opens_again_where_the_family_stopped(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE)
    person.next()
    person.next()
    assert person.household.guides[0].step == "host"
    again = opened(person.household, "guide")
    assert again.household.guides[0].done == ("open-stock",)
    assert again.has("copy-入れる名前-family.cloudflare-dns.com")


def test_a_step_that_waits_lets_the_rest_go_on_and_makes_a_card(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "open-stock")
    person.press("open-stuck")
    person.press("wait-person")
    now = person.household.guides[0]
    assert (now.step, [each.step for each in now.blocked]) == ("host", ["open-stock"])
    titles = [person.window.view().words.say(card.title) for card in person.window.view().plan.cards]
    assert any("後日の手順" in title for title in titles)


def test_a_note_stays_and_never_leaves_its_step(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "host")
    person.press("open-different")
    person.write("note-host", "「プライベートDNS」と書いてある")
    assert [(each.step, each.words) for each in person.household.guides[0].notes] == [
        ("host", "「プライベートDNS」と書いてある")
    ]
    again = opened(person.household, "guide")
    again.press("open-different")
    assert again.find("note-host").text() == "「プライベートDNS」と書いてある"


def test_a_guide_that_this_edition_does_not_have_leaves_the_way_to_the_list(opened: Opened, family: Household) -> None:
    gone = progress.open_step(family, "gone", PHONE, "somewhere")
    person = opened(gone, "guide")
    assert person.has("to-list")
    assert person.household.guides == gone.guides


def test_another_variant_shows_its_own_steps(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE)
    person.press("variant-galaxy")
    person.next()
    assert person.household.guides[0].step == "open-galaxy"


def test_a_version_is_asked_where_nobody_told_it_and_kept_with_the_device(opened: Opened, family: Household) -> None:
    devices = tuple(replace(each, os_version=None) if each.id == PHONE else each for each in family.devices)
    person = open_guide(opened, replace(family, devices=devices), PRIVATE)
    person.press("version-16")
    assert next(each.os_version for each in person.household.devices if each.id == PHONE) == "16"
    assert person.find("version-16").isChecked()


def test_a_guide_that_does_not_fit_the_version_offers_the_one_that_does(opened: Opened, family: Household) -> None:
    devices = tuple(replace(each, os_version="27") if each.id == "device-7" else each for each in family.devices)
    household = progress.open_guide(replace(family, devices=devices), "ios-screen-time", "device-7")
    person = opened(household, "guide")
    person.press("better-ios-screen-time-27")
    assert person.household.guides[0].guide == "ios-screen-time-27"


def test_the_end_notes_what_was_set_and_leads_to_looking(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, END)
    person.next()
    assert person.window.page.value == "check"
    told = setting(person.household, PRIVATE, PHONE)
    assert told is not None
    assert (told.state, told.filter) == (SettingState.SET, "cloudflare-family")


def test_the_way_back_ends_with_not_set(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, END)
    person.next()
    person.window.keep(progress.open_step(person.household, f"{PRIVATE}-undo", PHONE, END))
    person.open("guide")
    person.next()
    told = setting(person.household, PRIVATE, PHONE)
    assert told is not None
    assert told.state is SettingState.NOT_SET


def test_alt_left_goes_to_the_step_before(opened: Opened, family: Household) -> None:
    person = open_guide(opened, family, PRIVATE, "host")
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.household.guides[0].step == "open-stock"
    assert person.window.page.value == "guide"


def test_the_smallest_exception_is_three_presses_away(opened: Opened, family: Household) -> None:
    person = opened(family, "children")
    person.press("view-help")
    person.press("to-allow")
    allow = next(name for name in sorted(person.controls()) if name.startswith("guide-ios-allow-site-"))
    person.press(allow)
    assert person.household.guides[0].guide == "ios-allow-site"
    assert person.inputs == 3


def test_the_demo_family_opens_beside_the_own_one_and_keeps_nothing(opened: Opened, family: Household) -> None:
    person = opened(family, "guides")
    person.press("demo")
    shown = person.window.acts._shown
    assert isinstance(shown, QWidget)
    settle()
    try:
        assert shown.isVisible()
        assert shown.page.value == "guide"
        assert shown.household != person.household
        assert person.household.guides == ()
    finally:
        shown.close()


def test_all_parts_that_are_pressed_in_any_guide_can_be_reached(opened: Opened, family: Household) -> None:
    """Rehearse the first step of each guide, or all: the part whose turn it is has its place on the drawing."""
    person = opened(family, "guides")
    missing = []
    for guide in map(CONTENT.guide, GUIDES):
        missing += [f"{guide.id} {name}" for name in _unreached(person, guide)]
    assert missing == []


def _unreached(person: Person, guide: Guide) -> Iterator[str]:
    for step in way.steps(guide, way.usual(guide))[: None if LONG else 1]:
        for place, screen in enumerate(step.screens):
            for part in turns(screen):
                person.window.keep(progress.open_step(person.household, guide.id, None, step.id))
                person.open("guide", "practice")
                drawing = person.find(f"drawing-{place}")
                if not any(each.objectName() == f"spot-{part.id}" for each in drawing.findChildren(QWidget)):
                    yield f"{step.id} {part.id}"
