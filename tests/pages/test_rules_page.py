"""The rules page: what stands there, which household leaves it, by keyboard alone."""

import time

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from setup_assistant.advice import proposals
from setup_assistant.advice.draft import drafted
from setup_assistant.content.load import Content
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.flow.agreement import RULE_LIMIT, add_own_rule, reword_rule, set_not_looked_at
from setup_assistant.ui.widgets.sheet_preview import SheetPreview
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person, settle

ONE = Household(children=(Child(id="child-1", stage=Stage.P12, grade=2, nickname="湊", reading="みなと"),))


def until(person: Person, name: str) -> None:
    """Wait for a control that a job brings."""
    end = time.monotonic() + 15
    while name not in person.controls() and time.monotonic() < end:
        settle()
        time.sleep(0.02)
    person.find(name)


def ids(household: Household) -> list[str | None]:
    return [each.rule for each in household.agreement.rules or ()]


def test_looking_decides_nothing(opened: Opened) -> None:
    person = opened(ONE, "rules")
    assert person.household.agreement == ONE.agreement


def test_the_first_touch_keeps_every_proposal_as_it_was_seen(opened: Opened, content: Content) -> None:
    person = opened(ONE, "rules")
    proposed = drafted(ONE, content.catalog, NOW.date()).agreement
    person.press("rule-down-0")
    agreed = person.household.agreement
    first, second, *rest = ids(person.household)
    assert [second, first, *rest] == [each.rule for each in proposed.rules or ()]
    assert agreed.promises == proposed.promises
    assert agreed.promises
    assert agreed.review_on == proposed.review_on


def test_the_focus_stays_on_the_arrow_that_was_pressed(opened: Opened) -> None:
    person = opened(ONE, "rules")
    person.press("rule-up-2")
    assert person.focus_name() == "rule-up-2"


def test_removed_rules_go_and_can_be_added_again_from_the_menu(opened: Opened) -> None:
    person = opened(ONE, "rules")
    person.press("rule-remove-0")
    before = ids(person.household)
    button = person.find("add-rule")
    assert isinstance(button, QPushButton)
    actions = [act for part in button.menu().findChildren(QMenu) for act in part.actions()]
    assert {act.objectName().removeprefix("add-") for act in actions}.isdisjoint(map(str, before))
    added = actions[0].objectName().removeprefix("add-")
    actions[0].trigger()
    settle()
    assert ids(person.household) == [*before, added]


def test_a_full_sheet_says_so_and_takes_no_more(opened: Opened, content: Content) -> None:
    full = drafted(ONE, content.catalog, NOW.date())
    for number in range(RULE_LIMIT):
        full = add_own_rule(full, f"ルール{number}")
    person = opened(full, "rules")
    assert len(person.household.agreement.rules or ()) == RULE_LIMIT
    assert "add-rule" not in person.controls()
    assert "own-rule" not in person.controls()


def test_own_words_are_kept_from_the_first_character(opened: Opened) -> None:
    person = opened(ONE, "rules")
    count = 8
    person.press("own-rule")
    person.write(f"rule-words-{count}", "A")
    assert (person.household.agreement.rules or ())[-1].words == "A"
    person.write(f"rule-words-{count}", "B")
    person.write(f"rule-reason-{count}", "C")
    rule = (person.household.agreement.rules or ())[-1]
    assert (rule.words, rule.reason, len(ids(person.household))) == ("AB", "C", count + 1)
    person.press(f"rule-done-{count}")
    assert f"rule-words-{count}" not in person.controls()


def test_a_rule_left_empty_is_no_rule(opened: Opened) -> None:
    person = opened(ONE, "rules")
    person.press("own-rule")
    person.press("rule-done-8")
    assert person.household.agreement.rules is None


def test_readings_are_proposed_put_right_and_confirmed_by_a_person(opened: Opened, content: Content) -> None:
    own = reword_rule(drafted(ONE, content.catalog, NOW.date()), 0, "夜は{寝る}。")
    person = opened(own, "rules", "child-1.0")
    until(person, "rule-confirm-0")
    assert (person.household.agreement.rules or ())[0].reading == ""
    field = person.find("reading-0-0")
    assert isinstance(field, QLineEdit)
    assert field.text() == "よる"
    field.setText("ヨ")
    person.press("rule-confirm-0")
    assert (person.household.agreement.rules or ())[0].reading == "｜夜《よ》は{｜寝《ね》る}。"


def test_typing_again_takes_confirmed_readings_back(opened: Opened, content: Content) -> None:
    own = reword_rule(drafted(ONE, content.catalog, NOW.date()), 0, "夜。")
    person = opened(own, "rules", "child-1.0")
    until(person, "rule-confirm-0")
    person.press("rule-confirm-0")
    assert (person.household.agreement.rules or ())[0].reading
    person.write("rule-words-0", "x")
    assert (person.household.agreement.rules or ())[0].reading == ""
    assert "rule-confirm-0" not in person.controls()


def test_ticked_lines_and_own_words_share_what_is_not_looked_at(opened: Opened, content: Content) -> None:
    line = proposals.privacy_lines(ONE, content.catalog)[-1]
    said = content.words("ja").say(line.words)
    person = opened(set_not_looked_at(ONE, f"{said}\nOwn"), "rules")
    person.write("own-private", "Ours")
    assert person.household.agreement.not_looked_at == f"{said}\nOurs"
    person.press(f"private-{line.id}")
    assert person.household.agreement.not_looked_at == "Ours"


def test_the_date_can_be_chosen_in_one_press(opened: Opened) -> None:
    person = opened(ONE, "rules")
    person.click("review-april")
    assert str(person.household.agreement.review_on) == "2027-04-01"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_preview_shows_the_sheet_of_the_chosen_child(opened: Opened, lang: str) -> None:
    person = opened(ONE, "rules", lang=lang)
    person.click("sheet-child-1")
    until(person, "read-text")
    end = time.monotonic() + 10
    while not preview(person).picture.accessibleName() and time.monotonic() < end:
        settle()
    person.press("read-text")
    assert "湊" in preview(person).text.toPlainText()


def preview(person: Person) -> SheetPreview:
    found = person.find("preview")
    assert isinstance(found, SheetPreview)
    return found


def test_a_decided_sheet_takes_few_presses(opened: Opened) -> None:
    person = opened(ONE, "rules")
    person.press("rule-remove-7")
    person.click("review-april")
    person.next()
    assert person.window.page == "print"
    assert person.inputs <= 20


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_is_wider_than_the_page_at_large_text(opened: Opened, family: Household, lang: str) -> None:
    person = opened(family, "rules", "rules.0", lang=lang, percent=200)
    inside = person.find("inside")
    width = inside.parentWidget()
    assert width is not None
    assert inside.width() <= width.width()


def test_the_link_of_an_open_rule_opens_the_step_that_closes_its_gap(opened: Opened, family: Household) -> None:
    person = opened(family, "rules")
    links = sorted(name for name in person.controls() if name.startswith("close-"))
    person.press(links[0])
    assert person.window.page == "setup"
    assert "@" in person.window.detail
