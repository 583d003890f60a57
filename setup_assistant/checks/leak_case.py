"""Everything that was found, in the forms that the rules about ways past ask for."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from setup_assistant.domain.checked import EngineResult, Inquiry, PathKind, PathResult, Sight, Use
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.lookup import Finding, Reply
from setup_assistant.domain.surroundings import Surroundings

DETAILS_AT_MOST = 8
"""Nobody reads more at once; the files themselves hold the rest."""


class Seen(NamedTuple):
    """What one rule says."""

    sight: Sight
    details: tuple[str, ...] = ()


def found(details: tuple[str, ...] = ()) -> Seen:
    """Say that a way past is there."""
    return Seen(Sight.FOUND, _few(details))


def possible(details: tuple[str, ...] = ()) -> Seen:
    """Say that a way past may be there."""
    return Seen(Sight.POSSIBLE, _few(details))


NOT_FOUND = Seen(Sight.NOT_FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One check with all its parts."""

    surroundings: Surroundings
    paths: tuple[PathResult, ...]
    engines: tuple[EngineResult, ...]
    findings: tuple[Finding, ...]
    inquiry: Inquiry
    clock_off_s: float | None
    chosen: Filter | None

    @property
    def deciding(self) -> tuple[PathResult, ...]:
        """Return the paths that names of this computer really take."""
        return tuple(each for each in self.paths if each.path.decides)

    @property
    def servers(self) -> tuple[PathResult, ...]:
        """Return the deciding paths but the system's own look-up."""
        return tuple(each for each in self.deciding if each.path.kind is PathKind.SERVER)

    def names(self, *uses: Use) -> frozenset[str]:
        """Return the names that were asked for some uses."""
        return frozenset(each.name for each in self.inquiry.named(*uses))

    def replies(self, *uses: Use) -> tuple[tuple[Finding, Reply], ...]:
        """Return what deciding paths replied about the names of some uses."""
        names = self.names(*uses)
        ways = {each.path.via for each in self.deciding}
        return tuple(
            (each, each.reply)
            for each in self.findings
            if each.reply is not None and each.probe.via in ways and each.probe.question.name in names
        )

    def lacks(self, *parts: str) -> bool:
        """Tell whether a part of the surroundings could not be read."""
        return any(part in self.surroundings.unread for part in parts)

    def is_own_address(self, address: str) -> bool:
        """Tell whether an address is the chosen filter's."""
        return self.chosen is not None and address in (*self.chosen.ipv4, *self.chosen.ipv6)

    def is_own_host(self, host: str) -> bool:
        """Tell whether a name is one of the chosen filter's own hosts."""
        chosen = self.chosen
        if chosen is None:
            return False
        hosts = (chosen.dot_hostname, chosen.doq_hostname, _host(chosen.doh_url))
        return any(_fits(each, host.lower().rstrip(".")) for each in hosts)

    def is_own_page(self, url: str) -> bool:
        """Tell whether a browser that asks at `url` asks the chosen filter: the page too must be its own."""
        return self.chosen is not None and _fits(_page(self.chosen.doh_url), _page(url))


def _few(details: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in details if each))[:DETAILS_AT_MOST]


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition(":")[0].lower()


def _page(url: str) -> str:
    """Return a page without the place where a question goes ("{?dns}") and without its last slash."""
    return re.sub(r"\{\?[^}]*\}$", "", url.strip()).rstrip("/")


def _fits(own: str, other: str) -> bool:
    """Tell whether `other` is `own`, whose "{profile}" stands for what each family has for itself."""
    pattern = r"[A-Za-z0-9-]+".join(re.escape(part) for part in own.split("{profile}"))
    return bool(own) and re.fullmatch(pattern, other, re.IGNORECASE) is not None
