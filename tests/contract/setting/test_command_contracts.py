"""Which words are called with which answers, as files: written by hand until somebody records them on the system.

`packaging/verify` makes such records.  A script whose text changes has another hash here: what was recorded with the
text before it does not speak for it any more.
"""

import base64
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from setup_assistant.computer import osascript, powershell, windows_script
from setup_assistant.computer.guarded import Ticket
from setup_assistant.computer.macos_hand import MacOS
from setup_assistant.computer.windows_hand import Windows
from setup_assistant.ports import Outcome
from tests.contract.setting.conftest import FAMILY
from tests.contract.setting.pretended_windows import data_of, decoded

GOLDEN = Path(__file__).parent / "golden"
SCRIPTS = {
    "READ": windows_script.READ,
    "CHANGE": windows_script.CHANGE,
    "LAUNCHER": powershell.LAUNCHER,
    "BOOTSTRAP": powershell.BOOTSTRAP,
    "APPLESCRIPT": osascript.APPLESCRIPT,
    "SET": osascript.SET,
    "BACK": osascript.BACK,
}
TOKEN = "0123456789abcdef" * 2


def golden(name: str) -> dict[str, Any]:
    return json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


class Replayed:
    """Answers as it is written for these words, and keeps those that change something."""

    def __init__(self, answers: Mapping[tuple[str, ...], str]) -> None:
        self.answers, self.asked = answers, list[tuple[str, ...]]()

    def __call__(self, argv: tuple[str, ...]) -> Outcome:
        self.asked.append(argv)
        return Outcome(0, self.answers.get(argv, ""))


@pytest.mark.parametrize("name", ["windows", "macos"])
def test_a_script_is_the_one_that_the_contract_speaks_of(name: str) -> None:
    written = golden(name)["scripts"]
    assert written == {each: sha256(SCRIPTS[each].encode()).hexdigest() for each in written}


def test_windows_is_asked_and_changed_with_the_written_words(tmp_path: Path) -> None:
    contract = golden("windows")
    said = base64.b64encode(json.dumps(contract["answer"]).encode()).decode() + "\r\n"
    ask, elevate = Replayed({powershell.command(windows_script.READ): said}), Replayed({})
    system = Windows(ask=ask, elevate=elevate, folder=tmp_path)
    changes = system.plan(FAMILY).changes
    assert [[each.name, each.at, list(each.literal), list(each.by_hand)] for each in changes] == contract["plan"]
    system.start(changes, Ticket(TOKEN, Path("signal"), 75))
    system.restore(changes, TOKEN)
    files = [tmp_path / f"{TOKEN}.{verb}.ps1" for verb in ("set", "back")]
    requests = [data_of(windows_script.CHANGE, each.read_text("utf-8")) for each in files]
    assert [json.loads(base64.b64decode(each or "")) for each in requests] == [contract["set"], contract["back"]]
    assert ask.asked == [(*contract["words"], powershell.encoded(windows_script.READ))]
    for argv, path in zip(elevate.asked, files, strict=True):
        assert list(argv[:-1]) == contract["words"]
        inner = data_of(powershell.LAUNCHER, decoded(list(argv[1:])))
        told = data_of(powershell.BOOTSTRAP, base64.b64decode(inner or "").decode("utf-16-le"))
        hashed = base64.b64encode(sha256(path.read_bytes()).digest()).decode()
        assert json.loads(base64.b64decode(told or "")) == {"file": str(path), "hash": hashed}


def test_macos_is_asked_and_changed_with_the_written_words() -> None:
    contract = golden("macos")
    ask, elevate = Replayed({tuple(words): said for words, said in contract["asked"]}), Replayed({})
    system = MacOS(ask=ask, elevate=elevate)
    changes = system.plan(FAMILY).changes
    assert [[each.name, list(each.literal), list(each.by_hand)] for each in changes] == contract["plan"]
    assert ask.asked == list(ask.answers)
    system.start(changes, Ticket(TOKEN, Path("/Users/hana/signal"), 75))
    system.restore(changes, TOKEN)
    scripts = {osascript.SET: "<SET>", osascript.BACK: "<BACK>"}
    assert [[scripts.get(each, each) for each in argv] for argv in elevate.asked] == [contract["set"], contract["back"]]
