"""Ways past the filter inside this computer: tunnels, proxies, browsers, the hosts file, the clock, guests."""

from ipaddress import IPv4Network, ip_address, ip_network

from setup_assistant.checks.leak_case import NOT_FOUND, Case, Seen, found, possible
from setup_assistant.checks.leaks_network import is_negative
from setup_assistant.domain.checked import Sight, Strictness, Use
from setup_assistant.domain.household import Answer
from setup_assistant.domain.lookup import Reply
from setup_assistant.domain.surroundings import Browser, Link, LinkKind, OwnLookup

CLOCK_MAY_BE_OFF_S = 300
"""Five minutes: clocks that nobody touched differ by seconds."""

BROWSER_NAMES = {
    "firefox": "Firefox",
    "chrome": "Google Chrome",
    "chromium": "Chromium",
    "edge": "Microsoft Edge",
    "brave": "Brave",
    "vivaldi": "Vivaldi",
    "opera": "Opera",
    "safari": "Safari",
    "tor": "Tor Browser",
    "librewolf": "LibreWolf",
}
"""Names as their makers write them; another browser is called by its id."""

_LISTENS_TO_CANARY = frozenset({"firefox", "librewolf"})
"""Others that decide by themselves stay with the operator that the computer is set to."""

_HOTSPOTS = (IPv4Network("172.20.10.0/28"), IPv4Network("192.168.43.0/24"))
"""Addresses that an iPhone, and an Android phone before version 11, give to those who use their line."""

_HOUSE = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
            *("::/127", "fc00::/7", "fe80::/10"),
        ),
    )
)
"""Addresses of nobody, of this computer and of this house: no page of the open network lies there."""

_STRICT = frozenset({Strictness.STRICT, Strictness.MODERATE, Strictness.ON})


def tunnel(case: Case) -> Seen:
    """Look for a VPN that is up; FOUND when everything leads through it."""
    tunnels = [link for link in case.surroundings.links if link.kind is LinkKind.TUNNEL]
    leading = tuple(link.name for link in tunnels if _leads_out(link))
    if leading:
        return found(leading)
    return possible(tuple(link.name for link in tunnels)) if tunnels or case.lacks("links") else NOT_FOUND


def proxy(case: Case) -> Seen:
    """Look for a proxy of this person, session or system."""
    if case.surroundings.proxies:
        return found(case.surroundings.proxies)
    return possible() if case.lacks("proxies") else NOT_FOUND


def hosts_file(case: Case) -> Seen:
    """Look for names that this computer answers by itself.

    FOUND for a name of this check: what was seen for it then says nothing about the filter.  A search page that is
    led to its strict form is no way past.
    """
    strict = {address for _, reply in case.replies(Use.STRICT) for address in reply.addresses}
    engines = case.names(Use.ENGINE)
    asked = case.names(Use.SAMPLE, Use.NEED, Use.CONTROL) | engines
    entries = [each for each in case.surroundings.hosts if not (each[0] in engines and each[1] in strict)]
    ours = tuple(f"{name} {address}" for name, address in entries if name in asked)
    if ours:
        return found(ours)
    open_net = tuple(f"{name} {address}" for name, address in entries if _is_outside(address))
    return possible(open_net) if open_net or case.lacks("hosts") else NOT_FOUND


def browser_own_lookup(case: Case) -> Seen:
    """Look for browsers that ask somebody else than the filter."""
    sights = [(each, _own_lookup(case, each)) for each in case.surroundings.browsers]
    past = tuple(_called(each) for each, sight in sights if sight is Sight.FOUND)
    if past:
        return found(past)
    maybe = tuple(_called(each) for each, sight in sights if sight is Sight.POSSIBLE)
    return possible(maybe) if maybe or case.lacks("browsers") else NOT_FOUND


