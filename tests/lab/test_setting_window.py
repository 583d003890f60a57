"""An ordinary user sets a real NetworkManager from the window: kept by Keep alone, else exactly as it was."""

import json
import sys
from typing import Any

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage as Noted
from setup_assistant.domain.proof import Why
from tests.lab.changed import JOURNAL, Changed
from tests.lab.laptop import Laptop

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    return Changed(laptop, catalog)


def sit(changed: Changed, answer: str) -> dict[str, Any]:
    """Open the real window on the laptop and answer."""
    order = json.dumps({"journal": JOURNAL, "answer": answer})
    argv = [sys.executable, "-m", "tests.lab.window_changing", order]
    done = changed.laptop.as_user(argv, within_s=90, env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_keep_in_the_window_keeps_and_put_everything_back_restores_exactly(changed: Changed) -> None:
    before, wanted = changed.state(), changed.wanted(FILTER)
    told = sit(changed, "keep")
    assert told["kept"] is True
    assert [each for each in told["stages"] if each != "looking"][:3] == ["ready", "working", "asking"]
    assert changed.laptop.dns() == (*wanted.v4, *wanted.v6)
    assert changed.stages() == [Noted.KEPT]
    later = sit(changed, "look")
    assert (later["stages"][-1], later["titles"][-1]) == ("standing", "The filter is set as you left it")
    undone = sit(changed, "undo")
    assert undone["why"] == Why.HAND
    assert changed.settled(before) == before
    assert changed.stages() == []


@pytest.mark.parametrize(
    ("answer", "why"),
    [("put-back", Why.HAND), ("escape", Why.HAND), ("close", Why.HAND), ("time", Why.TIME), ("stop", Why.HAND)],
)
def test_every_other_end_in_the_window_leaves_it_as_it_was(changed: Changed, answer: str, why: Why) -> None:
    before = changed.state()
    told = sit(changed, answer)
    assert (told["kept"], told["why"]) == (False, why)
    assert told["shown"] is (answer != "close")
    assert changed.settled(before) == before
    assert changed.stages() == []


def test_a_password_that_nobody_types_ends_in_a_sentence_and_changes_nothing(laptop: Laptop, catalog: Catalog) -> None:
    changed = Changed(laptop, catalog, permitted=())
    before = changed.state()
    told = sit(changed, "keep")
    assert (told["kept"], told["why"]) == (False, Why.FAILED)
    assert "asking" not in told["stages"]
    assert told["titles"][-1] == "Nothing was changed"
    assert changed.settled(before) == before
