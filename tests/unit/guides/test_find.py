"""Which guide is for what: the closest one, its way back, and what stands beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant import resources
from setup_assistant.advice.plan import plan
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.guide import GuideHead, Purpose
from setup_assistant.domain.household import Device, Household
from setup_assistant.domain.measure import Place
from setup_assistant.guides import find
from setup_assistant.storage import household_file
from tests.unit.guides import samples
from tests.unit.guides.samples import head

TODAY = date(2026, 11, 23)
EXAMPLES = sorted(each.name for each in resources.path("examples").glob("*.json"))


def heads() -> tuple[GuideHead, ...]:
    return samples.content().guide_heads


def phone(version: str | None = None, carrier: str | None = None) -> Device:
    return Device(id="it", kind="phone", os_version=version, carrier=carrier)


def chosen(device: Device | None, *known: GuideHead) -> str | None:
    """Return the guide that is found, whatever the order of those that are known."""
    found = {getattr(find.for_measure(each, "measure", device), "id", None) for each in (known, known[::-1])}
    assert len(found) == 1
    return found.pop()


def example(name: str) -> Household:
    return household_file.read(resources.path("examples", name))


def test_a_guide_for_the_kind_of_the_device_goes_before_one_for_every_kind() -> None:
    assert chosen(phone(), head("a"), head("b", kinds=("phone",))) == "b"
    assert chosen(phone(), head("a"), head("b", kinds=("console",))) == "a"


def test_a_guide_for_the_line_of_the_device_goes_before_one_for_every_line() -> None:
    usual, ours = head("a", kinds=("phone",)), head("b", kinds=("phone",), lines=("ours",))
    assert chosen(phone(carrier="ours"), usual, ours) == "b"
    assert chosen(phone(carrier="theirs"), usual, ours) == "a"


def test_a_device_without_a_line_gets_the_guide_for_every_line() -> None:
    assert chosen(phone(), head("a", kinds=("phone",), lines=("ours",)), head("b", kinds=("phone",))) == "b"


@pytest.mark.parametrize(
    ("version", "wanted"), [("27", "new"), ("26.3", "old"), ("18", "old"), (None, "new"), ("17.9", None)]
)
def test_the_guide_for_the_version_of_the_device_is_found(version: str | None, wanted: str | None) -> None:
    old, new = head("old", kinds=("phone",), since="18", until="26.9"), head("new", kinds=("phone",), since="27")
    assert chosen(phone(version), old, new) == wanted


@pytest.mark.parametrize("since", ["18", None])
def test_of_two_guides_that_fit_the_one_for_the_newer_version_is_found(since: str | None) -> None:
    older, newer = head("a", kinds=("phone",), since=since), head("b", kinds=("phone",), since="18.1")
    assert chosen(phone("26"), older, newer) == "b"


def test_in_doubt_the_first_by_id_is_found_and_only_what_sets_the_measure() -> None:
    assert chosen(phone(), head("b"), head("a"), head("c")) == "a"
    others = (
        head("a", purpose=Purpose.UNDO, undo_of="b"),
        head("b", sets=("other",)),
        head("c", purpose=Purpose.ALLOW),
    )
    assert chosen(phone(), *others) is None


def test_a_network_gets_no_guide_of_a_device() -> None:
    assert chosen(None, head("a", kinds=("phone",))) is None
    assert chosen(None, head("a", kinds=("phone",)), head("b")) == "b"


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_planned_step_of_the_example_families_has_a_guide_that_suits_its_place(name: str) -> None:
    family = example(name)
    devices = {each.id: each for each in family.devices}
    made = plan(family, samples.content().catalog, TODAY)
    steps = (*made.now, *made.later)
    assert steps
    for each in steps:
        guide = find.by_id(heads(), each.guide or "")
        assert guide is not None, (each.measure, each.at)
        assert guide.purpose is Purpose.SET
        assert each.measure in guide.sets
        assert find.suits(guide, devices.get(each.at)), (guide.id, each.at)


def test_every_measure_that_can_be_planned_has_a_guide_on_every_kind_whose_version_nobody_told() -> None:
    for measure in samples.content().catalog.measures:
        kinds = measure.applies.kinds if measure.place is Place.DEVICE else ()
        carrier = next(iter(measure.applies.lines), None)
        places: list[Device | None] = [Device(id="it", kind=kind, carrier=carrier) for kind in kinds]
        for device in (places or [None]) if measure.plannable else []:
            assert find.for_measure(heads(), measure.id, device) is not None, (measure.id, device and device.kind)


def test_every_shipped_guide_that_sets_something_can_be_taken_back_on_the_same_devices() -> None:
    for guide in find.of_purpose(heads(), Purpose.SET):
        back = find.way_back(heads(), guide.id)
        assert back is not None, guide.id
        assert back.purpose is Purpose.UNDO
        assert set(guide.sets) <= set(back.sets)
        assert (back.kinds, back.lines, back.since, back.until) == (
            *(guide.kinds, guide.lines),
            *(guide.since, guide.until),
        ), guide.id
        assert find.way_back(heads(), back.id) is None


def test_what_else_belongs_to_a_guide_stands_beside_it_where_it_suits_the_device() -> None:
    own = head("own", kinds=("phone",))
    allow = head("allow", purpose=Purpose.ALLOW, kinds=("phone",))
    forgot = head("forgot", purpose=Purpose.RECOVER, kinds=("phone",), since="26")
    grows = head("grows", purpose=Purpose.GROW, kinds=("console",))
    far = head("far", purpose=Purpose.ALLOW, kinds=("phone",), sets=("other",))
    known = (own, allow, forgot, grows, far, head("undo", purpose=Purpose.UNDO, undo_of="own"), head("prepare"))
    assert find.beside(known, own, phone("26")) == (allow, forgot)
    assert find.beside(known, own, phone("18")) == (allow,)
    assert find.beside(known, own, None) == (allow, forgot, grows)
    assert find.beside(known, allow, phone("26")) == (forgot,)


@given(st.data())
def test_what_stands_beside_a_shipped_guide_is_another_one_for_the_same_measure(data: st.DataObject) -> None:
    own = data.draw(st.sampled_from(heads()))
    for each in find.beside(heads(), own, None):
        assert each.id != own.id
        assert set(each.sets) & set(own.sets)
        assert each.purpose in (Purpose.ALLOW, Purpose.RECOVER, Purpose.GROW)


def test_the_guides_of_a_carrier_are_listed_for_its_lines_alone() -> None:
    general, ours, home = head("a", kinds=("phone",)), head("b", kinds=("phone",), lines=("ours",)), head("c")
    known = (general, ours, home)
    assert find.for_device(known, phone(carrier="ours")) == (general, ours)
    assert find.for_device(known, phone(carrier="theirs")) == find.for_device(known, phone()) == (general,)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_device_of_the_example_families_has_guides_and_each_of_them_suits_it(name: str) -> None:
    for device in example(name).devices:
        found = find.for_device(heads(), device)
        assert found, device.kind
        assert all(find.suits(each, device) for each in found)


def test_every_guide_is_listed_under_a_kind_or_under_the_home() -> None:
    kinds = [each.id for each in samples.content().device_kinds]
    listed = {guide.id for kind in (*kinds, None) for guide in find.for_kind(heads(), kind)}
    assert listed == {each.id for each in heads()}
    assert all(not each.kinds for each in find.for_kind(heads(), None))


@given(st.permutations("abcdef"), st.lists(st.sampled_from("abcxyz")))
def test_the_planned_guides_come_first_in_the_order_of_the_plan_and_the_others_stay(
    ids: list[str], planned: list[str]
) -> None:
    found = [each.id for each in find.in_order(tuple(map(head, ids)), tuple(planned))]
    first = [name for name in dict.fromkeys(planned) if name in ids]
    assert found == [*first, *(name for name in ids if name not in first)]


def test_behind_the_planned_guides_the_best_known_come_first_and_those_to_ask_about_last() -> None:
    shop = head("shop", ask_shop=True)
    known = tuple(replace(head(each.value), confidence=each) for each in reversed(Confidence))
    found = [each.id for each in find.in_order((shop, *known), ("secondary",))]
    assert found == ["secondary", "device", "primary", "unconfirmed", "shop"]


def test_a_guide_is_found_by_its_id_or_not_at_all() -> None:
    assert find.by_id((head("a"), head("b")), "b") == head("b")
    assert find.by_id((head("a"),), "b") is None
    assert [each.id for each in heads()] == sorted({each.id for each in heads()})
