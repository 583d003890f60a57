"""Pace, stopping, deadlines, and what one bad resolver does to the others."""

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from typing import cast

import dns.message
import pytest

from setup_assistant.checks import datagrams
from setup_assistant.checks.ask import ask_all
from setup_assistant.checks.stop import StopSwitch
from setup_assistant.domain.lookup import Endpoint, Failure, Finding, Probe, RecordKind, Reply, Transport
from tests.contract.checks.asking import AT, found, probes
from tests.contract.checks.server import Server, Step, answer, empty_port, says, silent_port
from tests.lab.needs import missing, own_namespaces
from tests.lab.places import ROOT

TRUE = Reply(rcode="NOERROR", addresses=("192.0.2.1",))


def asked(
    questions: list[Probe], *, within_s: float = 5, per_second: float | None = None, stop: StopSwitch | None = None
) -> tuple[list[Finding], list[float]]:
    told: list[float] = []
    findings = ask_all(
        questions,
        heard=lambda _finding: told.append(time.monotonic()),
        within_s=within_s,
        now=lambda: AT,
        per_second=per_second,
        each_s=0.3,
        stop=stop,
    )
    return list(findings), told


def numbered(via: Endpoint, count: int) -> list[Probe]:
    return probes(via, *(f"n{number}.example.com" for number in range(count)))


def test_one_address_is_asked_evenly_and_in_order_whatever_the_transport() -> None:
    arrived: list[float] = []

    def behave(query: dns.message.Message) -> list[Step]:
        arrived.append(time.monotonic())
        return [answer(query, "@ A 192.0.2.1").to_wire()]

    with Server(behave, over=Transport.UDP) as udp, Server(behave, over=Transport.TCP) as tcp:
        asked(numbered(udp.endpoint(), 6) + numbered(tcp.endpoint(), 6), per_second=40)
        first = [dns.message.from_wire(data).question[0].name.to_text() for data in udp.asked]
    gaps = [later - earlier for earlier, later in zip(sorted(arrived), sorted(arrived)[1:], strict=False)]
    assert first == [f"n{number}.example.com." for number in range(6)]
    assert arrived[-1] - arrived[0] >= 11 / 40 * 0.95
    assert sum(gap < 1 / 40 * 0.4 for gap in gaps) <= 2


def test_findings_are_told_while_others_still_wait() -> None:
    with Server(says("@ A 192.0.2.1"), over=Transport.UDP) as quick, silent_port(Transport.TCP) as slow:
        began = time.monotonic()
        findings, told = asked(probes(slow) + probes(quick.endpoint()))
    assert told[0] - began < 0.2
    assert told[1] - began >= 0.3
    assert [finding.failure for finding in findings] == [Failure.SILENT, None]


def test_the_stop_switch_ends_everything_within_a_tenth_of_a_second() -> None:
    stop = StopSwitch()
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        stop.press()

    with (
        Server(lambda _query: [], over=Transport.UDP) as server,
        silent_port(Transport.DOT) as sealed,
        ExitStack() as stack,
    ):
        timer = threading.Timer(0.15, press)
        timer.start()
        hole = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        hole.bind(("127.0.0.1", 0))
        port = hole.getsockname()[1]
        quic = Endpoint(transport=Transport.DOQ, address="127.0.0.1", port=port, host="resolver.test")
        findings, _ = asked(
            numbered(server.endpoint(), 20) + numbered(sealed, 3) + probes(quic), stop=stop, per_second=None
        )
        ended = time.monotonic()
        timer.join()
    assert ended - pressed[0] < 0.1
    assert {finding.failure for finding in findings} == {Failure.STOPPED}


def test_a_switch_that_is_already_pressed_lets_nothing_leave() -> None:
    stop = StopSwitch()
    stop.press()
    with Server(says("@ A 192.0.2.1"), over=Transport.UDP) as server:
        findings, _ = asked(numbered(server.endpoint(), 3), stop=stop)
        assert [finding.failure for finding in findings] == [Failure.STOPPED] * 3
        time.sleep(0.05)
        assert server.asked == []


