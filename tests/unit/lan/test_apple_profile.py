"""The settings file is one that a device takes, says whom it asks, and replaces an earlier one of ours."""

import plistlib
import shutil
import subprocess
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from setup_assistant.content.load import load_content
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.lookup import Transport
from setup_assistant.domain.phone import HandedFilter
from setup_assistant.jobs.handing import handed_filter
from setup_assistant.lan import apple_profile
from setup_assistant.lan.apple_profile import profile
from setup_assistant.text.words import LANGUAGES
from tests.unit.lan.apple_keys import UUID, faults

CONTENT = load_content()
WORDS = {lang: CONTENT.words(lang) for lang in LANGUAGES}
BOTH = [Transport.DOH, Transport.DOT]


def settable() -> list[HandedFilter]:
    found = []
    for each in CONTENT.catalog.filters:
        try:
            found.append(handed_filter(CONTENT.catalog, each.id))
        except FilterNotSettable:
            continue
    return found


FILTERS = settable()
FAMILY = next(each for each in FILTERS if each.id == "cloudflare-family")


def made(of: HandedFilter = FAMILY, lang: str = "ja", via: Transport | None = None) -> dict[str, Any]:
    return plistlib.loads(profile(of, WORDS, lang=lang, via=via))


def inside(whole: dict[str, Any]) -> dict[str, Any]:
    (payload,) = whole["PayloadContent"]
    return payload


def test_most_filters_of_the_catalog_can_be_handed_over() -> None:
    assert len(FILTERS) >= 12


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", FILTERS, ids=lambda of: of.id)
def test_every_file_follows_apples_keys_types_and_cross_rules(of: HandedFilter, lang: str) -> None:
    ways = [via for via, there in zip(BOTH, (of.doh_url, of.host), strict=True) if there]
    assert ways
    assert [faults(made(of, lang, via)) for via in ways] == [[]] * len(ways)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("PayloadVersion", 2),
        ("PayloadVersion", True),
        ("PayloadScope", "Family"),
        ("PayloadUUID", "1"),
        ("PayloadRemovalDisallowed", "no"),
        ("Surprise", "x"),
        ("PayloadContent.DNSSettings.DNSProtocol", "QUIC"),
        ("PayloadContent.DNSSettings.ServerName", "with.https"),
        ("PayloadContent.DNSSettings.ServerURL", "http://plain"),
        ("PayloadContent.DNSSettings.ServerAddresses", "1.1.1.3"),
        ("PayloadContent.PayloadType", "com.apple.wifi.managed"),
    ],
)
def test_the_oracle_finds_what_is_wrong(at: str, value: object) -> None:
    whole = made()
    *places, last = at.split(".")
    target: Any = whole
    for place in places:
        target = target[place][0] if place == "PayloadContent" else target[place]
    target[last] = value
    assert len(faults(whole)) == 1


def test_the_oracle_misses_no_required_key() -> None:
    whole = made()
    required = ("PayloadIdentifier", "PayloadUUID", "PayloadType", "PayloadVersion")
    for name in (*required, "PayloadContent"):
        assert faults({key: value for key, value in whole.items() if key != name}), name
    for name in (*required, "DNSSettings"):
        shorter = {key: value for key, value in inside(whole).items() if key != name}
        assert faults(whole | {"PayloadContent": [shorter]}), name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("via", BOTH)
def test_same_bytes_twice(lang: str, via: Transport) -> None:
    assert profile(FAMILY, WORDS, lang=lang, via=via) == profile(FAMILY, WORDS, lang=lang, via=via)


def test_asks_encrypted_over_the_web_where_the_operator_has_it_and_by_name_else() -> None:
    assert inside(made())["DNSSettings"]["DNSProtocol"] == "HTTPS"
    by_name = HandedFilter(id="x", name="X", host="family.example", addresses=("192.0.2.1",))
    settings = inside(made(by_name))["DNSSettings"]
    assert settings == {"DNSProtocol": "TLS", "ServerName": "family.example", "ServerAddresses": ["192.0.2.1"]}
    with pytest.raises(FilterNotSettable):
        made(by_name, via=Transport.DOH)
    with pytest.raises(FilterNotSettable):
        made(HandedFilter(id="x", name="X", doh_url="https://family.example/q"), via=Transport.DOT)


