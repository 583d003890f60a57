"""The way back on paper: as it was before the first change, and how it is put back with and without this program."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.content.load import load_content
from setup_assistant.domain.journal import Act, Stage
from setup_assistant.domain.setting import Tool
from setup_assistant.jobs import papers
from setup_assistant.paper import plain
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Entries, Kind, Table
from setup_assistant.paper.way_back import GUIDES, guide_of
from tests.contract.paper import samples
from tests.unit.paper.acts import ALL, BACK, BROWSER, FILES_BACK, NOW, OTHER, ROUTER, act, browser, change, row, servers

CONTENT = load_content()
WINDOWS_BACK = ("Set-DnsClientServerAddress -InterfaceIndex 12 -ResetServerAddresses",)
WIRED = act(
    NOW.at,
    replace(NOW.changes[0], at="other", name="Wired", by_hand=tuple(each.replace("9f1a", "7c2d") for each in BACK)),
)
HOSTILE = "｜偽《にせ》{count}¦#set text(1pt)"


def pages(*acts: Act, form: Form | None = None) -> Pages:
    order = papers.Order(kind=Kind.WAY_BACK, form=form or Form(lang=SheetLang.EN), acts=acts)
    return papers.sheet(order, samples.FAMILY, samples.plan(CONTENT, samples.FAMILY), CONTENT, samples.TODAY)


def said(*acts: Act, lang: SheetLang = SheetLang.EN) -> str:
    return pages(*acts, form=Form(lang=lang)).text


def test_the_sheet_says_which_filter_was_set_last_and_when() -> None:
    at = NOW.at.astimezone()
    assert f"1.1.1.1 for Families (malware + adult): set on 23 November 2026, {at:%H:%M}." in said(*ALL)


def test_as_it_was_is_before_the_first_change_and_as_it_is_after_the_last() -> None:
    assert """家のWi-Fi: The usual way
  As it was: Left to the router
  As it is now: 1.1.1.3, 1.0.0.3
家のWi-Fi: The second way
  As it was: Left to the router
  As it is now: 2606:4700:4700::1113, 2606:4700:4700::1003
""" in said(OTHER, NOW)
    assert "9.9.9.9" not in said(OTHER, NOW)
    assert "As it was: 9.9.9.9" in said(NOW)


def test_commands_put_back_what_was_before_the_first_change() -> None:
    lines = said(OTHER, NOW).splitlines()
    assert [each for each in BACK if each not in lines] == []
    assert NOW.changes[0].by_hand[0] not in lines


def test_one_command_for_several_files_stands_once() -> None:
    other = act(NOW.at, change("Chromium", tool=Tool.CHROMIUM, at="/etc/x", by_hand=FILES_BACK))
    assert said(BROWSER, other).splitlines().count(FILES_BACK[0]) == 1


def test_a_line_that_changed_nothing_is_not_shown() -> None:
    text = said(act(NOW.at, change("LAN", row("ipv4", ROUTER, servers("1.1.1.3")), row("ipv6", ROUTER, ROUTER))))
    assert "LAN: The usual way" in text
    assert "The second way" not in text


def test_the_place_is_named_once_where_the_line_names_it() -> None:
    assert "Whom Firefox asks for sites" in said(BROWSER)
    assert "Firefox: How Firefox" not in said(BROWSER)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.KEPT])
def test_what_was_not_kept_is_not_on_paper(stage: Stage) -> None:
    assert "Nothing is set on this computer" in said(replace(NOW, stage=stage))
    assert said(OTHER, replace(NOW, stage=stage)) == said(OTHER)


def test_without_anything_set_the_sheet_says_so() -> None:
    assert "Nothing is set on this computer" in said()
    assert "このパソコンには、何も設定していません" in said(lang=SheetLang.JA)


@pytest.mark.parametrize("tool", GUIDES)
def test_every_system_has_the_steps_of_its_own_guide(tool: Tool) -> None:
    only = act(NOW.at, change("x", row("ipv4", ROUTER, servers("1.1.1.3")), tool=tool, by_hand=WINDOWS_BACK))
    guide = CONTENT.guide(GUIDES[tool])
    steps = [each for each in guide.steps if not each.optional]
    (listed,) = (block for block in pages(only).sheet.blocks if isinstance(block, Entries))
    assert guide_of((only,)) == guide.id
    assert guide.undo_of is not None
    assert len(listed.entries) == len(steps)
    assert [label.id for label in guide.labels if f"{{{label.id}}}" in said(only)] == []


def test_steps_for_one_kind_of_connection_say_so() -> None:
    assert "Wi-Fi: Open Wi-Fi and click the gear beside the home Wi-Fi." in said(NOW)
    assert "A cable: Open Network and click the gear beside the cable connection." in said(NOW)


def test_files_of_the_system_alone_have_no_steps_but_the_administrator() -> None:
    text = said(BROWSER)
    assert guide_of((BROWSER,)) is None
    assert "only by the administrator of this computer" in text
    assert "Do this for every connection" not in text
    assert "only by the administrator of this computer" not in said(NOW)


def test_both_ways_back_and_whom_to_ask_stand_on_every_sheet() -> None:
    for acts in (ALL, (BROWSER,)):
        text = said(*acts)
        parts = ("As it was", "With this program", "setup-assistant undo", "Whom to ask", "Without this program")
        assert sorted(parts, key=text.index) == list(parts)


@pytest.mark.parametrize("lang", [SheetLang.JA, SheetLang.EN])
@pytest.mark.parametrize("others", [(BROWSER, *map(browser, ("Chromium", "Chrome", "Edge"))), (WIRED,)])
def test_four_browsers_or_two_connections_take_one_page(others: tuple[Act, ...], lang: SheetLang) -> None:
    made = pages(OTHER, NOW, *others, form=Form(lang=lang))
    assert made.page_count == 1
    assert [each.changes[0].name for each in others if each.changes[0].name not in made.text] == []


@pytest.mark.parametrize(
    ("form", "beside"),
    [(Form(), True), (Form(large=True), False), (Form(paper=Paper.A5), False), (Form(paper=Paper.A3), True)],
    ids=str,
)
def test_what_was_and_what_is_stand_side_by_side_where_an_address_has_room(form: Form, *, beside: bool) -> None:
    assert any(isinstance(block, Table) for block in pages(*ALL, form=form).sheet.blocks) is beside


def test_a_hostile_name_of_a_connection_stays_a_name() -> None:
    hostile = act(NOW.at, change(HOSTILE, row("ipv4", ROUTER, servers("1.1.1.3"))))
    made = pages(hostile)
    assert HOSTILE in plain.text(made.sheet)
    assert made.page_count == 1


def test_the_hour_is_that_of_this_place_and_the_names_stay_out_of_the_foot() -> None:
    later = replace(NOW, at=NOW.at + timedelta(hours=1))
    assert said(NOW) != said(later)
    assert "家のWi-Fi" not in "".join(pages(*ALL).sheet.footer.left)


def test_that_a_page_opens_is_not_said_to_show_that_everything_is_back() -> None:
    assert "If it opens, the network works." in said(*ALL)
    assert "開けば、ネットにつながっています。" in said(*ALL, lang=SheetLang.JA)
