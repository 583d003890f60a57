"""The made-up Internet: every name that exists in the lab, as one flat root zone for nsd."""

from collections.abc import Iterable, Iterator

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.value import Value

ROOT = "198.41.0.4"
"""Address of the fake root, which knows every name itself."""
HARM = ("198.18.90.90", "2001:db8:90::90")
"""The web server behind names that filters block: far from the others, so that answers can be told apart."""
ELSEWHERE = ("203.0.113.66", "2001:db8:113:66::66")
"""What a resolver answers that rewrites names which do not exist."""
PRINTER = "printer.home.arpa"
"""A name that only the home router knows."""
PRINTER_AT = ("192.168.50.30", "fd00:50::30")

MUST_WORK = ("school.example.jp", "lesson.example.jp", "line.me", "www.nhk.or.jp", "www.city.example.jp")
SAMPLES = ("adult.filter-test.example", "second.filter-test.example")
"""What the lab's own operators publish as their harmless test names."""
CANARIES = (
    "use-application-dns.net",
    "mask.icloud.com",
    "mask-h2.icloud.com",
    "mask-api.icloud.com",
    "doh.dns.apple.com",
    "dns-tunnel-check.googlezip.net",
)
EXTRA = {
    "proto.on.quad9.net": ("TXT", '"do53-udp."'),
    "whoami.cloudflare": ("TXT", '"192.0.2.1"'),
}


class Engine(Value, frozen=True, kw_only=True):
    """A search engine or video site, its own front end, and the one that filters on request."""

    id: str
    names: tuple[str, ...]
    front: tuple[str, str]
    targets: tuple[tuple[str, tuple[str, str]], ...]
    """(name, addresses): the first is the strictest."""
    https: bool = False
    """True when an HTTPS record carries the addresses of the unfiltered front end."""


def _front(number: int) -> tuple[str, str]:
    return f"192.0.2.{number}", f"2001:db8:80::{number}"


CONTROLS = {
    "example.com": _front(80),
    "www.example.com": _front(80),
    "www.soumu.go.jp": _front(81),
    "www.iana.org": _front(82),
    "www.wikipedia.org": _front(83),
}
"""Names that everybody knows; no two sites share an address, as behind a captive portal."""
WEB = CONTROLS["example.com"]
PAGES = _front(84)
"""The web server of every other ordinary page."""
SITES = tuple(dict.fromkeys((*CONTROLS.values(), PAGES, HARM)))


_YOUTUBE = (
    "www.youtube.com",
    "m.youtube.com",
    "youtubei.googleapis.com",
    "youtube.googleapis.com",
    "www.youtube-nocookie.com",
)
# Strict YouTube and Google's forced search share one address, as they do in the world.
_FORCED = ("216.239.38.120", "2001:4860:4802:32::78")

ENGINES = (
    Engine(
        id="google",
        names=("www.google.com", "google.com", "www.google.co.jp"),
        front=_front(110),
        targets=(("forcesafesearch.google.com", _FORCED),),
        https=True,
    ),
    Engine(
        id="youtube",
        names=_YOUTUBE,
        front=_front(111),
        targets=(
            ("restrict.youtube.com", _FORCED),
            ("restrictmoderate.youtube.com", ("216.239.38.119", "2001:4860:4802:32::77")),
        ),
        https=True,
    ),
    Engine(
        id="bing",
        names=("www.bing.com", "edgeservices.bing.com"),
        front=_front(112),
        targets=(("strict.bing.com", ("204.79.197.220", "2620:1ec:c11::220")),),
    ),
    Engine(
        id="duckduckgo",
        names=("duckduckgo.com", "www.duckduckgo.com", "start.duckduckgo.com"),
        front=_front(113),
        targets=(("safe.duckduckgo.com", _front(123)),),
        https=True,
    ),
    Engine(
        id="brave",
        names=("search.brave.com",),
        front=_front(114),
        targets=(("forcesafe.search.brave.com", _front(124)),),
    ),
    Engine(
        id="ecosia",
        names=("www.ecosia.org",),
        front=_front(115),
        targets=(("strict-safe-search.ecosia.org", _front(125)),),
    ),
    Engine(
        id="pixabay",
        names=("pixabay.com",),
        front=_front(116),
        targets=(("safesearch.pixabay.com", _front(126)),),
    ),
    Engine(
        id="yandex",
        names=("yandex.com", "ya.ru"),
        front=_front(117),
        targets=(("familysearch.yandex.ru", ("213.180.193.56", "2a02:6b8::feed:56")),),
    ),
)


