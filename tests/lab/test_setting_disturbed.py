"""While a real network is set: NetworkManager dies, the cable is pulled, the disk is full, a second copy starts."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.proof import Moment, Why
from tests.lab.changed import Changed
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop
from tests.lab.laptop_files import HOME, UID, uuid_of

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
LAN = uuid_of("eth0")


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    return Changed(laptop, catalog)


@contextmanager
def until(changed: Changed, moment: Moment) -> Iterator[None]:
    """Let a change come as far as a moment; at the end somebody presses Put back, and it has to end by itself."""
    process = changed.start("apply", changed.wanted(FILTER), keep=False, listen="put_back")
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if line.strip() == moment:
                break
        yield
        process.communicate(timeout=60)
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


def answers(laptop: Laptop) -> bool:
    return laptop.run(["nmcli", "general"]).returncode == 0


def test_a_network_manager_that_is_killed_after_the_program_was_keeps_nothing_of_the_change(changed: Changed) -> None:
    before = changed.state()
    assert changed.tell("apply", changed.wanted(FILTER), kill_at=("journal done", 1), after=True) is None
    changed.laptop.restart_network_manager(kill=True)
    changed.laptop.until(lambda: answers(changed.laptop), "NetworkManager")
    assert changed.said("recover")["why"] == Why.ENDED
    assert changed.settled(before) == before
    assert changed.stages() == []


@pytest.mark.parametrize("moment", [Moment.CHANGING, Moment.ASKING])
def test_a_network_manager_that_is_killed_while_the_program_runs_leaves_everything_as_it_was(
    changed: Changed, moment: Moment
) -> None:
    before = changed.state()
    with until(changed, moment):
        changed.laptop.restart_network_manager(kill=True)
    changed.laptop.until(lambda: answers(changed.laptop), "NetworkManager")
    changed.tell("recover")  # what could not be put back in time is put back now
    assert changed.settled(before) == before
    assert changed.stages() == []


def test_a_second_copy_is_refused_while_the_first_one_asks(changed: Changed) -> None:
    before = changed.state()
    with until(changed, Moment.ASKING):
        during = changed.state()
        assert during != before
        for do in ("apply", "undo", "recover"):
            what = changed.wanted("cleanbrowsing-family") if do == "apply" else None
            assert changed.said(do, what)["error"] == "setting-elsewhere"
        assert changed.said("status")["unfinished"]
        assert changed.state() == during
    assert changed.settled(before) == before


@pytest.mark.parametrize(
    "moment",
    [*(pytest.param(each, marks=pytest.mark.long) for each in (Moment.CHANGING, Moment.PROVING)), Moment.ASKING],
)
def test_a_cable_that_is_pulled_on_the_way_ends_as_it_was(changed: Changed, moment: Moment) -> None:
    before = changed.state()
    with until(changed, moment):
        changed.laptop.link_down()
    changed.laptop.link_up()
    changed.tell("recover")
    assert changed.settled(before) == before
    assert changed.stages() == []


@pytest.mark.long
def test_a_change_on_a_network_without_internet_goes_back(changed: Changed) -> None:
    before = changed.state()
    changed.laptop.do("ip", "route", "add", "blackhole", "1.1.1.3")
    changed.laptop.do("ip", "route", "add", "blackhole", "1.0.0.3")
    assert changed.said("apply", changed.wanted(FILTER))["why"] == Why.UNPROVEN
    assert changed.settled(before) == before


def test_with_a_full_disk_nothing_is_changed(changed: Changed) -> None:
    before, laptop = changed.state(), changed.laptop
    laptop.do("mount", "-t", "tmpfs", "-o", f"size=16k,uid={UID},mode=755", "tmpfs", HOME)
    laptop.do("sh", "-c", f"head -c 100000 /dev/zero >{HOME}/full 2>/dev/null || true")
    assert changed.said("apply", changed.wanted(FILTER))["error"] == "disk-full"
    assert changed.state() == before


def test_a_disk_that_fills_up_after_the_change_does_not_keep_it_from_going_back(changed: Changed) -> None:
    before, laptop = changed.state(), changed.laptop
    laptop.do("mount", "-t", "tmpfs", "-o", f"size=64k,uid={UID},mode=755", "tmpfs", HOME)
    with until(changed, Moment.ASKING):
        laptop.do("sh", "-c", f"head -c 100000 /dev/zero >{HOME}/full 2>/dev/null || true")
    assert changed.settled(before) == before
    laptop.do("rm", f"{HOME}/full")
    changed.tell("recover")
    assert (changed.state(), changed.stages()) == (before, [])


def test_an_orphan_of_a_run_that_was_killed_before_it_noted_the_promise_is_no_obstacle(changed: Changed) -> None:
    before = changed.state()
    assert changed.tell("apply", changed.wanted(FILTER), kill_at=("CheckpointCreate", 1), after=True) is None
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    changed.tell("undo")
    assert changed.settled(before) == before


def test_an_orphan_whose_journal_is_lost_is_left_to_end_by_itself(changed: Changed) -> None:
    """Nobody can tell it from the promise of another account that is being asked right now."""
    before, laptop = changed.state(), changed.laptop
    assert changed.tell("apply", changed.wanted(FILTER), kill_at=("journal done", 1), after=True, within_s=2) is None
    changed.forget()
    during = changed.state()
    ending = changed.said("apply", changed.wanted("cleanbrowsing-family"))
    assert (ending["problem"], ending["untouched"]) == ("setting-elsewhere", True)
    assert changed.state() == during
    laptop.until(lambda: laptop.dns() == ROUTER, "the way back without the program")
    laptop.settle()
    assert changed.said("apply", changed.wanted("cleanbrowsing-family"))["kept"]
    assert changed.stages() == [Stage.KEPT]
    assert before[1] == (ROUTER,)
