"""A page that hands the setting over: what stands on it, the file below it, and who gets nothing."""

import plistlib
import re

import msgspec
import pytest
from msgspec.structs import replace

from setup_assistant.checks.phone import judge
from setup_assistant.domain.phone import HandTo, PhoneCame, PhoneOrder
from setup_assistant.lan.apple_profile import FILE_NAME, MIME, profile
from setup_assistant.lan.door import PhoneDoor
from setup_assistant.lan.page import page
from setup_assistant.text.words import LANGUAGES
from tests.contract.lan.hands import handed
from tests.contract.lan.phones import MANY, ORDER, a_door, ask, given, post, report, words
from tests.contract.lan.test_page import Parts

KINDS = list(HandTo)
APPLE = HandTo.APPLE
NOTHING = {"server", "date", "set-cookie", "etag", "location"}


def made(to: HandTo, lang: str = "ja", order: PhoneOrder | None = None) -> str:
    shown = page(order or handed(to, lang), words(), lang=lang, token="t" * 22, word="k27xqm")
    return shown.body.decode()


def file_of(door: PhoneDoor) -> str:
    return f"/{door.url.rsplit('/', 1)[1]}/{FILE_NAME}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("to", KINDS)
def test_page_with_its_drawings_stays_under_sixty_kilobytes(to: HandTo, lang: str) -> None:
    with a_door(order=handed(to, lang)) as (door, _):
        got = ask(door)
    assert got.status == 200
    assert 20_000 < len(got.body) < 60_000


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("to", KINDS)
def test_every_word_is_there_in_both_languages(to: HandTo, lang: str) -> None:
    text = made(to, lang)
    assert "{{" not in text
    known = given(text.encode())["words"]
    used = set(Parts(text).words) | set(re.findall(r'data-alt="([^"]+)"', text))
    assert known["ja"].keys() == known["en"].keys() >= used
    assert not re.search(
        r"\{[a-z_-]+\}|¦|《", re.sub(r"<style>.*?</style>|<script.*?</script>", "", text, flags=re.DOTALL)
    )


def test_page_offers_the_file_by_an_ordinary_link_so_that_it_works_without_script() -> None:
    text = made(APPLE)
    assert Parts(text).loads == [("href", "data:,"), ("href", f"/k27xqm/{FILE_NAME}")]
    assert re.search(r'<a [^>]*href="/k27xqm/[^>]*>[^<]', text)


def test_page_for_android_links_nothing() -> None:
    assert Parts(made(HandTo.ANDROID)).loads == [("href", "data:,")]


@pytest.mark.parametrize("to", KINDS)
def test_name_to_compare_or_copy_stands_whole_in_the_page(to: HandTo) -> None:
    (shown,) = re.findall(r'<code id="host"[^>]*>(.*?)</code>', made(to))
    assert shown.replace("<wbr>", "") == "family.cloudflare-dns.com"


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (APPLE, ("in Safari", "not signed", "computer shows this same name", "How quickly a child can undo it")),
        (HandTo.ANDROID, ("Copy the name", "one wrong letter", "How quickly a child can undo it", "Nobody is told")),
    ],
)
def test_page_says_what_everyone_must_know_first(to: HandTo, said: tuple[str, ...]) -> None:
    text = made(to, "en")
    assert [each for each in said if each not in text] == []
    assert re.search(r"about 10 seconds", text)


@pytest.mark.parametrize("to", KINDS)
def test_check_follows_on_the_same_page_with_one_main_heading(to: HandTo) -> None:
    text = made(to)
    assert text.count("<h1") == 1
    assert text.index('id="hand"') < text.index('id="card"') < text.index('id="try"')
    assert given(text.encode())["urls"] == [probe.url for probe in handed(to).probes]


def test_page_that_only_tries_has_no_part_of_it() -> None:
    text = made(APPLE, order=ORDER)
    assert 'id="hand"' not in text
    assert "hand_" not in str(given(text.encode())["words"])


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", '"><b onclick=x>', "{{given}}", "<!--"])
def test_words_of_what_is_handed_over_never_become_markup(evil: str) -> None:
    order = handed(APPLE)
    assert order.handed is not None
    filter_ = replace(order.handed.filter, name=evil, doh_url=f"https://{evil}/")
    steps = tuple(
        replace(each, drawn=tuple((name, replace(text, ja=evil)) for name, text in each.drawn))
        for each in order.handed.steps
    )
    text = made(APPLE, order=replace(order, handed=replace(order.handed, filter=filter_, steps=steps)))
    assert text.count("<script") == text.count("</script>") == 2
    assert "<b onclick" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_file_is_served_with_apples_type_and_is_the_one_of_the_filter(lang: str) -> None:
    order = handed(APPLE, lang)
    assert order.handed is not None
    with a_door(order=order) as (door, _):
        got = ask(door, path=file_of(door))
    assert got.headers["content-type"] == MIME == "application/x-apple-aspen-config"
    assert got.headers["content-disposition"] == f'inline; filename="{FILE_NAME}"'
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert not NOTHING & got.headers.keys()
    assert got.body == profile(order.handed.filter, words(), lang=lang)
    assert plistlib.loads(got.body)["PayloadType"] == "Configuration"


