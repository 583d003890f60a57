"""Malformed answers without end: real replies that were cut, bent, spliced and lengthened, and plain noise."""

import random
import struct
from collections.abc import Callable, Iterator

import dns.edns
import dns.message
import dns.rrset

from setup_assistant.checks import wire
from setup_assistant.domain.lookup import Question, RecordKind

ID = 0x5EED
NAME = "www.example.com"

REPLIES: tuple[tuple[Question, int, tuple[str, ...], tuple[str, ...], tuple[int, ...]], ...] = (
    (Question(name=NAME), 0, ("@ A 0.0.0.0",), (), ()),
    (Question(name=NAME, kind=RecordKind.AAAA), 0, ("@ AAAA ::",), (), (17,)),
    (Question(name=NAME, kind=RecordKind.AAAA), 0, ("@ AAAA ::ffff:146.112.61.106",), (), ()),
    (Question(name=NAME), 3, (), ("example.com. SOA ns.example.net. root. 1 2 3 4 5",), (15, 17)),
    (Question(name=NAME), 0, ("@ CNAME safe.example.", "safe.example. A 216.239.38.120"), (), ()),
    (Question(name=NAME), 0, ("@ CNAME b.example.", "b.example. CNAME c.example.", "c.example. A 192.0.2.1"), (), ()),
    (Question(name=NAME, kind=RecordKind.HTTPS), 0, ("@ HTTPS 1 . alpn=h2 ipv4hint=192.0.2.1 ech=AAT+DQAA",), (), ()),
    (Question(name="_dns.resolver.arpa", kind=RecordKind.SVCB), 0, ("@ SVCB 1 dns.example. alpn=h2",), (), ()),
    (Question(name="id.server", kind=RecordKind.TXT, chaos=True), 0, ('@ TXT "res1.example"',), (), ()),
    (Question(name=NAME), 5, (), (), (18,)),
    (Question(name=NAME), 0, tuple(f"@ A 192.0.2.{last}" for last in range(30)), (), ()),
)
"""A question, the code, the answer, the authority and the reasons of a good reply."""


def good(
    question: Question, rcode: int, answer: tuple[str, ...], authority: tuple[str, ...], reasons: tuple[int, ...]
) -> bytes:
    """Return the bytes of a good reply."""
    reply = dns.message.make_response(dns.message.from_wire(wire.query(question, ID)))
    reply.set_rcode(rcode)
    for part, lines in ((reply.answer, answer), (reply.authority, authority)):
        for line in lines:
            owner, kind, data = line.split(" ", 2)
            group = "CH" if question.chaos else "IN"
            part.append(dns.rrset.from_text(owner.replace("@", f"{question.name}."), 60, group, kind, data))
    reply.use_edns(0, options=[dns.edns.EDEOption(code, "why") for code in reasons])
    return reply.to_wire()


def _bit(dice: random.Random, data: bytearray, _other: bytes) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _byte(dice: random.Random, data: bytearray, _other: bytes) -> None:
    data[dice.randrange(len(data))] = dice.choice((0, 1, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xFF, dice.randrange(256)))


def _cut(dice: random.Random, data: bytearray, _other: bytes) -> None:
    del data[dice.randrange(1, len(data) + 1) :]


def _drop(dice: random.Random, data: bytearray, _other: bytes) -> None:
    start = dice.randrange(len(data))
    del data[start : start + dice.randrange(1, 12)]


def _repeat(dice: random.Random, data: bytearray, _other: bytes) -> None:
    start = dice.randrange(len(data))
    data[start:start] = data[start : start + dice.randrange(1, 40)] * dice.randrange(1, 4)


def _pointer(dice: random.Random, data: bytearray, _other: bytes) -> None:
    if len(data) > 14:
        struct.pack_into("!H", data, dice.randrange(12, len(data) - 1), 0xC000 | dice.randrange(len(data) + 4))


