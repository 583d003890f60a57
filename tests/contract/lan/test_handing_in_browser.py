"""A hand-over in a real browser: copied, told apart, said in the other language, taken, and then tried."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from setup_assistant.domain.phone import HandTo, PhoneReason
from setup_assistant.lan.apple_profile import FILE_NAME, profile
from tests.contract.lan.browser import CHROMIUM, Browser
from tests.contract.lan.hands import handed
from tests.contract.lan.phones import Heard, a_door, words

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

DONE = "!document.getElementById('after').hidden"
HOST = "family.cloudflare-dns.com"
SHOWN = "[...document.querySelectorAll('.warn')].filter(e => e.offsetParent).map(e => e.id)"
WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko) "
IPHONE = f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {WEBKIT}"
IPAD = f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}Version/18.5 Safari/605.1.15"


@contextmanager
def phone(to: HandTo, lang: str = "ja", agent: str = "", touches: int = 5) -> Iterator[tuple[Browser, Heard]]:
    """Open the page on a phone for which no page of the Internet exists."""
    with ExitStack() as stack:
        door, heard = stack.enter_context(a_door(order=handed(to, lang)))
        browser = stack.enter_context(Browser("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
        browser.looks_like()
        browser.call("Emulation.setTouchEmulationEnabled", enabled=touches > 0, maxTouchPoints=max(touches, 1))
        if agent:
            browser.call("Emulation.setUserAgentOverride", userAgent=agent)
        browser.open(door.url)
        yield browser, heard


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_name_is_copied_without_an_encrypted_page(lang: str) -> None:
    with phone(HandTo.ANDROID, lang) as (browser, _):
        # The newer way would need an encrypted page: it must not be used at all.
        browser.run("navigator.clipboard && (navigator.clipboard.writeText = () => { window.newer = 1; })")
        browser.run("document.addEventListener('copy', () => { window.taken = String(getSelection()); })")
        browser.press("#copy")
        assert browser.until("window.taken")
        assert browser.run("window.taken") == HOST
        assert browser.run("window.newer || 0") == 0
        said = browser.run("document.getElementById('copied').textContent.replace(/\u200b/g, '')")
        assert said == {"ja": "コピーしました。", "en": "Copied."}[lang]


def test_phone_that_cannot_copy_is_told_to_press_and_hold() -> None:
    with phone(HandTo.ANDROID, "en") as (browser, _):
        browser.run("document.execCommand = () => { throw new Error('no'); }")
        browser.press("#copy")
        assert browser.until("document.getElementById('copied').textContent.startsWith('Press and hold')")
        assert browser.run("String(getSelection())") == HOST


@pytest.mark.parametrize(
    ("agent", "shown"),
    [
        (IPHONE + "Version/18.5 Mobile/15E148 Safari/604.1", []),
        (IPAD, []),
        (IPHONE + "CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1", ["not-safari"]),
        (IPHONE + "FxiOS/127.0 Mobile/15E148 Safari/605.1.15", ["not-safari"]),
        (IPHONE + "EdgiOS/125.0 Version/17.0 Mobile/15E148 Safari/604.1", ["not-safari"]),
        (IPHONE + "Mobile/15E148 Safari Line/14.8.0", ["not-safari"]),
        (IPHONE + "Mobile/15E148", ["not-safari"]),
        (
            "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
            ["other-device"],
        ),
    ],
)
def test_only_safari_on_an_iphone_or_ipad_is_told_nothing(agent: str, shown: list[str]) -> None:
    with phone(HandTo.APPLE, "en", agent) as (browser, _):
        assert browser.run(SHOWN) == shown


def test_file_is_taken_by_its_link_and_the_page_stays(tmp_path: Path) -> None:
    order = handed(HandTo.APPLE)
    assert order.handed is not None
    with phone(HandTo.APPLE) as (browser, _):
        browser.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
        for _again in range(2):
            browser.press("#get")
        assert _arrived(browser, tmp_path / FILE_NAME)
        assert (tmp_path / FILE_NAME).read_bytes() == profile(order.handed.filter, words(), lang="ja")
        assert browser.run("document.getElementById('try').offsetParent !== null")


def _arrived(browser: Browser, path: Path) -> bool:
    return any(path.exists() or browser.run("new Promise(r => setTimeout(() => r(0), 50))") for _ in range(100))


@pytest.mark.parametrize("to", HandTo)
def test_drawings_speak_the_other_language_too(to: HandTo) -> None:
    with phone(to, "ja") as (browser, _):
        alts = "[...document.querySelectorAll('figure')].map(e => e.getAttribute('aria-label'))"
        drawn = "[...document.querySelectorAll('figure [data-word]')].map(e => e.textContent).join('|')"
        before = browser.run(alts), browser.run(drawn)
        browser.press("[data-lang=en]")
        after = browser.run(alts), browser.run(drawn)
        assert all(one != two for one, two in zip(before[0], after[0], strict=True))
        assert before[1] != after[1]
        assert not [each for each in after[0] if re.search("[ぁ-ヿ一-鿿]", each)]


@pytest.mark.parametrize("to", HandTo)
def test_result_comes_first_and_what_was_handed_over_stays_to_be_read(to: HandTo) -> None:
    with phone(to, "en") as (browser, heard):
        assert browser.run("document.querySelector('h1').textContent.startsWith('Put the site-')")
        browser.press("#try")
        assert browser.until(DONE)
        assert browser.run("document.activeElement.id") == "head"
        assert browser.run("document.getElementById('card').getBoundingClientRect().top") < browser.run(
            "document.getElementById('hand').getBoundingClientRect().top"
        )
        # The file is gone with the door, so its link is, too.
        assert browser.run("!document.getElementById('get') || !document.getElementById('get').offsetParent")
        assert browser.run("document.querySelector('.steps').offsetParent !== null")
    assert [verdict.reason for verdict in heard.verdicts] == [PhoneReason.OFFLINE]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("to", HandTo)
def test_page_fits_a_narrow_phone_with_letters_of_twice_the_size(to: HandTo, lang: str) -> None:
    with phone(to, lang) as (browser, _):
        browser.run("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        browser.looks_like(width=320, height=640)
        assert browser.run("document.documentElement.scrollWidth") <= 320
        browser.run("document.documentElement.style.fontSize = '225%'; dispatchEvent(new Event('resize'))")
        assert browser.run("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("to", HandTo)
def test_letters_are_large_and_stand_out_from_their_ground(to: HandTo, *, dark: bool) -> None:
    with phone(to) as (browser, _):
        browser.looks_like(dark=dark)
        browser.run("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        assert browser.run(FAINT) == []
        heights = browser.run(
            "[...document.querySelectorAll('button, summary, a')].filter(e => e.offsetParent).map(e => e.offsetHeight)"
        )
        assert min(heights) >= 44


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("to", HandTo)
@pytest.mark.parametrize("width", [390, 768])
def test_no_line_is_one_word_alone_and_none_begins_with_a_particle(to: HandTo, lang: str, width: int) -> None:
    with phone(to, lang) as (browser, _):
        browser.looks_like(width=width)
        lines = browser.run(LINES)
    assert len(lines) >= 3
    last = [each for *_, each in lines]
    assert [each for each in last if lang == "en" and " " not in each.strip()] == []
    assert [each for each in last if len(each.strip()) <= 2] == []
    assert [line for each in lines for line in each[1:] if line[0] in "をがはにのと、。"] == []


LINES = """
[...document.querySelectorAll('main p, main h1, main h2, main li, main summary')]
  .filter(e => e.offsetParent && !e.closest('figure, .go') && !e.querySelector('p, ul, figure, code'))
  .map(e => { const range = document.createRange(), found = new Map();
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) for (let i = 0; i < node.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = [...range.getClientRects()].find(one => one.width); if (!box) continue;
      const at = Math.round(box.bottom / 6); found.set(at, (found.get(at) || '') + node.data[i]); }
    return [...found.values()]; })
  .filter(lines => lines.length > 1)
"""
"""The lines of each text that takes more than one."""


FAINT = """
(() => {
  const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255)
    .map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4); return .2126*v[0] + .7152*v[1] + .0722*v[2]; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255,255,255)'; };
  return [...document.body.querySelectorAll('*')]
    .filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => { const s = getComputedStyle(e), a = light(s.color), b = light(ground(e));
      return parseFloat(s.fontSize) < 18 || (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; })
    .map(e => e.outerHTML);
})()
"""
"""What has small letters, or a contrast below 4.5."""


def test_screen_reader_hears_a_drawing_as_one_picture_with_a_description() -> None:
    with phone(HandTo.APPLE, "en") as (browser, _):
        nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    seen = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    pictures = [name for role, name in seen if role in {"image", "img"}]
    assert len(pictures) == len(handed(HandTo.APPLE).handed.steps) == 9
    assert all(name.startswith("Drawing of") for name in pictures)
    assert [role for role, _ in seen].count("heading") >= 4
    assert "" not in {name for role, name in seen if role in {"button", "link"}}
