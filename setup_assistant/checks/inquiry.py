"""What a check will ask and whom, as one value: it is shown before the first question, and then exactly it is asked.

Asked are an operator's own harmless samples, names that everybody knows, the strict forms of search pages and the
family's own pages: never a harmful site, and never another operator's sample.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address

from msgspec.structs import replace

from setup_assistant.checks.samples import sampled
from setup_assistant.domain.bypass import KnownName, SearchEngine
from setup_assistant.domain.checked import AskedName, Inquiry, Path, PathKind, Use, way_of
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.lookup import Endpoint, Probe, Question, RecordKind, Transport
from setup_assistant.domain.surroundings import Link, LinkKind, OwnLookup, Surroundings

PORTS = {Transport.UDP: 53, Transport.TCP: 53, Transport.DOT: 853, Transport.DOQ: 853, Transport.DOH: 443}

NOBODY = ("192.0.2.53", "2001:db8::53")
"""Addresses for documentation (RFC 5737, RFC 3849): nobody lives there, so nobody may answer."""

PER_SECOND = 8
"""Most questions a second to one resolver: public services limit those who ask faster."""

_A, _AAAA, _HTTPS = RecordKind.A, RecordKind.AAAA, RecordKind.HTTPS
_KINDS = {
    Use.SAMPLE: (_A, _AAAA, _HTTPS),
    Use.CONTROL: (_A, _HTTPS),
    Use.MISSING: (_A,),
    Use.NEED: (_A, _AAAA),
    Use.ENGINE: (_A, _AAAA, _HTTPS),
    Use.STRICT: (_A, _AAAA),
    Use.CANARY: (_A,),
    Use.RELAY: (_A, _AAAA, _HTTPS),
    Use.DISCOVERY: (RecordKind.SVCB,),
    Use.IDENTITY: (RecordKind.TXT,),
}
"""Kinds of records that are asked for each use."""

_ORDER = tuple(_KINDS)
"""What decides most is asked first, so that the first rows fill early."""

_ANSWERED_BY_SYSTEM = frozenset({_A, _AAAA})
_COMPARED = frozenset({Use.SAMPLE, Use.CONTROL, Use.MISSING, Use.NEED, Use.ENGINE, Use.STRICT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is checked: a filter, the pages that must stay open, and what the catalog knows to ask."""

    filter: Filter | None
    needs: tuple[tuple[str, str], ...]
    """(name, id of the need or empty) of each page that must stay open."""
    engines: tuple[SearchEngine, ...]
    known: tuple[KnownName, ...]
    baselines: tuple[Baseline, ...]
    filters: tuple[Filter, ...] = ()
    """All that the catalog knows: a browser may ask any of them."""
    nonce: str
    """Fresh random letters: no cache knows the name that they make."""


def inquire(subject: Subject, surroundings: Surroundings, via: Transport | None = None) -> Inquiry:
    """Return everything that a check asks.

    Without `via` the paths are the servers of this computer's links and its own look-up; with it, the filter itself
    asked in this way, or for SYSTEM the look-up alone.
    """
    paths = paths_of(subject, surroundings, via)
    names = tuple(sorted(_names(subject), key=lambda each: _ORDER.index(each.use)))
    baseline = _baseline(subject, surroundings)
    plain = any(path.via.transport in {Transport.UDP, Transport.TCP} for path in paths)
    nobody = tuple(Endpoint(transport=Transport.UDP, address=each) for each in NOBODY) if plain else ()
    probes = (*_probes(paths, names, baseline, nobody),)
    return Inquiry(
        filter=None if subject.filter is None else subject.filter.id,
        paths=paths,
        baseline=baseline,
        nobody=nobody,
        names=names,
        probes=probes,
    )


