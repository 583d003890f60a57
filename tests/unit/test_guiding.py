"""Guides as jobs: opened for a family and a place, told with the values of its plan, noted when they are done."""

from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from setup_assistant import resources
from setup_assistant.domain.error import BadUsage, NoSuchGuide
from setup_assistant.domain.guide import Purpose, School
from setup_assistant.domain.household import Device, Household, Setting, SettingState, Stage
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import END, GuideProgress
from setup_assistant.flow import engine, progress
from setup_assistant.flow.devices import setting
from setup_assistant.flow.page import PageId
from setup_assistant.flow.reference import first_unknown
from setup_assistant.guides.find import suits
from setup_assistant.guides.rehearsal import turns
from setup_assistant.guides.walked import Walked
from setup_assistant.jobs import advice, guiding
from setup_assistant.jobs.demo import demo_household
from setup_assistant.storage import household_file
from tests.unit.advice.families import HOME, device, household
from tests.unit.guides import samples

TODAY = date(2026, 11, 23)
PRIVATE, PHONE = "android-private-way", "device-6"
FAMILY = household_file.read(resources.path("examples", "family-three-children.json"))
GUIDES = [head.id for head in samples.content().guide_heads]
FILTERS = {each.id: each for each in samples.content().catalog.filters}
CLEAN = "cleanbrowsing-family"


@cache
def plan(family: Household = FAMILY) -> Plan:
    return advice.plan(family, samples.content().catalog, TODAY)


def opened(guide: str, at: str | None = None, family: Household = FAMILY, **kept: str) -> Walked:
    return guiding.guiding(
        samples.content(), family, plan(family), replace(progress.progress(family, guide, at), **kept)
    )


def finished(guide: str, at: str | None, family: Household = FAMILY) -> Household:
    return guiding.finished(family, opened(guide, at, family), plan(family), TODAY)


def told(family: Household, measure: str, at: str) -> Setting:
    found = setting(family, measure, at)
    assert found is not None
    return found


def others(family: Household, noted: set[tuple[str, str]]) -> list[Setting]:
    return [each for each in family.settings if (each.measure, each.at) not in noted]


def test_a_guide_opens_for_the_youngest_child_who_uses_the_device() -> None:
    now = opened(PRIVATE, PHONE)
    assert now.device is not None
    assert now.device.id == PHONE
    assert (now.way.version, now.way.school) == ("16", School.JUNIOR)
    said = samples.content().words("ja")
    assert [said.say(each) for each in (now.place, now.given["child"].said) if not isinstance(each, str) and each] == [
        *("結衣のAndroid", "結衣")
    ]
    assert opened("router-filter", "home-1").way.school is School.ELEMENTARY
    assert opened("router-filter").place is None


def test_without_children_no_age_is_known_and_nothing_is_left_out() -> None:
    now = opened("ios-screen-time", family=Household())
    assert (now.way.school, now.way.version, now.device) == (None, None, None)
    assert now.steps


def test_a_guide_opens_at_the_variant_that_was_chosen_or_at_the_usual_one() -> None:
    assert opened(PRIVATE).way.variant == "stock"
    assert opened(PRIVATE, variant="galaxy").way.variant == "galaxy"
    assert opened(PRIVATE, variant="gone").way.variant == "stock"


def test_the_version_is_that_of_the_device_and_without_one_the_one_that_was_told() -> None:
    assert opened(PRIVATE, PHONE, version="9").way.version == "16"
    assert opened(PRIVATE, version="9").way.version == "9"


def test_a_version_that_somebody_asks_for_counts_where_the_device_has_none() -> None:
    devices = tuple(replace(each, os_version=None) for each in FAMILY.devices)
    assert opened(PRIVATE, PHONE, replace(FAMILY, devices=devices), version="9").way.version == "9"


@pytest.mark.parametrize("guide", GUIDES)
def test_every_shipped_guide_opens_at_every_device_of_the_example_family_that_it_suits(guide: str) -> None:
    head = next(each for each in samples.content().guide_heads if each.id == guide)
    places = [each.id for each in FAMILY.devices if head.kinds and suits(head, each)]
    for at in [None, *places]:
        now = opened(guide, at)
        assert now.steps
        assert now.following == now.steps[0].id
        assert (now.place is None) == (at is None)


def test_a_guide_that_the_program_does_not_have_is_named() -> None:
    with pytest.raises(NoSuchGuide) as caught:
        opened("gone")
    assert caught.value.asked == "gone"


def test_a_finished_guide_notes_what_it_set_with_the_planned_filter() -> None:
    after = told(finished(PRIVATE, PHONE), PRIVATE, PHONE)
    assert (after.state, after.filter) == (SettingState.SET, "cloudflare-family")
    screen_time = told(finished("ios-screen-time", "device-8"), "ios-screen-time", "device-8")
    assert (screen_time.state, screen_time.filter) == (SettingState.SET, None)


def test_what_a_guide_said_to_type_is_what_is_noted_also_where_nothing_was_planned() -> None:
    guide, at = "computer-filter-windows", "device-11"
    assert opened(guide, at).given["filter_v4_1"].exact == FILTERS["cloudflare-family"].ipv4[0]
    assert told(finished(guide, at), "computer-filter", at).filter == "cloudflare-family"


def test_a_filter_that_the_family_told_stays_its_filter() -> None:
    mine = Setting(measure=PRIVATE, at=PHONE, state=SettingState.SET, filter=CLEAN)
    family = replace(FAMILY, settings=(mine,))
    now = opened(PRIVATE, PHONE, family)
    assert now.given["filter_host"].exact == FILTERS[CLEAN].dot_hostname
    assert told(finished(PRIVATE, PHONE, family), PRIVATE, PHONE).filter == CLEAN


