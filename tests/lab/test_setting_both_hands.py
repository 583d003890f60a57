"""A file of the system and a connection in one change: killed between the two, and refused for one of the two."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.proof import Why
from setup_assistant.domain.setting import Tool
from tests.lab.changed import Changed
from tests.lab.laptop import Made
from tests.lab.laptop_files import PERMISSIONS
from tests.lab.managed import ManagedLab
from tests.lab.test_system_files import ACTION, digest, installed, lay

pytestmark = [pytest.mark.managed, pytest.mark.resolved]

__all__ = ["installed"]
FILTER = "cloudflare-family"
DROP_IN = "/etc/systemd/resolved.conf.d/90-family-setup-assistant.conf"


@pytest.fixture
def changed(managed_lab: ManagedLab, installed: Path, catalog: Catalog) -> Iterator[Changed]:
    with managed_lab.laptop(Made(resolved=True)) as laptop:
        yield Changed(lay(laptop, installed), catalog, permitted=(*PERMISSIONS, ACTION))


def whole(changed: Changed) -> tuple[object, ...]:
    """Return everything: files of the system, connections, servers in use."""
    return digest(changed.laptop), *changed.state()


def test_a_kill_between_the_two_parts_goes_back_whole_and_is_tried_again_when_it_is_refused(changed: Changed) -> None:
    before, laptop, wanted = whole(changed), changed.laptop, changed.wanted(FILTER, encrypted=True)
    plan = changed.said("plan", wanted, files=True)
    assert {Tool.RESOLVED, Tool.NETWORK_MANAGER} <= {each["tool"] for each in plan["changes"]}
    # The second time a connection is written is the one to disk; the file lasts already.
    assert changed.tell("apply", wanted, files=True, kill_at=("Update2", 2)) is None
    assert changed.stages() == [Stage.KEEPING]
    assert laptop.holds(f"test -e {DROP_IN}")
    laptop.permit(*PERMISSIONS)
    ending = changed.said("recover", files=True)
    assert (ending["why"], ending["stuck"], ending["problem"]) == (Why.ENDED, True, "setting-refused")
    assert changed.stages() == [Stage.GOING_BACK]
    assert changed.said("status", files=True)["unfinished"]
    laptop.permit(*PERMISSIONS, ACTION)
    assert "stuck" not in changed.said("recover", files=True)
    assert changed.stages() == []
    laptop.settle()
    assert whole(changed) == before


def test_an_undo_that_is_refused_for_the_file_is_told_and_done_by_the_next_start(changed: Changed) -> None:
    before, laptop, wanted = whole(changed), changed.laptop, changed.wanted(FILTER, encrypted=True)
    assert changed.said("apply", wanted, files=True)["kept"]
    laptop.permit(*PERMISSIONS)
    ending = changed.said("undo", files=True)
    assert (ending["stuck"], ending["problem"]) == (True, "setting-refused")
    assert laptop.holds(f"test -e {DROP_IN}")
    assert changed.said("status", files=True)["unfinished"]
    laptop.permit(*PERMISSIONS, ACTION)
    assert "stuck" not in changed.said("recover", files=True)
    laptop.settle()
    assert (whole(changed), changed.stages()) == (before, [])
