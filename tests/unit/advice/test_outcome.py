"""What heads a check: the worst of what was found; only a check in which nothing is unknown is called blocked."""

from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.advice.outcome import Verdict, closes_too, gaps, outcome
from setup_assistant.content.load import load_content
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import (
    EngineResult,
    Leak,
    NeedResult,
    Opening,
    Reason,
    Sight,
    Strictness,
)
from setup_assistant.domain.record import CheckRecord, WayRecord

BLOCKED, OPEN, UNKNOWN, AWAY = (
    CheckState.BLOCKED,
    CheckState.OPEN,
    CheckState.CANNOT_TELL,
    CheckState.NOT_REACHABLE,
)
WAYS = ("v4", "v6", "system")


def record(
    *states: CheckState,
    engines: tuple[Strictness, ...] = (),
    needs: tuple[Opening, ...] = (),
    leaks: tuple[tuple[str, Sight], ...] = (),
    stopped: bool = False,
) -> CheckRecord:
    return CheckRecord(
        id="record-1",
        at=datetime(2026, 11, 25, tzinfo=UTC),
        origin=CheckFrom.COMPUTER,
        ways=tuple(
            WayRecord(way=way, state=state, reason=Reason.UNCLEAR) for way, state in zip(WAYS, states, strict=False)
        ),
        engines=tuple(EngineResult(engine=f"engine-{n}", path="", strictness=each) for n, each in enumerate(engines)),
        needs=tuple(NeedResult(name=f"page-{n}.example", opening=each) for n, each in enumerate(needs)),
        leaks=tuple(Leak(bypass=bypass, sight=sight) for bypass, sight in leaks),
        stopped=stopped,
    )


records = st.builds(
    record,
    st.sampled_from(CheckState),
    st.sampled_from(CheckState),
    st.sampled_from(CheckState),
    engines=st.lists(st.sampled_from(Strictness), max_size=3).map(tuple),
    needs=st.lists(st.sampled_from(Opening), max_size=3).map(tuple),
    leaks=st.lists(
        st.tuples(st.sampled_from(["second-way", "tunnel", "guest-account"]), st.sampled_from(Sight)), max_size=3
    ).map(tuple),
    stopped=st.booleans(),
)


@given(records)
def test_blocked_heads_only_a_check_in_which_nothing_is_open_or_unknown(found: CheckRecord) -> None:
    verdict = outcome(found).verdict
    clear = (
        all(each.state is BLOCKED for each in found.ways)
        and all(each.opening is Opening.OPENS for each in found.needs)
        and all(each.strictness in (Strictness.STRICT, Strictness.MODERATE, Strictness.ON) for each in found.engines)
        and not any(each.sight in (Sight.FOUND, Sight.POSSIBLE) for each in found.leaks)
        and not found.stopped
    )
    assert (verdict is Verdict.BLOCKED) is clear


@given(records)
def test_that_the_samples_were_stopped_is_said_only_where_every_way_stopped_them(found: CheckRecord) -> None:
    if outcome(found).verdict in (Verdict.BLOCKED, Verdict.BESIDE):
        assert {each.state for each in found.ways} == {BLOCKED}
        assert not found.stopped


@given(records)
def test_whatever_is_open_heads_the_check(found: CheckRecord) -> None:
    is_open = (
        any(each.state is OPEN for each in found.ways)
        or any(each.strictness in (Strictness.OFF, Strictness.PARTLY) for each in found.engines)
        or any(each.sight is Sight.FOUND for each in found.leaks)
    )
    assert (outcome(found).verdict is Verdict.GAPS) is is_open
    assert (gaps(found) > 0) is is_open


@pytest.mark.parametrize(("one", "other"), list(product((BLOCKED, UNKNOWN, AWAY), repeat=2)))
def test_a_needed_page_that_does_not_open_heads_a_check_without_a_gap(one: CheckState, other: CheckState) -> None:
    found = outcome(record(one, other, needs=(Opening.BLOCKED, Opening.OPENS, Opening.BLOCKED)))
    assert (found.verdict, found.count) == (Verdict.NEEDS, 2)


def test_the_whole_computer_is_no_gap_of_its_own_beside_an_open_way() -> None:
    assert gaps(record(BLOCKED, OPEN, OPEN)) == 1
    assert gaps(record(OPEN, OPEN, OPEN)) == 2
    assert gaps(record(BLOCKED, BLOCKED, OPEN)) == 1


def test_a_way_past_that_an_open_way_tells_has_no_row_of_its_own() -> None:
    found = record(BLOCKED, OPEN, OPEN, leaks=(("second-way", Sight.FOUND),))
    assert outcome(found).leaks == ()
    assert gaps(found) == 1
    assert closes_too(found, "v6") == {"second-way"}
    alone = record(BLOCKED, UNKNOWN, UNKNOWN, leaks=(("second-way", Sight.FOUND),))
    assert [each.bypass for each in outcome(alone).leaks] == ["second-way"]
    assert gaps(alone) == 1


def test_a_check_without_a_network_is_not_called_stopped() -> None:
    assert outcome(record(AWAY, AWAY, AWAY, stopped=True)).verdict is Verdict.UNREACHED
    assert outcome(record(BLOCKED, UNKNOWN, BLOCKED, stopped=True)).verdict is Verdict.STOPPED


def test_possible_without_a_sign_stands_apart_and_counts() -> None:
    found = outcome(record(BLOCKED, BLOCKED, BLOCKED, leaks=(("guest-account", Sight.POSSIBLE),)))
    assert (found.verdict, found.count, len(found.hidden), found.leaks) == (Verdict.BESIDE, 1, 1, ())


def test_every_reason_strictness_sight_and_verdict_has_words_in_both_languages() -> None:
    content = load_content()
    for lang in ("ja", "en"):
        words = content.words(lang)
        for each in Reason:
            assert words(f"check.reason.{each.value}")
        for strictness in Strictness:
            assert words(f"check.strict.{strictness.value}")
        for sight in Sight:
            assert words(f"check.sight.{sight.value}")
        for verdict in Verdict:
            assert f"check.heading.{verdict.value}" in words.entries
