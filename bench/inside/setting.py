"""Sets the laptop of the lab round by round, beside NetworkManager's own activation: ROUNDS FILTER UUID BAD_V4 BAD_V6.

Prints one JSON value: milliseconds by name, each a list.  Usable means: both families lead out, and a question to the
filter over each gets an answer; nothing can be proved earlier.  The modules are loaded before, as the program does
while the page shows what will be changed.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from setup_assistant.checks import ask
from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.computer.setting import Computer
from setup_assistant.computer.surroundings import ways
from setup_assistant.content.load import load_content
from setup_assistant.domain.proof import Ending, Moment, Proof
from setup_assistant.domain.setting import Wanted
from setup_assistant.jobs.proving import Prover
from setup_assistant.jobs.setting import KeepQuestion, wanted
from setup_assistant.jobs.this_computer import ThisComputer
from setup_assistant.storage.journal import DiskBook

QUESTION = bytes.fromhex("00010100000100000000000007") + b"example\0" + bytes.fromhex("00020001")
"""example. NS"""
WITHIN_S = 15.0

took: dict[str, list[float]] = defaultdict(list)


def is_usable(address: str) -> bool:
    """Tell whether a question to an address gets an answer at once."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.settimeout(0.02)
        try:
            line.connect((address, 53))
            line.send(QUESTION)
            return bool(line.recv(4096))
        except OSError:
            return False


def until_usable(what: Wanted) -> None:
    """Wait until both families can be used."""
    end = time.monotonic() + WITHIN_S
    while not all(map(is_usable, (what.v4[0], what.v6[0]))):
        if time.monotonic() > end:
            raise SystemExit("the network did not come up")
        time.sleep(0.002)


def activation(uuid: str, what: Wanted) -> None:
    """Let NetworkManager connect by its own tool."""
    began = time.perf_counter()
    subprocess.run(["nmcli", "connection", "up", "uuid", uuid], check=True, stdout=subprocess.DEVNULL)
    took["told"].append((time.perf_counter() - began) * 1000)
    until_usable(what)
    took["activation"].append((time.perf_counter() - began) * 1000)


def applied(setter: ThisComputer, what: Wanted) -> Ending:
    """Change, prove, keep or go back; note how long both take."""
    plan, question, moments = setter.plan(what), KeepQuestion(), dict[Moment, float]()

    def hear(moment: Moment, _proof: Proof | None) -> None:
        moments[moment] = time.perf_counter()

    question.keep()
    began = time.perf_counter()
    ending = setter.apply(plan, needs=(), question=question, heard=hear)
    ended = time.perf_counter()
    took["apply" if ending.kept else "failed"].append((ended - began) * 1000)
    if Moment.PROVING in moments:
        took["changing"].append((moments[Moment.PROVING] - began) * 1000)
    if Moment.GOING_BACK in moments:
        took["back"].append((ended - moments[Moment.GOING_BACK]) * 1000)
    return ending


def killed(make: partial[ThisComputer], what: Wanted) -> None:
    """Let another process change the laptop and end before it asks."""

    def end(moment: Moment, _proof: Proof | None) -> None:
        if moment is Moment.PROVING:
            os.kill(os.getpid(), 9)

    if (child := os.fork()) == 0:
        setter = make()
        setter.apply(setter.plan(what), needs=(), question=KeepQuestion(), heard=end)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -9:  # noqa: PLR2004  kill -9
        raise SystemExit("the change was not killed")


def made(journal: Path, prover: Prover) -> ThisComputer:
    """Start the program anew, as far as this goes in one process."""
    computer = Computer(hands=(NetworkManagerHand(),), book=DiskBook(journal), now=prover.now)
    return ThisComputer(computer=computer, prover=prover)


def main() -> None:
    """Measure and print."""
    rounds, name, uuid, *bad = sys.argv[1:]
    content, now = load_content(), partial(datetime.now, UTC)
    prover = Prover(catalog=content.catalog, surroundings=ways, now=now, per_second=None)
    make = partial(made, Path.home() / "bench" / "computer.json", prover)
    what = wanted(content.catalog, name)
    ask.ask_all((), heard=lambda _finding: None, within_s=1, now=now)
    for _ in range(int(rounds)):
        activation(uuid, what)
        if not applied(make(), what).kept:
            raise SystemExit("a good filter was not kept")
        make().undo(lambda _moment, _proof: None)
        until_usable(what)
        if applied(make(), replace(what, v4=(bad[0],), v6=(bad[1],))).kept:
            raise SystemExit("an unfiltered server was kept")
        until_usable(what)
        killed(make, what)
        began = time.perf_counter()
        make().recover()
        took["recovery"].append((time.perf_counter() - began) * 1000)
        until_usable(what)
        took["recovered"].append((time.perf_counter() - began) * 1000)
    sys.stdout.write(json.dumps(took))


if __name__ == "__main__":
    main()
