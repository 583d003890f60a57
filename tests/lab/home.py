"""How the places hang together, and the ways in which a home network can be different."""

from collections.abc import Iterable

from setup_assistant.domain.value import Value
from tests.lab.plan import CARRIER, ISP

PLACES = ("isp", "router", "laptop", "phone")
ROUTER = ("192.168.50.1", "fd00:50::1")
LAPTOP = ("192.168.50.10", "fd00:50::10")
PHONE = ("192.168.50.20", "fd00:50::20")
HOMES = ("192.168.50.0/24", "fd00:50::/64")


class Home(Value, frozen=True, kw_only=True):
    """What is special about a home network; the default one is ordinary and unfiltered."""

    ask: tuple[str, ...] = (ISP.v4[0],)
    """Whom the router asks."""
    hijack: str = ""
    """Resolver (v4) that gets every plain question that leaves the house, whomever it was for."""
    hijack_v6: str = ""
    portal: bool = False
    """A captive portal: every name leads to its page, nothing else leaves the house."""
    isolated: bool = False
    """Devices of the house do not reach each other."""
    offline: str = ""
    """"silent" or "unreachable": the house has no Internet."""
    block_dot: bool = False
    """The line refuses everything to port 853."""
    block_v6: bool = False
    """The line carries no IPv6 beyond the router."""


def wiring(pids: dict[str, int], *, delayed: bool) -> list[str]:
    """Return the `ip` commands that lay the cables between the places (run in the router's place)."""
    cables = [("laptop", "laptop", "eth0"), ("phone", "phone", "eth0")]
    lines = ["link add br0 type bridge"]
    lines += [f"link add {port} type veth peer name {name} netns {pids[to]}" for port, to, name in cables]
    lines += [f"link set {port} master br0 up" for port, _, _ in cables]
    lines += ["addr add 192.168.50.1/24 dev br0", "addr add fd00:50::1/64 dev br0 nodad", "link set br0 up"]
    if not delayed:
        lines.append(f"link add wan0 type veth peer name wan0 netns {pids['isp']}")
        lines += ["addr add 100.64.0.1/30 dev wan0", "addr add fd64::1/64 dev wan0 nodad", "link set wan0 up"]
    return lines


ROUTER_ROUTES = ("route add default via 100.64.0.2", "route add default via fd64::2")


def internet(addresses: Iterable[str], holes: Iterable[str], phone: int, *, delayed: bool) -> list[str]:
    """Return the `ip` commands for the place of the Internet: every address, holes, and the mobile line."""
    lines = [f"addr add {each}/{128 if ':' in each else 32} dev lo{' nodad' if ':' in each else ''}"
             for each in dict.fromkeys(addresses)]  # fmt: skip
    # A hole takes what comes and says nothing.
    lines += [f"route add blackhole {each}" for each in dict.fromkeys(holes)]
    if not delayed:
        lines += ["addr add 100.64.0.2/30 dev wan0", "addr add fd64::2/64 dev wan0 nodad", "link set wan0 up"]
    lines += [f"link add mob0 type veth peer name mob0 netns {phone}", "link set mob0 up"]
    lines += ["addr add 100.65.0.2/30 dev mob0", "addr add fd65::2/64 dev mob0 nodad"]
    return lines


INTERNET_ROUTES = (
    f"route add {HOMES[0]} via 100.64.0.1",
    f"route add {HOMES[1]} via fd64::1",
    # Needed for a packet to nobody to come as far as the rule that refuses it.
    "route add default via 100.64.0.1",
    "route add default via fd64::1",
)
PATIENT_KERNEL = (
    "net/ipv4/ip_forward=1",
    "net/ipv6/conf/all/forwarding=1",
    "net/ipv4/icmp_ratelimit=0",
    "net/ipv4/icmp_msgs_per_sec=1000000",
    "net/ipv6/icmp/ratelimit=0",
)
"""Router and Internet pass packets on and refuse as often as they are asked."""


