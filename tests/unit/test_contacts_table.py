"""Help contacts: in the order of need, with what a call costs, and never a word that harms a child."""

import re

import pytest

from setup_assistant.content.load import load_content
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.rule import Contact
from setup_assistant.text import notation

CATALOG = load_content().catalog
CONTACTS = {each.id: each for each in CATALOG.contacts}
ORDER = list(CONTACTS)
FREE = re.compile("無料|お金はかかりません")

every_contact = pytest.mark.parametrize("one", CATALOG.contacts, ids=lambda one: one.id)


def said(ja: str) -> str:
    return notation.plain(notation.parse(ja))


def test_danger_comes_first_and_report_offices_last() -> None:
    assert ORDER[:2] == ["police-emergency", "ambulance"]
    reports = [each.report for each in CATALOG.contacts]
    assert reports == sorted(reports)
    assert any(reports)


def test_desks_for_children_stand_before_desks_for_adults() -> None:
    last_child = max(ORDER.index(each.id) for each in CATALOG.contacts if each.for_child)
    assert last_child < ORDER.index("police-consultation")
    assert len([each for each in CATALOG.contacts if each.for_child]) == 5


@pytest.mark.parametrize(
    "id_", ["police-consultation", "consumer-188", "foreign-language-rights", "human-rights-adults"]
)
def test_a_call_that_costs_money_says_so(id_: str) -> None:
    assert "電話代がかかります" in said(CONTACTS[id_].cost.ja)
    assert "charged" in CONTACTS[id_].cost.en


@every_contact
def test_free_is_said_only_where_a_source_says_it(one: Contact) -> None:
    if FREE.search(said(one.cost.ja)):
        assert one.fact.confidence is not Confidence.UNCONFIRMED
        assert not one.number.startswith("0570")


@every_contact
def test_numbers_are_written_as_they_are_dialled(one: Contact) -> None:
    assert one.number == "" or re.fullmatch(r"#?\d{3,4}|0\d{3}(-\d{1,6}){1,3}", one.number)


@every_contact
def test_nobody_is_told_to_keep_copy_or_send_a_picture(one: Contact) -> None:
    everything = said(one.who.ja + one.cost.ja + one.hours.ja)
    assert not re.search("保存|印刷|コピー|撮って|スクリーンショット|証拠", everything)
    assert not re.search(r"(?i)\b(keep|print|copy|screenshot|save|evidence)\b", one.who.en)


def test_the_child_is_told_about_secrecy_and_that_no_name_is_needed() -> None:
    children = "".join(said(each.who.ja) for each in CATALOG.contacts if each.for_child)
    assert "ひみつは守られます" in children
    assert "名前はいりません" in children


def test_a_line_in_foreign_languages_is_there() -> None:
    languages = CONTACTS["foreign-language-rights"].languages
    assert languages is not None
    assert "Vietnamese" in languages.en
