"""A phone's verdict in the map: it decides no way that it cannot have shown."""

from datetime import date

import pytest
from msgspec.structs import replace

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.household import (
    Answer,
    Child,
    Device,
    Got,
    Household,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.phone import PhoneReason, PhoneRisk, PhoneVerdict
from setup_assistant.jobs import phoning
from tests.unit.checks.imitation import AT, CATALOG

TODAY = date(2026, 11, 25)
FAMILY = "cloudflare-family"
TWO_WAYS = Household(
    children=(Child(id="child-1", stage=Stage.P34),),
    devices=(Device(id="device-2", kind="android-phone", got=Got.WIFI_ONLY, networks=("home-3",)),),
    networks=(Network(id="home-3", kind=NetworkKind.HOME, v6=Answer.YES),),
    settings=(Setting(measure="router-filter", at="home-3", state=SettingState.SET, filter=FAMILY),),
    last_number=3,
)
ONE_WAY = replace(TWO_WAYS, networks=(Network(id="home-3", kind=NetworkKind.HOME, v6=Answer.NO),))
BLOCKED, OPEN = CheckState.BLOCKED, CheckState.OPEN


def verdict(**risks: CheckState) -> PhoneVerdict:
    reasons = {BLOCKED: PhoneReason.SAMPLES_BLOCKED, OPEN: PhoneReason.SAMPLES_OPEN}
    told = tuple(
        PhoneRisk(
            risk=name.replace("_", "-"), state=state, reason=reasons[state], blocked=int(state is BLOCKED), asked=1
        )
        for name, state in risks.items()
    )
    worst = OPEN if OPEN in risks.values() else BLOCKED
    return PhoneVerdict(filter=FAMILY, state=worst, reason=reasons[worst], risks=told, at=AT)


def looks(household: Household, told: PhoneVerdict, device: str | None = "device-2") -> set[tuple[str, str, str]]:
    kept = phoning.keep_phone(
        household, CATALOG, told, device=device, network="home-3", filter_id=FAMILY, now=AT, today=TODAY
    )
    assert len(kept.records) == 1
    return {(each.way, each.risk, each.state.value) for each in kept.checks}


def test_on_a_network_with_one_way_a_phone_decides_it() -> None:
    assert looks(ONE_WAY, verdict(harmful_sites=BLOCKED)) == {("home-3-v4", "harmful-sites", "blocked")}


def test_a_block_on_a_network_with_two_ways_shows_neither_and_an_opening_opens_both() -> None:
    assert looks(TWO_WAYS, verdict(harmful_sites=BLOCKED)) == set()
    assert looks(TWO_WAYS, verdict(harmful_sites=OPEN)) == {
        ("home-3-v4", "harmful-sites", "open"),
        ("home-3-v6", "harmful-sites", "open"),
    }


def test_a_blocked_risk_beside_an_open_one_is_not_carried_along() -> None:
    found = looks(TWO_WAYS, verdict(harmful_sites=BLOCKED, fraud_malware=OPEN))
    assert {each[2] for each in found} == {"open"}
    assert {each[1] for each in found} == {"fraud-malware"}


def test_a_phone_that_nobody_named_decides_nothing() -> None:
    assert looks(ONE_WAY, verdict(harmful_sites=OPEN), device=None) == set()


@pytest.mark.parametrize("reason", PhoneReason)
def test_every_reason_of_a_phone_can_be_kept(reason: PhoneReason) -> None:
    told = replace(verdict(harmful_sites=OPEN), state=CheckState.CANNOT_TELL, reason=reason, risks=())
    assert {each[2] for each in looks(ONE_WAY, told)} == {"cannot-tell"}


def test_a_phone_tries_no_page_of_the_family_and_no_other_operators_sample() -> None:
    order = phoning.phone_order(TWO_WAYS, CATALOG, filter_id="cleanbrowsing-family", lang="ja", nonce="abc")
    assert order.samples == ()
    order = phoning.phone_order(TWO_WAYS, CATALOG, filter_id=FAMILY, lang="ja", nonce="abc")
    assert {each.name for each in order.samples} == {"nudity.testcategory.com", "malware.testcategory.com"}
    assert order.missing == "abc.example.com"
