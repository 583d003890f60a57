"""The page is one small file that asks nobody but the names it lists."""

import base64
import hashlib
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import msgspec
import pytest

from setup_assistant import resources
from setup_assistant.checks.phone import judge
from setup_assistant.domain.household import Answer
from setup_assistant.domain.phone import PhoneOrder, PhoneReason, PhoneSample
from setup_assistant.lan.page import BLIND_SPOTS, PAGE_WORDS, Page, answer, page
from setup_assistant.text.words import LANGUAGES
from tests.contract.lan.phones import ORDER, a_door, ask, given, report, words

NOON = datetime(2026, 4, 3, 12, tzinfo=UTC)
WINDOW_WORDS = (
    "phone.not-yet.title", "phone.not-yet.same-wifi", "phone.not-yet.guest", "phone.not-yet.mobile",
    "phone.not-yet.vpn", "phone.not-yet.firewall", "phone.event.came",
)  # fmt: skip


def made(order: PhoneOrder = ORDER, lang: str = "ja") -> Page:
    return page(order, words(), lang=lang, token="t" * 22)


class Parts(HTMLParser):
    """What a page holds: every attribute that loads something, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[tuple[str, str]] = []
        self.inline: dict[str, str] = {}
        self.words: list[str] = []
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.loads += [(name, value or "") for name, value in attrs if name in {"src", "href", "srcset", "action"}]
        self._in = "" if "type" in given else tag
        if word := given.get("data-word"):
            self.words.append(word)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in {"script", "style"}:
            self.inline[self._in] = self.inline.get(self._in, "") + data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_is_at_most_fifty_kilobytes_as_it_is_served_with_twelve_samples(lang: str) -> None:
    samples = tuple(
        PhoneSample(name=f"{'a' * 40}{number}.sample.test", category="adult", risk="x", opens_elsewhere=Answer.YES)
        for number in range(12)
    )
    order = msgspec.structs.replace(ORDER, samples=samples, lang=lang)
    with a_door(order=order) as (door, _):
        got = ask(door)
    assert int(got.headers["content-length"]) == len(got.body) <= 50_000


def test_page_loads_nothing_from_anywhere() -> None:
    parts = Parts(made().body.decode())
    assert parts.loads == [("href", "data:,")]
    assert "url(" not in parts.inline["style"]
    assert "@import" not in parts.inline["style"]
    assert "serviceWorker" not in parts.inline["script"]


@pytest.mark.parametrize("kind", ["script", "style"])
def test_policy_lets_the_pages_own_parts_run_and_no_others(kind: str) -> None:
    shown = made()
    inline = Parts(shown.body.decode()).inline[kind]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert f"{kind}-src 'sha256-{digest}'" in shown.policy
    assert shown.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in shown.policy


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_page_is_there_in_both_languages(lang: str) -> None:
    text = made(lang=lang).body.decode()
    assert "{{" not in text
    known = given(text.encode())["words"]
    assert set(known) == set(LANGUAGES)
    assert known["ja"].keys() == known["en"].keys() >= set(Parts(text).words)
    assert f'<html lang="{lang}">' in text
    assert {known["ja"][key] for key in known["ja"]}.isdisjoint(known["en"].values())


def test_words_that_the_script_uses_are_given_to_it() -> None:
    script = (resources.root() / "phone" / "page.js").read_text("utf-8")
    used = set(re.findall(r'word\("([a-z_]+)"\)', script)) | set(re.findall(r'go\("([a-z]+)"\)', script))
    assert used - {"done", "lost"} <= set(PAGE_WORDS)
    assert {"running", "again", "sending", "lost", "lost_title"} <= used


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reason", PhoneReason)
def test_every_verdict_has_its_words(lang: str, reason: PhoneReason) -> None:
    verdict = judge(ORDER, report(), at=NOON)
    told = msgspec.json.decode(answer(msgspec.structs.replace(verdict, reason=reason), words()))
    assert told["words"][lang]["title"]
    assert len(told["words"][lang]["text"]) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_for_the_window_are_there(lang: str) -> None:
    assert all(words()[lang](key) for key in WINDOW_WORDS)
    assert "192.168.1.2:8000/abc" in words()[lang]("phone.not-yet.type", address="192.168.1.2:8000/abc")


def test_every_name_that_is_tried_stands_on_the_page_before_anything_is_pressed() -> None:
    listed = re.findall(r"<li>(.*?)</li>", made().body.decode())
    assert tuple(name.replace("<wbr>", "") for name in listed) == ORDER.names


def test_script_tries_exactly_the_probes_of_the_order_in_their_order() -> None:
    told = given(made().body)
    assert told["urls"] == [probe.url for probe in ORDER.probes]
    assert [told["urls"][index] for index in told["settling"]] == [
        "https://k3j8d2.example.com/", "https://adult.sample.test/", "https://malware.sample.test/",
    ]  # fmt: skip


def test_order_without_a_sample_says_so() -> None:
    order = msgspec.structs.replace(ORDER, samples=())
    assert "There is no sample" in made(order, "en").body.decode()


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!--", "{{given}}", '"&<>', "\u2028"])
def test_words_of_an_order_never_become_markup(evil: str) -> None:
    order = msgspec.structs.replace(ORDER, filter_name=evil, missing=evil)
    text = made(order).body.decode()
    assert text.count("<script") == 2
    assert text.count("</script>") == 2
    assert given(text.encode())["urls"][2] == f"https://{evil}/"


@pytest.mark.parametrize(
    ("lang", "accepted", "expected"),
    [
        ("en", "ja", "en"), ("ja", "en-US,en", "ja"), ("", "en-US,en;q=0.9,ja", "en"), ("", "ja-JP", "ja"),
        ("", "fr,de", "ja"), ("", "fr, EN;q=0.5", "en"), ("", ",,;;q=", "ja"),
    ],
)  # fmt: skip
def test_page_begins_in_the_familys_language_and_else_in_the_phones(lang: str, accepted: str, expected: str) -> None:
    with a_door(order=msgspec.structs.replace(ORDER, lang=lang)) as (door, _):
        got = ask(door, Accept_Language=accepted)
    assert got.headers["content-language"] == given(got.body)["lang"] == expected


def test_script_is_no_newer_than_2017() -> None:
    script = (resources.root() / "phone" / "page.js").read_text("utf-8")
    newer = (
        r"\?\.",
        r"\?\?",
        r"\.\.\.",
        r"catch \{",
        r"\.flat\(",
        r"replaceAll",
        r"allSettled",
        r"\bfinally\b",
        r"#\w+\(",
    )
    assert [pattern for pattern in newer if re.search(pattern, script)] == []


def test_nothing_on_the_page_is_set_smaller_than_eighteen_pixels() -> None:
    style = (resources.root() / "phone" / "page.css").read_text("utf-8")
    assert "html { font-size: 112.5%;" in style
    sizes = [float(size) for size in re.findall(r"font-size: (?:min\()?([0-9.]+)rem", style)]
    assert sizes
    assert min(sizes) >= 1
    assert not re.search(r"font-size: [0-9.]+px", style)


def test_blind_spots_are_on_the_page() -> None:
    text = made(lang="en").body.decode()
    assert all(f'data-word="blind_{spot}"' in text for spot in BLIND_SPOTS)
    assert all(word in text for word in ("Private Relay", "inside apps", "Other browsers", "mobile line"))


def test_answer_tells_the_phone_the_verdict_and_nothing_else() -> None:
    told = msgspec.json.decode(answer(judge(ORDER, report(), at=NOON), words()))
    assert told.keys() == {"state", "words"}
    assert told["words"]["en"]["title"] == "Blocked"


def test_phone_never_reads_a_word_with_joiners_between_its_letters() -> None:
    told = given(made().body)["words"]["ja"]
    joined = re.compile(r"Wi-\u2060Fi|site-\u2060name|」\u2060(?=[ぁ-ん])")
    assert not [word for word in told.values() if "\u2060" in joined.sub("", word)]
