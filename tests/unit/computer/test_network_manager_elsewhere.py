"""Somebody else changes the same connections at the same time: another account's copy of this program, another tool."""

import pytest

from setup_assistant.computer import network_manager
from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.computer.network_manager_plan import CHECKPOINT
from setup_assistant.domain.error import SettingElsewhere, SettingFailed
from tests.unit.computer.connections import WANTED, profile
from tests.unit.computer.pretended_network_manager import PretendedNetworkManager
from tests.unit.computer.test_network_manager import WITHIN_S, done, seen

LAN = ["/dev/0"]


def test_a_promise_of_somebody_else_stops_a_change_and_nothing_of_theirs_is_put_back() -> None:
    nm = PretendedNetworkManager([profile()])
    hand = NetworkManagerHand(nm)
    part = hand.plan(WANTED)
    done(nm)  # by another account, after the plan was made
    theirs, promises = seen(nm), dict(nm.promises)
    with pytest.raises(SettingElsewhere):
        hand.do(part.changes, within_s=WITHIN_S, note=lambda _token: None)
    hand.back(part.changes, "")
    assert (seen(nm), nm.promises) == (theirs, promises)
    nm.promises.clear()
    hand.do(part.changes, within_s=WITHIN_S, note=lambda _token: None)
    hand.back(part.changes, "")
    assert seen(nm) != theirs, "a way back that had nothing to do is no excuse for the next one"


def test_what_was_kept_is_not_put_back_under_a_change_of_somebody_else() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    hand.keep(part.changes)
    nm._CheckpointCreate("", LAN, WITHIN_S, 0)
    kept = seen(nm)
    with pytest.raises(SettingElsewhere):
        hand.back(part.changes, tokens[0])
    assert seen(nm) == kept
    assert len(nm.promises) == 1
    nm.promises.clear()
    hand.back(part.changes, tokens[0])
    assert seen(nm) != kept


def test_a_promise_of_the_same_number_after_a_restart_is_somebody_elses() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    path = tokens[0].split()[0]
    _, devices, saved = nm.promises.pop(path)
    nm.promises[path] = (99, devices, saved)
    hand.back(part.changes, tokens[0])  # its own change is under way: that has to go back in any case
    assert list(nm.promises) == [path]
    with pytest.raises(SettingElsewhere):
        NetworkManagerHand(nm).back(part.changes, tokens[0])
    assert list(nm.promises) == [path]


def test_without_permission_for_promises_those_of_others_are_left_alone() -> None:
    nm = PretendedNetworkManager([profile()], permissions={CHECKPOINT: "no"})
    before = seen(nm)
    hand, part, tokens = done(nm)
    assert tokens == []
    nm._CheckpointCreate("", LAN, WITHIN_S, 0)
    for each in (hand, NetworkManagerHand(nm)):
        each.back(part.changes, "")
        assert (seen(nm), len(nm.promises)) == (before, 1)


def test_the_promise_of_an_earlier_change_that_could_not_go_back_is_forgotten_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network_manager, "SERVICE_WITHIN_S", 0.0)
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    nm.is_there = False
    with pytest.raises(SettingFailed):
        hand.back(part.changes, tokens[0])
    nm.is_there = True
    nm.expire()
    nm.permissions[CHECKPOINT] = "no"
    later = hand.plan(WANTED)
    hand.do(later.changes, within_s=WITHIN_S, note=tokens.append)
    hand.extend(WITHIN_S)
    hand.keep(later.changes)
    assert hand.now(later.changes[0]) == later.changes[0].after
