"""The phone of the lab is a real browser: what it opens is what its own way of looking names up gives it."""

import json
import sys
from collections.abc import Iterator

import pytest

from tests.lab.browser import browse
from tests.lab.home import LAPTOP, PHONE, Home
from tests.lab.lab import Lab
from tests.lab.names import SAMPLES, WEB
from tests.lab.oracles import Oracles

pytestmark = [pytest.mark.netns, pytest.mark.phone]

PORT = 8765
CONTROL, SAMPLE, NOWHERE = "example.com", SAMPLES[0], "no-such-name-5b1c.example.com"
URL = f"http://{LAPTOP[0]}:{PORT}/"


@pytest.fixture(scope="module")
def page(lab: Lab) -> Iterator[str]:
    """Serve the trying page from the laptop; return the name of its log."""
    words = ["-m", "tests.lab.reporting", LAPTOP[0], str(PORT), CONTROL, SAMPLE, NOWHERE]
    lab.places.start("reporting", "laptop", [sys.executable, *words])
    yield "reporting"
    lab.places.stop("reporting")


def report(lab: Lab, page: str, *, doh: str | None = None, within_s: float = 20) -> dict[str, bool] | None:
    before = len(lab.log(page))
    took = browse(lab, URL, until=lambda: "report {" in lab.log(page)[before:], doh=doh, within_s=within_s)
    if took is None:
        return None
    lines = [line for line in lab.log(page)[before:].splitlines() if line.startswith("report ")]
    found: dict[str, bool] = json.loads(lines[0].removeprefix("report "))
    return found


@pytest.mark.parametrize("style", ["pass", "zeros", "nxdomain", "page"])
def test_a_phone_opens_what_its_router_lets_it(lab: Lab, page: str, style: str) -> None:
    with lab.being(Home(ask=(lab.stands[style].v4,))):
        found = report(lab, page)
    assert found == {CONTROL: True, SAMPLE: style == "pass", NOWHERE: False}


def test_a_browser_that_looks_names_up_itself_passes_the_routers_filter(lab: Lab, page: str) -> None:
    doh = "https://dns10.quad9.net/dns-query"
    with lab.being(Home(ask=(lab.stands["zeros"].v4,))):
        found = report(lab, page, doh=doh)
    assert found == {CONTROL: True, SAMPLE: True, NOWHERE: False}


def test_an_isolated_phone_never_reaches_the_computer(lab: Lab, page: str) -> None:
    with lab.being(Home(isolated=True)):
        assert report(lab, page, within_s=2) is None


def test_on_the_mobile_line_the_phone_asks_its_carrier(lab: Lab, oracles: Oracles) -> None:
    with lab.on_mobile_line(), oracles.capture("phone", "mob0") as seen:
        said = oracles.dig("phone", CONTROL, server="203.0.113.54")
        assert lab.run("phone", ["getent", "ahostsv4", SAMPLE]).stdout
    assert said.of("A") == WEB[:1]
    assert {each.server for each in seen.questions(("100.65.0.1",))} == {"203.0.113.54"}
    assert lab.run("phone", ["getent", "ahostsv4", CONTROL]).stdout.split()[0] == WEB[0]
    assert oracles.dig("phone", CONTROL, server="192.168.50.1").of("A") == WEB[:1]
    assert PHONE[0] in lab.run("phone", ["ip", "-br", "addr"]).stdout
