"""Which resolvers stand in the lab: the operators of the shipped table, and one for each way to answer."""

import random
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from setup_assistant.domain.fact import Confidence, Fact
from setup_assistant.domain.filter import Baseline, BlockMatch, Filter, FilterStatus, TestName
from setup_assistant.domain.value import Text, Value
from tests.lab.names import ENGINES, SAMPLES, blocked_by
from tests.lab.pki import Flaw
from tests.lab.resolver import Block, Oddity, Resolver, Search, style_of

DELAYS_MS = (5, 12, 20, 40)
"""Times to a resolver and back, as families in Japan see them."""
PROFILE = "abc123"
"""Stands where an operator's host or path has a place for a customer's number."""
ISP = Resolver(name="isp", v4=("203.0.113.53",), v6=("2001:db8:113::53",), host="dns.isp.example")
"""What the home router asks unless a test says otherwise: unfiltered."""
CARRIER = Resolver(name="carrier", v4=("203.0.113.54",), v6=("2001:db8:113::54",), host="dns.carrier.example")
"""The resolver of the mobile line: unfiltered."""

ZEROS = BlockMatch(a=("0.0.0.0",), aaaa=("::",), rcode="NOERROR")  # noqa: S104 - an answer, not a socket
NXDOMAIN = BlockMatch(rcode="NXDOMAIN")
PAGE = BlockMatch(a=("203.0.113.180",), aaaa=("::ffff:203.0.113.180",), rcode="NOERROR")
UNKNOWN_PAGE = ("203.0.113.181", "::ffff:203.0.113.181")
"""A block page that no operator of the table names."""
EDE = BlockMatch(rcode="NXDOMAIN", ede=(17,))
ALL_ENGINES = tuple(engine.id for engine in ENGINES)


class Style(Value, frozen=True, kw_only=True):
    """One way to answer: what its operator publishes, and what its server does."""

    name: str
    tells: BlockMatch = ZEROS
    block: Block = Block.ZEROS
    block_v6: Block | None = None
    """Set where the server of the second family does something else."""
    page: tuple[str, str] = ("", "")
    search: Search = Search.NONE
    canaries: bool = False
    lies: bool = False
    flaw: Flaw = Flaw.NONE
    odd: Oddity = Oddity.NONE
    path: str = "/dns-query"


STYLES = (
    Style(name="zeros"),
    Style(name="nxdomain", tells=NXDOMAIN, block=Block.NXDOMAIN),
    Style(name="page", tells=PAGE, block=Block.PAGE, page=("203.0.113.180", "::ffff:203.0.113.180")),
    Style(name="ede", tells=EDE, block=Block.EDE),
    Style(name="ede-zeros", block=Block.EDE_ZEROS),
    Style(name="pass", block=Block.PASS),
    Style(name="half", block=Block.HALF),
    Style(name="half-v6-server", block_v6=Block.PASS),
    Style(name="lying", lies=True),
    Style(name="lying-nxdomain", tells=NXDOMAIN, block=Block.PASS, lies=True),
    Style(name="other", block=Block.PAGE, page=(PAGE.a[0], PAGE.aaaa[0])),
    Style(name="unknown-page", block=Block.PAGE, page=UNKNOWN_PAGE),
    Style(name="unknown-ca", flaw=Flaw.UNKNOWN_CA),
    Style(name="wrong-name", flaw=Flaw.WRONG_NAME),
    Style(name="expired", flaw=Flaw.EXPIRED),
    Style(name="wrong-path", path="/elsewhere"),
    Style(name="search-strict", search=Search.STRICT, canaries=True),
    Style(name="search-moderate", search=Search.MODERATE, canaries=True),
    Style(name="search-a-only", search=Search.A_ONLY),
    Style(name="search-https-passes", search=Search.HTTPS_PASSES),
    *(Style(name=odd.value, odd=odd) for odd in Oddity if odd),
)
ODD_BACK = Resolver(
    name="behind-odd",
    v4=("203.0.113.60",),
    v6=("2001:db8:113::60",),
    host="behind.example",
    block=Block.ZEROS,
    blocked=SAMPLES,
)
"""The real server that odd ones ask."""


