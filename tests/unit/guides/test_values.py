"""Values of the plan in a guide: what is typed is what the chosen filter has; all else is said to lack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.guide import PLAN_VALUES
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.guides.values import Given, values
from tests.unit.guides import samples
from tests.unit.guides.samples import FACT, text

TYPED = PLAN_VALUES[2:]
"""What a device takes letter by letter: neither the child's name nor that of the filter."""

FIELDS = ("ipv4", "ipv6", "dot_hostname", "doh_url")
SHIPPED = samples.content().catalog.filters


def a_filter(**more: object) -> Filter:
    return Filter(
        id="ours",
        name="Ours",
        operator="us",
        country="JP",
        status=FilterStatus.ACTIVE,
        free=True,
        account_needed=False,
        blocks=("adult",),
        privacy=text("a"),
        note=text("a"),
        fact=FACT,
        **more,  # type: ignore[arg-type]  # fields of Filter
    )


WHOLE = a_filter(
    ipv4=("192.0.2.1", "192.0.2.2"),
    ipv6=("2001:db8::1", "2001:db8::2"),
    dot_hostname="dns.example.org",
    doh_url="https://dns.example.org/q",
)

some_filters = st.builds(
    a_filter,
    ipv4=st.lists(st.ip_addresses(v=4).map(str), max_size=3).map(tuple),
    ipv6=st.lists(st.ip_addresses(v=6).map(str), max_size=3).map(tuple),
    dot_hostname=st.sampled_from(("", "dns.example.org")),
    doh_url=st.sampled_from(("", "https://dns.example.org/q")),
    unconfirmed=st.lists(st.sampled_from((*FIELDS, "match", "privacy")), unique=True).map(tuple),
)
filters = st.one_of(some_filters, st.sampled_from(SHIPPED))


def exact(chosen: Filter | None) -> dict[str, str | None]:
    """Return what is typed letter by letter for a filter."""
    return {name: given.exact for name, given in values(chosen, "湊").items()}


def lacks(given: Given) -> str:
    """Return the key of what is said in place of a value, or nothing."""
    return given.said.key if isinstance(given.said, Message) else ""


@given(st.none() | filters)
def test_every_value_of_the_plan_is_given_once_in_its_order(chosen: Filter | None) -> None:
    found = values(chosen, "湊")
    assert tuple(found) == PLAN_VALUES
    assert all(name == given.name for name, given in found.items())


@given(filters)
def test_nothing_is_typed_that_the_filter_does_not_have_confirmed(chosen: Filter) -> None:
    sure = {name: getattr(chosen, name) for name in FIELDS if name not in chosen.unconfirmed}
    known = {*sure.get("ipv4", ()), *sure.get("ipv6", ()), sure.get("dot_hostname"), sure.get("doh_url")}
    assert {each for each in exact(chosen).values() if each is not None} <= known


@given(filters)
def test_what_is_not_typed_is_said_to_lack_and_what_is_typed_is_said_as_it_is(chosen: Filter) -> None:
    for name in TYPED:
        given_value = values(chosen, "湊")[name]
        if given_value.exact is None:
            assert lacks(given_value) == "guide.value.lacks", name
        else:
            assert given_value.said == given_value.exact


def test_a_whole_filter_gives_every_value() -> None:
    assert exact(WHOLE) == {
        "child": None,
        "filter_name": None,
        "filter_host": "dns.example.org",
        "filter_url": "https://dns.example.org/q",
        "filter_v4_1": "192.0.2.1",
        "filter_v4_2": "192.0.2.2",
        "filter_v6_1": "2001:db8::1",
        "filter_v6_2": "2001:db8::2",
    }
    assert values(WHOLE, "湊")["filter_name"].said == "Ours"


@pytest.mark.parametrize(
    ("field", "gone"),
    [
        ("dot_hostname", {"filter_host"}),
        ("doh_url", {"filter_url"}),
        ("ipv4", {"filter_v4_1", "filter_v4_2"}),
        ("ipv6", {"filter_v6_1", "filter_v6_2"}),
    ],
)
@pytest.mark.parametrize("unconfirmed", [True, False])
def test_a_field_that_is_missing_or_that_nobody_confirmed_leaves_its_values_out(
    field: str, gone: set[str], *, unconfirmed: bool
) -> None:
    fields = {name: getattr(WHOLE, name) for name in FIELDS if unconfirmed or name != field}
    chosen = a_filter(**fields, unconfirmed=(field,) if unconfirmed else ())
    assert {name for name in TYPED if exact(chosen)[name] is None} == gone
    assert {lacks(values(chosen, "湊")[name]) for name in gone} == {"guide.value.lacks"}


def test_a_filter_with_one_number_has_no_second_one() -> None:
    found = exact(a_filter(ipv4=("192.0.2.1",)))
    assert (found["filter_v4_1"], found["filter_v4_2"]) == ("192.0.2.1", None)


def test_before_a_filter_is_chosen_every_value_says_so() -> None:
    found = values(None, "湊")
    assert {lacks(found[name]) for name in PLAN_VALUES[1:]} == {"guide.value.none"}
    assert set(exact(None).values()) == {None}


@pytest.mark.parametrize("child", ["湊", Text(ja="子", en="child"), message("label.child")])
def test_the_name_of_the_child_is_said_as_it_is_given(child: str | Text | Message) -> None:
    assert values(None, child)["child"] == Given(name="child", said=child)


@pytest.mark.parametrize("chosen", SHIPPED, ids=lambda each: each.id)
def test_no_word_to_type_has_a_place_that_the_family_must_fill(chosen: Filter) -> None:
    assert [each for each in exact(chosen).values() if each and not set(each).isdisjoint("{}<> ")] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_lacks_is_said_in_words(lang: str) -> None:
    words = samples.content().words(lang)
    for chosen in (None, a_filter()):
        said = [words.say(each.said) for each in values(chosen, "湊").values() if isinstance(each.said, Message)]
        assert len(said) >= 6
        assert len(set(said)) == len(said)
