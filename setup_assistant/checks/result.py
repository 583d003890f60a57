"""Everything that the findings of a check show, as one value."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from setup_assistant.checks.findings import Findings
from setup_assistant.checks.judge import PathJudge
from setup_assistant.checks.leaks import leaks
from setup_assistant.checks.opening import EngineJudge, needs
from setup_assistant.domain.bypass import SearchEngine
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import (
    CheckResult,
    EngineResult,
    Inquiry,
    Leak,
    PathResult,
    Reason,
    Sight,
    Strictness,
)
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.lookup import Finding
from setup_assistant.domain.surroundings import Surroundings

_AROUND = frozenset({"tunnel", "proxy"})
"""Ways past the filter that take every page of this computer with them."""

_UNBELIEVED = frozenset(
    {Reason.LYING, Reason.PORTAL, Reason.CAUGHT, Reason.FAILING, Reason.UNTRUSTED, Reason.UNREADABLE, Reason.STOPPED}
)
"""On such a path an address says nothing about who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What judging needs from the catalog."""

    filters: tuple[Filter, ...]
    engines: tuple[SearchEngine, ...]

    def filter(self, name: str | None) -> Filter | None:
        """Return a filter by its id."""
        return next((each for each in self.filters if each.id == name), None)


def result(
    inquiry: Inquiry,
    findings: Iterable[Finding],
    known: Known,
    surroundings: Surroundings,
    at: datetime,
    *,
    stopped: bool = False,
) -> CheckResult:
    """Judge every path, page and way past the filter; `stopped` when somebody, or the end of its time, ended it."""
    found = tuple(findings)
    gathered = Findings(inquiry, found)
    judge = PathJudge(gathered, known.filter(inquiry.filter), known.filters)
    paths = _agreed(tuple(judge.judge(each) for each in inquiry.paths))
    engines = _engines(gathered, known, paths)
    deciding = [each.path for each in paths if each.path.decides] or [each.path for each in paths]
    seen = leaks(
        surroundings,
        paths,
        engines,
        found,
        inquiry,
        clock_off_s=clock_off_s(found),
        known_filters=known.filters,
    )
    return CheckResult(
        at=at,
        filter=inquiry.filter,
        network=surroundings.network,
        paths=_led_around(paths, seen),
        engines=engines,
        needs=needs(gathered, deciding, known.filter(inquiry.filter)),
        leaks=seen,
        inquiry=inquiry,
        findings=found,
        stopped=stopped or len(found) < len(inquiry.probes),
    )


def so_far(inquiry: Inquiry, findings: Iterable[Finding], known: Known) -> tuple[PathResult, ...]:
    """Return the paths that can be judged already: they and what they are compared with have come back."""
    gathered = Findings(inquiry, findings)
    if not all(gathered.is_complete(each) for each in (*inquiry.baseline, *inquiry.nobody)):
        return ()
    judge = PathJudge(gathered, known.filter(inquiry.filter), known.filters)
    return tuple(judge.judge(each) for each in inquiry.paths if gathered.is_complete(each.via))


def clock_off_s(findings: Iterable[Finding]) -> float | None:
    """Return how many seconds this computer's clock is ahead of the unfiltered resolvers', None without their time."""
    off = sorted((each.at - each.dated).total_seconds() for each in findings if each.dated is not None)
    return off[len(off) // 2] if off else None


def _agreed(paths: tuple[PathResult, ...]) -> tuple[PathResult, ...]:
    """Return the paths; where none of them reaches anything at all, this computer is offline."""
    deciding = [each for each in paths if each.path.decides] or list(paths)
    silent = {Reason.NO_REPLY, Reason.OFFLINE}
    if not deciding or not all(each.reason in silent for each in deciding):
        return paths
    if not any(each.reason is Reason.OFFLINE for each in deciding):
        return paths
    return tuple(
        PathResult(path=each.path, state=CheckState.NOT_REACHABLE, reason=Reason.OFFLINE, at=each.at)
        if each.reason in silent
        else each
        for each in paths
    )


def _led_around(paths: tuple[PathResult, ...], seen: tuple[Leak, ...]) -> tuple[PathResult, ...]:
    """Return the paths without a block where a tunnel or a proxy of this computer leads around all of them."""
    if not any(each.bypass in _AROUND and each.sight is Sight.FOUND for each in seen):
        return paths
    return tuple(_unproved(each) if each.path.decides else each for each in paths)


def _unproved(path: PathResult) -> PathResult:
    def doubt(state: CheckState, reason: Reason) -> tuple[CheckState, Reason]:
        return (CheckState.CANNOT_TELL, Reason.AROUND) if state is CheckState.BLOCKED else (state, reason)

    state, reason = doubt(path.state, path.reason)
    risks = []
    for each in path.risks:
        its_state, its_reason = doubt(each.state, each.reason)
        risks.append(replace(each, state=its_state, reason=its_reason))
    return replace(path, state=state, reason=reason, risks=tuple(risks))


def _engines(gathered: Findings, known: Known, paths: tuple[PathResult, ...]) -> tuple[EngineResult, ...]:
    judge = EngineJudge(gathered, known.engines)
    found = []
    for each in paths:
        if not each.path.decides and any(one.path.decides for one in paths):
            continue
        for seen in judge.judge(each.path):
            strictness = Strictness.UNCLEAR if each.reason in _UNBELIEVED else seen.strictness
            found.append(EngineResult(engine=seen.engine, path=seen.path, strictness=strictness))
    return tuple(found)
