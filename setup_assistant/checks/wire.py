"""Questions as bytes, and bytes as replies: what cannot be a reply to exactly this question never becomes one."""

import struct
from functools import lru_cache

import dns.exception
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.wire

from setup_assistant.checks.answer import Records, reply_of
from setup_assistant.domain.lookup import Failure, Question, Reply

PAYLOAD = 1232
"""Bytes that a reply over UDP may have before it has to be cut short (DNS flag day 2020)."""
LIMIT = 65_535
"""Bytes of the longest message there can be."""
RECORDS = 400
"""More records than this in a reply to one question are absurd, and would only keep the computer busy."""

_HEADER = struct.Struct("!6H")
_RESPONSE, _CUT_SHORT, _AVAILABLE = 0x8000, 0x0200, 0x0080
_WITHOUT_QUESTION = (dns.rcode.FORMERR, dns.rcode.NOTIMP)
"""Old servers that do not understand a question send only the header back."""


def query(question: Question, message_id: int, *, edns: bool = True) -> bytes:
    """Return the bytes of a question; with `edns` the resolver may say why it blocks (RFC 8914)."""
    return message_id.to_bytes(2, "big") + _after_id(question, edns)


@lru_cache(maxsize=1024)
def _after_id(question: Question, edns: bool) -> bytes:  # noqa: FBT001 - the key of a cache
    message = dns.message.make_query(
        dns.name.from_text(question.name),
        question.kind.value,
        "CH" if question.chaos else "IN",
        use_edns=0 if edns else False,
        payload=PAYLOAD,
        id=0,
    )
    return message.to_wire()[2:]


@lru_cache(maxsize=1024)
def _section(question: Question) -> tuple[bytes, bytes]:
    """Return the name, and the kind and class of a question, as a reply has to repeat them."""
    name = dns.name.from_text(question.name).to_wire()
    assert name is not None  # only a name that is written into a file gives none
    asked = dns.rdataclass.CH if question.chaos else dns.rdataclass.IN
    return name.lower(), struct.pack("!HH", dns.rdatatype.from_text(question.kind.value), asked)


def read(data: bytes, question: Question, message_id: int) -> Reply | Failure | None:
    """Return the reply to a question, or why these bytes are none; None when it was cut short (flag TC)."""
    try:
        return _read(data, question, message_id)
    except (dns.exception.DNSException, ValueError, struct.error):
        return Failure.MALFORMED


def _read(data: bytes, question: Question, message_id: int) -> Reply | Failure | None:
    its_id, flags, questions, *counts = _HEADER.unpack_from(data)
    if its_id != message_id or not _is_reply(flags):
        return Failure.MISMATCHED
    if questions == 0 and flags & 0xF in _WITHOUT_QUESTION:
        return Reply(rcode=dns.rcode.to_text(dns.rcode.Rcode(flags & 0xF)), available=bool(flags & _AVAILABLE))
    name, kind_and_class = _section(question)
    after = _HEADER.size + len(name)
    repeated = data[_HEADER.size : after].lower() == name and data[after : after + 4] == kind_and_class
    if questions != 1 or not repeated:
        return Failure.MISMATCHED
    if flags & _CUT_SHORT:
        return None
    if sum(counts) > RECORDS or len(data) > LIMIT:
        return Failure.MALFORMED
    records = Records.read(dns.wire.Parser(data, after + 4), *counts)
    return reply_of(question, records, flags=flags)


def _is_reply(flags: int) -> bool:
    return bool(flags & _RESPONSE) and dns.opcode.from_flags(flags) == dns.opcode.QUERY
