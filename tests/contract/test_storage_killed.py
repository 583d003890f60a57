"""kill -9 at any moment, a disk that really is full, a place that really cannot be written."""

import os
import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from setup_assistant.storage import household_file
from setup_assistant.storage.store import DiskStore

ROUNDS = 200 if os.environ.get("SETUP_ASSISTANT_LONG") else 40

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and file limits are a matter of POSIX")

SAVE_FOREVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from msgspec.structs import replace
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.storage.store import DiskStore
with DiskStore(Path(sys.argv[1]), lambda: datetime.now(UTC)) as store:
    household = store.load() or Household()
    if not household.children:
        child = Child(id="child-1", stage=Stage.P12, nickname="x" * 9000)
        household = replace(household, children=(child,), minutes=0)
        store.save(household)
    print("ready", flush=True)
    while True:
        household = replace(household, minutes=household.minutes + 1)
        store.save(household)
        print(household.minutes, flush=True)
"""

SAVE_ONCE = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.storage.store import DiskStore
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
with DiskStore(Path(sys.argv[1]), lambda: datetime.now(UTC)) as store:
    store.load()
    try:
        store.save(Household(children=(Child(id="child-1", stage=Stage.P12, nickname="x" * 9000),)))
    except AssistantError as error:
        print(error.code)
"""


def run(code: str, place: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_after_a_kill_at_any_moment_the_file_is_the_last_one_told_or_the_next(tmp_path: Path) -> None:
    place = tmp_path / "household.json"
    luck = random.Random(2)  # noqa: S311  moments, not secrets
    for _ in range(ROUNDS):
        told = killed_after(place, luck.uniform(0, 0.05))
        kept = household_file.read(place)
        assert kept.children[0].nickname == "x" * 9000
        assert kept.minutes in (told, told + 1)
    with DiskStore(place, lambda: datetime.now(UTC)) as store:
        store.load()
        assert {each.name for each in tmp_path.iterdir()} == {"household.json", ".household.json.lock"}
        assert store.events == ()


def killed_after(place: Path, seconds: float) -> int:
    """Let a process save without end, kill it, and return the last number that it told as saved."""
    process = subprocess.Popen([sys.executable, "-c", SAVE_FOREVER, str(place)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "ready\n"
        before = household_file.read(place).minutes or 0
        time.sleep(seconds)
        process.kill()
        lines = [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        process.wait()
    return int(lines[-1]) if lines else before


def test_a_disk_that_takes_no_more_is_said_and_the_old_household_stays(tmp_path: Path) -> None:
    place = tmp_path / "household.json"
    place.write_text('{"format": 1, "minutes": 7}')
    assert run(SAVE_ONCE, place) == "disk-full"
    assert household_file.read(place).minutes == 7
    assert {each.name for each in tmp_path.iterdir()} == {"household.json"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the file systems of Linux")
def test_a_place_that_nobody_can_write_is_said() -> None:
    assert run(SAVE_ONCE, Path("/proc/setup-assistant/household.json")) == "not-writable"


@pytest.mark.skipif(
    not (shutil.which("unshare") and os.geteuid() == 0), reason="needs unshare and root for a small disk of its own"
)
def test_a_disk_that_really_is_full_keeps_the_old_household(tmp_path: Path) -> None:
    script = """
    mount -t tmpfs -o size=16k tmpfs "$1" || exit 77
    printf '{"format": 1, "minutes": 7}' > "$1/household.json"
    "$2" -c "$3" "$1/household.json"
    cat "$1/household.json"
    ls -A "$1"
    """
    code = SAVE_ONCE.replace("(4096, 4096)", "(10**6, 10**6)")
    filled = code.replace('"x" * 9000', '"x" * 9_900, reading="y" * 9_900')
    words = ["unshare", "--mount", "bash", "-c", script, "full", str(tmp_path), sys.executable, filled]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode == 77:
        pytest.skip("no disk may be mounted here")
    assert done.stdout.splitlines() == ["disk-full", '{"format": 1, "minutes": 7}household.json']
