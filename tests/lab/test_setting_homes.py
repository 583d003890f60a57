"""Odd home networks under a real network manager: what proves nothing goes back, and what can hold is kept."""

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.proof import ProofPart, ProofState, Why
from setup_assistant.domain.setting import RemarkKind
from tests.lab.changed import Changed
from tests.lab.home import Home
from tests.lab.laptop import Laptop
from tests.lab.managed import ManagedLab
from tests.lab.plan import ISP

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
CLEANBROWSING = "185.228.168.168"
WAY = {ProofPart.FILTER, ProofPart.SECOND_WAY}


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    return Changed(laptop, catalog)


@pytest.mark.parametrize(
    ("home", "failed"),
    [
        pytest.param(Home(portal=True), {ProofPart.CONNECTED, *WAY}, id="portal"),
        pytest.param(Home(hijack=ISP.v4[0]), {ProofPart.FILTER}, id="stolen-questions"),
        pytest.param(Home(hijack=CLEANBROWSING), {ProofPart.FILTER}, id="stolen-for-another-filter"),
        pytest.param(Home(offline="silent"), {ProofPart.CONNECTED, *WAY}, id="silent", marks=pytest.mark.long),
        pytest.param(Home(offline="unreachable"), {ProofPart.CONNECTED, *WAY}, id="no-way", marks=pytest.mark.long),
    ],
)
def test_where_the_filter_does_not_answer_itself_everything_goes_back(
    changed: Changed, managed_lab: ManagedLab, home: Home, failed: set[ProofPart]
) -> None:
    before = changed.state()
    with managed_lab.being(home):
        ending = changed.said("apply", changed.wanted(FILTER))
        assert ending["why"] == Why.UNPROVEN
        assert {each["part"] for each in ending["proof"]["parts"] if each["state"] == ProofState.FAILS} == failed
        assert changed.settled(before) == before
    assert changed.stages() == []


@pytest.mark.long
def test_a_second_way_that_was_there_before_has_to_prove_itself_although_it_is_slow_to_come_back(
    changed: Changed, managed_lab: ManagedLab
) -> None:
    before, router = changed.state(), managed_lab.places
    router.do("router", "nft", "add table ip6 mute; add chain ip6 mute out { type filter hook output priority 0; }")
    try:
        router.do("router", "nft", "add rule ip6 mute out icmpv6 type nd-router-advert drop")
        ending = changed.said("apply", changed.wanted(FILTER))
    finally:
        router.do("router", "nft", "delete table ip6 mute")
    failed = [each["part"] for each in ending["proof"]["parts"] if each["state"] == ProofState.FAILS]
    assert (ending["kept"], failed) == (False, [ProofPart.SECOND_WAY])
    assert changed.settled(before) == before


@pytest.mark.parametrize(
    "home",
    [
        pytest.param(Home(block_v6=True), id="leads-nowhere", marks=pytest.mark.long),
        pytest.param(Home(hijack_v6=ISP.v6[0]), id="stolen-questions"),
    ],
)
def test_where_only_the_second_way_is_broken_the_next_try_leaves_it_out_and_holds(
    changed: Changed, managed_lab: ManagedLab, home: Home
) -> None:
    """A dead server in front costs seconds at every name: eight, by the C library."""
    before, wanted = changed.state(), changed.wanted(FILTER)
    with managed_lab.being(home):
        assert changed.said("apply", wanted)["why"] == Why.UNPROVEN
        assert changed.settled(before) == before
        assert RemarkKind.SECOND_WAY_OUT in {each["kind"] for each in changed.said("plan", wanted)["remarks"]}
        assert changed.said("apply", wanted)["kept"]
        assert changed.laptop.servers() == wanted.v4
        status = changed.said("status")
        assert [each["standing"] for each in status["places"]] == ["in-place"]
        assert not {"foreign", "uncovered"} & status.keys()
        assert changed.said("plan", wanted).get("changes", []) == []
        changed.tell("undo")
        assert changed.settled(before) == before
