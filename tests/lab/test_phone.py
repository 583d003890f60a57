"""A phone behind real routers: its page tells what this browser really gets, and never an all-clear that is not one."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.contract.lan.browser import Browser
from tests.lab.browser import POLICIES, policies
from tests.lab.home import PHONE, Home
from tests.lab.lab import Lab
from tests.lab.names import PAGES, SAMPLES
from tests.lab.oracles import Oracles

pytestmark = [pytest.mark.netns, pytest.mark.phone]

UNFILTERED_DOH = "https://dns10.quad9.net/dns-query"
DONE = "!document.getElementById('after').hidden"
ALONE = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--")


class Told:
    """What the door of the laptop told so far."""

    def __init__(self, lab: Lab, name: str) -> None:
        self._lab, self._name = lab, name

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self._lab.log(self._name).splitlines() if line.startswith("{")]

    def wait(self, key: str, value: object = None, within_s: float = 20) -> dict[str, object]:
        """Return the first line with a key (of that value)."""
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            for line in self.lines:
                if key in line and value in {None, line[key]}:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"no {key} {value} in {self._lab.log(self._name)}")


@contextmanager
def door(lab: Lab, style: str, *to: str) -> Iterator[Told]:
    """Serve the page for the filter of a style from the laptop; `to` hands it over first."""
    name = f"phone-door-{time.monotonic_ns()}"
    lab.places.start(name, "laptop", [sys.executable, "-m", "tests.lab.phone_door", style, *to], env=lab.environment())
    try:
        yield Told(lab, name)
    finally:
        lab.places.stop(name)


@contextmanager
def phone(lab: Lab, doh: str | None = None) -> Iterator[Browser]:
    """Start the browser of the phone."""
    lab.places.write("phone", POLICIES, json.dumps(policies(lab, doh)))
    # Chromium looks for an account of its own now and then; a phone's page has no part in it.
    own = "--host-resolver-rules=MAP accounts.google.com ~NOTFOUND"
    with Browser(own, before=(*lab.places.enter("phone"), *ALONE)) as browser:
        browser.looks_like()
        yield browser


def reported(lab: Lab, style: str, home: Home, doh: str | None = None) -> tuple[str, str]:
    """Press the button on the phone; return state and reason as the window of the laptop hears them."""
    with ExitStack() as stack:
        stack.enter_context(lab.being(home))
        told = stack.enter_context(door(lab, style))
        browser = stack.enter_context(phone(lab, doh))
        browser.open(str(told.wait("url")["url"]))
        browser.press("#try")
        assert browser.until(DONE, within_s=30)
        shown = browser.run("document.getElementById('card').dataset.state")
        verdict = told.wait("event", "PhoneReported")["verdict"]
        assert told.wait("event", "PhoneClosed")["by"] == "use"
    assert isinstance(verdict, dict)
    assert shown == verdict["state"]
    return verdict["state"], verdict["reason"]


def asks(lab: Lab, style: str) -> Home:
    return Home(ask=(lab.stands[style].v4,))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("pass", ("open", "samples-open")),
        ("zeros", ("blocked", "samples-blocked")),
        pytest.param("page", ("blocked", "samples-blocked"), marks=pytest.mark.long),
        pytest.param("nxdomain", ("blocked", "samples-blocked"), marks=pytest.mark.long),
        pytest.param("half", ("open", "samples-open"), marks=pytest.mark.long),
        pytest.param("silent", ("not-reachable", "offline"), marks=pytest.mark.long),
        pytest.param("servfail", ("not-reachable", "offline"), marks=pytest.mark.long),
        # Its rewriting reaches the samples: what they would give without it, nobody on this phone can tell.
        pytest.param("lying-nxdomain", ("cannot-tell", "lying"), marks=pytest.mark.long),
        pytest.param("lying", ("cannot-tell", "lying"), marks=pytest.mark.long),
        pytest.param("other", ("cannot-tell", "something-else"), marks=pytest.mark.long),
        pytest.param("unknown-page", ("cannot-tell", "something-else"), marks=pytest.mark.long),
    ],
)
def test_phone_shows_what_its_router_gives_it(lab: Lab, asked: str, expected: tuple[str, str]) -> None:
    assert reported(lab, asked, asks(lab, asked)) == expected


def test_browser_that_looks_names_up_itself_shows_as_open(lab: Lab) -> None:
    assert reported(lab, "zeros", asks(lab, "zeros"), UNFILTERED_DOH) == ("open", "samples-open")


@pytest.mark.long
def test_sign_in_page_of_the_network_is_no_block(lab: Lab) -> None:
    assert reported(lab, "zeros", Home(portal=True)) == ("not-reachable", "portal")


@pytest.mark.long
@pytest.mark.parametrize("how", ["silent", "unreachable"])
def test_house_without_internet_is_no_block(lab: Lab, how: str) -> None:
    assert reported(lab, "zeros", Home(offline=how)) == ("not-reachable", "offline")


@pytest.mark.long
def test_block_page_with_a_certificate_that_fits_looks_open_and_never_blocked(lab: Lab) -> None:
    """Play what only an installed authority can do: such a page cannot be told from the sample's own."""
    lab.places.write("phone", "/etc/hosts", "".join(f"{PAGES[0]} {name}\n" for name in SAMPLES))
    try:
        assert reported(lab, "page", asks(lab, "page")) == ("open", "samples-open")
    finally:
        lab.places.write("phone", "/etc/hosts", "127.0.0.1 localhost\n")


@pytest.mark.long
def test_window_says_after_fifteen_seconds_that_an_isolated_phone_has_not_come(lab: Lab) -> None:
    with lab.being(Home(isolated=True)), door(lab, "zeros") as told:
        began = time.monotonic()
        url = str(told.wait("url")["url"])
        script = f"import urllib.request as u; u.urlopen({url!r}, timeout=2)"
        assert lab.run("phone", [sys.executable, "-c", script]).returncode != 0
        told.wait("event", "NobodyYet")
        assert 14 < time.monotonic() - began < 20
        assert [line.get("event") for line in told.lines[1:]] == ["NobodyYet"]


def test_phone_asks_for_the_listed_names_and_no_others(lab: Lab, oracles: Oracles) -> None:
    with lab.being(asks(lab, "zeros")), door(lab, "zeros") as told, phone(lab) as browser:
        browser.open(str(told.wait("url")["url"]))
        names = told.wait("url")["names"]
        with oracles.capture("phone", "eth0") as seen:
            browser.press("#try")
            assert browser.until(DONE)
        questions = {each.name for each in seen.questions(PHONE)}
    assert isinstance(names, list)
    assert questions == set(names)
