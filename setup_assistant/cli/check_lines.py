"""A check in lines for a terminal: what will be asked, each way as it is judged, and everything that was found."""

from collections.abc import Iterable, Iterator

from setup_assistant.cli.table import WIDTH, hanging, table, wrapped
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.checked import (
    AskedName,
    CheckResult,
    EngineResult,
    Inquiry,
    Leak,
    Opening,
    Path,
    PathKind,
    PathResult,
    Sight,
    Use,
    way_of,
)
from setup_assistant.domain.lookup import Endpoint
from setup_assistant.domain.value import Text
from setup_assistant.paper.outcome import SAMPLELESS
from setup_assistant.text.words import Words

_BLIND = ("new-pages", "japanese", "apps", "other-devices", "later")


class Lines:
    """Says one check in the words of one language."""

    def __init__(self, words: Words, catalog: Catalog) -> None:
        self._words, self._catalog = words, catalog

    def listed(self, inquiry: Inquiry, seconds: int) -> Iterator[str]:
        """Yield every name that will be asked, and whom."""
        words = self._words
        chosen = next((each.name for each in self._catalog.filters if each.id == inquiry.filter), None)
        said = words("cli.check.filter", filter=chosen) if chosen else words("check.reason.no-filter")
        yield from wrapped(said, WIDTH)
        yield words.plural("cli.check.names", len(_distinct(inquiry.names)))
        for use in Use:
            names = _distinct(inquiry.named(use))
            if names:
                yield from hanging(f"  {words(f'cli.check.use.{use}')}: ", " ".join(names))
        yield words("cli.check.whom")
        for endpoint in _asked(inquiry):
            yield from hanging("  ", self._whom(inquiry, endpoint))
        yield from wrapped(words("check.samples-only"), WIDTH)
        yield words("cli.check.seconds", seconds=seconds)

    def heard(self, each: PathResult) -> Iterator[str]:
        """Yield one way as soon as it is judged."""
        yield from hanging(
            f"{self._state(each)}  ", f"{self._way(each.path)}: {self._reason(each)} {self._proof(each)}"
        )

    def result(self, result: CheckResult) -> Iterator[str]:
        """Yield everything that was found."""
        words = self._words
        head = [words(f"cli.check.{name}") for name in ("way", "state", "reason", "proof")]
        rows = [
            [self._way(each.path), self._state(each), self._reason(each), self._proof(each)] for each in result.paths
        ]
        yield from table(head, rows)
        yield from self._engines(result.engines)
        yield from self._needs(result)
        yield from self._leaks(result.leaks)
        yield from self._blind(result.leaks)

    def _engines(self, engines: tuple[EngineResult, ...]) -> Iterator[str]:
        names = {each.id: each.name for each in self._catalog.engines}
        found: dict[str, list[str]] = {}
        for each in engines:
            said = found.setdefault(self._named(names, each.engine), [])
            said.append(self._words(f"check.strict.{each.strictness}"))
        yield from self._part(
            "paper.record.engines", [f"{name}: {', '.join(dict.fromkeys(said))}" for name, said in found.items()]
        )

    def _needs(self, result: CheckResult) -> Iterator[str]:
        order = list(Opening)
        needs = sorted(result.needs, key=lambda each: -order.index(each.opening))
        lines = [f"{self._words(f'paper.record.opening.{each.opening}')}: {each.name}" for each in needs]
        yield from self._part("paper.record.needs", lines)

    def _leaks(self, leaks: tuple[Leak, ...]) -> Iterator[str]:
        known = {each.id: each for each in self._catalog.bypasses}
        lines = []
        for sight in (Sight.FOUND, Sight.POSSIBLE):
            for each in leaks:
                if each.sight is sight and each.bypass in known:
                    bypass = known[each.bypass]
                    details = f" ({', '.join(each.details)})" if each.details else ""
                    seen = self._words(f"check.sight.{sight}")
                    told = {"name": bypass.name, "details": details, "closes": bypass.closes}
                    lines.append(self._words("cli.check.leak", sight=seen, **told))
        yield from self._part("paper.record.leaks", lines)

    def _blind(self, leaks: tuple[Leak, ...]) -> Iterator[str]:
        """Yield what this check cannot see: it is said whatever was found."""
        known = {each.id: each.name for each in self._catalog.bypasses}
        lines = [self._words(f"check.blind.{each}") for each in _BLIND]
        lines += [self._named(known, each.bypass) for each in leaks if each.sight is Sight.CANNOT_SEE]
        yield from self._part("paper.record.blind", lines)

    def _part(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        found = list(lines)
        if found:
            yield ""
            yield self._words(key)
            for line in found:
                yield from hanging("- ", line)

    def _named(self, names: dict[str, Text], name: str) -> str:
        return self._words.say(names[name]) if name in names else name

    def _whom(self, inquiry: Inquiry, endpoint: Endpoint) -> str:
        """Return whom a question goes to: an address with the role it has in this check."""
        path = next((each for each in inquiry.paths if each.via == endpoint), None)
        if path is not None:
            return self._way(path)
        role = "baseline" if endpoint in inquiry.baseline else "nobody"
        names = [each.name for each in self._catalog.baselines if endpoint.address in (*each.ipv4, *each.ipv6)]
        return self._words(f"cli.check.whom.{role}", address=endpoint.address, name="".join(names[:1]))

    def _way(self, path: Path) -> str:
        if path.kind is PathKind.FILTER:
            return self._words("cli.check.filter-itself", address=path.via.address, transport=path.via.transport.value)
        way = self._words(f"paper.record.way.{way_of(path)}")
        browser = f"({path.link}) " if path.kind is PathKind.BROWSER else ""
        return f"{way} {browser}{path.via.address}".strip()

    def _state(self, each: PathResult) -> str:
        return self._words(f"cli.state.{each.state}")

    def _reason(self, each: PathResult) -> str:
        said = self._words(f"check.reason.{each.reason}")
        return f"{said} ({each.answered_by})" if each.answered_by else said

    def _proof(self, each: PathResult) -> str:
        asked, blocked = (sum(getattr(risk, name) for risk in each.risks) for name in ("asked", "blocked"))
        if not asked:
            return self._words("cli.check.proof-none" if each.reason in SAMPLELESS else "cli.check.proof-untried")
        return self._words("cli.check.proof-of", blocked=blocked, asked=asked)


def _distinct(names: Iterable[AskedName]) -> list[str]:
    return list(dict.fromkeys(each.name for each in names))


def _asked(inquiry: Inquiry) -> list[Endpoint]:
    return list(dict.fromkeys(each.via for each in inquiry.probes))
