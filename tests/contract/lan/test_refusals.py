"""Whoever is not the family's phone gets nothing, and changes nothing."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import msgspec
import pytest

from setup_assistant.domain.phone import LanPlace, Outcome, PhoneCame, PhoneReport
from setup_assistant.lan.door import PhoneDoor
from setup_assistant.lan.limits import Limits, Rate
from setup_assistant.lan.word import LENGTH, LETTERS, canonical, new_word
from tests.contract.lan.phones import MANY, ORDER, Heard, a_door, ask, given, parsed, post, report, talk

BLOCKED = msgspec.json.encode(report())
NOTHING = {"server", "date", "set-cookie", "content-type", "etag", "location"}


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[PhoneDoor, Heard]]:
    """Give a door that nobody has found yet: for requests that must not count."""
    with a_door(limits=MANY) as opened:
        yield opened


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get"])
def test_other_methods_get_nothing(shared: tuple[PhoneDoor, Heard], method: str) -> None:
    door, heard = shared
    got = ask(door, method)
    assert (got.status, got.body) in {(404, b""), (0, b"")}
    assert heard.events == []


@pytest.mark.parametrize("path", ["/", "/index.html", "/favicon.ico", "/aaaaaa", "/../etc/passwd", "//", "/%00", "/*"])
def test_other_paths_get_nothing_that_names_us(shared: tuple[PhoneDoor, Heard], path: str) -> None:
    door, heard = shared
    got = ask(door, path=path)
    assert (got.status, got.body) == (404, b"")
    assert not NOTHING & got.headers.keys()
    assert heard.events == []


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8000.evil.example"]
)
def test_another_host_means_a_foreign_page_and_gets_nothing(shared: tuple[PhoneDoor, Heard], host: str) -> None:
    door, heard = shared
    assert ask(door, Host=host).status == 404
    assert heard.events == []


def test_a_request_without_a_host_or_with_two_gets_nothing() -> None:
    with a_door() as (door, heard):
        path = door.url.rsplit("/", 1)[1]
        assert b"200" not in talk(door, f"GET /{path} HTTP/1.0\r\n\r\n".encode())
        twice = f"GET /{path} HTTP/1.1\r\nHost: {door.host}\r\nHost: {door.host}\r\n\r\n"
        assert b"200" not in talk(door, twice.encode())
        assert heard.events == []


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Page": ""},
        {"X_Page": "A" * 22},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Host": "evil.example"},
    ],
)
def test_report_that_does_not_come_from_the_page_changes_nothing(headers: dict[str, str]) -> None:
    with a_door() as (door, heard):
        assert post(door, BLOCKED, **headers).status == 404
        assert heard.events == [PhoneCame()]
        assert post(door, BLOCKED).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'{"first": []}',
        b'{"first": ["loaded"], "again": ["loaded"]}',
        b'{"first": ["perfect"]}',
        b'{"first": [true]}',
        BLOCKED[:-1],
        BLOCKED[:-1] + b', "note": "hello"}',
        BLOCKED[:-1] + b', "first": []}',
        b"[" * 4000,
        b'{"first": ' + b"[" * 4000,
        b"\xff" * 100,
        BLOCKED[:2] + b"\xff" + BLOCKED[3:],
        b" " * 4096 + BLOCKED,
    ],
)
def test_report_that_is_not_exactly_one_changes_nothing(shared: tuple[PhoneDoor, Heard], body: bytes) -> None:
    door, heard = shared
    assert post(door, body).status == 404
    assert heard.verdicts == []
    assert door.is_open


def test_phone_is_served_after_all_of_that(shared: tuple[PhoneDoor, Heard]) -> None:
    door, heard = shared
    assert post(door, BLOCKED).status == 200
    assert len(heard.verdicts) == 1


def test_report_of_only_one_look_is_never_a_block() -> None:
    once = PhoneReport(first=report().first)
    with a_door() as (door, heard):
        assert post(door, msgspec.json.encode(once)).status == 200
        assert [verdict.reason.value for verdict in heard.verdicts] == ["once"]


def test_second_report_is_refused_while_the_first_is_being_thanked() -> None:
    opened = msgspec.json.encode(PhoneReport(first=(Outcome.LOADED,) * len(ORDER.probes)))
    with a_door() as (door, heard):
        token = str(given(ask(door).body)["token"])
        path = "/" + door.url.rsplit("/", 1)[1]
        address, port = door.host.split(":")
        answers = []
        with ExitStack() as stack:
            phones = [stack.enter_context(socket.create_connection((address, int(port)))) for _ in range(3)]
            for phone, body in zip(phones, (BLOCKED, opened, opened), strict=True):
                head = f"Host: {door.host}\r\nX-Page: {token}\r\nContent-Type: application/json"
                phone.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
            answers = [parsed(phone.recv(65536)).status for phone in phones]
        assert sorted(answers) == [200, 404, 404]
        assert len(heard.verdicts) == 1


def test_one_device_is_held_to_five_requests_a_second() -> None:
    with a_door() as (door, _):
        statuses = [ask(door, path="/wrong1").status for _ in range(8)]
        assert statuses == [404] * 5 + [429] * 3
        time.sleep(1.1)
        assert ask(door).status == 200


def test_all_devices_together_are_held_to_twenty_requests_a_second() -> None:
    rate = Rate(Limits())
    allowed = [rate.allows(f"192.168.1.{number}", 0.01 * number) for number in range(40)]
    assert allowed == [True] * 20 + [False] * 20
    assert not rate.allows("192.168.1.99", 0.99)
    assert rate.allows("192.168.1.99", 1.005)


def test_guessing_the_word_for_ten_minutes_is_less_likely_than_one_in_fifty_thousand() -> None:
    guesses = Limits().in_all * Limits().open_s
    assert guesses / len(LETTERS) ** LENGTH < 1 / 50_000


def test_words_use_every_letter_and_no_two_that_look_alike() -> None:
    assert len(set(LETTERS)) == 32
    assert not set("ilou") & set(LETTERS)
    drawn = [new_word() for _ in range(400)]
    assert set("".join(drawn)) == set(LETTERS)
    assert len(set(drawn)) == 400
    assert all(canonical(word) == word for word in drawn)


def test_ninth_connection_is_cut_and_a_free_place_is_served_again() -> None:
    with a_door(limits=Limits(of_one=100)) as (door, _), ExitStack() as stack:
        address, port = door.host.split(":")
        held = [stack.enter_context(socket.create_connection((address, int(port)))) for _ in range(8)]
        time.sleep(0.1)
        assert talk(door, b"GET / HTTP/1.1\r\n\r\n") == b""
        held[0].close()
        time.sleep(0.1)
        assert ask(door).status == 200


def test_device_that_holds_all_it_can_does_not_keep_another_out() -> None:
    with a_door() as (door, _), ExitStack() as stack:
        address, port = door.host.split(":")
        other = ("127.0.0.2", 0)
        for _ in range(12):
            stack.enter_context(socket.create_connection((address, int(port)), source_address=other))
        time.sleep(0.1)
        assert ask(door).status == 200


@pytest.mark.parametrize("drip", [b"", b"G", b"X-A: b\r\n"])
def test_slow_client_is_cut_however_it_drips(drip: bytes) -> None:
    with a_door(limits=Limits(patience_s=0.5)) as (door, _):
        address, port = door.host.split(":")
        with socket.create_connection((address, int(port)), timeout=0.05) as slow:
            began = time.monotonic()
            while not is_cut(slow, drip):
                assert time.monotonic() - began < 1.5
        assert time.monotonic() - began > 0.3


def is_cut(slow: socket.socket, drip: bytes) -> bool:
    """Send a little and tell whether the other side has had enough."""
    try:
        slow.sendall(drip)
        return slow.recv(10) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_slow_body_is_cut_and_is_no_report() -> None:
    with a_door(limits=Limits(patience_s=0.4)) as (door, heard):
        token = str(given(ask(door).body)["token"])
        path = "/" + door.url.rsplit("/", 1)[1]
        head = (
            f"Host: {door.host}\r\nX-Page: {token}\r\nContent-Type: application/json\r\nContent-Length: {len(BLOCKED)}"
        )
        assert talk(door, f"POST {path} HTTP/1.1\r\n{head}\r\n\r\n".encode() + BLOCKED[:-1]) == b""
        assert heard.verdicts == []


def test_headers_beyond_eight_kilobytes_get_nothing() -> None:
    with a_door() as (door, heard):
        assert talk(door, f"GET / HTTP/1.1\r\nHost: {door.host}\r\nX-A: {'a' * 20_000}\r\n\r\n".encode()) == b""
        assert heard.events == []


def test_pipelined_requests_get_one_answer() -> None:
    with a_door(limits=MANY) as (door, _):
        path = door.url.rsplit("/", 1)[1]
        one = f"GET /{path} HTTP/1.1\r\nHost: {door.host}\r\n\r\n".encode()
        assert talk(door, one * 20).count(b"HTTP/1.1 ") == 1


def test_peer_outside_the_network_is_cut_without_a_word() -> None:
    with a_door(place=LanPlace(address="127.0.0.1", network="127.0.1.0/24")) as (door, heard):
        assert ask(door).status == 0
        assert heard.events == []


def test_answers_carry_no_cookie_no_server_and_are_never_kept() -> None:
    with a_door() as (door, _):
        for got in (ask(door), ask(door, path="/wrong1"), post(door, BLOCKED)):
            assert got.headers["cache-control"] == "no-store"
            assert got.headers["referrer-policy"] == "no-referrer"
            assert got.headers["x-content-type-options"] == "nosniff"
            assert got.headers["connection"] == "close"
            assert not {"server", "date", "set-cookie"} & got.headers.keys()