def test_file_can_be_taken_again_until_the_report_and_is_no_visit_by_itself() -> None:
    with a_door(order=handed(APPLE), limits=MANY) as (door, heard):
        assert {ask(door, path=file_of(door)).body for _ in range(4)} == {ask(door, path=file_of(door)).body}
        assert heard.events == []
        assert post(door, msgspec.json.encode(report(handed(APPLE)))).status == 200
        assert heard.closed.wait(2)
        with pytest.raises(ConnectionRefusedError):
            ask(door, path=file_of(door))


def test_file_is_gone_while_the_report_is_being_thanked() -> None:
    taken: list[int] = []
    doors: list[PhoneDoor] = []

    def slowly(*asked: object) -> object:
        taken.append(ask(doors[0], path=file_of(doors[0])).status)
        return judge(*asked)

    with a_door(order=handed(APPLE), limits=MANY, by=slowly) as (door, _):
        doors.append(door)
        assert ask(door, path=file_of(door)).status == 200
        assert post(door, msgspec.json.encode(report(handed(APPLE)))).status == 200
    assert taken == [404]


def test_file_by_a_typed_address_with_capitals_is_the_same() -> None:
    with a_door(order=handed(APPLE)) as (door, _):
        word = door.url.rsplit("/", 1)[1]
        assert ask(door, path=f"/{word.upper()}/{FILE_NAME}").status == 200


def test_head_tells_about_the_file_and_nothing_about_the_page() -> None:
    with a_door(order=handed(APPLE)) as (door, heard):
        got = ask(door, "HEAD", file_of(door))
        assert (got.status, got.body, got.headers["content-type"]) == (200, b"", MIME)
        assert int(got.headers["content-length"]) > 1000
        assert ask(door, "HEAD").status == 404
        assert heard.events == []


@pytest.mark.parametrize("part", ["bytes=0-9", "bytes=-5", "bytes=0-1,5-6", "lines=1", "bytes=999999-"])
def test_part_of_the_file_is_never_given(part: str) -> None:
    with a_door(order=handed(APPLE)) as (door, _):
        got = ask(door, path=file_of(door), Range=part)
        assert got.status == 200
        assert "content-range" not in got.headers
        assert plistlib.loads(got.body)


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1:80"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_file_for_another_host_gets_nothing(host: str, method: str) -> None:
    with a_door(order=handed(APPLE)) as (door, heard):
        got = ask(door, method, file_of(door), Host=host)
        assert (got.status, got.body) == (404, b"")
        assert heard.events == []


@pytest.mark.parametrize(
    "name", ["", "/", "x", "site-name-filter", "../x", "%2e%2e/x", f"{FILE_NAME}/", f"{FILE_NAME}%00", f"./{FILE_NAME}"]
)
def test_other_names_below_the_page_get_nothing(name: str) -> None:
    with a_door(order=handed(APPLE)) as (door, heard):
        word = door.url.rsplit("/", 1)[1]
        if name:
            assert ask(door, path=f"/{word}/{name}").status == 404
        assert ask(door, path=f"/wrong1/{FILE_NAME}").status == 404
        assert ask(door, path=f"/{FILE_NAME}").status == 404
        assert ask(door, path=f"//{word}/{FILE_NAME}").status == 404
        assert heard.events in ([], [PhoneCame()])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_nothing_can_be_done_to_the_file(method: str) -> None:
    with a_door(order=handed(APPLE)) as (door, _):
        assert ask(door, method, file_of(door), body=b"x").status == 404


@pytest.mark.parametrize("order", [handed(HandTo.ANDROID), ORDER], ids=["android", "only-tries"])
def test_page_that_hands_no_file_over_has_none(order: PhoneOrder) -> None:
    with a_door(order=order) as (door, _):
        assert ask(door, path=file_of(door)).status == 404
