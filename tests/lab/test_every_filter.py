"""Each entry of the shipped table, unmodified, is asked at its own addresses.

This proves that the program asks and judges rightly whom the table names; it does not prove that the operators still
answer so today.
"""

import pytest

from setup_assistant.checks.samples import sampled
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import PathResult, Reason, Use
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.lookup import Finding, RecordKind, Transport
from tests.lab.asker import Job, Outcome
from tests.lab.asking import AT_HOME, Asker
from tests.lab.names import WEB

pytestmark = pytest.mark.netns

ASKED = (Transport.UDP, Transport.DOT, Transport.DOH)


@pytest.fixture(scope="module")
def outcomes(ask: Asker, catalog: Catalog) -> dict[tuple[str, Transport], Outcome]:
    """Check every filter over every transport."""
    pairs = [(each.id, via) for each in catalog.filters for via in ASKED]
    found = ask(*(Job(filter=name, via=via, surroundings=AT_HOME, engines=via is Transport.DOT) for name, via in pairs))
    return dict(zip(pairs, found, strict=True))


def askable(of: Filter, via: Transport) -> bool:
    """Say whether the table tells how to ask this filter in this way, without a customer's own number."""
    told = {Transport.UDP: "plain", Transport.DOT: of.dot_hostname, Transport.DOH: of.doh_url}[via]
    return bool(told) and "{" not in told


def alive(catalog: Catalog) -> list[Filter]:
    return [each for each in catalog.filters if each.status is not FilterStatus.DISCONTINUED]


def control(outcome: Outcome, path: PathResult) -> Finding:
    name = outcome.result.inquiry.named(Use.CONTROL)[0].name
    return next(
        each
        for each in outcome.result.findings
        if each.probe.via == path.path.via
        and each.probe.question.name == name
        and each.probe.question.kind is RecordKind.A
    )


def test_every_address_of_every_filter_answers_in_every_way_that_the_table_tells(
    catalog: Catalog, outcomes: dict[tuple[str, Transport], Outcome]
) -> None:
    seen = 0
    for each in alive(catalog):
        for via in ASKED:
            outcome = outcomes[each.id, via]
            if not askable(each, via):
                continue
            assert [path.path.via.address for path in outcome.result.paths] == [*each.ipv4, *each.ipv6]
            for path in outcome.result.paths:
                reply = control(outcome, path).reply
                assert reply is not None, (path.path.id, control(outcome, path).failure)
                assert reply.addresses == WEB[:1], path.path.id
                seen += 1
    assert seen > 150


def test_every_filter_with_samples_is_seen_blocking_and_no_other_one(
    catalog: Catalog, outcomes: dict[tuple[str, Transport], Outcome]
) -> None:
    testable = {each.id for each in alive(catalog) if sampled(each)}
    assert {"cloudflare-family", "cloudflare-malware", "quad9-secure"} <= testable
    for each in alive(catalog):
        for via in (via for via in ASKED if askable(each, via)):
            for path in outcomes[each.id, via].result.paths:
                right = (CheckState.BLOCKED, Reason.SAMPLES_BLOCKED)
                if each.id not in testable:
                    right = (CheckState.CANNOT_TELL, Reason.NOT_TESTABLE)
                assert (path.state, path.reason) == right, path.path.id


def test_a_retired_filter_is_never_an_all_clear(
    catalog: Catalog, outcomes: dict[tuple[str, Transport], Outcome]
) -> None:
    retired = [each for each in catalog.filters if each.status is FilterStatus.DISCONTINUED]
    states = {
        (each.id, path.state, path.reason)
        for each in retired
        for via in ASKED
        for path in outcomes[each.id, via].result.paths
    }
    assert ("norton-connectsafe", CheckState.CANNOT_TELL, Reason.RETIRED) in states
    assert ("mullvad-family", CheckState.NOT_REACHABLE, Reason.NO_REPLY) in states
    assert not {state for _, state, _ in states} & {CheckState.BLOCKED, CheckState.OPEN}


def test_search_pages_are_strict_where_the_operator_says_so_and_off_elsewhere(
    catalog: Catalog, outcomes: dict[tuple[str, Transport], Outcome]
) -> None:
    seen = set()
    for each in (each for each in alive(catalog) if askable(each, Transport.DOT)):
        for engine in outcomes[each.id, Transport.DOT].result.engines:
            told = next(one for one in catalog.engines if one.id == engine.engine).enforced_as in each.enforces
            assert (engine.strictness.value not in {"off", "partly", "unclear"}) == told, (each.id, engine)
            seen.add((told, engine.strictness.value))
    assert {(True, "moderate"), (True, "on"), (True, "strict"), (False, "off")} <= seen
