"""Setting a computer beside NetworkManager's own activation of the same connection, in the lab, as an ordinary user."""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row
from setup_assistant.content.load import load_content
from tests.lab import needs
from tests.lab.laptop import Made
from tests.lab.laptop_files import PERMISSIONS, uuid_of
from tests.lab.managed import ManagedLab

ROUNDS = 11
FILTER, BAD = "cloudflare-family", "pass"
APPLY, BACK, START = (
    "apply, prove, keep (NetworkManager)",
    "back after an unproved change",
    "recovery at the next start",
)
HOLD = {APPLY: ("apply", 1.5), BACK: ("back", 2.0), START: ("recovery", 0.5)}
FLOOR = "NetworkManager's own activation, until both families answer"


def setting() -> Iterator[Row]:
    """Measure all in turns on one laptop, so that a busy moment meets both sides of a ratio."""
    if reason := needs.missing_managed():
        yield from (Row(what=what, missing=reason) for what in HOLD)
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        ManagedLab(Path(folder), load_content().catalog, styles=(BAD,)) as lab,
    ):
        bad = lab.stands[BAD]
        with lab.laptop(Made()) as laptop:
            laptop.permit(*PERMISSIONS)
            words = (str(ROUNDS), FILTER, uuid_of("eth0"), bad.v4, bad.v6)
            done = laptop.as_user([sys.executable, "-m", "bench.inside.setting", *words], within_s=180)
    if done.returncode:
        raise SystemExit(f"the bench could not set the laptop: {done.stderr}")
    median = {name: statistics.median(each) for name, each in json.loads(done.stdout).items()}
    notes = {
        APPLY: f"nmcli alone says done after {median['told']:.0f} ms",
        BACK: f"with change and proof {median['failed']:.0f} ms",
        START: f"the network answers again after {median['recovered']:.0f} ms",
    }
    for what, (name, hold) in HOLD.items():
        yield Row(
            what=what,
            unit="ms",
            measured=median[name],
            floor_name=FLOOR,
            floor=median["activation"],
            hold=hold,
            note=notes[what],
        )


MEASURES = (setting,)
