"""One resolver of the lab as a value, and the settings of the real server that plays it."""

from enum import StrEnum
from pathlib import Path

from setup_assistant.domain.filter import BlockMatch
from setup_assistant.domain.value import Value
from tests.lab.names import CANARIES, ELSEWHERE, ENGINES, ROOT
from tests.lab.pki import Flaw


class Block(StrEnum):
    """How a name is blocked; every one is done by a real server."""

    PASS = "pass"  # noqa: S105 - a way to answer, no password
    """Not at all."""
    ZEROS = "zeros"
    NXDOMAIN = "nxdomain"
    PAGE = "page"
    """The address of a page that says so."""
    HALF = "half"
    """A says 0.0.0.0, AAAA passes."""
    EDE = "ede"
    """NXDOMAIN with extended error 17 (knot-resolver)."""
    EDE_ZEROS = "ede-zeros"
    """0.0.0.0 with extended error 17 (knot-resolver)."""


class Search(StrEnum):
    """What is done to the names of search engines."""

    NONE = "none"
    STRICT = "strict"
    MODERATE = "moderate"
    """YouTube moderate, everything else as strict."""
    A_ONLY = "a-only"
    """Only A records are rewritten: AAAA and HTTPS lead past it."""
    HTTPS_PASSES = "https-passes"
    """A and AAAA are rewritten, HTTPS records still carry the unfiltered addresses."""


class Oddity(StrEnum):
    """What a real server would not do; `tests/lab/odd.py` plays it in front of a real one."""

    NONE = ""
    SILENT = "silent"
    """Nothing ever comes back: packets fall into a hole."""
    REFUSED = "refused"
    """Nobody listens."""
    SLOW = "slow"
    TRUNCATED = "truncated"
    """TC over UDP, the full answer over a connection."""
    SERVFAIL = "servfail"
    RCODE_REFUSED = "rcode-refused"
    GARBAGE = "garbage"
    SHORT = "short"
    LOOP = "loop"
    """A compression pointer that leads to itself."""
    WRONG_ID = "wrong-id"
    WRONG_QUESTION = "wrong-question"
    NOT_AN_ANSWER = "not-an-answer"
    OVERSIZED = "oversized"
    EMPTY = "empty"
    """NOERROR, no records."""
    HTML = "html"
    """A web page where DoH should answer; closed connections elsewhere."""


class Ports(Value, frozen=True, kw_only=True):
    """Where a resolver listens; other than the usual ones only on loopback."""

    plain: int = 53
    dot: int = 853
    doh: int = 443


class Resolver(Value, frozen=True, kw_only=True):
    """One resolver: where it is, who it says it is, and what it does."""

    name: str
    """Word without spaces: names its files."""
    v4: tuple[str, ...]
    v6: tuple[str, ...] = ()
    host: str
    also: tuple[str, ...] = ()
    """Further hosts of its certificate."""
    path: str = "/dns-query"
    block: Block = Block.PASS
    blocked: tuple[str, ...] = ()
    page: tuple[str, str] = ("", "")
    """Addresses of the block page; an empty one means that this family has no records."""
    soa: str = ""
    """Zone that an NXDOMAIN comes from."""
    engines: tuple[str, ...] = ()
    """Ids of the search engines it rewrites."""
    search: Search = Search.NONE
    canaries: bool = False
    """Refuses the names by which browsers and Private Relay ask whether they are welcome."""
    lies: bool = False
    """Gives an address for names that do not exist."""
    flaw: Flaw = Flaw.NONE
    odd: Oddity = Oddity.NONE
    ports: Ports = Ports()
    root: str = ROOT
    delay_ms: float = 0.0
    """Time for the way there and back, where the lab has a delaying line."""
    tells: BlockMatch = BlockMatch()
    """What its operator publishes as the sign of a block."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return both families, v4 first."""
        return (*self.v4, *self.v6)


def style_of(match: BlockMatch) -> tuple[Block, tuple[str, str]]:
    """Return how a filter with this signature blocks, and its page; one without a signature says NXDOMAIN."""
    pages = [address for address in match.a if address != "0.0.0.0"]  # noqa: S104 - an answer, not a socket
    if match.rcode == "NXDOMAIN" or not match.a:
        return Block.NXDOMAIN, ("", "")
    if pages:
        return Block.PAGE, (pages[0], match.aaaa[0] if match.aaaa else "")
    return Block.ZEROS, ("", "")


def _block_lines(of: Resolver, name: str) -> list[str]:
    match of.block:
        case Block.ZEROS:
            return [f'local-zone: "{name}." always_null']
        case Block.NXDOMAIN:
            return [f'local-zone: "{name}." always_nxdomain']
        case Block.PAGE:
            lines = [f'local-zone: "{name}." redirect']
            for kind, address in zip(("A", "AAAA"), of.page, strict=True):
                lines += [f'local-data: "{name}. 60 IN {kind} {address}"'] if address else []
            return lines
        case Block.HALF:
            return [f'local-zone: "{name}." typetransparent', f'local-data: "{name}. 60 IN A 0.0.0.0"']
        case _:
            return []


