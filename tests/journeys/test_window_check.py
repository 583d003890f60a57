"""The check page with the real jobs: nothing is sent before the press; without a network nothing is called blocked."""

import os
import subprocess
import sys
from pathlib import Path

from tests.journeys import test_nothing_leaves as sealed

pytestmark = sealed.pytestmark

LOOK = (sys.executable, str(Path(__file__).with_name("window_check.py")))


def test_opening_the_page_with_all_its_lists_sends_nothing() -> None:
    assert sealed.packets(*LOOK) == 0


def test_the_press_sends_what_was_listed() -> None:
    assert sealed.packets(*LOOK, "press") > 0


def test_without_any_network_every_way_is_out_of_reach() -> None:
    environment = os.environ | {"PYTHONPATH": str(sealed.ROOT)}
    done = subprocess.run(
        [*sealed._own_network(), *LOOK, "press"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == {"not-reachable"}
