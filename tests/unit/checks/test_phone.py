"""A phone's report is "blocked" only when everything else was in order, twice; every doubt is "cannot tell"."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant.checks.phone import judge
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.household import Answer
from setup_assistant.domain.phone import (
    Outcome,
    PhoneOrder,
    PhoneReason,
    PhoneReport,
    PhoneSample,
    PhoneUse,
    PhoneVerdict,
)

NOON = datetime(2026, 4, 3, 12, tzinfo=UTC)
L, F, T = Outcome.LOADED, Outcome.FAILED, Outcome.LATE

ADULT = PhoneSample(name="adult.test", category="adult", risk="harmful-sites", opens_elsewhere=Answer.YES)
MALWARE = PhoneSample(name="malware.test", category="malware", risk="fraud-malware", opens_elsewhere=Answer.YES)
ORDER = PhoneOrder(
    filter="some-filter", samples=(ADULT, MALWARE), controls=("one.test", "two.test"), missing="missing.test"
)
CONTROLS, MISSING, SAMPLES = {"one.test", "two.test"}, {"missing.test"}, {"adult.test", "malware.test"}


def look(order: PhoneOrder = ORDER, **named: Outcome) -> tuple[Outcome, ...]:
    """Return the outcomes of a phone behind a working filter, changed for "NAME_https" or "NAME_http"."""
    usual = {PhoneUse.CONTROL: L, PhoneUse.MISSING: F, PhoneUse.SAMPLE: F}
    return tuple(
        named.get(f"{probe.name.removesuffix('.test')}_{'https' if probe.encrypted else 'http'}", usual[probe.use])
        for probe in order.probes
    )


def verdict(order: PhoneOrder = ORDER, **named: Outcome) -> PhoneVerdict:
    return judge(order, PhoneReport(first=look(order, **named), again=look(order, **named)), NOON)


def test_samples_that_fail_twice_beside_pages_that_open_are_blocked() -> None:
    shown = verdict()
    assert (shown.state, shown.reason) == (CheckState.BLOCKED, PhoneReason.SAMPLES_BLOCKED)
    assert (shown.blocked, shown.asked, shown.controls_opened, shown.controls) == (2, 2, 2, 2)
    assert [(each.risk, each.state) for each in shown.risks] == [
        ("harmful-sites", CheckState.BLOCKED), ("fraud-malware", CheckState.BLOCKED),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ({"adult_https": L, "malware_https": L}, PhoneReason.SAMPLES_OPEN),
        ({"adult_https": L}, PhoneReason.SOME_OPEN),
        ({"adult_https": L, "malware_https": T}, PhoneReason.SOME_OPEN),
        ({"one_https": F, "two_https": F}, PhoneReason.OFFLINE),
        ({"one_https": T, "two_https": T, "missing_https": T, "adult_https": T}, PhoneReason.OFFLINE),
        ({"one_https": F, "two_https": F, "missing_http": L}, PhoneReason.PORTAL),
        ({"one_https": F, "two_https": F, "missing_http": L, "adult_http": L}, PhoneReason.PORTAL),
        ({"missing_https": L}, PhoneReason.LYING),
        ({"missing_https": L, "adult_https": L, "malware_https": L}, PhoneReason.LYING),
        ({"missing_https": L, "one_https": F, "two_https": F}, PhoneReason.LYING),
        ({"missing_http": L}, PhoneReason.LYING),
        ({"missing_http": L, "adult_http": L, "malware_http": L}, PhoneReason.LYING),
        ({"one_https": F}, PhoneReason.UNSTEADY),
        ({"two_https": T}, PhoneReason.UNSTEADY),
        ({"adult_https": T, "malware_https": T}, PhoneReason.LATE),
        ({"adult_https": T}, PhoneReason.LATE),
        ({"adult_http": T}, PhoneReason.LATE),
        ({"adult_http": L, "malware_http": L}, PhoneReason.SOMETHING_ELSE),
        ({"adult_https": L, "malware_https": L, "missing_http": L}, PhoneReason.SAMPLES_OPEN),
        ({"adult_https": L, "malware_https": L, "one_https": F}, PhoneReason.SAMPLES_OPEN),
    ],
)
def test_what_stands_in_the_way_is_named(named: dict[str, Outcome], reason: PhoneReason) -> None:
    assert verdict(**named).reason is reason


@pytest.mark.parametrize("reason", PhoneReason)
def test_only_four_reasons_are_more_than_cannot_tell(reason: PhoneReason) -> None:
    sure = {
        PhoneReason.SAMPLES_BLOCKED: CheckState.BLOCKED,
        PhoneReason.SAMPLES_OPEN: CheckState.OPEN,
        PhoneReason.SOME_OPEN: CheckState.OPEN,
        PhoneReason.OFFLINE: CheckState.NOT_REACHABLE,
        PhoneReason.PORTAL: CheckState.NOT_REACHABLE,
    }
    from setup_assistant.checks.phone import state  # noqa: PLC0415  beside its only use

    assert state(reason) is sure.get(reason, CheckState.CANNOT_TELL)


def test_page_of_a_filter_that_opens_without_encryption_is_its_block_page() -> None:
    order = replace(ORDER, block_page=True)
    assert verdict(order, adult_http=L, malware_http=L).state is CheckState.BLOCKED
    assert verdict(order, adult_http=L, malware_http=L, missing_http=L).reason is PhoneReason.LYING


@pytest.mark.parametrize(
    ("opens", "reason"), [(Answer.NO, PhoneReason.SAMPLE_GONE), (Answer.UNKNOWN, PhoneReason.NOT_COMPARED)]
)
def test_sample_that_nobody_saw_open_proves_no_block(opens: Answer, reason: PhoneReason) -> None:
    order = replace(ORDER, samples=(replace(ADULT, opens_elsewhere=opens),))
    assert verdict(order).reason is reason
    assert verdict(order, adult_https=L).reason is PhoneReason.SAMPLES_OPEN


def test_one_look_alone_is_never_a_block() -> None:
    shown = judge(ORDER, PhoneReport(first=look()), NOON)
    assert (shown.state, shown.reason) == (CheckState.CANNOT_TELL, PhoneReason.ONCE)


@pytest.mark.parametrize("loads_in", ["first", "again"])
def test_sample_that_opens_in_one_look_is_open(loads_in: str) -> None:
    report = replace(PhoneReport(first=look(), again=look()), **{loads_in: look(adult_https=L, malware_https=L)})
    assert judge(ORDER, report, NOON).state is CheckState.OPEN


def test_control_that_fails_in_one_look_leaves_it_open_what_was_seen() -> None:
    report = PhoneReport(first=look(one_https=F), again=look())
    assert judge(ORDER, report, NOON).reason is PhoneReason.UNSTEADY


def test_filter_without_a_sample_cannot_be_told() -> None:
    order = replace(ORDER, samples=())
    assert verdict(order).reason is PhoneReason.NOT_TESTABLE
    assert verdict(order).risks == ()
    assert verdict(order, one_https=F, two_https=F).reason is PhoneReason.OFFLINE


def test_each_risk_is_judged_by_its_own_samples() -> None:
    shown = verdict(adult_https=L)
    assert [(each.risk, each.state, each.blocked, each.asked) for each in shown.risks] == [
        ("harmful-sites", CheckState.OPEN, 0, 1), ("fraud-malware", CheckState.BLOCKED, 1, 1),
    ]  # fmt: skip
    assert shown.state is CheckState.OPEN


outcomes = st.tuples(*[st.sampled_from(Outcome)] * len(ORDER.probes))


@given(first=outcomes, again=outcomes | st.just(()))
def test_no_report_is_a_block_unless_every_single_outcome_speaks_for_it(
    first: tuple[Outcome, ...], again: tuple[Outcome, ...]
) -> None:
    report = PhoneReport(first=first, again=again)
    shown = judge(ORDER, report, NOON)
    flawless = first == again == look() or all(
        {
            PhoneUse.CONTROL: {one, two} == {L},
            PhoneUse.MISSING: L not in {one, two},
            PhoneUse.SAMPLE: {one, two} == {F},
        }[probe.use]
        for probe, one, two in zip(ORDER.probes, first, again or first, strict=True)
    )
    assert (shown.state is CheckState.BLOCKED) == (flawless and again != ())
    assert (shown.state is CheckState.OPEN) == (shown.reason in {PhoneReason.SAMPLES_OPEN, PhoneReason.SOME_OPEN})


@given(first=outcomes, again=outcomes)
def test_risks_never_look_better_than_the_whole(first: tuple[Outcome, ...], again: tuple[Outcome, ...]) -> None:
    worst = (CheckState.OPEN, CheckState.CANNOT_TELL, CheckState.NOT_REACHABLE, CheckState.BLOCKED)
    shown = judge(ORDER, PhoneReport(first=first, again=again), NOON)
    assert shown.state is min((each.state for each in shown.risks), key=worst.index)


def test_report_fits_only_its_own_order() -> None:
    assert PhoneReport(first=look(), again=look()).fits(ORDER)
    assert PhoneReport(first=look()).fits(ORDER)
    assert not PhoneReport(first=look()[1:]).fits(ORDER)
    assert not PhoneReport(first=look(), again=look()[1:]).fits(ORDER)
    assert not PhoneReport(first=()).fits(ORDER)
