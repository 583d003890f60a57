"""While a real network is set and the person is asked: what others do meanwhile, and Keep at the last moment."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.proof import Moment, ProofPart, ProofState, Why
from tests.lab.changed import Changed
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop, Made
from tests.lab.laptop_files import HOME, uuid_of
from tests.lab.managed import ManagedLab

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
LAN = uuid_of("eth0")


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    return Changed(laptop, catalog)


@contextmanager
def kept_after(changed: Changed, ending: dict[str, Any], **more: Any) -> Iterator[None]:
    """Let a change come as far as the question; at the end Keep is pressed, and `ending` tells what came of it."""
    process = changed.start("apply", changed.wanted(FILTER), keep=False, listen="keep", **more)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if line.strip() == Moment.ASKING:
                break
        yield
        told, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, complaints
        ending.update(json.loads(told)["said"])
    finally:
        process.kill()
        process.communicate()


@pytest.mark.long
def test_keep_counts_until_the_very_end_of_the_question(changed: Changed) -> None:
    """Changing and proving took their part of the time that the system waits."""
    ending: dict[str, Any] = {}
    with kept_after(changed, ending, within_s=2, seconds=10):
        time.sleep(2.2)
    assert ending["kept"]
    assert changed.laptop.dns() == (*changed.wanted(FILTER).v4, *changed.wanted(FILTER).v6)


def failed(ending: dict[str, Any]) -> list[str]:
    return [each["part"] for each in ending["proof"]["parts"] if each["state"] == ProofState.FAILS]


def test_a_network_that_was_changed_for_another_meanwhile_is_not_called_kept(changed: Changed) -> None:
    """As a laptop does that is carried to another Wi-Fi while the question stands there."""
    before, laptop, ending = changed.state(), changed.laptop, dict[str, Any]()
    laptop.nmcli("connection", "add", "type", "ethernet", "ifname", "eth0", "con-name", "other", "autoconnect", "no")
    with kept_after(changed, ending):
        laptop.nmcli("connection", "up", "other")
        laptop.settle()
    assert (ending["kept"], ending["why"], failed(ending)) == (False, Why.UNPROVEN, [ProofPart.NOTHING_FOREIGN])
    laptop.nmcli("connection", "up", LAN)
    laptop.nmcli("connection", "delete", "other")
    assert changed.settled(before) == before
    assert changed.stages() == []


def test_what_another_tool_set_meanwhile_is_not_called_kept(changed: Changed) -> None:
    before, laptop, ending = changed.state(), changed.laptop, dict[str, Any]()
    with kept_after(changed, ending):
        laptop.nmcli("connection", "modify", LAN, "ipv4.dns", ROUTER[0])
        laptop.nmcli("connection", "up", LAN)
    assert (ending["kept"], failed(ending)) == (False, [ProofPart.NOTHING_FOREIGN, ProofPart.SETTLED])
    assert changed.settled(before) == before


def test_a_network_manager_that_forgot_its_promise_keeps_nothing(changed: Changed) -> None:
    before, ending = changed.state(), dict[str, Any]()
    with kept_after(changed, ending):
        changed.laptop.restart_network_manager(kill=True)
        changed.laptop.until(lambda: changed.laptop.run(["nmcli", "general"]).returncode == 0, "NetworkManager")
    assert (ending["kept"], ending["why"]) == (False, Why.FAILED)
    assert changed.settled(before) == before


def test_a_card_that_is_plugged_in_meanwhile_changes_nothing_and_is_told(
    managed_lab: ManagedLab, catalog: Catalog
) -> None:
    with managed_lab.laptop(Made(cards=2)) as laptop:
        changed, ending = Changed(laptop, catalog), dict[str, Any]()
        wanted = changed.wanted(FILTER)
        laptop.nmcli("device", "disconnect", "eth1")
        with kept_after(changed, ending):
            laptop.nmcli("connection", "up", uuid_of("eth1"))
            laptop.until(lambda: laptop.dns("eth1") == ROUTER, "the second network")
        assert ending["kept"]
        assert set(laptop.servers()) == {*wanted.v4, *wanted.v6}
        assert changed.said("status")["uncovered"] == ["lan1"]


def test_a_second_account_changes_nothing_while_the_first_one_is_asked(changed: Changed) -> None:
    before, ending = changed.state(), dict[str, Any]()
    with kept_after(changed, ending):
        during = changed.state()
        *program, order = changed.argv("apply", changed.wanted("cleanbrowsing-family"))
        theirs = json.dumps({**json.loads(order), "journal": f"{HOME}/second-account.json"})
        done = changed.laptop.as_user([*program, theirs], within_s=60)
        told = json.loads(done.stdout)["said"]
        assert (told["kept"], told["problem"], told["untouched"]) == (False, "setting-elsewhere", True)
        assert changed.state() == during
    assert ending["kept"]
    assert changed.stages() == [Stage.KEPT]
    changed.tell("undo")
    assert changed.settled(before) == before


@pytest.mark.long
def test_a_card_that_leads_nowhere_holds_nobody_up(managed_lab: ManagedLab, catalog: Catalog) -> None:
    """As a cable to a network where nobody gives out addresses."""
    with managed_lab.laptop(Made(cards=2)) as laptop:
        changed, router = Changed(laptop, catalog), managed_lab.places
        before = changed.state()
        laptop.nmcli("connection", "down", uuid_of("eth1"))
        router.do("router", "ip", "link", "set", laptop.port("eth1"), "nomaster")
        laptop.nmcli("--wait", "0", "connection", "up", uuid_of("eth1"))
        told = changed.tell("apply", changed.wanted(FILTER))
        assert told is not None
        assert (told["said"]["kept"], told["ms"] < 8000) == (True, True)
        assert set(laptop.servers()) == {*changed.wanted(FILTER).v4, *changed.wanted(FILTER).v6}
        router.do("router", "ip", "link", "set", laptop.port("eth1"), "master", "br0")
        changed.tell("undo")
        assert changed.settled(before) == before
