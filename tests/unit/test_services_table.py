"""The comparison of services: every cell there, short enough for a table, and honest about what no source says."""

import re

import pytest

from setup_assistant.content.load import load_content
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.service import Mark, Service
from setup_assistant.domain.value import Text

CATALOG = load_content().catalog
SERVICES = {each.id: each for each in CATALOG.services}
CRITERIA = [each.id for each in CATALOG.criteria]
JAPANESE_WIDTH, ENGLISH_WIDTH = 14, 32

every_service = pytest.mark.parametrize("one", CATALOG.services, ids=lambda one: one.id)


def width(ja: str) -> float:
    """Return the width in Japanese characters; a Latin letter takes half of one."""
    return sum(0.5 if letter < "\u0100" else 1 for letter in ja.replace("¦", ""))


def mark(service: str, criterion: str) -> Mark:
    return next(cell.mark for cell in SERVICES[service].cells if cell.criterion == criterion)


def words(service: str, criterion: str) -> Text:
    return next(cell.words for cell in SERVICES[service].cells if cell.criterion == criterion)


def test_the_table_is_large_enough_to_choose_from() -> None:
    assert len(SERVICES) >= 14
    assert len(CRITERIA) >= 20
    assert CRITERIA[0] == "cost"


@every_service
def test_a_service_has_one_cell_for_each_criterion_in_reading_order(one: Service) -> None:
    assert [cell.criterion for cell in one.cells] == CRITERIA


@every_service
def test_words_fit_a_table_cell(one: Service) -> None:
    long = [cell.words for cell in one.cells if width(cell.words.ja) > JAPANESE_WIDTH]
    long += [cell.words for cell in one.cells if len(cell.words.en) > ENGLISH_WIDTH]
    assert long == []


@every_service
def test_every_cell_names_its_source_and_only_judgements_are_our_own(one: Service) -> None:
    for cell in one.cells:
        assert cell.fact.sources
        if cell.fact.sources == ("own",):
            assert cell.fact.confidence is Confidence.SECONDARY


@every_service
def test_what_no_source_says_is_marked_and_said(one: Service) -> None:
    for cell in one.cells:
        unconfirmed = cell.fact.confidence is Confidence.UNCONFIRMED
        assert unconfirmed == (cell.mark is Mark.UNCONFIRMED)
        if unconfirmed:
            assert cell.words == Text(ja="未確認", en="Not confirmed")


@every_service
def test_the_price_is_told_once(one: Service) -> None:
    price = words(one.id, "cost")
    if one.cost.yen_a_month is None:
        assert price.ja == "未確認"
        assert one.cost.fact.confidence is Confidence.UNCONFIRMED
    elif one.cost.yen_a_month == 0:
        assert price.ja.startswith("無料")
    else:
        assert re.findall(r"\d+", price.ja) == [str(one.cost.yen_a_month)]


def test_the_four_carriers_and_a_path_for_every_other_line_are_there() -> None:
    lines = {line for each in CATALOG.services for line in each.lines}
    assert {"docomo", "au", "softbank", "rakuten", "other-mvno"} <= lines


@pytest.mark.parametrize("service", ["au-minor-web-filter", "docomo-sp-mode-filter"])
def test_a_line_filter_stops_neither_on_home_wifi_nor_in_apps(service: str) -> None:
    assert mark(service, "mobile-line") is Mark.YES
    assert mark(service, "home-wifi") is Mark.NO
    assert mark(service, "app-start") is Mark.NO
    assert "Wi-Fi" in words(service, "undo-by-child").ja


@pytest.mark.parametrize("service", ["docomo-anshin-filter", "au-anshin-filter", "softbank-anshin-filter"])
def test_a_carriers_app_works_on_wifi_and_is_weak_inside_apps(service: str) -> None:
    assert mark(service, "home-wifi") is Mark.YES
    assert mark(service, "other-wifi") is Mark.YES
    assert mark(service, "in-app-web") is Mark.PARTLY


def test_the_router_filter_ends_at_the_door_and_sees_no_apps() -> None:
    for criterion in ("mobile-line", "other-wifi", "app-start", "use-time", "purchases", "allow-site"):
        assert mark("home-router-filter", criterion) is Mark.NO
    # The second way has to be set too, so it is never a plain yes.
    assert mark("home-router-filter", "home-wifi") is Mark.PARTLY


def test_controls_of_the_system_work_without_a_line() -> None:
    assert mark("apple-screen-time", "no-line") is Mark.YES
    assert mark("google-family-link", "no-line") is Mark.YES
    assert mark("softbank-anshin-filter", "no-line") is Mark.NO


def test_the_consoles_shop_is_a_separate_setting() -> None:
    assert mark("nintendo-switch-controls", "purchases") is Mark.PARTLY
    assert "別の設定" in words("nintendo-switch-controls", "purchases").ja.replace("¦", "")
    assert set(SERVICES["nintendo-switch-controls"].measures) == {"switch-controls", "switch-shop-limit"}


def test_the_law_speaks_to_shops_and_another_row_to_parents() -> None:
    assert {"shop-duty", "parent-does"} <= set(CRITERIA)
    for each in CATALOG.services:
        if each.lines and each.id != "docomo-kids-phone":
            assert "18歳未満" in words(each.id, "shop-duty").ja
