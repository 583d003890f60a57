"""Which ways past the filter this computer shows: one answer for each way of the catalog.

Pure.  What cannot be seen from a computer is said to be so; a part that could not be read is never "not found".
"""

from collections.abc import Callable

from setup_assistant.checks import leaks_computer, leaks_network
from setup_assistant.checks.leak_case import Case, Seen
from setup_assistant.domain.checked import EngineResult, Inquiry, Leak, PathResult, Sight
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.lookup import Finding
from setup_assistant.domain.surroundings import Surroundings


def _hidden(_: Case) -> Seen:
    return Seen(Sight.CANNOT_SEE)


RULES: dict[str, Callable[[Case], Seen]] = {
    "second-way": leaks_network.second_way,
    "second-server": leaks_network.second_server,
    "tunnel": leaks_computer.tunnel,
    "proxy": leaks_computer.proxy,
    "hosts-file": leaks_computer.hosts_file,
    "browser-own-lookup": leaks_computer.browser_own_lookup,
    "led-elsewhere": leaks_network.led_elsewhere,
    "caught-on-the-way": leaks_network.caught_on_the_way,
    "clock-changed": leaks_computer.clock_changed,
    "guest-account": leaks_computer.guest_account,
    "other-browser": leaks_computer.other_browser,
    "portable-browser": leaks_computer.portable_browser,
    "private-relay": leaks_network.private_relay,
    "tethering": leaks_computer.tethering,
    "android-automatic": _hidden,
    "setting-removed": _hidden,
    "choice-screen-browser": _hidden,
    "mobile-line": _hidden,
    "other-wifi": _hidden,
    "web-proxy": _hidden,
    "inside-apps": _hidden,
    "school-tablet": _hidden,
    "other-device": _hidden,
    "factory-reset": _hidden,
}
"""Id of the catalog -> its rule, in the order of the catalog."""


def leaks(
    surroundings: Surroundings,
    paths: tuple[PathResult, ...],
    engines: tuple[EngineResult, ...],
    findings: tuple[Finding, ...],
    inquiry: Inquiry,
    *,
    clock_off_s: float | None,
    known_filters: tuple[Filter, ...],
) -> tuple[Leak, ...]:
    """Return one Leak for each way past of the catalog, in its order.

    `clock_off_s` is how far the clock of this computer is from one outside; None when there was none to compare with.
    """
    case = Case(
        surroundings=surroundings,
        paths=paths,
        engines=engines,
        findings=findings,
        inquiry=inquiry,
        clock_off_s=clock_off_s,
        chosen=next((each for each in known_filters if each.id == inquiry.filter), None),
    )
    seen = {bypass: rule(case) for bypass, rule in RULES.items()}
    return tuple(Leak(bypass=bypass, sight=found.sight, details=found.details) for bypass, found in seen.items())
