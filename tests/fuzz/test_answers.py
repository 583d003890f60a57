"""No answer, however malformed, is a crash, and none becomes a reply to a question that it does not repeat."""

import os
import random
import struct
from collections import Counter
from ipaddress import ip_address

import dns.exception
import dns.message
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection

from setup_assistant.checks import wire
from setup_assistant.checks.framing import Broken, Lengths
from setup_assistant.checks.web import Web
from setup_assistant.domain.lookup import Endpoint, Failure, Question, Reply, Transport
from tests.fuzz.answers import ID, REPLIES, good, malformed

LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
ANSWERS = 200_000 if LONG else 5_000
STREAMS = 20_000 if LONG else 600


def agrees(reply: Reply, question: Question, data: bytes) -> None:
    """Hold a reply against the bytes it was read from, without the reader that made it."""
    its_id, flags, questions = struct.unpack_from("!3H", data)
    assert its_id == ID
    assert flags & 0xF800 == 0x8000
    if questions == 0:
        assert reply in (
            Reply(rcode="FORMERR", available=reply.available),
            Reply(rcode="NOTIMP", available=reply.available),
        )
        return
    name = b"".join(bytes((len(label),)) + label.encode() for label in question.name.split(".")) + b"\0"
    asked = {"A": 1, "AAAA": 28, "HTTPS": 65, "SVCB": 64, "TXT": 16}[question.kind]
    assert data[12 : 12 + len(name)].lower() == name
    assert struct.unpack_from("!2H", data, 12 + len(name)) == (asked, 3 if question.chaos else 1)
    for address in (*reply.addresses, *reply.hints):
        assert ip_address(address).packed in data
    _agrees_with_dnspython(reply, data)


def _agrees_with_dnspython(reply: Reply, data: bytes) -> None:
    try:
        message = dns.message.from_wire(data)
        found = message.resolve_chaining().answer  # type: ignore[attr-defined]  # replies are QueryMessages
    except (dns.exception.DNSException, AttributeError):
        return  # stricter about parts that do not matter here
    theirs = {str(ip_address(record.address)) for record in found or () if hasattr(record, "address")}
    assert theirs <= set(reply.addresses)


def test_malformed_answers_are_failures_or_true_replies() -> None:
    counted: Counter[str] = Counter()
    for question, data in malformed(ANSWERS, seed=4):
        heard = wire.read(data, question, ID)
        if isinstance(heard, Reply):
            agrees(heard, question, data)
        counted["reply" if isinstance(heard, Reply) else str(heard)] += 1
    assert sum(counted.values()) == ANSWERS
    # The bends reach every outcome; without this the test could pass by refusing everything.
    assert set(counted) >= {"reply", Failure.MALFORMED, Failure.MISMATCHED}
    assert min(counted["reply"], counted[Failure.MALFORMED], counted[Failure.MISMATCHED]) > ANSWERS / 20


@pytest.mark.parametrize("reply", REPLIES, ids=str)
def test_the_good_ones_are_read(reply: tuple[Question, int, tuple[str, ...], tuple[str, ...], tuple[int, ...]]) -> None:
    heard = wire.read(good(*reply), reply[0], ID)
    assert isinstance(heard, Reply)
    agrees(heard, reply[0], good(*reply))
    assert heard.ede == reply[4]


def _web_answer(body: bytes) -> bytes:
    server = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    server.initiate_connection()
    client = H2Connection(H2Configuration(client_side=True))
    client.initiate_connection()
    client.send_headers(1, [(":method", "POST"), (":scheme", "https"), (":authority", "a"), (":path", "/")])
    server.receive_data(client.data_to_send())
    server.send_headers(1, [(":status", "200"), ("content-type", "application/dns-message"), ("date", "x")])
    server.send_data(1, body, end_stream=True)
    return server.data_to_send()


def test_streams_of_noise_end_in_silence_or_in_one_refusal() -> None:
    dice = random.Random(5)  # noqa: S311 - luck that can be repeated
    plain = _web_answer(good(*REPLIES[0]))
    via = Endpoint(transport=Transport.DOH, address="192.0.2.1", port=443, host="a.example", path="/dns-query")
    broken = 0
    for _ in range(STREAMS):
        data = bytearray(plain)
        for _ in range(dice.randrange(1, 5)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        web, lengths = Web(via), Lengths()
        web.begin()
        web.put(wire.query(REPLIES[0][0], 0))
        try:
            pieces = [bytes(data[:50]), bytes(data[50:]), dice.randbytes(40)]
            heard = [each for piece in pieces for each in web.feed(piece)]
            assert len(heard) <= 1
        except Broken:
            broken += 1
        for key, message in lengths.feed(bytes(data)):
            assert isinstance(message, bytes)
            assert key == int.from_bytes(message[:2], "big")
    assert 0 < broken < STREAMS