def _search_lines(of: Resolver) -> list[str]:
    lines: list[str] = []
    for engine in ENGINES:
        if engine.id not in of.engines or of.search is Search.NONE:
            continue
        target, addresses = engine.targets[-1 if of.search is Search.MODERATE else 0]
        for name in engine.names:
            if of.search in {Search.STRICT, Search.MODERATE}:
                lines += [f'local-zone: "{name}." redirect', f'local-data: "{name}. 300 IN CNAME {target}."']
                continue
            lines += [f'local-zone: "{name}." typetransparent', f'local-data: "{name}. 300 IN A {addresses[0]}"']
            if of.search is Search.HTTPS_PASSES:
                lines.append(f'local-data: "{name}. 300 IN AAAA {addresses[1]}"')
    return lines


def _designated(of: Resolver) -> list[str]:
    """Return the records by which a resolver tells its encrypted doors (RFC 9462)."""
    hint = f" ipv4hint={of.v4[0]}" if of.v4 else ""
    return [
        'local-zone: "resolver.arpa." transparent',
        f'local-data: \'_dns.resolver.arpa. 300 IN SVCB 1 {of.host}. alpn="h2" key7="{of.path}{{?dns}}"{hint}\'',
        f"local-data: '_dns.resolver.arpa. 300 IN SVCB 2 {of.host}. alpn=\"dot\" port=853{hint}'",
    ]


HEAD = """chroot: ""
username: ""
do-daemonize: no
use-syslog: no
log-queries: yes
log-time-ascii: no
num-threads: 1
outgoing-range: 64
num-queries-per-thread: 512
incoming-num-tcp: 120
msg-cache-size: 1m
rrset-cache-size: 1m
key-cache-size: 64k
access-control: 0.0.0.0/0 allow
access-control: ::/0 allow
do-not-query-localhost: no
hide-identity: no
ede: yes
qname-minimisation: no
module-config: "respip iterator"
local-zone: "test." nodefault
minimal-responses: no"""


def lies_zone(of: Resolver) -> str:
    """Return the policy zone that gives names an address which do not exist."""
    lines = ["$TTL 60", "@ SOA lies.invalid. hostmaster.lies.invalid. 1 60 60 60 60", "@ NS lies.invalid."]
    lines += [f"*.{zone} {kind} {ELSEWHERE[i]}" for zone in LIED for i, kind in enumerate(("A", "AAAA"))]
    # What exists below these zones keeps its answer.
    lines += [f"{each} CNAME rpz-passthru." for each in ("www.example.com", *of.blocked)]
    return "\n".join(lines) + "\n"


LIED = ("example.com", "invalid", "example", "test")
"""Zones below which a lying resolver makes every name exist."""


def in_front(of: Resolver) -> bool:
    """Say whether knot-resolver answers for `of`: unbound 1.17 neither tells why nor whose zone an NXDOMAIN is from."""
    return of.block in {Block.EDE, Block.EDE_ZEROS} or bool(of.soa)


BACK_PORT = 25300
"""Where unbound listens behind knot-resolver."""


def _doors(of: Resolver, folder: Path) -> list[str]:
    if in_front(of):
        return [f"interface: {address}@{BACK_PORT}" for address in of.addresses[:1]]
    lines = [f"tls-port: {of.ports.dot}", f"https-port: {of.ports.doh}", f'http-endpoint: "{of.path}"']
    lines += [f'tls-service-key: "{folder}/{of.name}.key"', f'tls-service-pem: "{folder}/{of.name}.pem"']
    ports = (of.ports.plain, of.ports.dot, of.ports.doh)
    return lines + [f"interface: {address}@{port}" for address in of.addresses for port in ports]


def unbound_config(of: Resolver, folder: Path) -> str:
    """Return the whole configuration of the unbound that plays `of`, or stands behind the knot-resolver that does."""
    server = [f'directory: "{folder}"', f'pidfile: "{folder}/{of.name}.pid"', *HEAD.splitlines()]
    server += [f'identity: "{of.host}"', *_doors(of, folder), *_designated(of)]
    for name in of.blocked:
        server += [] if in_front(of) else _block_lines(of, name)
    server += _search_lines(of)
    if of.canaries:
        server += [f'local-zone: "{name}." always_nxdomain' for name in CANARIES]
    text = "server:\n" + "".join(f"  {line}\n" for line in server)
    text += f'stub-zone:\n  name: "."\n  stub-addr: {of.root}\nremote-control:\n  control-enable: no\n'
    if of.lies:
        text += f'rpz:\n  name: "lies.invalid."\n  zonefile: "{folder}/{of.name}.rpz"\n'
    return text
