"""From bytes to a reply: what is read, and what is refused."""

import struct

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.rrset
import pytest

from setup_assistant.checks import wire
from setup_assistant.domain.lookup import Failure, Question, RecordKind, Reply

ID = 0x1234
NAME = "www.example.com"
QUESTION = Question(name=NAME)


def message(question: Question, *records: str, authority: tuple[str, ...] = (), rcode: int = 0) -> dns.message.Message:
    reply = dns.message.make_response(
        dns.message.from_wire(wire.query(question, ID)), recursion_available=True, our_payload=1232
    )
    reply.set_rcode(rcode)
    for part, lines in ((reply.answer, records), (reply.authority, authority)):
        for line in lines:
            owner, kind, data = line.split(" ", 2)
            group = "CH" if question.chaos else "IN"
            part.append(dns.rrset.from_text(owner, 300, group, kind, data))
    return reply


def read(question: Question, *records: str, authority: tuple[str, ...] = (), rcode: int = 0) -> Reply | Failure | None:
    return wire.read(message(question, *records, authority=authority, rcode=rcode).to_wire(), question, ID)


def said(question: Question, *records: str, authority: tuple[str, ...] = (), rcode: int = 0) -> Reply:
    reply = read(question, *records, authority=authority, rcode=rcode)
    assert isinstance(reply, Reply)
    return reply


@pytest.mark.parametrize("kind", RecordKind)
def test_a_question_says_what_is_wanted_and_asks_for_reasons(kind: RecordKind) -> None:
    query = dns.message.from_wire(wire.query(Question(name=NAME, kind=kind), ID))
    assert query.id == ID
    assert query.question[0].to_text() == f"{NAME}. IN {kind}"
    assert query.flags == dns.flags.RD
    assert (query.edns, query.payload, query.ednsflags, query.options) == (0, 1232, 0, ())


def test_a_question_without_extension_and_one_about_the_resolver_itself() -> None:
    assert dns.message.from_wire(wire.query(QUESTION, ID, edns=False)).edns == -1
    own = dns.message.from_wire(wire.query(Question(name="id.server", kind=RecordKind.TXT, chaos=True), ID))
    assert own.question[0].to_text() == "id.server. CH TXT"


def test_addresses_follow_the_aliases_and_are_sorted() -> None:
    reply = said(
        QUESTION,
        "www.example.com. CNAME Alias.Example.",
        "alias.example. CNAME end.example.",
        "end.example. A 198.51.100.2",
        "end.example. A 192.0.2.1",
    )
    assert reply.addresses == ("192.0.2.1", "198.51.100.2")
    assert reply.aliases == ("alias.example", "end.example")


def test_records_about_other_names_say_nothing() -> None:
    reply = said(QUESTION, "other.example.com. A 203.0.113.9", "x.example. CNAME www.example.com.")
    assert (reply.addresses, reply.aliases) == ((), ())


def test_records_of_another_kind_say_nothing() -> None:
    assert said(Question(name=NAME, kind=RecordKind.AAAA), f"{NAME}. A 203.0.113.9").addresses == ()


@pytest.mark.parametrize("mapped", ["::ffff:146.112.61.106", "::", "2001:db8::1"])
def test_ipv6_addresses_stay_what_they_are(mapped: str) -> None:
    from ipaddress import ip_address  # noqa: PLC0415 - only here

    (address,) = said(Question(name=NAME, kind=RecordKind.AAAA), f"{NAME}. AAAA {mapped}").addresses
    assert ip_address(address) == ip_address(mapped)
    assert ":" in address


def test_upper_case_in_the_repeated_question_is_the_same_name() -> None:
    data = message(QUESTION, f"{NAME}. A 192.0.2.1").to_wire()
    data = data[:12] + data[12:].replace(b"www\x07example", b"WwW\x07exAMple", 1)
    assert wire.read(data, QUESTION, ID) == said(QUESTION, f"{NAME}. A 192.0.2.1")


def test_services_give_hints_targets_and_the_hidden_name_key() -> None:
    question = Question(name=NAME, kind=RecordKind.HTTPS)
    reply = said(
        question,
        f'{NAME}. HTTPS 1 . alpn="h2" ipv4hint=198.51.100.9,192.0.2.1 ech="AAT+DQAA" ipv6hint=2001:db8::1',
        f"{NAME}. HTTPS 2 Back.Example.",
    )
    assert reply.hints == ("192.0.2.1", "198.51.100.9", "2001:db8::1")
    assert reply.targets == (NAME, "back.example")
    assert reply.ech
    assert not said(question, f"{NAME}. HTTPS 1 . alpn=h2").ech


