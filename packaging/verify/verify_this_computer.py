"""Tries on a real Windows or macOS computer what was only written by hand so far, and records what the system says.

From a checkout, in a virtual environment with this program in it (`pip install .`):

    python packaging/verify/verify_this_computer.py                  reads and plans; changes nothing
    python packaging/verify/verify_this_computer.py --change         asks, changes for seconds, puts back, compares
    ... --filter ID --encrypted --language ja -o FILE.json

With --change the system asks for an administrator three times: once for a change that is put back at once, once for a
change that nobody keeps and that goes back by itself, once for a change that is kept and undone.  Before each the
person is asked here.  The settings are read before and after and must be equal.

The record holds names of adapters and addresses of the home network as the system tells them: look through it before
you hand it on.  Nothing is sent anywhere.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from setup_assistant.computer.command import run  # noqa: E402  after the path above
from setup_assistant.computer.guarded import GuardedHand, System  # noqa: E402  as above
from setup_assistant.content.load import load_content  # noqa: E402  as above
from setup_assistant.domain.error import AssistantError  # noqa: E402  as above
from setup_assistant.domain.setting import Change, Wanted  # noqa: E402  as above
from setup_assistant.jobs.setting import wanted  # noqa: E402  as above
from setup_assistant.ports import Outcome, Run  # noqa: E402  as above

WITHIN_S = 60
ALONE_S = 15
"""How long the change lasts that nobody keeps."""


@dataclass
class Record:
    """What was asked and said, and which trials held."""

    system: str
    version: str
    language: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    trials: list[dict[str, Any]] = field(default_factory=list)

    def program(self, program: Run, argv: tuple[str, ...]) -> Outcome:
        """Run a program, and note its words, its answer and its time."""
        begun = time.monotonic()
        outcome = program(argv)
        took = round((time.monotonic() - begun) * 1000)
        self.asked.append({"argv": list(argv), **outcome._asdict(), "took_ms": took})
        return outcome

    def trial(self, name: str, change: Callable[[], None], holds: Callable[[], bool]) -> bool:
        """Try one thing, and note whether it holds, and with which error it did not."""
        begun, problem = time.monotonic(), ""
        try:
            change()
            held = holds()
        except AssistantError as error:
            held, problem = False, f"{error.code}: {error.values()}"
        took = round((time.monotonic() - begun) * 1000)
        self.trials.append({"name": name, "holds": held, "took_ms": took, "problem": problem})
        print(f"  {'holds' if held else 'DOES NOT HOLD'}  {name}  {problem}")
        return held


def system_of(record: Record, folder: Path, name: str = sys.platform) -> System | None:
    """Return what reads and changes this system, with every call noted; None for another system."""
    ask = partial(record.program, partial(run, within_s=30.0))
    elevate = partial(record.program, partial(run, within_s=180.0))
    if name == "win32":
        from setup_assistant.computer.windows_hand import Windows  # noqa: PLC0415  of this system alone

        return Windows(ask=ask, elevate=elevate, folder=folder)
    if name == "darwin":
        from setup_assistant.computer.macos_hand import MacOS  # noqa: PLC0415  as above

        return MacOS(ask=ask, elevate=elevate)
    return None


def verify(hand: GuardedHand, wish: Wanted, record: Record, *, change: bool, agree: Callable[[str], bool]) -> bool:
    """Read, plan, and with --change try three changes; False when something does not hold."""
    changes: tuple[Change, ...] = ()

    def plan() -> None:
        nonlocal changes
        part = hand.plan(wish)
        changes = part.changes
        for each in changes:
            print(f"  {each.name}", *each.literal, "and back:", *each.by_hand, sep="\n    ")
        record.trials.append({"name": "plan", "remarks": [f"{each.kind} {each.about}" for each in part.remarks]})

    def unchanged() -> bool:
        return all(hand.now(each) == each.before for each in changes)

    print("Reading and planning:")
    held = record.trial("what is planned from is what is read again", plan, unchanged)
    if not (held and change and changes):
        return held
    trials = (
        ("a change is put back at once, without a second question", _put_back_at_once),
        ("a change that nobody keeps goes back by itself", _nobody_keeps),
        ("a change that is kept stays, and is undone exactly", _kept_and_undone),
    )
    for name, trial in trials:
        if not agree(name):
            record.trials.append({"name": name, "holds": None})
            continue
        held = record.trial(name, partial(trial, hand, changes), unchanged) and held
        if not unchanged():
            print("Going back by asking an administrator again.")
            hand.back(changes, "")
    return held


def _put_back_at_once(hand: GuardedHand, changes: tuple[Change, ...]) -> None:
    tokens: list[str] = []
    hand.do(changes, within_s=WITHIN_S, note=tokens.append)
    hand.back(changes, tokens[0])


def _nobody_keeps(hand: GuardedHand, changes: tuple[Change, ...]) -> None:
    hand.do(changes, within_s=ALONE_S, note=lambda _: None)
    end = time.monotonic() + ALONE_S + hand.settle_s
    while time.monotonic() < end and any(hand.now(each) != each.before for each in changes):
        hand.pause(1.0)


def _kept_and_undone(hand: GuardedHand, changes: tuple[Change, ...]) -> None:
    tokens: list[str] = []
    hand.do(changes, within_s=WITHIN_S, note=tokens.append)
    hand.keep(changes)
    hand.back(changes, tokens[0])


def _agree(what: str) -> bool:
    return input(f"\nNow: {what}.\nThe network may stop for some seconds.  Type yes to go on: ").strip() == "yes"


def main() -> int:
    """Run what the arguments ask for; 0 when everything holds, 1 when something does not, 2 on another system."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--change", action="store_true", help="change, put back and compare")
    parser.add_argument("--filter", default="cloudflare-family", help="id of a filter of the catalog")
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--language", default="", help="language of the system, for the record: ja, de, en")
    parser.add_argument("-o", "--output", type=Path, default=Path("verified.json"))
    given = parser.parse_args()
    record = Record(system=sys.platform, version=platform.version(), language=given.language)
    with TemporaryDirectory(prefix="family-setup-assistant-") as folder:
        system = system_of(record, Path(folder))
        if system is None:
            print("This is neither Windows nor macOS.")
            return 2
        hand = GuardedHand(system=system, folder=Path(folder))
        wish = wanted(load_content().catalog, given.filter, encrypted=given.encrypted)
        held = verify(hand, wish, record, change=given.change, agree=_agree)
    given.output.write_text(json.dumps(vars(record), indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"\nWritten to {given.output}.  Look through it before you hand it on.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