def host_of(test_name: str) -> str:
    """Return the bare name of an entry such as "https://welcome.example" or "proto.example TXT"."""
    return test_name.removeprefix("https://").partition("/")[0].partition(" ")[0]


def plain_name(test_name: str) -> bool:
    """Say whether a test name is one that a resolver is asked for, not a page to look at."""
    return "/" not in test_name and " " not in test_name


def blocked_by(of: Filter) -> tuple[str, ...]:
    """Return the names that the lab's copy of `of` blocks: those it lists in a category of its own, and one of ours."""
    listed = (each.name for each in of.test_names if each.category in of.blocks and plain_name(each.name))
    return (*dict.fromkeys(listed), sample_of(of))


def sample_of(of: Filter) -> str:
    """Return the lab's own test name of an operator, whether or not it publishes one."""
    return f"{of.id}.filter-test.example"


def web_hosts(catalog: Catalog) -> tuple[str, ...]:
    """Return every name that has a page behind it, without the controls."""
    names = [*MUST_WORK, *SAMPLES, *(host for need in catalog.must_work for host in need.hosts)]
    for each in catalog.filters:
        names += [host_of(test.name) for test in each.test_names] + [sample_of(each)]
    return tuple(name for name in dict.fromkeys(names) if name not in CONTROLS)


def _pair(name: str, addresses: tuple[str, str]) -> Iterator[str]:
    yield f"{name}. A {addresses[0]}"
    yield f"{name}. AAAA {addresses[1]}"


def _engine_records(engine: Engine) -> Iterator[str]:
    for name in engine.names:
        yield from _pair(name, engine.front)
        if engine.https:
            yield f'{name}. HTTPS 1 . alpn="h2,h3" ipv4hint={engine.front[0]} ipv6hint={engine.front[1]}'
    for target, addresses in engine.targets:
        yield from _pair(target, addresses)


def _host_records(of: Filter | Baseline) -> Iterator[str]:
    hosts = {of.dot_hostname, of.doh_url.removeprefix("https://").partition("/")[0]}
    for host in sorted(host for host in hosts if host and "{" not in host):
        yield from (f"{host}. A {address}" for address in of.ipv4)
        yield from (f"{host}. AAAA {address}" for address in of.ipv6)


def records(catalog: Catalog) -> tuple[str, ...]:
    """Return the lines of the zone, each once, in a fixed order."""
    lines: list[str] = []
    for control, addresses in CONTROLS.items():
        lines += _pair(control, addresses)
    harmful = {name for each in catalog.filters for name in blocked_by(each)} | set(SAMPLES)
    for name in web_hosts(catalog):
        lines += _pair(name, HARM if name in harmful else PAGES)
    for number, name in enumerate(CANARIES, start=130):
        lines += _pair(name, _front(number))
    for engine in ENGINES:
        lines += _engine_records(engine)
    for each in (*catalog.filters, *catalog.baselines):
        lines += _host_records(each)
    lines += [f"{name}. {kind} {value}" for name, (kind, value) in EXTRA.items()]
    return tuple(dict.fromkeys(lines))


def zone(catalog: Catalog, more: Iterable[str] = ()) -> str:
    """Return the root zone as a file for nsd."""
    head = (
        "$ORIGIN .",
        "$TTL 300",
        ". SOA a.root. hostmaster.root. 1 60 60 60 60",
        ". NS a.root.",
        f"a.root. A {ROOT}",
    )
    return "\n".join((*head, *records(catalog), *more)) + "\n"
