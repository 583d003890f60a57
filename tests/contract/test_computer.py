"""What is found about this computer: by recorded answers, for every system, without asking any other device."""

import sys
from pathlib import Path

import pytest

from setup_assistant.computer import found, linux, macos, printing, windows
from setup_assistant.computer.command import TOO_LATE, Outcome, run
from setup_assistant.domain.error import NoPrinter, PrintFailed
from setup_assistant.domain.household import Answer
from setup_assistant.domain.machine import Machine

MISSING = Outcome(None)


class Recorded:
    """Answers by the name of the program, and keeps what was asked and given."""

    def __init__(self, **answers: Outcome) -> None:
        self.answers = answers
        self.asked: list[tuple[str, ...]] = []
        self.given: list[bytes] = []

    def __call__(self, argv: tuple[str, ...], *, given: bytes = b"", within_s: float = 0) -> Outcome:
        self.asked.append(argv)
        self.given.append(given)
        self.within_s = within_s
        return self.answers.get(argv[0], MISSING)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Build a Linux computer with a cable, a wireless card, a bridge and both ways."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text('ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    (tmp_path / "proc/net").mkdir(parents=True)
    (tmp_path / "proc/net/if_inet6").write_text(
        "00000000000000000000000000000001 01 80 10 80       lo\n"
        "fe80000000000000021122fffe334455 02 40 20 80     eth0\n"
        "240f0000000000000000000000000001 02 40 00 00     eth0\n"
    )
    for name, parts in {"eth0": ("device",), "wlan0": ("device", "wireless"), "br0": ()}.items():
        folder = tmp_path / "sys/class/net" / name
        folder.mkdir(parents=True)
        (folder / "operstate").write_text("up\n")
        for part in parts:
            (folder / part).mkdir()
    return tmp_path


def test_a_linux_computer_is_told_from_its_own_files(root: Path) -> None:
    ask = Recorded(
        nmcli=Outcome(0, "wifi:connected:Ie no\\: Wi-Fi\nwifi:disconnected:\nethernet:connected:Wired\n"),
        lpstat=Outcome(
            0, "Canon_TS5430 accepting requests since Mon 23 Nov\nOffice accepting requests since Mon 23 Nov\n"
        ),
    )
    assert linux.find(ask, root) == Machine(
        kind="linux-pc",
        system="Debian GNU/Linux 12 (bookworm)",
        wireless=("Ie no: Wi-Fi",),
        wired=True,
        v6=Answer.YES,
        printers=("Canon_TS5430", "Office"),
    )


def test_a_computer_that_tells_nothing_is_still_a_computer(tmp_path: Path) -> None:
    assert linux.find(Recorded(), tmp_path) == Machine(kind="linux-pc", system="Linux")


def test_a_bridge_or_a_wireless_card_is_no_cable(root: Path) -> None:
    (root / "sys/class/net/eth0/operstate").write_text("down\n")
    assert not linux.find(Recorded(), root).wired


@pytest.mark.parametrize("release", ["ID=chromeos\n", "ID=debian\n"])
def test_the_linux_of_a_chromebook_is_a_chromebook(root: Path, release: str) -> None:
    (root / "etc/os-release").write_text(release)
    (root / "dev").mkdir()
    (root / "dev/.cros_milestone").write_text("120")
    assert linux.find(Recorded(), root).kind == "chromebook"


@pytest.mark.parametrize(
    "addresses",
    [
        "",
        "nonsense",
        "00000000000000000000000000000001 01 80 10 80 lo\n",
        "fe80000000000000021122fffe334455 02 40 20 80 eth0\n",
        "fd000000000000000000000000000002 04 40 00 82 eth0\n",
    ],
)
def test_without_an_open_address_the_second_way_is_unknown_and_never_denied(addresses: str) -> None:
    assert linux.second_way(addresses) is Answer.UNKNOWN


def test_printers_of_a_computer_without_a_printing_system() -> None:
    assert linux.printers(Recorded()) == ()
    assert linux.printers(Recorded(lpstat=Outcome(1, "", "lpstat: Bad file descriptor"))) == ()


@pytest.mark.parametrize(
    ("version", "release"),
    [("10.0.22631", "11"), ("10.0.19045", "10"), ("6.1.7601", None), ("", None), ("10.0.x", None)],
)
def test_windows_is_told_by_its_build(version: str, release: str | None) -> None:
    assert windows.release(version) == release