def test_what_the_whole_time_is_too_short_for_was_stopped_and_not_silent() -> None:
    with Server(lambda _query: [], over=Transport.UDP) as server:
        began = time.monotonic()
        findings, _ = asked(numbered(server.endpoint(), 4), within_s=0.15)
        assert time.monotonic() - began < 0.25
    assert [finding.failure for finding in findings] == [Failure.STOPPED] * 4


@pytest.mark.parametrize(
    "behave",
    [says(rcode=5), lambda _query: []],
    ids=["refuses", "silent"],
)
def test_who_refuses_or_never_replies_is_left_alone(behave: object) -> None:
    with Server(behave, over=Transport.UDP) as server:  # type: ignore[arg-type]  # two behaviours in one list
        findings, _ = asked(numbered(server.endpoint(), 12), per_second=8, within_s=10)
        left = [finding.failure is Failure.STOPPED for finding in findings]
        assert left == sorted(left)
        assert left.count(True) >= 5
        assert left.count(False) >= 3


def test_who_replied_before_may_lose_some() -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        number = int(query.question[0].name.labels[0][1:])
        return [] if 0 < number < 6 else [answer(query, "@ A 192.0.2.1").to_wire()]

    with Server(behave, over=Transport.UDP) as server:
        findings, _ = asked(numbered(server.endpoint(), 12), per_second=10)
    assert [bool(finding.reply) for finding in findings] == [True, *[False] * 5, *[True] * 6]


def test_a_fault_in_one_question_loses_nothing_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read = datagrams.wire.read

    def faulty(data: bytes, question: object, message_id: int) -> object:
        if getattr(question, "kind", None) is RecordKind.TXT:
            raise ZeroDivisionError
        return read(data, cast("object", question), message_id)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(datagrams.wire, "read", faulty)
    with Server(says("@ A 192.0.2.1"), over=Transport.UDP) as server:
        via = server.endpoint()
        findings = found(probes(via) + probes(via, kind=RecordKind.TXT) + probes(via))
    assert [finding.failure for finding in findings] == [None, Failure.MALFORMED, None]


def test_the_same_question_twice_gives_two_findings() -> None:
    with Server(says("@ A 192.0.2.1"), over=Transport.UDP) as server:
        findings = found(probes(server.endpoint()) * 2 + probes(empty_port(Transport.UDP)))
    assert [finding.reply for finding in findings] == [TRUE, TRUE, None]


def test_nothing_to_ask_is_no_fault() -> None:
    assert found([]) == []


def test_without_a_network_nothing_is_reachable_and_that_is_known_at_once() -> None:
    if reason := missing():
        pytest.skip(reason)
    code = """
import sys
from datetime import UTC, datetime
from setup_assistant.checks.ask import ask_all
from setup_assistant.domain.lookup import Endpoint, Probe, Question, Transport
ways = [Endpoint(transport=way, address=address, host="dns.example", path="/dns-query")
        for way in (Transport.UDP, Transport.TCP, Transport.DOT, Transport.DOH, Transport.DOQ)
        for address in ("192.0.2.1", "2001:db8::1")]
found = ask_all([Probe(question=Question(name="www.example.com"), via=way) for way in ways],
                heard=lambda finding: None, within_s=8, now=lambda: datetime.now(UTC))
print(*(finding.failure for finding in found))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}  # a network of its own needs no guard
    done = subprocess.run(
        [*own_namespaces(), sys.executable, "-c", code], env=environment, text=True, capture_output=True, check=True
    )
    assert done.stdout.split() == ["unreachable"] * 8 + [done.stdout.split()[-1]] * 2
    assert done.stdout.split()[-1] in {"unreachable", "closed", "silent"}
