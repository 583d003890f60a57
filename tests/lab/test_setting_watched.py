"""Where NetworkManager may not promise to go back, a small process does, when the program is killed."""

import time
from collections.abc import Callable

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.setting import RemarkKind
from tests.lab.changed import JOURNAL, Changed
from tests.lab.laptop import Laptop
from tests.lab.laptop_files import HOME

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
OWN = f"{HOME}/.local/share/family-setup-assistant/this-computer.json"
NO_PROMISE = """polkit.addRule(function(action, subject) {
  if (/checkpoint/.test(action.id)) { return polkit.Result.NO; }
});
"""
WATCHER = "grep -lsz -e [-]-unless-kept /proc/[0-9]*/cmdline"
"""The shell that asks has no such word in its own line."""


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    laptop.write("/etc/polkit-1/rules.d/05-no-promise.rules", NO_PROMISE)
    laptop.do("ln", "-s", OWN, JOURNAL)
    return Changed(laptop, catalog)


@pytest.mark.parametrize(
    "point",
    [
        ("journal done", 1),
        *(pytest.param((each, 1), marks=pytest.mark.long) for each in ("Update2", "ActivateConnection")),
    ],
)
def test_a_program_that_is_killed_is_put_back_by_its_watcher(
    changed: Changed, point: tuple[str, int], record_property: Callable[[str, object], None]
) -> None:
    before = changed.state()
    how = {"journal": OWN, "watch": True, "kill_at": point, "after": True}
    assert changed.tell("apply", changed.wanted(FILTER), **how) is None
    began = time.monotonic()
    changed.laptop.until(lambda: changed.state() == before, "the way back by the watcher", within_s=20)
    record_property("seconds", round(time.monotonic() - began, 2))
    changed.laptop.until(lambda: not changed.laptop.holds(WATCHER), "the end of the watcher")
    assert changed.stages() == []


def test_a_change_that_was_kept_needs_its_watcher_no_more(changed: Changed) -> None:
    wanted = changed.wanted(FILTER)
    assert RemarkKind.WEAKER_NET in {each["kind"] for each in changed.said("plan", wanted)["remarks"]}
    assert changed.said("apply", wanted, journal=OWN, watch=True)["kept"]
    assert not changed.laptop.holds(WATCHER)
    assert changed.stages() == [Stage.KEPT]
    assert changed.laptop.dns() == (*wanted.v4, *wanted.v6)
