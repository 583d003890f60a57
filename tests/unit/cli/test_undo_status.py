"""undo and status in the terminal: what goes back, what was measured, and the status."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant.cli.door import run
from setup_assistant.domain.error import SettingRefused
from setup_assistant.domain.journal import PlaceStanding, SettingStatus, Standing
from setup_assistant.domain.proof import Ending, Why
from setup_assistant.domain.setting import Tool, Wanted
from tests.unit.cli.outside import NOW, doors
from tests.unit.cli.setters import MadeUp

WANTED = Wanted(filter="cloudflare-family", name="Cloudflare", v4=("1.1.1.3",))

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """Return a function from a setter and the words of a command line to status, output and complaint."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)

    def told(setter: Any, *words: str) -> tuple[int, str, str]:
        status = run(words, doors(setter=lambda: setter))
        return status, *capsys.readouterr()

    return told


def kept(*standings: Standing, **more: Any) -> SettingStatus:
    places = tuple(PlaceStanding(tool=Tool.NETWORK_MANAGER, name=f"Wi-Fi {each}", standing=each) for each in standings)
    return SettingStatus(at=NOW, wanted=WANTED, kept_at=NOW, places=places, **more)


def test_undo_puts_back_everything_that_is_set(tell: Tell) -> None:
    made_up = MadeUp(found=kept(Standing.IN_PLACE))
    status, out, complaint = tell(made_up, "undo")
    assert (status, complaint, made_up.calls) == (0, "", ["recover", "status", "undo"])
    assert "Everything is as it was before the program set it." in out
    assert json.loads(tell(made_up, "undo", "--json")[1])["ending"]["why"] == "hand"


def test_undo_with_nothing_to_put_back_says_so(tell: Tell) -> None:
    made_up = MadeUp()
    status, out, _ = tell(made_up, "undo")
    assert (status, "undo" in made_up.calls) == (0, False)
    assert "There was nothing to put back." in out
    assert json.loads(tell(made_up, "undo", "--json")[1]) == {"ending": None, "status": 0}


def test_undo_of_what_was_cut_short_is_not_nothing(tell: Tell) -> None:
    ended = Ending(kept=False, why=Why.ENDED, at=NOW)
    status, out, _ = tell(MadeUp(unfinished=ended), "undo")
    assert status == 0
    assert "Everything is as it was before the program set it." in out


def test_undo_that_is_stuck_says_so_with_the_status_of_its_error(tell: Tell) -> None:
    status, out, _ = tell(MadeUp(found=kept(Standing.IN_PLACE), stuck=True), "undo")
    assert status == 6
    assert "Not everything could be put back yet." in out


def test_undo_goes_on_where_the_present_state_cannot_be_read(tell: Tell) -> None:
    class Blind(MadeUp):
        def status(self) -> SettingStatus:
            raise SettingRefused(what="no")

    made_up = Blind()
    assert tell(made_up, "undo")[0] == 0
    assert made_up.calls == ["recover", "undo"]


@pytest.mark.parametrize(
    ("found", "status", "said"),
    [
        (SettingStatus(at=NOW), 0, "The program has set nothing on this computer."),
        (kept(Standing.IN_PLACE), 0, "Everything is in place"),
        (kept(Standing.IN_PLACE, Standing.CHANGED), 7, "Something is not in place."),
        (kept(Standing.GONE), 7, "Something is not in place."),
        (kept(Standing.BACK), 7, "As it was before"),
        (kept(Standing.IN_PLACE, uncovered=("Café",)), 7, "Connected without the filter: Café"),
        (kept(Standing.IN_PLACE, tunnels=("office",)), 7, "A VPN is on"),
        (kept(Standing.IN_PLACE, foreign=("192.168.1.1",)), 7, "Somebody besides the filter is asked."),
        (kept(Standing.IN_PLACE, Standing.UNREAD), 9, "Not everything could be read"),
        (kept(Standing.CHANGED, Standing.UNREAD), 7, "Something is not in place."),
        (kept(), 9, "Not everything could be read"),
        (SettingStatus(at=NOW, unfinished=True), 9, "A change is being made now"),
    ],
)
def test_status_tells_what_was_measured(tell: Tell, found: SettingStatus, status: int, said: str) -> None:
    code, out, complaint = tell(MadeUp(found=found), "status")
    assert (code, complaint) == (status, "")
    assert said in " ".join(out.split("\n"))
    value = json.loads(tell(MadeUp(found=found), "status", "--json")[1])
    assert (value["status"], value["in_place"]) == (status, found.in_place)
    assert tell(MadeUp(found=found), "status", "--lang", "ja")[0] == status


def test_addresses_are_told_with_details_alone(tell: Tell) -> None:
    made_up = MadeUp(found=kept(Standing.IN_PLACE, foreign=("192.168.1.1",)))
    assert "192.168.1.1" not in tell(made_up, "status")[1]
    assert "192.168.1.1" in tell(made_up, "status", "--details")[1]


def test_a_change_that_went_back_by_itself_is_told_by_status(tell: Tell) -> None:
    found = SettingStatus(at=NOW, last=Ending(kept=False, why=Why.TIME, at=NOW))
    assert "Nobody answered in time" in tell(MadeUp(found=found), "status")[1]
