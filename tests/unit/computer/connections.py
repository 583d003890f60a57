"""Connections for tests, and any that hypothesis can think of."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from setup_assistant.computer.network_manager_settings import Settings
from setup_assistant.domain.setting import Wanted
from tests.unit.computer.pretended_network_manager import Profile

WANTED = Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3",), v6=("2001:db8::3",))
V4_ONLY = Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3", "192.0.2.4"))


def settings(number: int = 0, *, ipv4: Any = None, ipv6: Any = None, **more: Any) -> Settings:
    """Return a wired connection; `ipv4` and `ipv6` are keys beside the method."""
    about = {"id": ("s", f"lan{number}"), "uuid": ("s", uuid(number)), "type": ("s", "802-3-ethernet")}
    return {
        "connection": {**about, **more},
        "ipv4": {"method": ("s", "auto"), **(ipv4 or {})},
        "ipv6": {"method": ("s", "auto"), **(ipv6 or {})},
    }


def uuid(number: int = 0) -> str:
    return f"5f0c0f8e-6f2f-4f52-9d0f-3f1b6f5a000{number}"


def profile(of: Settings | None = None, *, number: int = 0, is_up: bool = True, saved: bool = True) -> Profile:
    """Return a profile that is up and saved."""
    of = of or settings(number)
    device = f"/dev/{number}" if is_up else ""
    disk = deepcopy(of) if saved else None
    return Profile(uuid(number), memory=of, disk=disk, device=device, applied=deepcopy(of), in_run=not saved)


def servers(family: int, *, named: bool) -> st.SearchStrategy[list[str]]:
    plain = st.ip_addresses(v=family).map(str)
    either = st.one_of(plain, plain.map(lambda each: f"{each}#dns.example")) if named else plain
    return st.lists(either, max_size=3)


def family(version: int, *, named: bool) -> st.SearchStrategy[dict[str, Any]]:
    methods = ("auto", "manual", "dhcp", "disabled", "ignore", "link-local", "shared")
    optional = {
        "servers": servers(version, named=named).map(lambda each: ("as", each)),
        "ignore-auto-dns": st.booleans().map(lambda each: ("b", each)),
        "dns-priority": st.integers(-100, 100).map(lambda each: ("i", each)),
        "dns-search": st.just(("as", ["home.arpa"])),
        "route-metric": st.integers(-1, 9).map(lambda each: ("x", each)),
    }
    return st.fixed_dictionaries({"method": st.sampled_from(methods).map(lambda each: ("s", each))}, optional=optional)


@st.composite
def profiles(draw: st.DrawFn, *, named: bool = True) -> list[Profile]:
    """Draw one to three connections: any methods and servers, up or not, saved or not."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        of = settings(
            number, ipv4=draw(family(4, named=named)), ipv6=draw(family(6, named=named)),
            permissions=("as", draw(st.sampled_from(([], ["user:anna:"])))),
        )  # fmt: skip
        found.append(profile(of, number=number, is_up=draw(st.booleans()), saved=draw(st.booleans())))
    return found
