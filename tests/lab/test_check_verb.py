"""`check` as a person types it, on the laptop of the lab: real servers answer, and tcpdump counts what left."""

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

import pytest

from tests.lab.home import LAPTOP
from tests.lab.lab import Lab
from tests.lab.oracles import Oracles

pytestmark = pytest.mark.netns

CHECK = (sys.executable, "-m", "setup_assistant", "check", "--filter", "cloudflare-family", "--lang", "en")
FAMILY_V4, FAMILY_V6, UNFILTERED = "1.1.1.3", "2606:4700:4700::1113", "1.1.1.1"


def checked(lab: Lab, *more: str) -> tuple[int, Any]:
    done = lab.run("laptop", [*CHECK, "--json", *more])
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def states(value: Any) -> dict[str, str]:
    return {each["path"]["id"]: each["state"] for each in value["paths"] if each["path"]["kind"] != "filter"}


@pytest.mark.long
def test_a_laptop_behind_the_filter_on_both_ways_gets_a_nought(lab: Lab) -> None:
    with lab.asking("laptop", FAMILY_V4, FAMILY_V6):
        status, value = checked(lab)
    assert states(value) == {f"server-{FAMILY_V4}": "blocked", f"server-{FAMILY_V6}": "blocked", "system": "blocked"}
    assert (status, value["stopped"]) == (0, False)


def test_a_second_server_without_the_filter_is_a_seven_and_rows_come_meanwhile(lab: Lab) -> None:
    with lab.asking("laptop", FAMILY_V4, UNFILTERED):
        done = lab.run("laptop", CHECK)
    out = done.stdout
    assert (done.returncode, done.stderr) == (7, "")
    assert out.index("Names that will be asked") < out.index(f"Blocked  The usual way {FAMILY_V4}")
    assert out.index(f"Open  The usual way {UNFILTERED}") < out.index("What this check cannot see")


def test_the_list_alone_sends_nothing(lab: Lab, oracles: Oracles) -> None:
    with oracles.capture("laptop") as seen:
        done = lab.run("laptop", [*CHECK, "--list"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "nudity.testcategory.com" in done.stdout
    assert [each for each in seen.packets if each.source in LAPTOP] == []


def test_ctrl_c_ends_the_check_within_a_second(lab: Lab) -> None:
    with lab.asking("laptop", FAMILY_V4, FAMILY_V6):
        words = [*lab.places.enter("laptop"), *CHECK, "--json"]
        started = subprocess.Popen(
            words, stdout=subprocess.PIPE, env=lab.environment(), text=True, start_new_session=True
        )
        time.sleep(2.5)  # manners toward public services make the whole check take longer
        began = time.monotonic()
        os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to the program and to what brought it there
        out, _ = started.communicate(timeout=10)
        took = time.monotonic() - began
    value = json.loads(out)
    assert (value["status"], value["stopped"]) == (130, True)
    assert "blocked" not in states(value).values()
    assert took < 1.0
