"""What comes next: the path, back and next, stations, all derived."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.household import Got, Household, Stage
from setup_assistant.flow import answers, devices, engine
from setup_assistant.flow.engine import StationState, before, following, go, path, problems, stations
from setup_assistant.flow.page import BESIDE, HOME, PageId, StationId
from tests.unit.flow.families import PHONE, families

EMPTY = Household()
CHILD = answers.add_child(EMPTY, Stage.P12)
PHONES = devices.add_device(CHILD, PHONE)
SCHOOL = devices.set_got(PHONES, PHONES.devices[0].id, Got.SCHOOL_LENT)

pages = st.sampled_from(PageId)


def state(household: Household, page: PageId, station: StationId) -> StationState:
    return next(each.state for each in stations(household, page) if each.id is station)


def note(household: Household, page: PageId, station: StationId) -> str:
    said = next(each.note for each in stations(household, page) if each.id is station)
    return said.key if said is not None else ""


def visited(household: Household, *seen: PageId) -> Household:
    for page in seen:
        household = go(household, page)
    return household


@given(families())
def test_the_path_starts_at_the_children_ends_at_the_print_and_repeats_nothing(household: Household) -> None:
    found = path(household)
    assert (found[0], found[-1]) == (PageId.CHILDREN, PageId.PRINT)
    assert len(set(found)) == len(found)


@given(families())
def test_next_walks_the_path_to_its_end(household: Household) -> None:
    walked = [PageId.CHILDREN]
    while (page := following(household, walked[-1])) is not None:
        walked.append(page)
    assert tuple(walked) == path(household)


@given(families())
def test_back_is_next_turned_round(household: Household) -> None:
    assert all(
        before(household, after) is page and following(household, page) is after
        for page, after in pairwise(path(household))
    )
    assert before(household, PageId.CHILDREN) is None


@given(families(), st.lists(st.booleans(), max_size=30))
def test_back_then_next_changes_nothing_on_any_walk(household: Household, steps: list[bool]) -> None:
    for forward in steps:
        here = engine.here(household)
        target = following(household, here) if forward else before(household, here)
        if target is None or here in BESIDE:
            continue
        there = go(household, target)
        back = before(there, target) if forward else following(there, target)
        assert back is here
        returned = go(there, here)
        assert go(returned, target) == there
        household = there


@given(families())
def test_the_page_shown_is_on_the_path_or_beside_it(household: Household) -> None:
    assert engine.here(household) in (*path(household), *BESIDE)


@given(families(), st.text(alphabet="abc-", min_size=1))
def test_a_page_nobody_knows_opens_the_first_one(household: Household, page: str) -> None:
    from msgspec.structs import replace  # noqa: PLC0415  makes what no function of ours can make

    assert engine.here(replace(household, page=page)) is PageId.CHILDREN


def test_every_page_of_the_table_is_reachable() -> None:
    assert path(PHONES) == tuple(row.page for row in HOME)


def test_without_devices_nothing_is_asked_about_them() -> None:
    assert path(CHILD) == (PageId.CHILDREN, PageId.DEVICES, PageId.WORRIES, PageId.RULES, PageId.PRINT)


def test_a_device_lent_by_the_school_is_on_the_map_and_nothing_is_set_on_it() -> None:
    found = path(SCHOOL)
    assert PageId.MAP in found
    assert not {PageId.ONLINE, PageId.ALREADY, PageId.SETUP, PageId.CHECK} & set(found)


def test_removing_the_last_device_moves_the_family_to_the_nearest_page_before() -> None:
    there = go(PHONES, PageId.ALREADY)
    assert engine.here(devices.remove_device(there, there.devices[0].id)) is PageId.DEVICES


@given(families(), pages)
def test_only_the_number_of_children_can_hold_a_family_up(household: Household, page: PageId) -> None:
    if problems(household, page):
        assert page in (PageId.CHILDREN, PageId.ALL)
        assert not household.children


def test_the_first_page_needs_a_child() -> None:
    assert [each.key for each in problems(EMPTY, PageId.CHILDREN)] == ["flow.problem.no-child"]
    assert problems(CHILD, PageId.CHILDREN) == ()


@given(families(), pages)
def test_the_rail_has_seven_stations_and_at_most_one_now(household: Household, page: PageId) -> None:
    shown = stations(household, page)
    assert [each.id for each in shown] == list(StationId)
    assert [each.state for each in shown].count(StationState.NOW) == (0 if page in BESIDE else 1)


@given(families(), pages)
def test_a_waiting_station_says_what_it_waits_for_and_any_other_opens_a_page(
    household: Household, page: PageId
) -> None:
    for each in stations(household, page):
        if each.state is StationState.WAITING:
            assert each.page is None
            assert each.note is not None
        else:
            assert each.page is not None


@given(families(), pages)
def test_the_page_of_a_station_is_one_of_its_own_that_this_household_sees(household: Household, page: PageId) -> None:
    own = {row.page: row.station for row in HOME}
    for each in stations(household, page):
        if each.page is not None and each.state is not StationState.NOW:
            assert each.page in path(household)
            assert own[each.page] is each.id


@given(families(), pages)
def test_a_visited_station_opens_directly(household: Household, page: PageId) -> None:
    seen = {row.station for row in HOME if row.page in path(household) and row.page.value in household.visited}
    assert not any(each.state is StationState.WAITING for each in stations(household, page) if each.id in seen)


def test_at_the_beginning_everything_waits_for_the_child() -> None:
    shown = stations(EMPTY, PageId.CHILDREN)
    assert [each.state for each in shown] == [StationState.NOW, *[StationState.WAITING] * 6]


def test_with_a_child_rules_and_print_are_open_at_any_time() -> None:
    for station in (StationId.RULES, StationId.PRINT):
        assert state(CHILD, PageId.CHILDREN, station) is StationState.OPEN
        assert note(CHILD, PageId.CHILDREN, station) == "flow.any-time"


@pytest.mark.parametrize(
    ("seen", "station", "waits"),
    [
        ((), StationId.PLAN, "flow.waits.devices"),
        ((PageId.ALREADY,), StationId.SETUP, "flow.waits.plan"),
        ((PageId.ALREADY, PageId.PLAN), StationId.CHECK, "flow.waits.setup"),
    ],
)
def test_each_station_waits_for_the_one_that_it_needs(seen: tuple[PageId, ...], station: StationId, waits: str) -> None:
    household = visited(PHONES, *seen)
    assert state(household, PageId.DEVICES, station) is StationState.WAITING
    assert note(household, PageId.DEVICES, station) == waits


def test_the_first_map_is_ready_after_four_pages_or_the_compact_one() -> None:
    assert not engine.first_map_ready(visited(PHONES, PageId.DEVICES, PageId.ONLINE))
    assert engine.first_map_ready(visited(PHONES, PageId.ALREADY))
    assert engine.first_map_ready(visited(PHONES, PageId.ALL))
    assert not engine.first_map_ready(visited(CHILD, PageId.ALL))
    assert engine.first_map_ready(SCHOOL)


def test_a_finished_station_is_done_and_tells_its_answer() -> None:
    household = visited(PHONES, *path(PHONES)[:4])
    assert state(household, PageId.MAP, StationId.FAMILY) is StationState.DONE
    assert note(household, PageId.MAP, StationId.DEVICES) == "flow.summary.devices"


def test_the_number_of_a_question_never_changes() -> None:
    assert [engine.question(page) for page in path(PHONES)[:5]] == [(1, 4), (2, 4), (3, 4), (4, 4), None]
    assert engine.question(PageId.TIME) == (3, 3)


@given(families())
def test_the_time_to_the_first_map_only_goes_down(household: Household) -> None:
    asked = [page for page in path(household) if engine.question(page)]
    left = [dict(said.fields)["seconds"] for page in asked[:4] if (said := engine.time_left(household, page))]
    first = [
        each
        for page, each in zip(asked, left, strict=False)
        if page in (PageId.CHILDREN, PageId.DEVICES, PageId.ONLINE, PageId.ALREADY)
    ]
    assert first == sorted(first, reverse=True)
    assert max(first) <= 90


@given(pages)
def test_every_page_says_what_stays_when_one_stops(page: PageId) -> None:
    assert engine.if_you_stop(page).key == f"flow.stop.{page.value}"


def test_help_leads_back_to_the_furthest_page() -> None:
    household = go(visited(PHONES, PageId.CHILDREN, PageId.DEVICES, PageId.MAP), PageId.HELP)
    assert engine.here(household) is PageId.HELP
    assert before(household, PageId.HELP) is PageId.MAP
    assert following(household, PageId.HELP) is None
