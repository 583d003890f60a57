"""The setting handed to a phone of the home: taken over the air once, true to its filter, tried on the same page."""

import json
import plistlib
import sys
import time
from typing import Any
from urllib.parse import urlsplit

import pytest

from setup_assistant.lan.apple_profile import FILE_NAME, MIME
from tests.lab.home import Home
from tests.lab.lab import Lab
from tests.lab.names import SAMPLES
from tests.lab.oracles import Oracles
from tests.lab.plan import ZEROS
from tests.lab.test_phone import DONE, Told, asks, door, phone

pytestmark = [pytest.mark.netns, pytest.mark.phone]

FETCH = """
import json, sys, urllib.error, urllib.request as u
asked = u.Request(sys.argv[1], headers=json.loads(sys.argv[2]), method=sys.argv[3])
try:
    got = u.urlopen(asked, timeout=3)
except urllib.error.HTTPError as problem:
    got = problem
except OSError as problem:
    print(json.dumps({"status": 0}))
    raise SystemExit
print(json.dumps({"status": got.status, "type": got.headers.get("content-type"), "body": got.read().decode("utf-8")}))
"""


def fetched(lab: Lab, url: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """Return what a plain client gets; status 0 when nobody is there."""
    done = lab.run("phone", [sys.executable, "-c", FETCH, url, json.dumps(headers), method])
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def file_of(told: Told) -> str:
    return f"{told.wait('url')['url']}/{FILE_NAME}"


def test_phone_takes_the_file_as_often_as_it_needs_and_never_after_the_report(lab: Lab) -> None:
    with lab.being(asks(lab, "zeros")), door(lab, "zeros", "apple") as told, phone(lab) as browser:
        url = file_of(told)
        first, again = fetched(lab, url), fetched(lab, url)
        assert (first["status"], first["type"]) == (200, MIME)
        assert first["body"] == again["body"]
        assert fetched(lab, url, Host="evil.example")["status"] == 404
        assert fetched(lab, url, "HEAD")["status"] == 200
        assert fetched(lab, url, Range="bytes=0-9")["body"] == first["body"]
        time.sleep(1.1)  # a phone may ask five times within a second
        browser.open(str(told.wait("url")["url"]))
        browser.press("#try")
        assert browser.until(DONE, within_s=30)
        assert told.wait("event", "PhoneClosed")["by"] == "use"
        assert fetched(lab, url)["status"] == 0


@pytest.mark.parametrize("style", ["zeros", "nxdomain"])
def test_server_in_the_file_is_the_filter_and_shows_a_certificate_that_fits(
    lab: Lab, oracles: Oracles, style: str
) -> None:
    with lab.being(Home()), door(lab, style, "apple") as told:
        whole = plistlib.loads(fetched(lab, file_of(told))["body"].encode())
    (payload,) = whole["PayloadContent"]
    settings = payload["DNSSettings"]
    url = urlsplit(settings["ServerURL"])
    assert len(settings["ServerAddresses"]) >= 2
    for server in settings["ServerAddresses"]:
        said = oracles.kdig("phone", SAMPLES[0], server=server, host=str(url.hostname), path=url.path)
        assert (said.rcode, said.of("A")) == {"zeros": ("NOERROR", ZEROS.a), "nxdomain": ("NXDOMAIN", ())}[style]


@pytest.mark.parametrize("style", ["zeros", "pass"])
def test_name_that_android_gets_is_the_filters_own_over_encrypted_transport(
    lab: Lab, oracles: Oracles, style: str
) -> None:
    with lab.being(asks(lab, style)), door(lab, style, "android") as told, phone(lab) as browser:
        browser.open(str(told.wait("url")["url"]))
        host = browser.run("document.getElementById('host').textContent")
        said = oracles.kdig("phone", SAMPLES[0], server=lab.stands[style].v4, host=host)
        assert said.rcode == "NOERROR"
        assert (said.of("A") == ZEROS.a) is (style == "zeros")
        browser.press("#try")
        assert browser.until(DONE, within_s=30)
        verdict = told.wait("event", "PhoneReported")["verdict"]
    assert isinstance(verdict, dict)
    assert verdict["state"] == {"zeros": "blocked", "pass": "open"}[style]
