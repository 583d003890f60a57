"""DoT and DoH on loopback: the certificate is always checked, and one connection carries everything."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime

import dns.message
import pytest

from setup_assistant.checks import line
from setup_assistant.domain.lookup import Failure, Reply, Transport
from tests.contract.checks.asking import found, heard, probes
from tests.contract.checks.conftest import HOST
from tests.contract.checks.server import HANG_UP, Behaviour, Server, Step, answer, empty_port, says
from tests.lab.pki import Flaw

Tls = Callable[..., ssl.SSLContext]
TRUE = Reply(rcode="NOERROR", addresses=("192.0.2.1",))
SEALED = pytest.mark.parametrize("over", [Transport.DOT, Transport.DOH])


def serving(tls: Tls, over: Transport, behave: Behaviour | None = None, *, flaw: Flaw = Flaw.NONE) -> Server:
    speaks = ("h2",) if over is Transport.DOH else ()
    return Server(behave or says("@ A 192.0.2.1"), over=over, tls=tls(flaw, speaks=speaks), host=HOST)


@SEALED
def test_a_reply_is_heard(tls: Tls, over: Transport) -> None:
    with serving(tls, over) as server:
        assert heard(server.endpoint()) == TRUE


@SEALED
@pytest.mark.parametrize("flaw", [Flaw.EXPIRED, Flaw.UNKNOWN_CA, Flaw.WRONG_NAME])
def test_a_wrong_certificate_is_never_asked(tls: Tls, over: Transport, flaw: Flaw) -> None:
    with serving(tls, over, flaw=flaw) as server:
        findings = found(probes(server.endpoint(), "a.example.com", "b.example.com"))
        assert [finding.failure for finding in findings] == [Failure.CERTIFICATE] * 2
        assert server.asked == []
        assert server.connections <= 1


@SEALED
def test_nobody_there_is_refused(over: Transport) -> None:
    assert heard(empty_port(over)) is Failure.REFUSED


@SEALED
def test_who_does_not_speak_tls_is_not_read(over: Transport) -> None:
    with Server(says("@ A 192.0.2.1"), over=Transport.TCP) as server:
        via = server.endpoint()
        plain = type(via)(transport=over, address=via.address, port=via.port, host=HOST, path="/dns-query")
        assert heard(plain) in {Failure.CLOSED, Failure.MALFORMED, Failure.SILENT}
        assert server.asked == []


@SEALED
def test_many_questions_share_one_connection(tls: Tls, over: Transport) -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        number = int(query.question[0].name.labels[0][1:])
        return [0.002 * (30 - number), answer(query, f"@ A 192.0.2.{number}").to_wire()]

    with serving(tls, over, behave) as server:
        findings = found(probes(server.endpoint(), *(f"n{number}.example.com" for number in range(30))))
        assert [finding.reply and finding.reply.addresses for finding in findings] == [
            (f"192.0.2.{number}",) for number in range(30)
        ]
        assert server.connections == 1


def test_one_context_is_made_for_all(tls: Tls, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ssl.SSLContext] = []
    original = ssl.create_default_context

    def counted() -> ssl.SSLContext:
        made.append(original())
        return made[-1]

    monkeypatch.setattr(line.ssl, "create_default_context", counted)
    monkeypatch.setattr(line.Trust.__init__, "__defaults__", (counted,))
    with serving(tls, Transport.DOT) as one, serving(tls, Transport.DOH) as two:
        findings = found(probes(one.endpoint()) + probes(two.endpoint()))
    assert [finding.reply for finding in findings] == [TRUE, TRUE]
    assert len(made) == 1


@SEALED
def test_one_who_always_hangs_up_is_called_twice(tls: Tls, over: Transport) -> None:
    with serving(tls, over, lambda _query: [HANG_UP]) as server:
        assert heard(server.endpoint()) is Failure.CLOSED
        assert server.connections == 2


@SEALED
def test_what_never_comes_is_silence(tls: Tls, over: Transport) -> None:
    with serving(tls, over, lambda _query: []) as server:
        assert heard(server.endpoint()) is Failure.SILENT


@SEALED
def test_a_reply_to_another_question_is_mismatched(tls: Tls, over: Transport) -> None:
    def behave(query: dns.message.Message) -> list[Step]:
        other = dns.message.make_query("other.example.com", "A")
        other.id = query.id
        return [answer(other, "@ A 203.0.113.9").to_wire()]

    with serving(tls, over, behave) as server:
        assert heard(server.endpoint()) is Failure.MISMATCHED


@pytest.mark.parametrize(
    ("status", "media"),
    [("404", "application/dns-message"), ("302", "text/html"), ("200", "text/html"), ("200", "application/json")],
)
def test_a_web_page_is_no_reply(tls: Tls, status: str, media: str) -> None:
    with serving(tls, Transport.DOH) as server:
        server.status, server.media = status, media
        assert heard(server.endpoint()) is Failure.STATUS


def test_an_endless_body_is_no_reply(tls: Tls) -> None:
    with serving(tls, Transport.DOH, lambda _query: [bytes(16_000)]) as server:
        server.copies = 5
        assert heard(server.endpoint()) is Failure.MALFORMED


def test_a_web_server_without_http2_is_not_asked(tls: Tls) -> None:
    with Server(says(), over=Transport.DOH, tls=tls(speaks=("http/1.1",)), host=HOST) as server:
        assert heard(server.endpoint()) in {Failure.UNSUPPORTED, Failure.CLOSED}
        assert server.asked == []


def test_the_request_is_plain_and_carries_nothing_about_us(tls: Tls) -> None:
    with serving(tls, Transport.DOH) as server:
        via = server.endpoint()
        heard(via)
        (request,) = server.requests.values()
    assert request == {
        ":method": "POST",
        ":scheme": "https",
        ":authority": f"{HOST}:{via.port}",
        ":path": "/dns-query",
        "accept": "application/dns-message",
        "content-type": "application/dns-message",
        "content-length": str(len(server.asked[0])),
    }
    assert server.asked[0][:2] == b"\0\0"


def test_the_clock_of_the_web_server_is_kept(tls: Tls) -> None:
    with serving(tls, Transport.DOH) as server:
        server.date = "Wed, 25 Nov 2026 08:00:00 GMT"
        (finding,) = found(probes(server.endpoint()))
    assert finding.dated == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def test_a_server_may_allow_few_questions_at_once(tls: Tls) -> None:
    with serving(tls, Transport.DOH) as server:
        server.streams = 2
        findings = found(probes(server.endpoint(), *(f"n{number}.example.com" for number in range(9))))
        assert [finding.reply for finding in findings] == [TRUE] * 9


def test_a_web_server_that_says_goodbye_after_each_reply_is_asked_anew(tls: Tls) -> None:
    with serving(tls, Transport.DOH) as server:
        server.says_goodbye = True
        findings = found(probes(server.endpoint(), "a.example.com", "b.example.com", "c.example.com"))
        assert [finding.reply for finding in findings] == [TRUE] * 3
        assert server.connections > 1
