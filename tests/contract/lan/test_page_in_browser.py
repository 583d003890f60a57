"""The page in a real browser, with pages of the open network played on loopback: pressed, seen and read aloud."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial

import pytest
from msgspec.structs import replace

from setup_assistant.domain.phone import PhoneReason
from tests.contract.lan.browser import CHROMIUM, Browser
from tests.contract.lan.phones import ORDER, Heard, a_door
from tests.contract.lan.sites import Certificate, Manner, certificate, site

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

CONTROLS = dict.fromkeys(ORDER.controls, Manner.GOOD)
SAMPLES = [sample.name for sample in ORDER.samples]
Phone = Callable[..., AbstractContextManager[tuple[Browser, Heard]]]
DONE = "!document.getElementById('after').hidden"
RECOGNISED = "[...document.querySelectorAll('#marks svg')].filter(e => getComputedStyle(e).display !== 'none')"


@contextmanager
def opened(
    good: Certificate, bad: Certificate, lang: str = "ja", pages: Mapping[str, Manner] = CONTROLS
) -> Iterator[tuple[Browser, Heard]]:
    """Open the page on a phone for which only `pages` exist."""
    with ExitStack() as stack:
        ports = {manner: stack.enter_context(site(manner, good, bad)) for manner in set(pages.values())}
        rules = [f"MAP {name} 127.0.0.1:{ports[manner]}" for name, manner in pages.items()]
        door, heard = stack.enter_context(a_door(order=replace(ORDER, lang=lang)))
        browser = stack.enter_context(
            Browser(
                f"--host-resolver-rules={','.join([*rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'])}",
                f"--ignore-certificate-errors-spki-list={good.pin}",
            )
        )
        browser.looks_like()
        browser.open(door.url)
        yield browser, heard


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Phone:
    """Give a way to open the page on a phone."""
    folder = tmp_path_factory.mktemp("certificates")
    certificates = (certificate(folder / f"{name}.pem", ORDER.names) for name in ("good", "bad"))
    return partial(opened, *certificates)


@pytest.mark.parametrize(
    ("pages", "reason", "mark"),
    [
        (CONTROLS, PhoneReason.SAMPLES_BLOCKED, "blocked"),
        (CONTROLS | dict.fromkeys(SAMPLES, Manner.GOOD), PhoneReason.SAMPLES_OPEN, "open"),
        # A sample that leads on to another address is open all the same: the policy of the page must let it.
        (CONTROLS | dict.fromkeys(SAMPLES, Manner.REDIRECT), PhoneReason.SAMPLES_OPEN, "open"),
        pytest.param(CONTROLS | {SAMPLES[0]: Manner.GOOD}, PhoneReason.SOME_OPEN, "open", marks=pytest.mark.long),
        (CONTROLS | dict.fromkeys(SAMPLES, Manner.UNTRUSTED), PhoneReason.SOMETHING_ELSE, "cannot-tell"),
        pytest.param(CONTROLS | {ORDER.missing: Manner.GOOD}, PhoneReason.LYING, "cannot-tell", marks=pytest.mark.long),
        (dict.fromkeys(ORDER.names, Manner.UNTRUSTED), PhoneReason.PORTAL, "not-reachable"),
        ({}, PhoneReason.OFFLINE, "not-reachable"),
    ],
)
def test_page_reports_what_this_browser_gets(
    phone: Phone, pages: Mapping[str, Manner], reason: PhoneReason, mark: str
) -> None:
    with phone(pages=pages) as (browser, heard):
        browser.press("#try")
        assert browser.until(DONE)
        assert browser.run(f"{RECOGNISED}.map(e => e.dataset.mark)") == [mark]
    assert [verdict.reason for verdict in heard.verdicts] == [reason]


@pytest.mark.long
def test_silent_sample_is_told_from_a_stopped_one(phone: Phone) -> None:
    with phone(pages=CONTROLS | dict.fromkeys(SAMPLES, Manner.SILENT)) as (browser, heard):
        browser.press("#try")
        assert browser.until(DONE, within_s=25)
    assert [verdict.reason for verdict in heard.verdicts] == [PhoneReason.LATE]


def test_language_can_be_changed_before_and_after(phone: Phone) -> None:
    with phone("ja") as (browser, _):
        title = "document.querySelector('h1').textContent.replace(/\u200b/g, '')"
        assert browser.run(title) == "この機器では、何が開きますか"
        browser.press("[data-lang=en]")
        assert browser.run(title) == "What opens on this device?"
        assert browser.run("document.documentElement.lang") == "en"
        browser.press("#try")
        assert browser.until(DONE)
        assert browser.run(title) == "Blocked"
        browser.press("[data-lang=ja]")
        assert browser.run(title) == "止まる"
        assert browser.run("document.querySelector('[data-lang=ja]').getAttribute('aria-pressed')") == "true"


def test_result_is_announced_and_focus_stays_on_the_heading(phone: Phone) -> None:
    with phone("en") as (browser, _):
        browser.press("#try")
        assert browser.run("document.activeElement.id") == "head"
        assert browser.until(DONE)
        assert browser.run("document.activeElement.id") == "head"
        said = browser.run("document.querySelector('[role=status]').textContent")
        assert said == "Blocked The samples did not open, twice. Other pages did."


def test_screen_reader_finds_a_name_for_everything_that_can_be_pressed(phone: Phone) -> None:
    with phone("en") as (browser, _):
        nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    seen = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and "role" in node
    }
    pressed = {(role, name) for role, name in seen if role in {"button", "DisclosureTriangle"}}
    assert {name for _, name in pressed} >= {"日本語", "English", "Try"}
    assert "" not in {name for _, name in pressed}
    assert ("heading", "What opens on this device?") in seen


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_page_fits_a_narrow_phone_with_letters_of_twice_the_size(phone: Phone, lang: str) -> None:
    with phone(lang) as (browser, _):
        browser.looks_like(width=320, height=640)
        browser.run("document.documentElement.style.fontSize = '225%'; dispatchEvent(new Event('resize'))")
        browser.run("document.querySelector('details').open = true")
        assert browser.run("document.documentElement.scrollWidth") <= 320
        browser.press("#try")
        assert browser.until(DONE)
        assert browser.run("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("dark", [False, True])
def test_letters_are_large_and_buttons_can_be_hit(phone: Phone, *, dark: bool) -> None:
    with phone() as (browser, _):
        browser.looks_like(dark=dark, width=320, height=640)
        small = browser.run(
            "[...document.body.querySelectorAll('*')].filter(e => e.innerText && e.offsetParent)"
            ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML)"
        )
        assert small == []
        heights = browser.run("[...document.querySelectorAll('button, summary')].map(e => e.offsetHeight)")
        assert min(heights) >= 48
        ground = browser.run("getComputedStyle(document.body).backgroundColor")
        assert ground == ("rgb(22, 25, 30)" if dark else "rgb(246, 244, 239)")


def test_browser_runs_nothing_that_the_policy_does_not_know(phone: Phone) -> None:
    with phone() as (browser, _):
        ran = browser.run(
            "(() => { const s = document.createElement('script'); s.textContent = 'window.evil = 1';"
            "document.body.append(s); return window.evil || 0; })()"
        )
        assert ran == 0
        assert browser.run("document.cookie") == ""


def test_page_says_so_when_the_computer_has_gone(phone: Phone) -> None:
    with phone("en") as (browser, heard):
        browser.run("fetch = ((real) => (to, how) => how.method ? Promise.reject(1) : real(to, how))(fetch)")
        browser.press("#try")
        assert browser.until("document.querySelector('h1').textContent.startsWith('The result did not')")
        assert heard.verdicts == []
