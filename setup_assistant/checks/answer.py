"""The records of a message, and what they say about the name that was asked for."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

import dns.exception
import dns.name
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.wire
from dns.rdatatype import RdataType
from dns.rdtypes.ANY.SOA import SOA
from dns.rdtypes.ANY.TXT import TXT
from dns.rdtypes.IN.HTTPS import HTTPS
from dns.rdtypes.IN.SVCB import SVCB
from dns.rdtypes.svcbbase import ECHParam, IPv4HintParam, IPv6HintParam, ParamKey

from setup_assistant.domain.lookup import Question, Reply

_AVAILABLE, _AUTHENTIC = 0x0080, 0x0020
_REASON = 15
"""The EDNS option of RFC 8914: why the resolver answers as it does."""
_SERVICES = (RdataType.HTTPS, RdataType.SVCB)
_READ = (RdataType.TXT, RdataType.SOA, *_SERVICES)
"""Kinds that dnspython reads for us; addresses and names are read here, and the others are stepped over."""
_GROUPS = (dns.rdataclass.IN, dns.rdataclass.CH)
"""For any other class dnspython would go and look for a module."""


class Record(NamedTuple):
    """One record; `data` is an address as text, a name, or what dnspython reads."""

    owner: dns.name.Name
    kind: int
    group: int
    data: str | dns.name.Name | dns.rdata.Rdata | None


class Records(NamedTuple):
    """What a message carries, as far as it matters."""

    answer: tuple[Record, ...]
    authority: tuple[Record, ...]
    extended: int
    """The flags that a message with EDNS has in addition."""
    reasons: tuple[int, ...]

    @classmethod
    def read(cls, parser: dns.wire.Parser, answer: int, authority: int, additional: int) -> "Records":
        """Read the three parts of a message.  Raises DNSException or ValueError when they are not in order."""
        said = tuple(_record(parser) for _ in range(answer))
        about = tuple(_record(parser) for _ in range(authority))
        extended = 0
        reasons: tuple[int, ...] = ()
        for _ in range(additional):
            owner, kind, _group, ttl, size = _head(parser)
            with parser.restrict_to(size):
                if kind == RdataType.OPT and owner == dns.name.root:
                    extended, reasons = ttl, tuple(_reasons(parser))
                parser.get_remaining()
        if parser.remaining():
            raise dns.exception.FormError
        return cls(said, about, extended, reasons)


def _head(parser: dns.wire.Parser) -> tuple[dns.name.Name, int, int, int, int]:
    owner = dns.name.from_wire_parser(parser)
    kind, group, ttl, size = parser.get_struct("!HHIH")
    return owner, kind, group, ttl, size


def _record(parser: dns.wire.Parser) -> Record:
    owner, kind, group, _ttl, size = _head(parser)
    with parser.restrict_to(size):
        return Record(owner, kind, group, _data(parser, kind, group))


def _data(parser: dns.wire.Parser, kind: int, group: int) -> str | dns.name.Name | dns.rdata.Rdata | None:
    if kind == RdataType.A and group == dns.rdataclass.IN:
        return str(IPv4Address(parser.get_remaining()))
    if kind == RdataType.AAAA and group == dns.rdataclass.IN:
        return str(IPv6Address(parser.get_remaining()))
    if kind == RdataType.CNAME:
        return dns.name.from_wire_parser(parser)
    if kind in _READ and group in _GROUPS:
        return dns.rdata.from_wire_parser(dns.rdataclass.RdataClass(group), RdataType(kind), parser)
    parser.get_remaining()
    return None


def _reasons(parser: dns.wire.Parser) -> Iterator[int]:
    while parser.remaining():
        option, size = parser.get_struct("!HH")
        with parser.restrict_to(size):
            if option == _REASON:
                yield parser.get_uint16()
            parser.get_remaining()


def reply_of(question: Question, records: Records, *, flags: int) -> Reply:
    """Return what the records say about the question.  Raises FormError when aliases lead in a circle."""
    group = dns.rdataclass.CH if question.chaos else dns.rdataclass.IN
    kind = RdataType.from_text(question.kind.value)
    answer = [record for record in records.answer if record.group == group]
    chain = _chain(dns.name.from_text(question.name), answer)
    # A record about another name says nothing about this one, whoever put it there.
    own = [record for record in answer if record.kind == kind and record.owner in chain]
    services = [record.data for record in own if isinstance(record.data, HTTPS | SVCB)]
    return Reply(
        rcode=dns.rcode.to_text(dns.rcode.from_flags(flags, records.extended)),
        addresses=_sorted(record.data for record in own if isinstance(record.data, str)),
        aliases=tuple(_plain(name) for name in chain[1:]),
        hints=_sorted(address for service in services for address in _hints(service)),
        targets=tuple(
            _plain(record.owner if record.data.target == dns.name.root else record.data.target)
            for record in own
            if isinstance(record.data, HTTPS | SVCB)
        ),
        ech=any(isinstance(service.params.get(ParamKey.ECH), ECHParam) for service in services),
        texts=tuple(_text(record.data) for record in own if isinstance(record.data, TXT)),
        ede=records.reasons,
        soa=next((_soa(record) for record in records.authority if isinstance(record.data, SOA)), ""),
        authority_empty=not records.authority,
        available=bool(flags & _AVAILABLE),
        authentic=bool(flags & _AUTHENTIC),
    )


def _chain(name: dns.name.Name, answer: list[Record]) -> list[dns.name.Name]:
    """Return the name and every name that it leads to, in order."""
    leads: dict[dns.name.Name, dns.name.Name] = {}
    for record in answer:
        if isinstance(record.data, dns.name.Name) and leads.setdefault(record.owner, record.data) != record.data:
            raise dns.exception.FormError
    chain = [name]
    while leads and (target := leads.get(chain[-1])) is not None:
        if target in chain:
            raise dns.exception.FormError
        chain.append(target)
    return chain


def _sorted(addresses: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(addresses)))


def _hints(service: HTTPS | SVCB) -> Iterator[str]:
    for key in (ParamKey.IPV4HINT, ParamKey.IPV6HINT):
        hint = service.params.get(key)
        if isinstance(hint, IPv4HintParam):
            yield from (str(IPv4Address(address)) for address in hint.addresses)
        elif isinstance(hint, IPv6HintParam):
            yield from (str(IPv6Address(address)) for address in hint.addresses)


def _plain(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower()


def _soa(record: Record) -> str:
    assert isinstance(record.data, SOA)
    return f"{_plain(record.owner)} {_plain(record.data.mname)}"


def _text(record: TXT) -> str:
    """Return a text with every byte that is no plain ASCII character as in zone files: backslash and three digits."""
    return "".join(
        chr(byte) if byte in range(32, 127) and byte != ord("\\") else f"\\{byte:03}"
        for string in record.strings
        for byte in string
    )
