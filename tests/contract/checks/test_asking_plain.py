"""UDP and TCP on loopback, against a resolver that misbehaves."""

import time
from collections.abc import Callable

import dns.flags
import dns.message
import pytest

from setup_assistant.domain.lookup import Endpoint, Failure, RecordKind, Reply, Transport
from tests.contract.checks.asking import NAME, found, heard, probes
from tests.contract.checks.server import HANG_UP, Server, Step, answer, empty_port, says, silent_port

Forged = Callable[[dns.message.Message], bytes]
TRUE = Reply(rcode="NOERROR", addresses=("192.0.2.1",))


def _wrong_id(query: dns.message.Message) -> bytes:
    reply = answer(query, "@ A 203.0.113.9")
    reply.id = query.id ^ 1
    return reply.to_wire()


def _wrong_question(query: dns.message.Message) -> bytes:
    other = dns.message.make_query("other.example.com", "A")
    other.id = query.id
    return answer(other, "@ A 203.0.113.9").to_wire()


def _echo(query: dns.message.Message) -> bytes:
    return query.to_wire()


def _loop(query: dns.message.Message) -> bytes:
    return answer(query, f"{NAME}. CNAME b.example.", f"b.example. CNAME {NAME}.").to_wire()


def _junk(query: dns.message.Message) -> bytes:
    return query.id.to_bytes(2, "big") + b"\x81\x80" + b"\xff" * 40


@pytest.mark.parametrize("over", [Transport.UDP, Transport.TCP])
def test_a_reply_is_heard(over: Transport) -> None:
    with Server(says("@ A 192.0.2.1"), over=over) as server:
        assert heard(server.endpoint()) == TRUE


@pytest.mark.parametrize(
    ("forged", "failure"),
    [
        (_wrong_id, Failure.MISMATCHED),
        (_wrong_question, Failure.MISMATCHED),
        (_echo, Failure.MISMATCHED),
        (_loop, Failure.MALFORMED),
        (_junk, Failure.MISMATCHED),
        (lambda _query: b"\x00", Failure.MALFORMED),
    ],
)
@pytest.mark.parametrize("over", [Transport.UDP, Transport.TCP])
def test_what_is_no_reply_to_this_question_is_never_one(forged: Forged, failure: Failure, over: Transport) -> None:
    with Server(lambda query: [forged(query)], over=over) as server:
        said = heard(server.endpoint())
    # One byte over TCP has no id, so it cannot be told whose it was.
    assert said is failure or (over is Transport.TCP and said is Failure.MISMATCHED)


@pytest.mark.parametrize("forged", [_wrong_id, _wrong_question, _echo, _loop])
def test_a_true_reply_after_a_forged_one_is_heard(forged: Forged) -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        return [forged(query), 0.02, answer(query, "@ A 192.0.2.1").to_wire()]

    with Server(behave, over=Transport.UDP) as server:
        assert heard(server.endpoint()) == TRUE
        assert len(server.asked) == 1


def test_a_port_where_nobody_listens_is_refused_at_once() -> None:
    began = time.monotonic()
    assert heard(empty_port(Transport.UDP), each_s=5) is Failure.REFUSED
    assert heard(empty_port(Transport.TCP), each_s=5) is Failure.REFUSED
    assert time.monotonic() - began < 1


def test_silence_is_silence_and_is_asked_about_twice_with_the_same_bytes() -> None:
    with Server(lambda _query: [], over=Transport.UDP) as server:
        assert heard(server.endpoint()) is Failure.SILENT
        assert len(server.asked) == 2
        assert server.asked[0] == server.asked[1]


def test_a_lost_packet_costs_one_more() -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        return [answer(query, "@ A 192.0.2.1").to_wire()] if len(server.asked) > 1 else []

    with Server(behave, over=Transport.UDP) as server:
        assert heard(server.endpoint()) == TRUE


def test_a_connection_that_says_nothing_is_silent() -> None:
    with silent_port(Transport.TCP) as via:
        assert heard(via) is Failure.SILENT
    with silent_port(Transport.DOT) as via:
        assert heard(via, each_s=0.1) is Failure.SILENT


def test_an_address_without_a_way_is_unreachable() -> None:
    via = Endpoint(transport=Transport.UDP, address="fe80::1%no-such-link")
    assert heard(via) is Failure.UNREACHABLE


def test_what_was_cut_short_is_asked_over_a_connection() -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        over_udp = len(server.asked) == 1
        return [answer(query, *([] if over_udp else ["@ A 192.0.2.1"]), flags=dns.flags.TC * over_udp).to_wire()]

    with Server(behave, over=Transport.UDP) as server:
        assert heard(server.endpoint()) == TRUE
        assert server.connections == 1


def test_what_is_cut_short_everywhere_is_no_reply() -> None:
    with Server(lambda query: [answer(query, flags=dns.flags.TC).to_wire()], over=Transport.UDP) as server:
        assert heard(server.endpoint()) is Failure.MALFORMED


def test_many_questions_share_one_connection_and_replies_come_in_any_order() -> None:
    names = [f"n{number}.example.com" for number in range(12)]

    def behave(query: dns.message.Message) -> list[Step]:
        number = int(query.question[0].name.labels[0][1:])
        return [0.005 * (12 - number), answer(query, f"@ A 192.0.2.{number}").to_wire()]

    with Server(behave, over=Transport.TCP) as server:
        findings = found(probes(server.endpoint(), *names))
        assert [finding.reply and finding.reply.addresses for finding in findings] == [
            (f"192.0.2.{number}",) for number in range(12)
        ]
        assert server.connections == 1


def test_a_connection_that_ends_is_opened_again_for_what_is_open() -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        return [answer(query, "@ A 192.0.2.1").to_wire(), HANG_UP]

    with Server(behave, over=Transport.TCP) as server:
        findings = found(probes(server.endpoint(), "a.example.com", "b.example.com", "c.example.com"))
        assert [finding.reply for finding in findings] == [TRUE] * 3


def test_one_who_always_hangs_up_is_called_twice() -> None:
    with Server(lambda _query: [HANG_UP], over=Transport.TCP) as server:
        findings = found(probes(server.endpoint(), "a.example.com", "b.example.com"))
        assert {finding.failure for finding in findings} == {Failure.CLOSED}
        assert server.connections == 2


def test_each_question_leaves_from_a_port_of_its_own_under_an_id_of_its_own() -> None:
    with Server(says("@ A 192.0.2.1"), over=Transport.UDP) as server:
        found(probes(server.endpoint(), *(f"n{number}.example.com" for number in range(40))))
        assert len(set(server.from_ports)) > 35
        assert len({message[:2] for message in server.asked}) > 35


def test_a_server_that_knows_no_extension_is_asked_without() -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        if query.edns < 0:
            return [answer(query, "@ A 192.0.2.1").to_wire()]
        return [query.id.to_bytes(2, "big") + b"\x81\x81" + bytes(8)]

    with Server(behave, over=Transport.UDP) as server:
        assert heard(server.endpoint()) == TRUE
        assert len(server.asked) == 2


def test_exactly_the_listed_questions_leave() -> None:
    with Server(says(rcode=3), over=Transport.UDP) as server:
        names = ["no-such-name.example.com", "www.example.com"]
        found(probes(server.endpoint(), *names, kind=RecordKind.AAAA))
        asked = [dns.message.from_wire(message).question[0] for message in server.asked]
        assert sorted(question.to_text() for question in asked) == [f"{name}. IN AAAA" for name in names]
