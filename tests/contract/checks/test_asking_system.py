"""The look-up of the system; its answers are stood in for, so that nothing leaves."""

import socket
import threading
import time

import pytest

from setup_assistant.domain.lookup import Endpoint, Failure, RecordKind, Reply, Transport
from tests.contract.checks.asking import heard

VIA = Endpoint(transport=Transport.SYSTEM)
Rows = list[tuple[int, int, int, str, tuple[object, ...]]]


def stand_in(monkeypatch: pytest.MonkeyPatch, outcome: Rows | Exception) -> list[tuple[str, int]]:
    asked: list[tuple[str, int]] = []

    def getaddrinfo(host: str, _port: object, *, family: int, **_rest: object) -> Rows:
        asked.append((host, family))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_addresses_come_in_their_shortest_form_and_the_name_ends_with_a_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Rows = [(10, 1, 6, "", (address, 0, 0, 0)) for address in ("2001:0db8::0001", "2001:db8::1", "fe80::1%2")]
    asked = stand_in(monkeypatch, rows)
    assert heard(VIA, kind=RecordKind.AAAA) == Reply(rcode="NOERROR", addresses=("2001:db8::1", "fe80::1"))
    assert asked == [("www.example.com.", socket.AF_INET6)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (socket.EAI_NONAME, Reply(rcode="NXDOMAIN")),
        (socket.EAI_NODATA, Reply(rcode="NOERROR")),
        (socket.EAI_FAIL, Reply(rcode="SERVFAIL")),
        (socket.EAI_AGAIN, Failure.SILENT),
        (socket.EAI_SYSTEM, Failure.UNREACHABLE),
    ],
)
def test_the_words_of_the_system_are_understood(
    monkeypatch: pytest.MonkeyPatch, code: int, said: Reply | Failure
) -> None:
    stand_in(monkeypatch, socket.gaierror(code, "no words"))
    assert heard(VIA) == said


@pytest.mark.parametrize("kind", [RecordKind.HTTPS, RecordKind.SVCB, RecordKind.TXT])
def test_the_system_tells_only_addresses(monkeypatch: pytest.MonkeyPatch, kind: RecordKind) -> None:
    asked = stand_in(monkeypatch, [])
    assert heard(VIA, kind=kind) is Failure.UNSUPPORTED
    assert asked == []


def test_a_look_up_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hang(*_args: object, **_rest: object) -> Rows:
        release.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    began = time.monotonic()
    assert heard(VIA, each_s=0.05) is Failure.SILENT
    assert time.monotonic() - began < 0.5
    release.set()