def test_a_finished_way_back_notes_that_nothing_is_set() -> None:
    before = finished(PRIVATE, PHONE)
    assert told(finished(f"{PRIVATE}-undo", PHONE, before), PRIVATE, PHONE).state is SettingState.NOT_SET


@pytest.mark.parametrize("guide", GUIDES)
def test_every_shipped_guide_notes_what_it_sets_or_takes_back_and_no_other_notes_anything(guide: str) -> None:
    of = samples.content().guide(guide)
    states = {Purpose.SET: SettingState.SET, Purpose.UNDO: SettingState.NOT_SET}
    for at in (PHONE, "home-1"):
        noted = {(measure, at) for measure in of.sets if of.purpose in states}
        after = finished(guide, at)
        assert {told(after, *each).state for each in noted} == ({states[of.purpose]} if noted else set())
        assert others(after, noted) == others(FAMILY, noted)
        assert replace(after, settings=FAMILY.settings) == FAMILY
    assert finished(guide, None) == FAMILY


def test_a_variant_and_a_version_are_taken_as_asked_and_what_was_kept_stays() -> None:
    kept = GuideProgress(guide=PRIVATE, variant="galaxy", version="12", step=END)
    content = samples.content()
    assert guiding.as_asked(content, kept, variant=None, version=None) == kept
    asked = guiding.as_asked(content, kept, variant="stock", version="16")
    assert asked == replace(kept, variant="stock", version="16")


@pytest.mark.parametrize("asked", [True, False])
def test_a_variant_that_a_guide_does_not_have_is_named_with_those_that_it_has(*, asked: bool) -> None:
    guide = next(each for each in samples.guides() if (each.variants is not None) is asked)
    known = [option.id for option in guide.variants.options] if guide.variants else []
    with pytest.raises(BadUsage) as caught:
        guiding.as_asked(samples.content(), GuideProgress(guide=guide.id), variant="moon", version=None)
    assert caught.value.what == f"--variant moon ({', '.join(known)})"


@pytest.mark.parametrize("at", [PHONE, None])
def test_a_filter_that_somebody_asks_for_goes_before_the_planned_one(at: str | None) -> None:
    family = guiding.with_filter(samples.content(), FAMILY, PRIVATE, at, CLEAN)
    now = opened(PRIVATE, at, family)
    assert now.given["filter_host"].exact == FILTERS[CLEAN].dot_hostname
    assert opened(PRIVATE, at).given["filter_host"].exact == FILTERS["cloudflare-family"].dot_hostname
    assert FAMILY.settings == family.settings[1:]


def test_a_filter_or_a_guide_that_the_program_does_not_have_is_named() -> None:
    with pytest.raises(BadUsage) as caught:
        guiding.with_filter(samples.content(), FAMILY, PRIVATE, PHONE, "moon")
    assert caught.value.what == "--filter moon"
    with pytest.raises(NoSuchGuide):
        guiding.with_filter(samples.content(), FAMILY, "gone", PHONE, CLEAN)


def test_the_filter_of_a_place_is_the_told_one_then_the_planned_one_then_any_planned_one_then_none() -> None:
    catalog, sets = samples.content().catalog, (PRIVATE,)
    mine = Setting(measure=PRIVATE, at=PHONE, state=SettingState.SET, filter=CLEAN)
    steps = tuple(
        replace(plan().now[0], measure=measure, at=at, filter=chosen)
        for measure, at, chosen in (("router-filter", "home-1", "quad9-secure"), (PRIVATE, PHONE, "adguard-family"))
    )
    made = replace(plan(), now=(), later=steps)

    def chosen(family: Household, at: str | None, of: Plan | None = made) -> str | None:
        found = guiding.chosen_filter(family, catalog, of, sets, at)
        return None if found is None else found.id

    assert chosen(replace(FAMILY, settings=(mine,)), PHONE) == CLEAN
    assert chosen(FAMILY, PHONE) == "adguard-family"
    assert chosen(FAMILY, None) == "quad9-secure"
    assert chosen(FAMILY, PHONE, None) is None
    assert chosen(replace(FAMILY, settings=(replace(mine, filter="gone"),)), PHONE) is None


def test_two_places_of_one_name_are_told_apart() -> None:
    family = household((Stage.P34,), (device("ipad", HOME, name="a"), device("ipad", HOME, name="b")), (HOME,))
    said = {str(opened("ios-screen-time", at, family).place) for at in ("a", "b")}
    assert len(said) == 2


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_demo_family_stands_before_a_guide_that_can_be_rehearsed(lang: str) -> None:
    family = demo_household(lang)
    assert engine.here(family) is PageId.GUIDE
    assert first_unknown(family, samples.content().catalog) is None
    assert household_file.decode(household_file.encode(family, "h"), "h") == family
    last = progress.last_opened(family)
    assert last is not None
    now = opened(last.guide, last.at, family)
    assert isinstance(now.device, Device)
    assert suits(next(each for each in samples.content().guide_heads if each.id == last.guide), now.device)
    assert (now.step, now.is_over, now.progress.done) == (None, False, ())
    assert any(turns(screen) for each in now.steps for screen in each.screens)


def test_the_demo_families_speak_their_language() -> None:
    names = {lang: "".join(child.nickname for child in demo_household(lang).children) for lang in ("ja", "en")}
    assert names["en"].isascii()
    assert not names["ja"].isascii()
