"""Households for the tests of files: one with everything in it, and random ones."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.checked import EngineResult, Leak, NeedResult, Opening, Reason, RiskState, Sight, Strictness
from setup_assistant.domain.household import (
    Account,
    AgreedRule,
    Agreement,
    Answer,
    Child,
    Device,
    GapNumber,
    Got,
    Household,
    MustWork,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.progress import BlockedStep, GuideProgress, Hindrance, StepNote
from setup_assistant.domain.record import CheckRecord, WayRecord

NAMES = st.text(max_size=40) | st.sampled_from(
    ["髙﨑𠮷", "🐟👨‍👩‍👧", "مرحبا", "#eval ]#[ *a* $x$ \\", "a" * 10_000, "\u202eabc"]
)

FULL = Household(
    children=(
        Child(id="child-1", stage=Stage.P12, grade=2, nickname="湊", reading="みなと"),
        Child(id="child-2", stage=Stage.HIGH, nickname="髙﨑𠮷🐟"),
    ),
    devices=(
        Device(
            id="device-4",
            kind="iphone",
            name="湊のiPhone",
            users=("child-1",),
            os_version="18",
            got=Got.HAND_ME_DOWN,
            account=Account.PARENT,
            networks=("home-3",),
        ),
        Device(
            id="device-6",
            kind="android-phone",
            carrier="au",
            line_user=Answer.YES,
            networks=("home-3", "mobile-5"),
        ),
    ),
    networks=(
        Network(id="home-3", kind=NetworkKind.HOME, v6=Answer.YES, router=Answer.NO),
        Network(id="mobile-5", kind=NetworkKind.MOBILE),
    ),
    settings=(
        Setting(measure="au-line-filter", at="device-6", state=SettingState.SEEN, seen_on=date(2026, 4, 3)),
        Setting(
            measure="router-filter",
            at="home-3",
            state=SettingState.SET,
            ways=("home-3-v4",),
            filter="cleanbrowsing-family",
        ),
    ),
    worries=("strangers",),
    must_work=(MustWork(need="school-site"), MustWork(words="塾のページ")),
    minutes=30,
    unknown=("worries",),
    agreement=Agreement(
        rules=(
            AgreedRule(rule="bedroom"),
            AgreedRule(words="夜は居間に置く", reason="眠るため", reading="｜夜《よる》は"),
        ),
        promises=("same-rules",),
        not_looked_at="友だちとの会話",
        review_on=date(2027, 4, 1),
    ),
    checks=(
        Check(
            id="check-7",
            device="device-6",
            way="home-3-v6",
            risk="harmful-sites",
            measure="router-filter",
            state=CheckState.OPEN,
            at=datetime(2026, 4, 3, 14, 5, tzinfo=UTC),
            origin=CheckFrom.FAMILY,
        ),
    ),
    gap_numbers=(GapNumber(device="device-4", measure="ios-screen-time", number=1),),
    guides=(
        GuideProgress(
            guide="ios-screen-time",
            at="device-4",
            variant="family",
            version="26",
            step="downtime",
            done=("passcode",),
            blocked=(BlockedStep(step="app-limits", why=Hindrance.PERSON, on=date(2026, 11, 28)),),
            notes=(StepNote(step="passcode", words="「ロック」と書いてある"),),
        ),
    ),
    records=(
        CheckRecord(
            id="record-5",
            at=datetime(2026, 4, 3, 14, 5, tzinfo=UTC),
            origin=CheckFrom.COMPUTER,
            device="device-6",
            network="home-3",
            trace="wireless:wifi:192.168.1.1",
            filter="cleanbrowsing-family",
            ways=(
                WayRecord(
                    way="v4",
                    state=CheckState.BLOCKED,
                    reason=Reason.SAMPLES_BLOCKED,
                    risks=(
                        RiskState(
                            risk="harmful-sites",
                            state=CheckState.BLOCKED,
                            reason=Reason.SAMPLES_BLOCKED,
                            blocked=2,
                            asked=2,
                        ),
                    ),
                    servers=("192.168.1.1",),
                    at=datetime(2026, 4, 3, 14, 5, tzinfo=UTC),
                ),
            ),
            engines=(EngineResult(engine="google", path="", strictness=Strictness.OFF),),
            needs=(NeedResult(name="school.example", opening=Opening.OPENS),),
            leaks=(Leak(bypass="tunnel", sight=Sight.FOUND, details=("wg0",)),),
            names=("sample.example", "example.com"),
        ),
    ),
    page="plan",
    visited=("children", "devices", "plan"),
    last_number=7,
)
"""Every field of the format holds something."""

children = st.builds(
    lambda number, stage, name: Child(id=f"child-{number}", stage=stage, nickname=name),
    st.integers(1, 9_999),
    st.sampled_from(Stage),
    NAMES,
)

families = st.builds(
    lambda found, minutes, words: Household(
        children=tuple({each.id: each for each in found}.values()),
        minutes=minutes,
        must_work=(MustWork(words=words),),
    ),
    st.lists(children, max_size=6),
    st.none() | st.integers(0, 100_000),
    NAMES,
)
