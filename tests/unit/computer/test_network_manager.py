"""NetworkManager's connections are put back exactly: any settings, any kill, with and without its promise."""

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.computer.network_manager_plan import CHECKPOINT, CONTROL, MODIFY
from setup_assistant.domain.error import SettingFailed, SettingRefused
from setup_assistant.domain.setting import Part, Wanted
from tests.unit.computer.connections import V4_ONLY, WANTED, profile, profiles, settings
from tests.unit.computer.pretend import Fate, Killed
from tests.unit.computer.pretended_network_manager import PretendedNetworkManager, Profile

WITHIN_S = 60
wishes = st.sampled_from((WANTED, V4_ONLY))


def seen(nm: PretendedNetworkManager) -> list[Any]:
    """Return everything of all connections: in memory, on disk, on the device."""
    return [
        deepcopy((each.uuid, each.memory, each.disk, each.device, each.applied, each.in_run)) for each in nm.profiles
    ]


def ask(of: Profile) -> list[Any]:
    return [{key: of.memory[family].get(key) for key in ("servers", "ignore-auto-dns", "dns-priority")}
            for family in ("ipv4", "ipv6")]  # fmt: skip


def done(nm: PretendedNetworkManager, wanted: Wanted = WANTED) -> tuple[NetworkManagerHand, Part, list[str]]:
    hand = NetworkManagerHand(nm)
    part = hand.plan(wanted)
    tokens: list[str] = []
    hand.do(part.changes, within_s=WITHIN_S, note=tokens.append)
    return hand, part, tokens


def test_a_change_is_active_and_not_on_disk_until_it_is_kept() -> None:
    nm = PretendedNetworkManager([profile()])
    (lan,) = nm.profiles
    before = deepcopy(lan.disk)
    hand, part, tokens = done(nm)
    shall = [{"servers": ("as", list(each)), "ignore-auto-dns": ("b", True), "dns-priority": ("i", -50)}
             for each in (WANTED.v4, WANTED.v6)]  # fmt: skip
    assert ask(lan) == shall
    assert (lan.applied, lan.disk) == (lan.memory, before)
    assert len(tokens) == len(nm.promises) == 1
    assert hand.now(part.changes[0]) == part.changes[0].after
    hand.keep(part.changes)
    assert (lan.disk, nm.promises) == (lan.memory, {})
    assert hand.plan(WANTED).changes == ()


@pytest.mark.parametrize("kept", [False, True])
@given(each=profiles(), wanted=wishes)
def test_plan_do_and_back_leave_any_connections_as_they_were(
    each: list[Profile], wanted: Wanted, *, kept: bool
) -> None:
    nm = PretendedNetworkManager(each)
    before = seen(nm)
    hand = NetworkManagerHand(nm)
    part = hand.plan(wanted)
    tokens: list[str] = []
    if part.changes:
        hand.do(part.changes, within_s=WITHIN_S, note=tokens.append)
        assert [hand.now(change) for change in part.changes] == [change.after for change in part.changes]
        if kept:
            hand.keep(part.changes)
    hand.back(part.changes, "".join(tokens))
    assert seen(nm) == before
    assert nm.promises == {}


@given(profiles(named=False), wishes)
def test_an_older_network_manager_without_names_of_servers_is_put_back_too(each: list[Profile], wanted: Wanted) -> None:
    nm = PretendedNetworkManager(each, knows_names=False)
    before = seen(nm)
    hand, part = NetworkManagerHand(nm), NetworkManagerHand(nm).plan(wanted)
    if part.changes:
        hand.do(part.changes, within_s=WITHIN_S, note=lambda _token: None)
        hand.keep(part.changes)
    hand.back(part.changes, "")
    assert seen(nm) == before


@given(
    each=profiles(),
    wanted=wishes,
    fate=st.builds(Fate, kill_at=st.integers(1, 80), after=st.booleans()),
    promise=st.sampled_from(("none", "kept", "expires")),
)
def test_after_a_kill_at_any_call_everything_is_put_back(
    each: list[Profile], wanted: Wanted, fate: Fate, promise: str
) -> None:
    nm = PretendedNetworkManager(each)
    nm.permissions[CHECKPOINT] = "no" if promise == "none" else "yes"
    before = seen(nm)
    tokens: list[str] = []
    hand = NetworkManagerHand(nm)
    part = hand.plan(wanted)
    nm.fate = fate
    try:
        if part.changes:
            hand.do(part.changes, within_s=WITHIN_S, note=tokens.append)
            hand.keep(part.changes)
        hand.back(part.changes, "".join(tokens))
    except Killed:
        nm.fate = Fate()
        if promise == "expires":
            nm.expire()
        NetworkManagerHand(nm).back(part.changes, "".join(tokens))
    nm.expire()  # a promise that was never noted ends later, and changes nothing then
    assert seen(nm) == before