def _count(dice: random.Random, data: bytearray, _other: bytes) -> None:
    if len(data) >= 12:
        struct.pack_into("!H", data, dice.choice((4, 6, 8, 10)), dice.choice((0, 1, 2, 3, 255, 65_535)))


def _splice(dice: random.Random, data: bytearray, other: bytes) -> None:
    at = dice.randrange(len(data))
    data[at:] = other[dice.randrange(len(other)) :]


def _append(dice: random.Random, data: bytearray, _other: bytes) -> None:
    data += dice.randbytes(dice.randrange(1, 64))


BENDS: tuple[Callable[[random.Random, bytearray, bytes], None], ...] = (
    _bit, _byte, _cut, _drop, _repeat, _pointer, _count, _splice, _append,
)  # fmt: skip


def pathological() -> Iterator[tuple[Question, bytes]]:
    """Yield messages made by hand to keep a reader busy or lead it in circles."""
    question = Question(name=NAME)
    plain = good(question, 0, (), (), ())
    end = 12 + len(NAME) + 2 + 4
    head = plain[:2] + b"\x81\x80" + struct.pack("!H", 1)

    def with_records(count: int, body: bytes) -> bytes:
        return head + struct.pack("!3H", count, 0, 0) + plain[12:end] + body

    address = struct.pack("!HHIH", 1, 1, 0xFFFFFFFF, 4) + b"\x01\x02\x03\x04"
    circle = b"".join(
        bytes((1, letter, 0)) + struct.pack("!HHIH", 5, 1, 1, 3) + bytes((1, following, 0))
        for letter, following in zip(b"abcd", b"bcda", strict=True)
    )
    to_circle = b"\xc0\x0c" + struct.pack("!HHIH", 5, 1, 1, 3) + b"\x01a\x00"
    yield question, with_records(5, to_circle + circle)
    yield question, with_records(1, struct.pack("!H", 0xC000 | end) + address)
    yield question, with_records(4000, (b"\xc0\x0c" + address) * 4000)
    yield question, with_records(65_535, (b"\xc0\x0c" + address) * 4000)
    yield question, with_records(400, (b"\xc0\x0c" + address) * 400)
    yield question, with_records(399, b"".join(struct.pack("!H", 0xC00C) + address for _ in range(399)))
    long_name = b"".join(b"\x3f" + bytes([65 + part]) * 63 for part in range(4)) + b"\x00"
    yield question, with_records(1, long_name + address)
    yield question, with_records(1, b"\x01a" * 130 + b"\x00" + address)
    yield question, with_records(1, b"\x40a" + address)
    yield question, with_records(1, b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 1, 65_535) + bytes(4))
    yield question, with_records(1, b"\xc0\x0c" + struct.pack("!HHIH", 65, 1, 1, 3) + b"\x00\x01\xc0")
    # A ladder of pointers: every name is one step longer than the one before.
    ladder = b"".join(
        b"\x01a" + struct.pack("!H", 0xC000 | place) + address for place in range(end, end + 300 * 18, 18)
    )
    yield question, with_records(300, b"\xc0\x0c" + address + ladder)


def malformed(count: int, seed: int) -> Iterator[tuple[Question, bytes]]:
    """Yield questions and what came instead of a good reply; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - luck that can be repeated
    goods = [(reply[0], good(*reply)) for reply in REPLIES]
    by_hand = list(pathological())
    yield from by_hand
    for number in range(count - len(by_hand)):
        question, plain = goods[number % len(goods)]
        if number % 10 == 9:  # noise, half of it behind a good header
            yield question, (plain[:12] if dice.random() < 0.5 else b"") + dice.randbytes(dice.randrange(600))
            continue
        data = bytearray(plain)
        for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
            if data:
                dice.choice(BENDS)(dice, data, dice.choice(goods)[1])
        if dice.random() < 0.6:
            end = 12 + len(question.name) + 2 + 4
            data[:6] = plain[:6]
            data[12:end] = plain[12:end]
        yield question, bytes(data)
