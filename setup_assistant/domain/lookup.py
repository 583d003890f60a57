"""One question about a name, whom it is asked, and what came back."""

from datetime import datetime
from enum import StrEnum

from setup_assistant.domain.value import Value


class Transport(StrEnum):
    """Ways a resolver can be asked."""

    UDP = "udp"
    TCP = "tcp"
    DOT = "dot"
    DOH = "doh"
    DOQ = "doq"
    SYSTEM = "system"
    """The look-up of the operating system, as every program on this computer uses it."""


class RecordKind(StrEnum):
    """Kinds of records that are asked for."""

    A = "A"
    AAAA = "AAAA"
    HTTPS = "HTTPS"
    SVCB = "SVCB"
    TXT = "TXT"


class Endpoint(Value, frozen=True, kw_only=True):
    """Whom a question is asked: always an address, so that nothing has to be looked up first."""

    transport: Transport
    address: str = ""
    """IPv4 or IPv6 address in its shortest form; a link-local one may carry "%interface".  Empty for the system."""
    port: int = 53
    host: str = ""
    """Name that the certificate must carry; empty where nothing is encrypted."""
    path: str = ""
    """Path of DoH, for example "/dns-query"."""


class Question(Value, frozen=True, kw_only=True):
    """One name and the kind of record that is wanted."""

    name: str
    """Lower case, without the last dot."""
    kind: RecordKind = RecordKind.A
    chaos: bool = False
    """True for class CH: a resolver's question about itself."""


class Probe(Value, frozen=True, kw_only=True):
    """One question for one endpoint."""

    question: Question
    via: Endpoint


class Failure(StrEnum):
    """Why no reply came, or none that may be read."""

    SILENT = "silent"
    """Nothing came in time."""
    REFUSED = "refused"
    """The other side has nobody listening there."""
    UNREACHABLE = "unreachable"
    """No way leads there: no network, no route."""
    CERTIFICATE = "certificate"
    """The certificate is not from a known authority, has run out, or carries another name."""
    CLOSED = "closed"
    """The other side ended the talk without a reply."""
    STATUS = "status"
    """The web server of an encrypted resolver answered with something else."""
    MALFORMED = "malformed"
    """What came cannot be read as a reply."""
    MISMATCHED = "mismatched"
    """What came answers another question."""
    STOPPED = "stopped"
    """The check was stopped, or its time was over, before this was asked or answered."""
    UNSUPPORTED = "unsupported"
    """This computer cannot ask in this way."""


class Reply(Value, frozen=True, kw_only=True):
    """What a resolver answered, as far as judging needs it."""

    rcode: str
    """Name of the response code: "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED" ..."""
    addresses: tuple[str, ...] = ()
    """A and AAAA addresses of the answer in their shortest form, sorted; mapped ones ("::ffff:...") as they came."""
    aliases: tuple[str, ...] = ()
    """Names that the answer points to (CNAME), lower case, without the last dot."""
    hints: tuple[str, ...] = ()
    """Addresses that HTTPS or SVCB records carry, sorted."""
    targets: tuple[str, ...] = ()
    """Names that HTTPS or SVCB records lead to; the name itself where they say "."."""
    ech: bool = False
    """True when an HTTPS record carries a key for a hidden name."""
    texts: tuple[str, ...] = ()
    ede: tuple[int, ...] = ()
    """Codes of RFC 8914."""
    soa: str = ""
    """Owner and primary server of the first SOA in the authority part, "OWNER MNAME"."""
    authority_empty: bool = True
    available: bool = True
    """Flag RA: the resolver looks names up for others."""
    authentic: bool = False
    """Flag AD."""


class Finding(Value, frozen=True, kw_only=True):
    """One question with its reply or why there is none; exactly one of the two is given."""

    probe: Probe
    reply: Reply | None = None
    failure: Failure | None = None
    at: datetime
    took_ms: float = 0.0
    dated: datetime | None = None
    """The other side's own clock, where its answer carries it (DoH)."""