def test_a_windows_computer_tells_its_network_and_printers() -> None:
    netsh = "    Name : Wi-Fi\r\n    SSID                   : Aterm-1234\r\n    BSSID : 00:11:22:33:44:55\r\n"
    ask = Recorded(netsh=Outcome(0, netsh), powershell=Outcome(0, "Canon TS5430\r\nMicrosoft Print to PDF\r\n"))
    assert windows.find(ask, "10.0.22631") == Machine(
        kind="windows-pc",
        system="Windows 11",
        os_version="11",
        wireless=("Aterm-1234",),
        printers=("Canon TS5430", "Microsoft Print to PDF"),
    )


def test_a_mac_tells_its_version_and_printers() -> None:
    assert macos.find(Recorded(lpstat=Outcome(0, "Office\n")), "15.1") == Machine(
        kind="mac", system="macOS 15.1", os_version="15", printers=("Office",)
    )


@pytest.mark.parametrize(
    ("system", "kind"),
    [("linux", {"linux-pc", "chromebook"}), ("win32", {"windows-pc"}), ("darwin", {"mac"}), ("aix", {None})],
)
def test_every_system_is_looked_at_by_its_own_adapter(system: str, kind: set[str | None]) -> None:
    assert found.this_computer(system=system, ask=Recorded()).kind in kind


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_only_programs_of_this_computer_are_asked(system: str) -> None:
    ask = Recorded()
    found.this_computer(system=system, ask=ask)
    assert {argv[0] for argv in ask.asked} <= {"nmcli", "lpstat", "netsh", "powershell"}
    assert not {"scan", "rescan", "wlan connect"} & {word for argv in ask.asked for word in argv}


def test_a_program_that_is_missing_hangs_or_fails_is_an_outcome_and_no_error() -> None:
    assert run(("/nonexistent/program",)).status is None
    assert run((sys.executable, "-c", "import time; time.sleep(9)"), within_s=0.1).status == TOO_LATE
    assert run((sys.executable, "-c", "import sys; print('a'); sys.exit(3)")) == Outcome(3, "a\n")


def test_a_program_answers_in_one_language_everywhere() -> None:
    assert run((sys.executable, "-c", "import os; print(os.environ['LC_ALL'])")).output == "C.UTF-8\n"


def test_the_queue_gets_the_pdf_itself_and_no_copy_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lp = Recorded(lp=Outcome(0))
    printing.print_pdf(b"%PDF-1.7 x", "Office", title="Rules", hand=lp)
    assert lp.within_s >= 10
    assert (lp.asked, lp.given) == ([("lp", "-d", "Office", "-t", "Rules")], [b"%PDF-1.7 x"])
    assert list(tmp_path.iterdir()) == []


def test_without_a_printing_system_or_a_printer_it_is_said() -> None:
    for printer in ("", "Office"):
        with pytest.raises(NoPrinter):
            printing.print_pdf(b"%PDF", printer, title="Rules", hand=Recorded())


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Outcome(1, "", "lp: The printer or class does not exist.\n"), "lp: The printer or class does not exist."),
        (Outcome(TOO_LATE, "", "timed out after 30 seconds"), "timed out after 30 seconds"),
    ],
)
def test_what_the_printing_system_says_is_passed_on(answer: Outcome, why: str) -> None:
    with pytest.raises(PrintFailed) as caught:
        printing.print_pdf(b"%PDF", "Nix", title="Rules", hand=Recorded(lp=answer))
    assert caught.value.values() == {"printer": "Nix", "why": why}


def test_every_module_imports_where_the_system_calls_itself_windows() -> None:
    code = (
        "import shutil, sys, tempfile, zoneinfo; sys.platform = 'win32'\n"  # these ask the real system once
        "import importlib, pkgutil\n"
        "for name in ('computer', 'storage', 'jobs', 'cli', 'flow'):\n"
        "    package = importlib.import_module('setup_assistant.' + name)\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "print('all')"
    )
    outcome = run((sys.executable, "-c", code), within_s=20)
    assert (outcome.status, outcome.output) == (0, "all\n"), outcome.complaint
