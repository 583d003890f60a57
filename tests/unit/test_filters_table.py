"""The site-name filters of the catalog: addresses that can be right, and no certainty that no source gave."""

import re
from collections import Counter
from ipaddress import ip_address

import pytest

from setup_assistant.content.load import load_content
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.filter import Baseline, Filter, FilterStatus, samples

CATALOG = load_content().catalog
FILTERS = {each.id: each for each in CATALOG.filters}
BASELINES = {each.id: each for each in CATALOG.baselines}
ACTIVE = [each for each in CATALOG.filters if each.status is FilterStatus.ACTIVE]
BLOCKS = {"malware", "phishing", "adult", "mixed-content", "gambling", "social", "ads-trackers", "proxies-vpn"}
ENFORCES = {"google-safesearch", "bing", "duckduckgo", "youtube-restricted"}
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}")

every_filter = pytest.mark.parametrize("one", CATALOG.filters, ids=lambda one: one.id)
every_resolver = pytest.mark.parametrize("one", [*CATALOG.filters, *CATALOG.baselines], ids=lambda one: one.id)


def addresses(of: Filter | Baseline) -> list[str]:
    return [str(ip_address(address)) for address in (*of.ipv4, *of.ipv6)]


def test_filters_of_every_status_and_the_baselines_are_there() -> None:
    count = Counter(each.status for each in CATALOG.filters)
    assert count == {FilterStatus.ACTIVE: 22, FilterStatus.UNCERTAIN: 6, FilterStatus.DISCONTINUED: 3}
    assert len(BASELINES) == 4


@every_resolver
def test_addresses_are_of_their_family_public_and_given_once(one: Filter | Baseline) -> None:
    assert all(ip_address(address).version == 4 for address in one.ipv4)
    assert all(ip_address(address).version == 6 for address in one.ipv6)
    assert all(ip_address(address).is_global for address in addresses(one))
    assert len(set(addresses(one))) == len(addresses(one))


@pytest.mark.parametrize("one", [*ACTIVE, *CATALOG.baselines], ids=lambda one: one.id)
def test_a_resolver_in_use_gives_pairs_of_addresses(one: Filter | Baseline) -> None:
    assert len(one.ipv4) in {0, 2}
    assert len(one.ipv6) in {0, 2}


def test_no_two_resolvers_share_an_address_or_a_host() -> None:
    everyone = [*CATALOG.filters, *CATALOG.baselines]
    used = Counter(address for each in everyone for address in addresses(each))
    assert [address for address, times in used.items() if times > 1] == []
    for name in ("doh_url", "dot_hostname", "doq_hostname"):
        hosts = Counter(host for each in everyone if (host := getattr(each, name, "")))
        assert [host for host, times in hosts.items() if times > 1] == []


@every_resolver
def test_encrypted_ways_have_valid_names(one: Filter | Baseline) -> None:
    hosts = [one.dot_hostname, getattr(one, "doq_hostname", "")]
    if one.doh_url:
        assert one.doh_url.startswith("https://")
        hosts.append(one.doh_url.removeprefix("https://").split("/")[0])
    for host in hosts:
        # An account's own name stands in the host: {profile}.
        assert host == "" or HOST.fullmatch(host.replace("{profile}", "abc123"))


@every_filter
def test_block_answers_are_addresses_of_their_family(one: Filter) -> None:
    assert all(ip_address(address).version == 4 for address in one.match.a)
    assert all(ip_address(address).version == 6 for address in one.match.aaaa)
    assert one.match.rcode in {"", "NOERROR", "NXDOMAIN"}
    assert not set(one.match.a) & set(one.ipv4)


@every_filter
def test_words_for_what_it_does_are_known_ones(one: Filter) -> None:
    assert set(one.blocks) <= BLOCKS
    assert set(one.enforces) <= ENFORCES
    assert one.youtube_level in {"", "moderate", "strict"}
    assert {name.category for name in one.test_names} <= BLOCKS | {"in-use", "signature"}