def only(inquiry: Inquiry, way: str) -> Inquiry:
    """Return the part of an inquiry that judges one way again, with what it is compared with."""
    kept = tuple(each for each in inquiry.paths if each.decides and way_of(each) == way)
    addresses = {each.via.address for each in kept}
    beside = tuple(each for each in inquiry.paths if not each.decides and each.via.address in addresses)
    asked = {each.via for each in (*kept, *beside)} | set(inquiry.baseline) | set(inquiry.nobody)
    probes = tuple(each for each in inquiry.probes if each.via in asked)
    return replace(inquiry, paths=(*kept, *beside), probes=probes)


def seconds(inquiry: Inquiry, *, each_s: float = 1.5) -> int:
    """Return how long a check should take: the resolver with the most questions sets the pace."""
    counts: dict[str, int] = {}
    for each in inquiry.probes:
        counts[each.via.address] = counts.get(each.via.address, 0) + 1
    return round(max(counts.values(), default=0) / PER_SECOND + each_s + 1)


def paths_of(subject: Subject, surroundings: Surroundings, via: Transport | None) -> tuple[Path, ...]:
    """Return the paths that are judged."""
    system = Path(id="system", kind=PathKind.SYSTEM, via=Endpoint(transport=Transport.SYSTEM))
    if via is Transport.SYSTEM:
        return (system,)
    if via is not None:
        return tuple(_filter_paths(subject.filter, via))
    servers = tuple(_servers(surroundings))
    addresses = {each.via.address for each in servers}
    beside = [each for each in _filter_paths(subject.filter, Transport.DOT) if each.via.address in addresses]
    return (*servers, system, *_browsers(subject, surroundings), *beside)


def _browsers(subject: Subject, surroundings: Surroundings) -> Iterator[Path]:
    """Yield each browser that asks somebody by itself; without a known address it cannot be asked for it."""
    seen: set[str] = set()
    for each in surroundings.browsers:
        if each.own_lookup is not OwnLookup.ON or each.asks in seen:
            continue
        seen.add(each.asks)
        host, path = parts(each.asks)
        address = _known_address(subject, host)
        via = Endpoint(transport=Transport.DOH, address=address, port=PORTS[Transport.DOH], host=host, path=path)
        yield Path(id=f"browser-{each.id}-{len(seen)}", kind=PathKind.BROWSER, via=via, link=each.id)


def _known_address(subject: Subject, host: str) -> str:
    """Return an address of an encrypted resolver of the catalog; empty for one that it does not know."""
    known: tuple[Filter | Baseline, ...] = (*subject.filters, *subject.baselines)
    return next((each.ipv4[0] for each in known if each.ipv4 and host and parts(each.doh_url)[0] == host), "")


def _servers(surroundings: Surroundings) -> Iterator[Path]:
    """Yield each server that names of this computer may be asked from, once, in the order of its links."""
    seen: set[str] = set()
    links = sorted(surroundings.links, key=lambda link: not (link.default_v4 or link.default_v6))
    given = [(server, link.name) for link in links if _counts(link) for server in link.servers]
    given += [(server, "") for server in surroundings.servers]
    for server, link in given:
        address = _address(server)
        if address is None or address in seen:
            continue
        seen.add(address)
        endpoint = Endpoint(transport=Transport.UDP, address=address)
        yield Path(id=f"server-{address}", kind=PathKind.SERVER, via=endpoint, second=":" in address, link=link)


def _counts(link: Link) -> bool:
    return link.default_v4 or link.default_v6 or link.kind is LinkKind.TUNNEL


def _address(server: str) -> str | None:
    """Return a server's address in its shortest form; None for a local stub, which the system's look-up covers."""
    plain, percent, zone = server.partition("%")
    try:
        found = ip_address(plain)
    except ValueError:
        return None
    return None if found.is_loopback or found.is_unspecified else f"{found}{percent}{zone}"


def _filter_paths(filter_: Filter | None, via: Transport) -> Iterator[Path]:
    """Yield the addresses of a filter, asked in one way; none where it has no name for an encrypted way."""
    if filter_ is None:
        return
    host, path = _host(filter_, via)
    if via in {Transport.DOT, Transport.DOH, Transport.DOQ} and not host:
        return
    for address in (*filter_.ipv4, *filter_.ipv6):
        endpoint = Endpoint(transport=via, address=address, port=PORTS[via], host=host, path=path)
        yield Path(id=f"filter-{via.value}-{address}", kind=PathKind.FILTER, via=endpoint, second=":" in address)