def clock_changed(case: Case) -> Seen:
    """Compare the clock; without one to compare with, it may be off."""
    off_s = case.clock_off_s
    if off_s is None:
        return possible()
    minutes = f"{off_s / 60:+.0f} min"
    return found((minutes,)) if abs(off_s) > CLOCK_MAY_BE_OFF_S else NOT_FOUND


def guest_account(case: Case) -> Seen:
    """Tell whether somebody can sign in as a guest."""
    answers = {Answer.YES: found(), Answer.NO: NOT_FOUND, Answer.UNKNOWN: possible()}
    return answers[case.surroundings.guest_account]


def other_browser(case: Case) -> Seen:
    """Look for more than one installed browser."""
    installed = sorted({_name(each) for each in case.surroundings.browsers if not each.portable})
    return possible(tuple(installed)) if len(installed) > 1 or case.lacks("browsers") else NOT_FOUND


def portable_browser(case: Case) -> Seen:
    """Look for browsers outside the places of installed programs."""
    portable = tuple(_called(each) for each in case.surroundings.browsers if each.portable)
    if portable:
        return found(portable)
    return possible() if case.lacks("browsers") else NOT_FOUND


def tethering(case: Case) -> Seen:
    """Look for signs that this computer is online through a phone; other devices are not seen."""
    mobile = [link for link in case.surroundings.links if link.kind is LinkKind.MOBILE]
    leading = tuple(link.name for link in mobile if _leads_out(link))
    if leading:
        return found(leading)
    shared = [link for link in case.surroundings.links if _leads_out(link) and any(map(_by_phone, link.addresses))]
    signs = tuple(link.network or link.name for link in (*mobile, *shared))
    return possible(signs) if signs else Seen(Sight.CANNOT_SEE)


def _leads_out(link: Link) -> bool:
    return link.default_v4 or link.default_v6


def _own_lookup(case: Case, browser: Browser) -> Sight:
    lookup = browser.own_lookup
    if lookup is OwnLookup.OFF or case.is_own_page(browser.asks):
        return Sight.NOT_FOUND
    if lookup is OwnLookup.ON:
        return Sight.FOUND if browser.asks else Sight.POSSIBLE
    if lookup is OwnLookup.AUTOMATIC:
        decides = browser.asks or (browser.id in _LISTENS_TO_CANARY and _canary_lets(case))
        return Sight.POSSIBLE if decides else Sight.NOT_FOUND
    # A carried one is told of elsewhere; its settings are not read.
    return Sight.NOT_FOUND if browser.portable else Sight.POSSIBLE


def _canary_lets(case: Case) -> bool:
    """Tell whether Firefox would look names up by itself here: neither the canary nor a strict search holds it."""
    ways = {each.path.id for each in case.deciding}
    strict = {each.engine for each in case.engines if each.path in ways and each.strictness in _STRICT}
    if strict & {"google", "youtube"}:
        return False
    replies = [reply for _, reply in case.replies(Use.CANARY)]
    return not replies or not all(map(_canary_says_no, replies))


def _canary_says_no(reply: Reply) -> bool:
    """Read the canary as Firefox does: nothing, or only addresses of this computer and this house, means no."""
    if is_negative(reply):
        return True
    return bool(reply.addresses) and not any(map(_is_outside, reply.addresses))


def _is_outside(address: str) -> bool:
    """Tell whether an address leads out of this house."""
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    # A mapped address ("::ffff:192.168.1.1") is the older one in other clothes.
    bare = getattr(read, "ipv4_mapped", None) or read
    return not any(bare in network for network in _HOUSE)


def _by_phone(address: str) -> bool:
    try:
        read = ip_address(address)
    except ValueError:
        return False
    return any(read in network for network in _HOTSPOTS)


def _name(browser: Browser) -> str:
    return BROWSER_NAMES.get(browser.id, browser.id)


def _called(browser: Browser) -> str:
    where = f" ({browser.profile})" if browser.profile else ""
    asks = f": {browser.asks}" if browser.asks else ""
    return f"{_name(browser)}{where}{asks}"
