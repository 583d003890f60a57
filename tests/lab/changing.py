"""Changes the laptop by the program's own engine, journal, proof and NetworkManager.

changing.py ORDER, one JSON value:
{"do": "plan" | "apply" | "recover" | "undo" | "status", "journal": PATH, "wanted": {...} | null,
 "keep": true | false (nobody presses), "listen": "put_back" | "keep" (what the end of the input presses),
 "seconds": of the question, "within_s": of the system's promise,
 "files": true (the hand for files of the system comes first, as in the program),
 "watch": true (the program's own watcher stands by: the journal has to be the account's own),
 "kill_at": [name of a touch, how manieth of that name], "after": true (not before it), "late_s": seconds after it}
A touch is a call on the bus or a write of the journal.

Prints {"touches": [...], "said": ..., "ms": ...}: every touch by name, and how it ended or the error's code.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from setup_assistant.computer import setting
from setup_assistant.computer.bus import SystemBus
from setup_assistant.computer.command import run
from setup_assistant.computer.here import Here
from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.computer.network_manager_bus import SERVICE
from setup_assistant.computer.setting import Computer
from setup_assistant.computer.surroundings import ways
from setup_assistant.computer.system_files import SystemFiles
from setup_assistant.computer.watcher import watch
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.journal import Journal
from setup_assistant.domain.proof import Moment, Proof
from setup_assistant.domain.setting import Wanted
from setup_assistant.jobs.proving import Prover
from setup_assistant.jobs.setting import KeepQuestion
from setup_assistant.jobs.this_computer import ThisComputer
from setup_assistant.ports import Hand
from setup_assistant.storage.journal import DiskBook


class Fate:
    """Counts every touch of the world, and ends this process at one of them without a word."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._name, self._nth = order.get("kill_at", ("", 0))
        self._after, self._late_s = order.get("after", False), order.get("late_s", 0.0)
        self.touches: list[str] = []

    @contextmanager
    def touch(self, name: str) -> Iterator[None]:
        self.touches.append(name)
        is_last = name == self._name and self.touches.count(name) == self._nth
        if is_last and not self._after:
            os.kill(os.getpid(), signal.SIGKILL)
        yield
        if is_last:
            time.sleep(self._late_s)
            os.kill(os.getpid(), signal.SIGKILL)


class CountedBus:
    """The system's bus, with a fate."""

    def __init__(self, fate: Fate) -> None:
        self._fate, self._bus = fate, SystemBus(SERVICE)

    def __call__(
        self, path: str, method: str, signature: str = "", *body: Any, asking: bool = False
    ) -> tuple[Any, ...]:
        about = str(body[-1]).rpartition(".")[2] if method.endswith((".Get", ".GetAll")) else ""
        with self._fate.touch(f"{method.rpartition('.')[2]} {about}".strip()):
            return self._bus(path, method, signature, *body, asking=asking)


class CountedBook(DiskBook):
    """The journal, with a fate."""

    def __init__(self, fate: Fate, path: Path) -> None:
        super().__init__(path)
        self._fate = fate

    def save(self, journal: Journal) -> None:
        with self._fate.touch(f"journal {'-'.join(each.stage for each in journal.acts)}"):
            super().save(journal)


def this_computer(order: dict[str, Any], fate: Fate) -> ThisComputer:
    now = partial(datetime.now, UTC)
    book = CountedBook(fate, Path(order["journal"]))
    files = SystemFiles(Here(ask=run, root=Path("/"), home=Path.home(), environ=os.environ))
    if order.get("files"):
        hands: tuple[Hand, ...] = (files, NetworkManagerHand(CountedBus(fate), encrypts=files.encrypts))
    else:
        hands = (NetworkManagerHand(CountedBus(fate)),)
    computer = Computer(hands=hands, book=book, now=now, watch=watch if order.get("watch") else None)
    prover = Prover(catalog=load_content().catalog, surroundings=ways, now=now, per_second=None)
    return ThisComputer(computer=computer, prover=prover)


def obey(order: dict[str, Any], setter: ThisComputer) -> object:
    """Do what is ordered; return what is to be told."""
    if order["do"] in {"plan", "apply"}:
        plan = setter.plan(msgspec.convert(order["wanted"], Wanted))
        if order["do"] == "plan" or not plan.changes:
            return plan
        question = KeepQuestion(order.get("seconds", 60))
        if order.get("keep", True):
            question.keep()
        if answer := order.get("listen"):
            threading.Thread(target=lambda: (sys.stdin.read(), getattr(question, answer)()), daemon=True).start()
        return setter.apply(plan, needs=(), question=question, heard=hear)
    return setter.undo(hear) if order["do"] == "undo" else getattr(setter, order["do"])()


def hear(moment: Moment, _proof: Proof | None) -> None:
    """Tell each moment, for whoever waits for one."""
    sys.stderr.write(f"{moment}\n")
    sys.stderr.flush()


def main() -> None:
    """Obey one order."""
    order = json.loads(sys.argv[1])
    setting.CHANGING_S = order.get("within_s", setting.CHANGING_S)
    fate = Fate(order)
    setter = this_computer(order, fate)
    began = time.monotonic()
    try:
        said: object = obey(order, setter)
    except AssistantError as error:
        said = {"error": error.code, "values": error.values()}
    took = (time.monotonic() - began) * 1000
    told = {"touches": fate.touches, "said": said, "ms": round(took, 1)}
    sys.stdout.write(msgspec.json.encode(told).decode())


if __name__ == "__main__":
    main()