class Stand(Value, frozen=True, kw_only=True):
    """A style at the addresses that one seed gave it."""

    style: Style
    v4: str
    v6: str
    delay_ms: float

    @property
    def host(self) -> str:
        """Return the name in its certificate."""
        return f"dns.{self.style.name}.example"

    @property
    def filter(self) -> Filter:
        """Return what the program is told about this operator."""
        return Filter(
            id=f"lab-{self.style.name}", name=f"{self.style.name} operator", operator=f"Lab {self.style.name}",
            country="JP",
            status=FilterStatus.ACTIVE, free=True, account_needed=False, ipv4=(self.v4,), ipv6=(self.v6,),
            doh_url=f"https://{self.host}/dns-query", dot_hostname=self.host, doq_hostname=self.host, blocks=("adult",),
            enforces=_enforced(self.style), youtube_level=_level(self.style), match=self.style.tells,
            test_names=tuple(TestName(name=n, expect=LAB, documented=True, category="adult") for n in SAMPLES),
            privacy=LAB, note=LAB, fact=Fact(sources=("own",), checked_on=date(2026, 11, 23),
                                             confidence=Confidence.PRIMARY),
        )  # fmt: skip

    def resolvers(self) -> tuple[Resolver, ...]:
        """Return the servers that play it: one, or one per family where they differ."""
        style = self.style
        both = Resolver(
            name=style.name, v4=(self.v4,), v6=(self.v6,), host=self.host, path=style.path, block=style.block,
            blocked=() if style.block is Block.PASS else SAMPLES, page=style.page, search=style.search,
            engines=ALL_ENGINES, canaries=style.canaries, lies=style.lies, flaw=style.flaw, odd=style.odd,
            delay_ms=self.delay_ms, tells=style.tells,
        )  # fmt: skip
        if style.block_v6 is None:
            return (both,)
        return (
            replace(both, v6=()),
            replace(both, name=f"{style.name}-v6", v4=(), block=style.block_v6, blocked=()),
        )


LAB = Text(ja="試験台", en="The lab")


def _enforced(style: Style) -> tuple[str, ...]:
    return () if style.search is Search.NONE else ("google-safesearch", "bing", "duckduckgo", "youtube-restricted")


def _level(style: Style) -> str:
    return {Search.STRICT: "strict", Search.MODERATE: "moderate"}.get(style.search, "")


def stands(seed: int = 0) -> tuple[Stand, ...]:
    """Give every style addresses and a delay; another seed gives others."""
    luck = random.Random(seed)  # noqa: S311 - the same seed must give the same lab
    numbers = luck.sample(range(1, 50), len(STYLES))
    return tuple(
        Stand(style=style, v4=f"198.51.100.{n}", v6=f"2001:db8:51::{n:x}", delay_ms=luck.choice(DELAYS_MS))
        for style, n in zip(STYLES, numbers, strict=True)
    )


def _filled(text: str) -> str:
    return text.replace("{profile}", PROFILE)


def _engines(of: Filter) -> tuple[str, ...]:
    ids = {"google-safesearch": "google", "youtube-restricted": "youtube"}
    return tuple(ids.get(each, each) for each in of.enforces)


def of_filter(of: Filter) -> Resolver:
    """Return the lab's copy of an operator's filter, at its own addresses."""
    block, page = style_of(of.match)
    doh_host, _, path = _filled(of.doh_url).removeprefix("https://").partition("/")
    host = _filled(of.dot_hostname) or doh_host or f"{of.id}.example"
    names = [_filled(each) for each in (doh_host, of.doq_hostname, *host_patterns(of)) if each]
    return Resolver(
        name=of.id, v4=of.ipv4, v6=of.ipv6, host=host, also=tuple(dict.fromkeys(names)),
        path=f"/{path}" if path else "/dns-query", block=block, blocked=blocked_by(of), page=page, soa=of.match.soa,
        engines=_engines(of), search=Search.MODERATE if of.youtube_level == "moderate" else Search.STRICT,
        canaries="family" in of.id, tells=of.match,
    )  # fmt: skip


def host_patterns(of: Filter) -> tuple[str, ...]:
    """Return hosts for operators that give each customer a name of its own."""
    return (f"*.{of.dot_hostname.partition('.')[2]}",) if "{" in of.dot_hostname else ()


def of_baseline(of: Baseline) -> Resolver:
    """Return the lab's copy of an unfiltered resolver, at its own addresses."""
    host, _, path = of.doh_url.removeprefix("https://").partition("/")
    return Resolver(name=of.id, v4=of.ipv4, v6=of.ipv6, host=of.dot_hostname, also=(host,), path=f"/{path}")


def of_retired(of: Filter) -> Resolver:
    """Return what is left of a retired filter: an NXDOMAIN operator fell silent, others answer without a filter."""
    odd = Oddity.SILENT if of.match.rcode else Oddity.NONE
    return Resolver(name=of.id, v4=of.ipv4, v6=of.ipv6, host=of.dot_hostname or f"{of.id}.example", odd=odd)


def operators(filters: Iterable[Filter], baselines: Iterable[Baseline], seed: int = 0) -> tuple[Resolver, ...]:
    """Return the servers of all operators that have addresses, retired ones too, and the lab's own."""
    luck = random.Random(seed)  # noqa: S311 - the same seed must give the same lab
    placed = [each for each in filters if each.ipv4]
    asked = [of_retired(each) if each.status is FilterStatus.DISCONTINUED else of_filter(each) for each in placed]
    far = (*asked, *map(of_baseline, baselines))
    return (*(replace(each, delay_ms=luck.choice(DELAYS_MS)) for each in far), ISP, CARRIER, ODD_BACK)
