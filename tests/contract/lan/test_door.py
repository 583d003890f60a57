"""The door opens for one phone, hears one report, and closes by itself."""

import socket
import threading
import time

import msgspec
import pytest

from setup_assistant.checks.phone import judge
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.error import NoLan
from setup_assistant.domain.phone import (
    ClosedBy,
    LanPlace,
    NobodyYet,
    PhoneCame,
    PhoneClosed,
    PhoneReason,
    PhoneReported,
)
from setup_assistant.lan.limits import Limits
from tests.contract.lan.phones import HERE, ORDER, Heard, a_door, ask, post, report, soon

BLOCKED = msgspec.json.encode(report())


def test_phone_gets_the_page_reports_and_the_window_hears_it() -> None:
    with a_door() as (door, heard):
        got = post(door, BLOCKED)
        assert got.status == 200
        assert msgspec.json.decode(got.body)["state"] == "blocked"
        assert heard.closed.wait(2)
    came, reported, closed = heard.events
    assert came == PhoneCame()
    assert isinstance(reported, PhoneReported)
    assert reported.verdict.state is CheckState.BLOCKED
    assert reported.verdict.reason is PhoneReason.SAMPLES_BLOCKED
    assert closed == PhoneClosed(by=ClosedBy.USE)


def test_page_is_gone_after_its_report() -> None:
    with a_door() as (door, heard):
        post(door, BLOCKED)
        assert heard.closed.wait(2)
        with pytest.raises(ConnectionRefusedError):
            ask(door)
        assert not door.is_open


def test_page_can_be_loaded_again_before_the_report_and_that_is_no_news() -> None:
    with a_door() as (door, heard):
        first, second = ask(door), ask(door)
        assert first.body == second.body
        assert heard.events == [PhoneCame()]


def test_page_closes_when_its_time_is_over() -> None:
    with a_door(limits=Limits(open_s=0.2)) as (_, heard):
        assert heard.closed.wait(2)
    assert heard.events == [PhoneClosed(by=ClosedBy.TIME)]


def test_page_stays_open_for_ten_minutes_and_misses_the_phone_after_fifteen_seconds() -> None:
    assert (Limits().open_s, Limits().nobody_s) == (600, 15)


def test_nobody_yet_is_said_once_and_only_while_no_phone_came() -> None:
    with a_door(limits=Limits(nobody_s=0.1)) as (_, missed):
        assert soon(lambda: missed.events == [NobodyYet()])
    with a_door(limits=Limits(nobody_s=0.3)) as (door, met):
        ask(door)
        time.sleep(0.5)
    assert met.events == [PhoneCame(), PhoneClosed(by=ClosedBy.HAND)]


def test_closing_takes_less_than_two_seconds_even_with_dawdling_clients() -> None:
    with a_door() as (door, heard):
        address, port = door.host.split(":")
        dawdlers = [socket.create_connection((address, int(port))) for _ in range(3)]
        dawdlers[1].sendall(b"GET /")
        dawdlers[2].sendall(f"POST / HTTP/1.1\r\nHost: {door.host}\r\nContent-Length: 9\r\n\r\n".encode())
        time.sleep(0.1)
        began = time.monotonic()
        door.close()
        took = time.monotonic() - began
        for each in dawdlers:
            each.close()
    assert took < 2
    assert not door.is_open
    assert heard.events == [PhoneClosed(by=ClosedBy.HAND)]


def test_phone_waits_for_a_judge_that_takes_its_time() -> None:
    def slowly(*asked: object) -> object:
        time.sleep(0.8)
        return judge(*asked)

    with a_door(limits=Limits(patience_s=0.2), by=slowly) as (door, heard):
        assert post(door, BLOCKED).status == 200
        assert heard.closed.wait(2)
    assert len(heard.verdicts) == 1


def test_closing_does_not_wait_for_a_slow_judge() -> None:
    judging, go_on = threading.Event(), threading.Event()

    def wait(*asked: object) -> object:
        judging.set()
        go_on.wait(5)
        return judge(*asked)

    with a_door(by=wait) as (door, heard):
        phone = threading.Thread(target=post, args=(door, BLOCKED))
        phone.start()
        assert judging.wait(3)
        began = time.monotonic()
        door.close()
        assert time.monotonic() - began < 2
        assert not door.is_open
        go_on.set()
        phone.join()
    assert heard.verdicts == []


def test_closing_twice_is_closing_once() -> None:
    with a_door() as (door, heard):
        door.close()
        door.close()
    assert heard.events == [PhoneClosed(by=ClosedBy.HAND)]


def test_door_can_be_closed_by_whoever_hears_its_events() -> None:
    heard = Heard()
    with a_door(heard=heard) as (door, _):
        heard.events = Closing(door.close)
        ask(door)
        assert heard.closed.wait(2)
    assert heard.events == [PhoneCame(), PhoneClosed(by=ClosedBy.HAND)]


class Closing(list):
    """A list of events that closes the door with the first."""

    def __init__(self, close: object) -> None:
        super().__init__()
        self._close = close

    def append(self, event: object) -> None:
        super().append(event)
        self._close()


def test_door_listens_on_its_address_alone() -> None:
    with a_door() as (door, _):
        port = int(door.host.split(":")[1])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port), timeout=1)


def test_address_is_short_enough_to_be_typed() -> None:
    with a_door() as (door, _):
        host, word = door.address.split("/")
        assert door.url == f"http://{door.address}"
        assert len(host.split(":")[1]) == 4
        assert len(word) == 6


@pytest.mark.parametrize("typed", [str.upper, str.capitalize, lambda word: word.replace("0", "o").replace("1", "l")])
def test_word_may_be_typed_as_it_is_read(typed: object) -> None:
    for _ in range(6):
        with a_door() as (door, _):
            word = door.address.split("/")[1]
            assert ask(door, path=f"/{typed(word)}").status == 200


def test_an_address_that_is_gone_is_a_typed_error() -> None:
    with pytest.raises(NoLan), a_door(place=LanPlace(address="203.0.113.9", network="203.0.113.0/24")):
        pass


def test_two_doors_are_open_side_by_side_and_know_nothing_of_each_other() -> None:
    with a_door() as (one, _), a_door() as (other, heard):
        assert one.url != other.url
        assert ask(other, path="/" + one.url.rsplit("/", 1)[1]).status == 404
        assert heard.events == []


def test_one_thread_serves_the_page() -> None:
    before = set(threading.enumerate())
    with a_door() as (door, _):
        ask(door)
        assert len(set(threading.enumerate()) - before) == 1


def test_nothing_of_the_phone_is_in_any_event() -> None:
    with a_door() as (door, heard):
        ask(door, User_Agent="SecretPhone/1.0", Accept_Language="fr")
        post(door, BLOCKED, User_Agent="SecretPhone/1.0")
        assert heard.closed.wait(2)
    told = msgspec.json.encode(heard.events).decode()
    assert "SecretPhone" not in told
    assert HERE.address not in told


def test_order_names_what_is_tried_each_once() -> None:
    assert ORDER.names == (
        "example.com", "www.soumu.go.jp", "k3j8d2.example.com", "adult.sample.test", "malware.sample.test",
    )  # fmt: skip
    assert {probe.name for probe in ORDER.probes} == set(ORDER.names)