def test_texts_are_plain_characters() -> None:
    question = Question(name=NAME, kind=RecordKind.TXT)
    assert said(question, f'{NAME}. TXT "a\\\\b" "\\227\\130"').texts == ("a\\092b\\227\\130",)


def test_a_resolver_tells_about_itself_in_its_own_class() -> None:
    question = Question(name="id.server", kind=RecordKind.TXT, chaos=True)
    assert said(question, 'id.server. TXT "res1.example"').texts == ("res1.example",)


def test_reasons_flags_and_authority_are_kept() -> None:
    reply = message(QUESTION, authority=("Example.com. SOA ns.Example.NET. root. 1 2 3 4 5",), rcode=3)
    reply.use_edns(0, options=[dns.edns.EDEOption(17, "Filtered"), dns.edns.EDEOption(4)])
    reply.flags |= dns.flags.AD
    assert wire.read(reply.to_wire(), QUESTION, ID) == Reply(
        rcode="NXDOMAIN",
        ede=(17, 4),
        soa="example.com ns.example.net",
        authority_empty=False,
        available=True,
        authentic=True,
    )


def test_a_long_code_is_put_together() -> None:
    assert said(QUESTION, rcode=16).rcode == "BADVERS"
    assert said(QUESTION, rcode=5).rcode == "REFUSED"


def test_an_old_server_that_sends_only_the_header_back_is_heard() -> None:
    assert wire.read(struct.pack("!6H", ID, 0x8081, 0, 0, 0, 0), QUESTION, ID) == Reply(rcode="FORMERR")
    # Any other code without its question could be a reply to anything.
    assert wire.read(struct.pack("!6H", ID, 0x8083, 0, 0, 0, 0), QUESTION, ID) is Failure.MISMATCHED


def test_a_reply_that_was_cut_short_is_none() -> None:
    reply = message(QUESTION)
    reply.flags |= dns.flags.TC
    assert wire.read(reply.to_wire(), QUESTION, ID) is None


@pytest.mark.parametrize(
    "other",
    [
        Question(name="www.example.org"),
        Question(name=NAME, kind=RecordKind.AAAA),
        Question(name=NAME, chaos=True),
        Question(name="example.com"),
    ],
)
def test_a_reply_to_another_question_is_mismatched(other: Question) -> None:
    assert wire.read(message(other).to_wire(), QUESTION, ID) is Failure.MISMATCHED


def changed(offset: int, value: int, *, data: bytes | None = None) -> bytes:
    plain = bytearray(data or message(QUESTION, f"{NAME}. A 192.0.2.1").to_wire())
    struct.pack_into("!H", plain, offset, value)
    return bytes(plain)


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", Failure.MALFORMED),
        (b"\x12\x34\x81", Failure.MALFORMED),
        (changed(0, ID ^ 1), Failure.MISMATCHED),
        (changed(2, 0x0100), Failure.MISMATCHED),
        (changed(2, 0x2180 | 0x8000), Failure.MISMATCHED),
        (changed(4, 0), Failure.MISMATCHED),
        (changed(4, 2), Failure.MISMATCHED),
        (changed(6, 2), Failure.MALFORMED),
        (changed(6, 0xFFFF), Failure.MALFORMED),
        (changed(10, 0xFFFF), Failure.MALFORMED),
        (message(QUESTION, f"{NAME}. A 192.0.2.1").to_wire()[:-3], Failure.MALFORMED),
        (message(QUESTION, f"{NAME}. A 192.0.2.1").to_wire() + b"\0", Failure.MALFORMED),
        (message(QUESTION, f"{NAME}. CNAME b.example.", f"b.example. CNAME {NAME}.").to_wire(), Failure.MALFORMED),
        (message(QUESTION, f"{NAME}. CNAME {NAME}.").to_wire(), Failure.MALFORMED),
        (bytes(70_000), Failure.MISMATCHED),
    ],
)
def test_what_is_no_reply_is_refused(data: bytes, failure: Failure) -> None:
    assert wire.read(data, QUESTION, ID) is failure


def test_pointers_that_lead_in_a_circle_end() -> None:
    head = message(QUESTION).to_wire()
    end = 12 + len(dns.name.from_text(NAME).to_wire() or b"") + 4
    looped = changed(6, 1, data=changed(10, 0, data=head[:end])) + struct.pack("!H", 0xC000 | end) + bytes(10)
    assert wire.read(looped, QUESTION, ID) is Failure.MALFORMED


def test_the_age_of_a_record_does_not_matter() -> None:
    data = bytearray(message(QUESTION, f"{NAME}. A 192.0.2.1").to_wire())
    place = data.rindex(struct.pack("!I", 300))
    data[place : place + 4] = b"\xff" * 4
    assert wire.read(bytes(data), QUESTION, ID) == said(QUESTION, f"{NAME}. A 192.0.2.1")
