"""Hand-over jobs: only what is confirmed is handed over, and nothing that cannot be."""

import pytest
from msgspec.structs import replace

from setup_assistant.content.load import load_content
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.household import Household
from setup_assistant.domain.phone import HandTo
from setup_assistant.jobs import handing
from setup_assistant.jobs.phoning import phone_order
from setup_assistant.text.words import LANGUAGES

CONTENT = load_content()
CATALOG = CONTENT.catalog
FAMILY = "cloudflare-family"


def with_filter(**changed: object) -> object:
    family = next(each for each in CATALOG.filters if each.id == FAMILY)
    return replace(CATALOG, filters=(replace(family, **changed),))


@pytest.mark.parametrize("to", HandTo)
def test_order_tries_what_a_phone_check_tries_and_hands_over_before(to: HandTo) -> None:
    order = handing.hand_over_order(Household(), CONTENT, filter_id=FAMILY, to=to, lang="ja", nonce="abc")
    tried = phone_order(Household(), CATALOG, filter_id=FAMILY, lang="ja", nonce="abc")
    assert replace(order, handed=None) == tried
    assert order.handed is not None
    assert order.handed.to is to
    assert order.handed.filter.server == "family.cloudflare-dns.com"
    assert order.handed.steps
    assert len(order.handed.undone) == 3


@pytest.mark.parametrize("to", HandTo)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_quickly_it_is_undone_is_that_of_the_content(to: HandTo, lang: str) -> None:
    (way,) = [each for each in CATALOG.hand_overs if each.guide == handing.GUIDES[to]]
    order = handing.hand_over_order(Household(), CONTENT, filter_id=FAMILY, to=to, lang=lang, nonce="abc")
    assert order.handed is not None
    quick, how, notices = (CONTENT.words(lang).say(each) for each in order.handed.undone)
    assert str(way.undone.seconds) in quick
    assert how == CONTENT.words(lang).say(way.undone.words)
    assert notices == CONTENT.words(lang).say(way.notices.words)


@pytest.mark.parametrize("to", HandTo)
def test_guide_back_is_there_and_takes_back_what_the_guide_sets(to: HandTo) -> None:
    assert CONTENT.guide(handing.BACK[to]).undo_of == handing.GUIDES[to]


@pytest.mark.parametrize("chosen", CATALOG.filters, ids=lambda each: each.id)
def test_what_no_source_confirmed_is_never_handed_over(chosen: Filter) -> None:
    try:
        handed = handing.handed_filter(CATALOG, chosen.id)
    except FilterNotSettable:
        sure = {"dot_hostname", "doh_url"} - set(chosen.unconfirmed)
        open_to_all = chosen.status is FilterStatus.ACTIVE and not chosen.account_needed
        assert not open_to_all or not any(getattr(chosen, name) for name in sure)
        return
    shown = {
        "ipv4": handed.addresses,
        "ipv6": handed.addresses,
        "dot_hostname": (handed.host,),
        "doh_url": (handed.doh_url,),
    }
    for name in set(chosen.unconfirmed) & set(shown):
        held = getattr(chosen, name)
        assert not set(held if isinstance(held, tuple) else (held,)) & set(shown[name]) - {""}
    assert "{" not in handed.host + handed.doh_url


@pytest.mark.parametrize(
    "changed",
    [
        {"status": FilterStatus.DISCONTINUED},
        {"status": FilterStatus.UNCERTAIN},
        {"account_needed": True},
        {"unconfirmed": ("dot_hostname", "doh_url")},
    ],
)
def test_filter_that_cannot_be_trusted_or_needs_an_account_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(FilterNotSettable):
        handing.handed_filter(with_filter(**changed), FAMILY)


def test_unknown_filter_is_refused() -> None:
    with pytest.raises(FilterNotSettable):
        handing.handed_filter(CATALOG, "nobody")


def test_android_needs_a_name_and_an_iphone_does_not() -> None:
    opendns = {"filter_id": "opendns-familyshield", "lang": "ja", "nonce": "abc"}
    assert handing.hand_over_order(Household(), CONTENT, to=HandTo.APPLE, **opendns).handed
    with pytest.raises(FilterNotSettable):
        handing.hand_over_order(Household(), CONTENT, to=HandTo.ANDROID, **opendns)


def test_router_gets_the_addresses_of_both_ways() -> None:
    assert handing.router_addresses(CATALOG, FAMILY) == (
        ("1.1.1.3", "1.0.0.3"),
        ("2606:4700:4700::1113", "2606:4700:4700::1003"),
    )
    assert handing.router_addresses(with_filter(unconfirmed=("ipv6",)), FAMILY)[1] == ()
    with pytest.raises(FilterNotSettable):
        handing.router_addresses(with_filter(unconfirmed=("ipv4",)), FAMILY)
