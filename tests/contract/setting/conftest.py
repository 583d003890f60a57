"""Pretended computers with Windows and macOS, and this program on them."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from setup_assistant.computer import setting, windows_script
from setup_assistant.computer.command import run
from setup_assistant.computer.guarded import GuardedHand, System
from setup_assistant.computer.macos_hand import MacOS
from setup_assistant.computer.windows_hand import Windows
from setup_assistant.domain.journal import Journal
from setup_assistant.domain.proof import Ending, Proof, Why
from setup_assistant.domain.setting import SettingPlan, Tool, Wanted
from setup_assistant.ports import Outcome
from setup_assistant.storage.journal import DiskBook
from tests.contract.setting.pretended import State, install
from tests.contract.setting.pretended_windows import decoded
from tests.unit.computer.pretend import HOLDS, Fate, unheard

FAMILY = Wanted(
    filter="some-family",
    name="Some family",
    v4=("1.1.1.3", "1.0.0.3"),
    v6=("2606:4700:4700::1113", "2606:4700:4700::1003"),
    host="family.example",
    doh_url="https://family.example/dns-query",
    encrypted=True,
)
GUID = "{11111111-2222-3333-4444-00000000000%d}"


def adapter(number: int, name: str, *, kind: int = 71, **more: Any) -> dict[str, Any]:
    """Return an adapter that asks whom its network names."""
    return {
        "index": number,
        "guid": GUID % number,
        "name": name,
        "about": "Intel(R) Wi-Fi 6 AX201",
        "kind": kind,
        "up": True,
        "v4": {"given": ["192.168.1.1"], "fixed": "", "profile": ""},
        "v6": {"given": ["fe80::1%7"], "fixed": "", "profile": ""},
        **more,
    }


TYPED = {
    "v4": {"given": ["192.168.1.1"], "fixed": "192.168.1.53,9.9.9.9", "profile": ""},
    "v6": {"given": ["fe80::1%7"], "fixed": "2620:fe::fe", "profile": ""},
}
WINDOWS = {
    "adapters": [
        adapter(7, "Wi-Fi"),
        adapter(9, "イーサネット", kind=6, about="Realtek PCIe GbE", **TYPED),
    ],
    "encrypts": True,
    "known": [
        {"address": "1.1.1.1", "template": "https://cloudflare-dns.com/dns-query", "fallback": True, "upgrade": False},
        {"address": "1.1.1.3", "template": "https://other.example/q", "fallback": True, "upgrade": False},
    ],
    "guards": {},
}
MACOS = {
    "services": [
        {"name": "Wi-Fi", "device": "en0", "on": True, "servers": []},
        {"name": "USB 10/100 LAN", "device": "en5", "on": True, "servers": ["192.168.1.53", "fe80::1%en5"]},
        {"name": "Thunderbolt ブリッジ", "device": "bridge0", "on": True, "servers": []},
        {"name": "Old", "device": "en9", "on": False, "servers": []},
        {"name": "Office VPN", "device": "", "on": True, "servers": ["10.0.0.1"]},
    ],
}


@dataclass
class Pretended:
    """A computer of one kind, and what the program keeps on it."""

    kind: Tool
    folder: Path
    state: State
    before: dict[str, Any]
    settle_s: float = 6.0
    hear_s: float = 3.0
    book: DiskBook = field(init=False)

    def __post_init__(self) -> None:
        self.book = DiskBook(self.folder / "journal" / "this-computer.json")
        self.state.save(self.before)

    def system(self, touch: Fate | None = None) -> System:
        """Return the readers and changers of this kind, as a program that has just started has them."""
        ask, elevate = (partial(_touched, touch, partial(run, within_s=limit)) for limit in (5, 20))
        if self.kind is Tool.WINDOWS:
            return Windows(ask=ask, elevate=elevate, folder=self.folder / "signals")
        return MacOS(ask=ask, elevate=elevate, states=self.state.folder)

    def hand(self, touch: Fate | None = None) -> GuardedHand:
        """Return the hand of a program that has just started."""
        return GuardedHand(
            system=self.system(touch),
            folder=self.folder / "signals",
            pause=lambda _: time.sleep(0.02),
            settle_s=self.settle_s,
            hear_s=self.hear_s,
        )

    def computer(self, touch: Fate | None = None) -> setting.Computer:
        """Return a program that has just started."""
        hand = self.hand(touch)
        book = _TouchedBook(self.book, touch) if touch else self.book
        return setting.Computer(hands=(hand,), book=book, now=lambda: datetime(2026, 4, 3, tzinfo=UTC))

    def apply(
        self,
        *,
        prove: Callable[[], Proof] = lambda: HOLDS,
        ask: Callable[[Callable[[int], None]], Why | None] = lambda _: None,
        touch: Fate | None = None,
        plan: SettingPlan | None = None,
    ) -> Ending:
        """Plan, change, prove, ask and end it."""
        computer = self.computer(touch)
        plan = plan or setting.plan(computer, FAMILY)
        return setting.apply(computer, plan, prove=prove, ask=ask, heard=unheard)

    def journal(self) -> Journal:
        return self.book.load()

    def rests(self, within_s: float = 8.0) -> None:
        """Wait until no elevated process is left."""
        end = time.monotonic() + within_s
        while self.state.processes():
            assert time.monotonic() < end, "an elevated process does not end"
            time.sleep(0.02)

    def settings(self) -> dict[str, Any]:
        """Return what a person would find set, without what the elevated process and the pretence note."""
        return {key: value for key, value in self.state.load().items() if key not in {"guards", "steps"}}

    def questions(self) -> int:
        """Return how often an administrator was asked."""
        called = self.state.called()
        if self.kind is Tool.MACOS:
            return sum(each[0].endswith("osascript") for each in called)
        return sum(decoded(each[1:]) != windows_script.READ for each in called)

    @property
    def unchanged(self) -> dict[str, Any]:
        return {key: value for key, value in self.before.items() if key != "guards"}


@dataclass
class _TouchedBook:
    """A book whose every writing is a touch of the world."""

    book: DiskBook
    touch: Fate

    def __getattr__(self, name: str) -> Any:
        return getattr(self.book, name)

    def save(self, journal: Journal) -> None:
        with self.touch.touch():
            self.book.save(journal)


def _touched(touch: Fate | None, program: Callable[[tuple[str, ...]], Outcome], argv: tuple[str, ...]) -> Outcome:
    if touch is None:
        return program(argv)
    with touch.touch():
        return program(argv)


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Pretended]]:
    """Return what makes a pretended computer; its elevated processes end with the test."""
    made: list[Pretended] = []

    def make(kind: Tool, before: dict[str, Any] | None = None) -> Pretended:
        folder = tmp_path / f"computer-{len(made)}"
        programs = folder / "bin"
        programs.mkdir(parents=True)
        if kind is Tool.WINDOWS:
            install(programs, "powershell", "pretended_windows")
        else:
            install(programs, "networksetup", "pretended_macos")
            install(programs, "osascript", "pretended_osascript")
        monkeypatch.setenv("PRETENDED_COMPUTER", str(folder))
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
        made.append(Pretended(kind, folder, State(folder), before or (WINDOWS if kind is Tool.WINDOWS else MACOS)))
        return made[-1]

    yield make
    for each in made:
        each.state.end_processes()
