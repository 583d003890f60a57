"""What happens to connections of NetworkManager meanwhile: others change them, they go, cables are pulled."""

import pytest

from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.computer.network_manager_plan import CONTROL
from setup_assistant.domain.error import SettingFailed, SettingRefused
from tests.unit.computer.connections import WANTED, profile, settings, uuid
from tests.unit.computer.pretended_network_manager import PretendedNetworkManager
from tests.unit.computer.test_network_manager import WITHIN_S, ask, done, seen


def test_what_others_changed_meanwhile_stays_theirs() -> None:
    nm = PretendedNetworkManager([profile(settings(ipv4={"servers": ("as", ["192.0.2.77"])}))])
    (lan,) = nm.profiles
    hand, part, tokens = done(nm)
    hand.keep(part.changes)
    lan.memory["connection"]["id"] = ("s", "Renamed")
    lan.memory["ipv4"]["dns-search"] = ("as", ["other.example"])
    hand.back(part.changes, tokens[0])
    assert ask(lan)[0] == {"servers": ("as", ["192.0.2.77"]), "ignore-auto-dns": None, "dns-priority": None}
    assert lan.memory["ipv4"]["dns-search"] == ("as", ["other.example"])
    assert lan.memory["connection"]["id"] == ("s", "Renamed")


def test_a_family_that_was_switched_off_meanwhile_gets_no_servers_back() -> None:
    nm = PretendedNetworkManager([profile(settings(ipv6={"servers": ("as", ["2001:db8::77"])}))])
    (lan,) = nm.profiles
    hand, part, tokens = done(nm)
    hand.keep(part.changes)
    lan.memory["ipv6"] = {"method": ("s", "disabled")}
    hand.back(part.changes, tokens[0])
    assert lan.memory["ipv6"] == {"method": ("s", "disabled")}


def test_a_connection_that_is_gone_needs_nothing_and_says_so() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    nm.promises.clear()
    nm.profiles.clear()
    hand.back(part.changes, tokens[0])
    assert hand.now(part.changes[0]) is None


def test_a_connection_that_went_down_before_the_change_stops_it_untouched() -> None:
    nm = PretendedNetworkManager([profile()])
    hand = NetworkManagerHand(nm)
    part = hand.plan(WANTED)
    nm.profiles[0].device = ""
    before = seen(nm)
    with pytest.raises(SettingFailed, match="lan0"):
        hand.do(part.changes, within_s=WITHIN_S, note=lambda _token: None)
    assert (seen(nm), nm.promises) == (before, {})


def test_a_connection_that_does_not_come_up_again_is_a_failure() -> None:
    nm = PretendedNetworkManager([profile()], connects=False)
    hand = NetworkManagerHand(nm)
    with pytest.raises(SettingFailed, match="did not come up"):
        hand.do(hand.plan(WANTED).changes, within_s=WITHIN_S, note=lambda _token: None)


def test_a_connection_up_on_two_devices_is_made_anew_on_both() -> None:
    one, other = profile(), profile()
    other.device = "/dev/1"
    nm = PretendedNetworkManager([one, other])
    done(nm)
    assert [devices for _, devices, _ in nm.promises.values()] == [["/dev/0", "/dev/1"]]
    assert nm.calls.count("ActivateConnection") == 2
    assert one.uuid == other.uuid == uuid()


def test_a_device_that_is_on_its_way_is_connected_anew_though_it_still_runs_what_it_ran() -> None:
    nm = PretendedNetworkManager([profile()])
    hand = NetworkManagerHand(nm)
    part = hand.plan(WANTED)
    for state, connected in ((100, 0), (110, 1)):
        nm.device_state = state
        nm.calls.clear()
        hand.back(part.changes, "")
        assert nm.calls.count("ActivateConnection") == connected


def test_without_a_cable_nothing_is_set_and_everything_can_be_set_back() -> None:
    nm = PretendedNetworkManager([profile()], plugged=False)
    before = nm.profiles[0].memory
    hand, tokens = NetworkManagerHand(nm), list[str]()
    part = hand.plan(WANTED)
    with pytest.raises(SettingFailed, match="no carrier"):
        hand.do(part.changes, within_s=WITHIN_S, note=tokens.append)
    nm.profiles[0].up()  # as if it had come up before the cable was pulled
    hand.back(part.changes, tokens[0])
    assert (nm.profiles[0].memory, nm.promises) == (before, {})


def test_an_account_that_may_not_connect_any_more_is_told_that_the_way_back_is_not_done() -> None:
    nm = PretendedNetworkManager([profile()])
    hand, part, tokens = done(nm)
    hand.keep(part.changes)
    nm.permissions[CONTROL] = "no"
    with pytest.raises(SettingRefused):
        hand.back(part.changes, tokens[0])
    nm.permissions[CONTROL] = "yes"
    hand.back(part.changes, tokens[0])
    assert nm.profiles[0].applied == settings()
