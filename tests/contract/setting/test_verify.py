"""The script that the owner of a Windows or macOS computer runs: it tells on pretended ones what holds and what not."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from setup_assistant.domain.setting import Tool
from tests.contract.setting.conftest import FAMILY, Pretended

SCRIPT = Path(__file__).parents[3] / "packaging/verify/verify_this_computer.py"
Make = Callable[..., Pretended]
every_system = pytest.mark.parametrize("kind", [Tool.WINDOWS, Tool.MACOS])


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the script as a module whose waiting is short."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("verify_this_computer", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def verified(script: ModuleType, computer: Pretended, **given: Any) -> tuple[bool, Any]:
    record = script.Record(system="pretended", version="0", language="en")
    script.ALONE_S = 1 if computer.kind is Tool.WINDOWS else 12
    hand = computer.hand()
    name = "win32" if computer.kind is Tool.WINDOWS else "darwin"
    system = script.system_of(record, hand.folder, name)
    hand.system = computer.system() if computer.kind is Tool.MACOS else system
    return script.verify(hand, FAMILY, record, **{"change": True, "agree": lambda _: True, **given}), record


@every_system
def test_all_that_holds_is_told_and_nothing_is_left_changed(script: ModuleType, pretend: Make, kind: Tool) -> None:
    computer = pretend(kind)
    held, record = verified(script, computer)
    computer.rests()
    assert held
    assert [each["holds"] for each in record.trials if "holds" in each] == [True] * 4
    assert computer.settings() == computer.unchanged
    assert computer.questions() == 4, "three changes, and one to undo what was kept"


@every_system
@pytest.mark.parametrize("given", [{"change": False}, {"agree": lambda _: False}])
def test_nothing_is_changed_without_a_word(
    script: ModuleType, pretend: Make, kind: Tool, given: dict[str, Any]
) -> None:
    computer = pretend(kind)
    held, record = verified(script, computer, **given)
    assert held
    assert computer.questions() == 0
    assert not [each for each in record.trials[2:] if each.get("holds")]


def test_what_does_not_hold_is_told_and_put_back(script: ModuleType, pretend: Make) -> None:
    computer = pretend(Tool.WINDOWS)
    computer.settle_s = 1.0
    computer.state.doom(fail_at=3)
    held, record = verified(script, computer)
    computer.rests()
    assert not held
    assert "setting-failed" in record.trials[-1]["problem"]
    assert record.asked, "what was asked is in the record"
    assert computer.settings() == computer.unchanged