def test_addresses_of_both_kinds_are_inside_so_that_no_other_server_is_asked_for_the_name() -> None:
    addresses = [ip_address(each) for each in inside(made())["DNSSettings"]["ServerAddresses"]]
    assert {each.version for each in addresses} == {4, 6}
    assert {str(each) for each in addresses} == set(FAMILY.addresses)


@pytest.mark.parametrize("of", FILTERS, ids=lambda of: of.id)
def test_whole_of_the_names_goes_through_it_without_a_way_around(of: HandedFilter) -> None:
    text = profile(of, WORDS, lang="en").decode()
    for left_out in ("SupplementalMatchDomains", "AllowFailover", "ProhibitDisablement", "OnDemandRules"):
        assert left_out not in text
    assert made(of)["PayloadRemovalDisallowed"] is False


def test_another_filter_replaces_the_earlier_one_instead_of_standing_beside_it() -> None:
    files = [made(of, via=None) for of in FILTERS]
    assert len({each["PayloadIdentifier"] for each in files}) == 1
    assert len({inside(each)["PayloadIdentifier"] for each in files}) == 1
    assert inside(files[0])["PayloadIdentifier"] != files[0]["PayloadIdentifier"]


def test_identifiers_are_stable_for_a_filter_and_a_way_and_differ_between_them() -> None:
    all_of_them = [
        found
        for of in FILTERS
        for via, there in zip(BOTH, (of.doh_url, of.host), strict=True)
        if there
        for whole in [made(of, "en", via)]
        for found in (whole["PayloadUUID"], inside(whole)["PayloadUUID"])
    ]
    assert len(set(all_of_them)) == len(all_of_them)
    assert all(UUID.fullmatch(each) for each in all_of_them)
    assert made(lang="ja")["PayloadUUID"] == made(lang="en")["PayloadUUID"]
    # Written down: a change of these would leave a second file on every device that has the first.
    assert made()["PayloadIdentifier"] == "family-setup-assistant.site-name-filter"
    assert made()["PayloadUUID"] == "7B7652AD-B335-5CC7-A550-25EC7EBA5A49"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("via", BOTH)
def test_consent_names_the_filter_and_the_server_in_both_languages(lang: str, via: Transport) -> None:
    consent = made(lang=lang, via=via)["ConsentText"]
    assert set(consent) == {"default", *LANGUAGES}
    assert consent["default"] == consent[lang]
    server = apple_profile.server(FAMILY, via)
    assert all(FAMILY.name in said and server in said for said in consent.values())
    assert not any(mark in said for said in consent.values() for mark in "¦{}")


def test_person_compares_the_name_in_the_certificate() -> None:
    clean = next(each for each in FILTERS if each.id == "cleanbrowsing-family")
    assert apple_profile.server(clean) == "doh.cleanbrowsing.org" == clean.server
    assert apple_profile.server(clean, Transport.DOT) == "family-filter-dns.cleanbrowsing.org"


@pytest.mark.skipif(shutil.which("plistutil") is None, reason="needs plistutil (libplist-utils)")
@pytest.mark.parametrize("of", FILTERS, ids=lambda of: of.id)
def test_another_reader_of_such_files_reads_the_same(of: HandedFilter, tmp_path: Path) -> None:
    given, read = tmp_path / "a.mobileconfig", tmp_path / "b.plist"
    given.write_bytes(profile(of, WORDS, lang="ja"))
    subprocess.run(["plistutil", "-i", given, "-f", "bin", "-o", read], check=True, timeout=10)
    assert plistlib.loads(read.read_bytes()) == made(of)