def device(addresses: tuple[str, str], *, mobile: bool = False) -> list[str]:
    """Return the `ip` commands for a device of the house."""
    lines = [f"addr add {addresses[0]}/24 dev eth0", f"addr add {addresses[1]}/64 dev eth0 nodad"]
    lines += ["link set eth0 up", f"route add default via {ROUTER[0]}", f"route add default via {ROUTER[1]}"]
    if mobile:
        lines += ["addr add 100.65.0.1/30 dev mob0", "addr add fd65::1/64 dev mob0 nodad"]
    return lines


TO_MOBILE = (
    "link set eth0 down",
    "link set mob0 up",
    "route replace default via 100.65.0.2",
    "route replace default via fd65::2",
)
TO_WIFI = (
    "link set mob0 down",
    "link set eth0 up",
    f"addr replace {PHONE[1]}/64 dev eth0 nodad",
    f"route replace default via {ROUTER[0]}",
    f"route replace default via {ROUTER[1]}",
)


def resolv_conf(servers: Iterable[str] = ROUTER) -> str:
    """Return the file that names the resolvers of a place."""
    return "".join(f"nameserver {server}\n" for server in servers)


MOBILE_RESOLVERS = (CARRIER.v4[0], CARRIER.v6[0])


def _steal(family: str, own: str, to: str) -> list[str]:
    goal = f"[{to}]:53" if family == "ip6" else f"{to}:53"
    return [
        f'iifname "br0" {family} daddr != {own} {protocol} dport 53 dnat {family} to {goal}'
        for protocol in ("udp", "tcp")
    ]


def _captive() -> list[str]:
    return [
        f'iifname "br0" ip daddr != {ROUTER[0]} tcp dport 80 dnat ip to {ROUTER[0]}:80',
        f'iifname "br0" ip daddr != {ROUTER[0]} udp dport 53 dnat ip to {ROUTER[0]}:53',
        f'iifname "br0" ip daddr != {ROUTER[0]} tcp dport 53 dnat ip to {ROUTER[0]}:53',
        f'iifname "br0" ip6 daddr != {ROUTER[1]} tcp dport 80 dnat ip6 to [{ROUTER[1]}]:80',
        f'iifname "br0" ip6 daddr != {ROUTER[1]} udp dport 53 dnat ip6 to [{ROUTER[1]}]:53',
        f'iifname "br0" ip6 daddr != {ROUTER[1]} tcp dport 53 dnat ip6 to [{ROUTER[1]}]:53',
    ]


def packet_rules(home: Home) -> str:
    """Return the router's packet filter."""
    stolen: list[str] = []
    if home.hijack:
        stolen += _steal("ip", ROUTER[0], home.hijack)
    if home.hijack_v6:
        stolen += _steal("ip6", ROUTER[1], home.hijack_v6)
    if home.portal:
        stolen += _captive()
    passing, leaving = [], []
    if home.portal:
        passing.append('iifname "br0" oifname "wan0" reject')
    if home.offline:
        end = "drop" if home.offline == "silent" else "reject with icmpx type no-route"
        passing.append(f'oifname "wan0" {end}')
        leaving.append(f'oifname "wan0" {end}')
    if home.block_dot:
        passing += ["tcp dport 853 reject with tcp reset", "udp dport 853 reject"]
    if home.block_v6:
        passing.append("meta nfproto ipv6 drop")
    return "\n".join(
        (
            "flush ruleset",
            "table inet home {",
            "  chain stolen {",
            "    type nat hook prerouting priority -100;",
            *(f"    {rule}" for rule in stolen),
            "  }",
            "  chain passing {",
            "    type filter hook forward priority 0;",
            *(f"    {rule}" for rule in passing),
            "  }",
            "  chain leaving {",
            "    type filter hook output priority 0;",
            *(f"    {rule}" for rule in leaving),
            "  }",
            "}",
            "",
        )
    )


def internet_rules(port: int) -> str:
    """Return the rules that lead DoQ to its own port and refuse at once what is for addresses where nobody lives."""
    nobody = "chain nobody { type filter hook forward priority 0; reject with icmpx type port-unreachable; }"
    chain = f"chain to_door {{ type nat hook prerouting priority -100; udp dport 853 dnat to :{port}; }}"
    return "".join(f"table {family} doq {{\n  {chain}\n}}\n" for family in ("ip", "ip6")) + (
        f"table inet nowhere {{\n  {nobody}\n}}\n"
    )
