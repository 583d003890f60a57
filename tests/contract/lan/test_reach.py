"""What can be known before a phone comes: recorded answers of firewalls, and a real door that answers itself."""

import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from setup_assistant.domain.phone import Firewall, LanPlace, Reach, Reachability
from setup_assistant.lan.reach import Run, answers_itself, reachability
from tests.contract.lan.phones import HERE, a_door

WINDOWS_EN = (
    "\r\nPublic Profile Settings: \r\n------------------\r\nState                                 {}\r\nOk.\r\n"
)
WINDOWS_JA = (
    "\r\nパブリック プロファイル 設定: \r\n------------------\r\n状態                                  {}\r\nOK\r\n"
)


@dataclass(frozen=True)
class Told:
    status: int | None
    output: str = ""


def told(**by_program: Told) -> Run:
    """Return a runner whose programs say one thing each; every other is not there."""
    return lambda argv: by_program.get(Path(argv[0]).name.replace("-", "_"), Told(None))


@pytest.fixture
def served() -> object:
    with a_door() as (door, heard):
        yield int(door.host.split(":")[1])
        assert heard.events == []


def found(served: int, run: Run, system: str, root: Path = Path("/nonexistent")) -> Reachability:
    return reachability(HERE, served, run, system=system, root=root)


@pytest.mark.parametrize(
    ("said", "reach"),
    [
        (Told(0, WINDOWS_EN.format("ON")), Reach.FIREWALL_LIKELY),
        (Told(0, WINDOWS_EN.format("OFF")), Reach.OK),
        (Told(0, WINDOWS_JA.format("オン")), Reach.FIREWALL_LIKELY),
        (Told(0, WINDOWS_JA.format("オフ")), Reach.OK),
        (Told(0, WINDOWS_EN.format("АКТИВНО")), Reach.UNKNOWN),
        (Told(1), Reach.UNKNOWN),
        (Told(None), Reach.UNKNOWN),
    ],
)
def test_firewall_of_windows_is_read_hand_written(served: int, said: Told, reach: Reach) -> None:
    assert found(served, told(netsh=said), "win32").reach is reach


@pytest.mark.parametrize(
    ("said", "reach"),
    [
        (Told(0, "Firewall is disabled. (State = 0)\n"), Reach.OK),
        (Told(0, "Firewall is enabled. (State = 1)\n"), Reach.FIREWALL_LIKELY),
        (Told(0, "Firewall is blocking all non-essential incoming connections. (State = 2)"), Reach.FIREWALL_LIKELY),
        (Told(0, "?"), Reach.UNKNOWN),
        (Told(None), Reach.UNKNOWN),
    ],
)
def test_firewall_of_macos_is_read_hand_written(served: int, said: Told, reach: Reach) -> None:
    assert found(served, told(socketfilterfw=said), "darwin").reach is reach


@pytest.mark.parametrize(
    ("line", "reach"),
    [("ENABLED=yes", Reach.FIREWALL_LIKELY), ("ENABLED=no", Reach.UNKNOWN), ("#ENABLED=yes", Reach.UNKNOWN)],
)
def test_ufw_is_read_from_its_file(served: int, tmp_path: Path, line: str, reach: Reach) -> None:
    (tmp_path / "etc/ufw").mkdir(parents=True)
    (tmp_path / "etc/ufw/ufw.conf").write_text(f"# a comment\n{line}\nLOGLEVEL=low\n")
    shown = found(served, told(), "linux", tmp_path)
    assert shown.reach is reach
    if reach is Reach.FIREWALL_LIKELY:
        assert shown.firewall is Firewall.UFW
        assert shown.rule == f"sudo ufw allow proto tcp from 127.0.0.0/8 to 127.0.0.1 port {served}"


@pytest.mark.parametrize(
    ("state", "port", "reach"),
    [
        ("running", "yes", Reach.OK), ("running", "no", Reach.FIREWALL_LIKELY),
        ("running", "Authorization failed.", Reach.UNKNOWN), ("not running", "", Reach.UNKNOWN),
    ],
)  # fmt: skip
def test_firewalld_is_asked_about_the_port(served: int, state: str, port: str, reach: Reach) -> None:
    def run(argv: tuple[str, ...]) -> Told:
        assert argv[0] == "firewall-cmd"
        if argv[1] == "--state":
            return Told(0, f"{state}\n")
        assert argv[1] == f"--query-port={served}/tcp"
        return Told(0 if port == "yes" else 1, f"{port}\n")

    shown = found(served, run, "linux")
    assert shown.reach is reach
    assert bool(shown.rule) == (reach is Reach.FIREWALL_LIKELY)


def test_page_that_does_not_answer_this_computer_itself_is_behind_a_firewall() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    assert not answers_itself("127.0.0.1", port)
    shown = reachability(LanPlace(address="127.0.0.1", network="127.0.0.0/8"), port, told(), system="linux")
    assert shown.reach is Reach.FIREWALL_LIKELY


def test_page_answers_this_computer_and_that_is_no_phone(served: int) -> None:
    assert answers_itself("127.0.0.1", served)