@every_filter
def test_unconfirmed_names_a_field_or_a_part_of_it(one: Filter) -> None:
    for entry in one.unconfirmed:
        field = re.split(r"[.\[]", entry)[0]
        assert field in Filter.__struct_fields__
        if index := re.search(r"\[(\d+)\]$", entry):
            assert int(index[1]) < len(getattr(one, field))


@every_filter
def test_a_state_no_source_confirms_is_said_twice(one: Filter) -> None:
    if one.status is FilterStatus.UNCERTAIN:
        assert one.fact.confidence is Confidence.UNCONFIRMED
        assert "status" in one.unconfirmed
    if {"ipv4", "ipv6"} <= set(one.unconfirmed):
        assert one.fact.confidence in {Confidence.SECONDARY, Confidence.UNCONFIRMED}


@pytest.mark.parametrize("one", [each for each in ACTIVE if "adult" in each.blocks], ids=lambda one: one.id)
def test_a_family_filter_says_that_japanese_sites_are_not_confirmed(one: Filter) -> None:
    assert "日本語のサイト" in one.note.ja.replace("¦", "")
    assert "Japanese sites" in one.note.en


def test_only_published_samples_of_what_it_blocks_make_a_filter_testable() -> None:
    testable = {each.id for each in CATALOG.filters if "adult" in {name.category for name in samples(each)}}
    assert testable == {"cloudflare-family"}
    # Its page tells only that the operator is in use.
    assert samples(FILTERS["adguard-family"]) == ()
    # A name of another operator proves nothing about this one.
    for each in CATALOG.filters:
        assert "exampleadultsite" not in "".join(name.name for name in samples(each))


def test_contradictions_between_sources_are_settled_as_decided() -> None:
    assert FILTERS["opendns-familyshield"].ipv6 == ("2620:119:35::123", "2620:119:53::123")
    assert "ipv6" in FILTERS["opendns-familyshield"].unconfirmed
    assert "adult" not in FILTERS["opendns-home"].blocks
    assert FILTERS["cleanbrowsing-adult"].ipv4[1].endswith(".11")
    assert FILTERS["cleanbrowsing-family"].ipv6 == ("2a0d:2a00:1::", "2a0d:2a00:2::")
    assert FILTERS["adguard-family"].dot_hostname == "family.adguard-dns.com"
    assert FILTERS["cloudflare-family"].enforces == ()
    assert "enforces" in FILTERS["cloudflare-family"].unconfirmed
    assert FILTERS["cleanbrowsing-adult"].enforces == ("google-safesearch", "bing")
    assert FILTERS["cleanbrowsing-security"].enforces == ()
    assert FILTERS["mullvad-family"].status is FilterStatus.DISCONTINUED
    assert "ipv4" in FILTERS["safesurfer"].unconfirmed


def test_variants_of_one_operator_are_not_swapped() -> None:
    family, malware = FILTERS["cloudflare-family"], FILTERS["cloudflare-malware"]
    assert (family.ipv4[0], family.doh_url) == ("1.1.1.3", "https://family.cloudflare-dns.com/dns-query")
    assert (malware.ipv4[0], malware.doh_url) == ("1.1.1.2", "https://security.cloudflare-dns.com/dns-query")
    assert "adult" in family.blocks
    assert "adult" not in malware.blocks
    assert FILTERS["adguard-family"].ipv4[0] == "94.140.14.15"
    assert FILTERS["adguard-default"].ipv4[0] == "94.140.14.14"


@pytest.mark.parametrize("id_", ["mullvad-family", "dns0eu-kids", "norton-connectsafe"])
def test_a_filter_that_ended_tells_when_and_what_to_do(id_: str) -> None:
    assert re.search(r"20\d\d年\d+月", FILTERS[id_].note.ja)
    assert "別の行き先フィルターに変えます" in FILTERS[id_].note.ja.replace("¦", "")
    assert "another site-name filter" in FILTERS[id_].note.en