def _host(filter_: Filter, via: Transport) -> tuple[str, str]:
    """Return the name of a certificate and the path of a web address for one way of asking."""
    match via:
        case Transport.DOT:
            return filter_.dot_hostname, ""
        case Transport.DOQ:
            return filter_.doq_hostname, ""
        case Transport.DOH:
            return parts(filter_.doh_url)
        case _:
            return "", ""


def parts(url: str) -> tuple[str, str]:
    """Return host and path of an https address of the catalog."""
    host, slash, path = url.removeprefix("https://").partition("/")
    return host, slash + path.partition("{")[0]


def _baseline(subject: Subject, surroundings: Surroundings) -> tuple[Endpoint, ...]:
    """Return two unfiltered resolvers of two operators that are no path of this computer, asked encrypted."""
    servers = {server for link in surroundings.links for server in link.servers} | set(surroundings.servers)
    free = [each for each in subject.baselines if not servers & {*each.ipv4, *each.ipv6}]
    has_v4 = any(link.default_v4 for link in surroundings.links) or not surroundings.links
    found = []
    for each in free[:2]:
        host, path = parts(each.doh_url)
        address = (each.ipv4 if has_v4 or not each.ipv6 else each.ipv6)[0]
        found.append(Endpoint(transport=Transport.DOH, address=address, port=443, host=host, path=path))
    return tuple(found)


def _names(subject: Subject) -> Iterator[AskedName]:
    if subject.filter is not None:
        for sample in sampled(subject.filter):
            yield _asked(sample.name, Use.SAMPLE, sample.category)
    for each in subject.known:
        use = Use(each.use)
        name = f"{subject.nonce}.{each.name}" if use is Use.MISSING else each.name
        yield _asked(name, use)
    for name, need in subject.needs:
        yield _asked(name, Use.NEED, need)
    for engine in subject.engines:
        for name in engine.names:
            yield _asked(name, Use.ENGINE, engine.id)
        for form in engine.forms:
            yield _asked(form.target, Use.STRICT, engine.id)


def _asked(name: str, use: Use, about: str = "") -> AskedName:
    return AskedName(name=name, use=use, kinds=_KINDS[use], about=about)


def _probes(
    paths: tuple[Path, ...], names: tuple[AskedName, ...], baseline: tuple[Endpoint, ...], nobody: tuple[Endpoint, ...]
) -> Iterator[Probe]:
    for path in paths:
        if path.kind is PathKind.BROWSER and not path.via.address:
            continue
        # An encrypted look at a configured server only tells whether somebody answers in its place.
        beside = path.kind is PathKind.FILTER and any(each.kind is PathKind.SERVER for each in paths)
        wanted = {Use.SAMPLE, Use.CONTROL, Use.MISSING} if beside else set(Use)
        yield from _of(path.via, (each for each in names if each.use in wanted))
        yield from _once_more(path.via, names)
    for endpoint in baseline:
        yield from _of(endpoint, (each for each in names if each.use in _COMPARED))
    control = next((each for each in names if each.use is Use.CONTROL), None)
    if control is not None:
        yield from (Probe(question=Question(name=control.name), via=each) for each in nobody)


def _of(via: Endpoint, names: Iterable[AskedName]) -> Iterator[Probe]:
    for each in names:
        for kind in each.kinds:
            if via.transport is not Transport.SYSTEM or kind in _ANSWERED_BY_SYSTEM:
                chaos = each.use is Use.IDENTITY
                yield Probe(question=Question(name=each.name, kind=kind, chaos=chaos), via=via)


def _once_more(via: Endpoint, names: Iterable[AskedName]) -> Iterator[Probe]:
    """Yield the samples again, to be asked last: an answer that changes between the two proves nothing."""
    for each in names:
        if each.use is Use.SAMPLE:
            yield Probe(question=Question(name=each.name), via=via)