@given(profiles(), wishes, st.integers(1, 60))
def test_whatever_call_fails_is_told_as_a_failure_and_put_back(each: list[Profile], wanted: Wanted, at: int) -> None:
    nm = PretendedNetworkManager(each)
    before = seen(nm)
    hand, tokens = NetworkManagerHand(nm), list[str]()
    part = hand.plan(wanted)
    nm.fate = Fate(fail_at=at)
    if part.changes:
        with suppress(SettingFailed):
            hand.do(part.changes, within_s=WITHIN_S, note=tokens.append)
            hand.keep(part.changes)
    nm.fate = Fate()
    hand.back(part.changes, "".join(tokens))
    assert seen(nm) == before


def test_the_promise_alone_puts_back_what_is_in_memory_when_the_program_never_starts_again() -> None:
    nm = PretendedNetworkManager([profile()])
    (_, memory, disk, _, applied, _), = seen(nm)  # fmt: skip
    done(nm)
    nm.expire()
    assert [(each.memory, each.disk, each.applied) for each in nm.profiles] == [(memory, disk, applied)]


def test_what_cannot_be_written_is_put_back_by_network_manager_itself_and_told() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    nm.permissions[MODIFY] = "no"  # as with a full disk: nothing can be written any more
    with pytest.raises(SettingRefused):
        hand.back(part.changes, tokens[0])
    (lan,) = nm.profiles
    assert (lan.memory, lan.applied, lan.disk) == (settings(), settings(), settings())
    nm.permissions[MODIFY] = "yes"
    hand.back(part.changes, tokens[0])
    assert not lan.in_run


def test_a_run_that_was_killed_before_it_noted_its_promise_leaves_no_obstacle() -> None:
    nm = PretendedNetworkManager([profile()])
    before, killed = seen(nm), Killed()
    hand = NetworkManagerHand(nm)
    part = hand.plan(WANTED)

    def note(_token: str) -> None:
        raise killed

    with pytest.raises(Killed):
        hand.do(part.changes, within_s=WITHIN_S, note=note)
    assert len(nm.promises) == 1
    NetworkManagerHand(nm).back(part.changes, "")
    assert (seen(nm), nm.promises) == (before, {})


def test_putting_back_twice_connects_once() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    hand.keep(part.changes)
    hand.back(part.changes, tokens[0])
    nm.calls.clear()
    hand.back(part.changes, tokens[0])
    assert not {"Update2", "ActivateConnection", "CheckpointRollback"} & set(nm.calls)


@pytest.mark.parametrize("action", [MODIFY, CONTROL, CHECKPOINT])
def test_a_password_that_is_not_given_is_told_as_refused(action: str) -> None:
    nm = PretendedNetworkManager([profile()])
    before = seen(nm)
    hand, tokens = NetworkManagerHand(nm), list[str]()
    nm.permissions[action] = "auth"
    part = hand.plan(WANTED)
    with pytest.raises(SettingRefused, match="Not authorized"):
        hand.do(part.changes, within_s=WITHIN_S, note=tokens.append)
    hand.back(part.changes, "".join(tokens))
    assert (seen(nm), nm.promises) == (before, {})


def test_a_change_whose_promise_ran_out_is_not_kept() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, _tokens = done(nm)
    nm.expire()
    with pytest.raises(SettingFailed, match="checkpoint not found"):
        hand.keep(part.changes)
    assert nm.profiles[0].disk == nm.profiles[0].memory == settings()


@pytest.mark.parametrize("different", [{"is_there": False}, {"mode": "none"}])
def test_where_network_manager_does_not_keep_the_servers_nothing_is_planned(different: dict[str, Any]) -> None:
    assert NetworkManagerHand(PretendedNetworkManager([profile()], **different)).plan(WANTED) == Part()


def test_the_time_of_the_promise_counts_from_the_last_password_that_was_typed() -> None:
    nm = PretendedNetworkManager([profile()])
    done(nm)
    telling = ("Update2", "CheckpointAdjustRollbackTimeout", "ActivateConnection")
    assert [each for each in nm.calls if each in telling] == [*telling]
