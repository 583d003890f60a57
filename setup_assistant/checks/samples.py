"""What one path does with the samples of a filter: harmless names that its operator offers for trying it."""

from enum import StrEnum

from setup_assistant.checks.findings import Findings
from setup_assistant.checks.signature import Said, is_real, overlaps, says
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import Reason, RiskState
from setup_assistant.domain.filter import Filter, TestName, samples
from setup_assistant.domain.lookup import Endpoint, Finding, RecordKind, Transport

RISK_OF = {
    "adult": "harmful-sites",
    "mixed-content": "harmful-sites",
    "malware": "fraud-malware",
    "phishing": "fraud-malware",
}
"""Risk of the map that a category of samples tells about; other categories tell about none."""


class Outcome(StrEnum):
    """What one path does with one sample."""

    BLOCKED = "blocked"
    OPEN = "open"
    HALF = "half"
    """Blocked for one kind of address, given for another."""
    OTHER = "other"
    """Blocked, but not with this filter's signature."""
    GONE = "gone"
    """The sample is not there for anybody."""
    NO_COMPARISON = "no-comparison"
    UNCLEAR = "unclear"


_REASON = {
    Outcome.BLOCKED: Reason.SAMPLES_BLOCKED,
    Outcome.OTHER: Reason.OTHER_FILTER,
    Outcome.GONE: Reason.SAMPLE_GONE,
    Outcome.NO_COMPARISON: Reason.NO_COMPARISON,
    Outcome.UNCLEAR: Reason.UNCLEAR,
}

_OPEN = (Outcome.OPEN, Outcome.HALF)


def sampled(filter_: Filter) -> tuple[TestName, ...]:
    """Return the samples that tell about a risk of the map."""
    return tuple(each for each in samples(filter_) if each.category in RISK_OF and "/" not in each.name)


class Sampler:
    """Judges the samples of one filter on one path."""

    def __init__(self, findings: Findings, filter_: Filter, others: tuple[Filter, ...]) -> None:
        self._findings = findings
        self._filter = filter_
        self._others = others

    def risks(self, via: Endpoint) -> tuple[RiskState, ...]:
        """Return what a path shows for each risk that the filter has a sample for."""
        names: dict[str, list[TestName]] = {}
        for each in sampled(self._filter):
            names.setdefault(RISK_OF[each.category], []).append(each)
        return tuple(_risk(risk, [self.outcome(via, each.name) for each in some]) for risk, some in names.items())

    def outcome(self, via: Endpoint, name: str) -> Outcome:
        """Return what a path does with one sample."""
        first = [self._said(via, each) for each in self._findings.of(via, name, RecordKind.A)]
        second = [self._said(via, each) for each in self._findings.of(via, name, RecordKind.AAAA)]
        hints = [self._said(via, each) for each in self._findings.of(via, name, RecordKind.HTTPS)]
        opened = [each is Said.ADDRESS for each in (*first, *second, *hints)]
        if any(opened):
            return self._opened(via, name, blocked=Said.BLOCK in (*first, *second, *hints))
        return self._closed(via, name, first, second, hints)

    def _said(self, via: Endpoint, finding: Finding) -> Said | None:
        """Return what one answer says, None where nothing can be read."""
        if finding.reply is None:
            return None
        if finding.reply.rcode not in {"NOERROR", "NXDOMAIN"}:
            return None  # a resolver that fails has blocked nothing
        if via.transport is Transport.SYSTEM:
            return self._said_by_system(finding)
        return says(finding.reply, self._filter.match, self._others)

    def _said_by_system(self, finding: Finding) -> Said | None:
        """Return what the system's look-up says; it hides who refuses, so "no such name" counts for such filters."""
        assert finding.reply is not None
        match = self._filter.match
        if match.rcode == "NXDOMAIN" and not finding.reply.addresses:
            return Said.BLOCK
        return says(finding.reply, match, self._others)

    def _opened(self, via: Endpoint, name: str, *, blocked: bool) -> Outcome:
        if blocked:
            return Outcome.HALF
        theirs = [each for other in self._findings.comparisons for each in self._findings.addresses(other, name)]
        mine = self._findings.addresses(via, name)
        if theirs and mine and not overlaps(mine, theirs):
            return Outcome.UNCLEAR  # some address, but not that of the sample: perhaps a page that nobody knows
        return Outcome.OPEN

    def _closed(
        self, via: Endpoint, name: str, first: list[Said | None], second: list[Said | None], hints: list[Said | None]
    ) -> Outcome:
        compared = self._findings.comparisons
        if not compared:
            return Outcome.NO_COMPARISON
        if not any(self._findings.knows(each, name) for each in compared):
            return Outcome.GONE
        if not self._second_is_shut(name, second):
            return Outcome.OTHER if Said.OTHER_BLOCK in second else Outcome.UNCLEAR
        if self._findings.answers_https(via) and (None in hints or not hints or self._leads_on(via, name)):
            return Outcome.UNCLEAR
        if Said.BLOCK in first and all(each is Said.BLOCK for each in first):
            return Outcome.BLOCKED
        return Outcome.OTHER if Said.OTHER_BLOCK in first else Outcome.UNCLEAR

    def _second_is_shut(self, name: str, said: list[Said | None]) -> bool:
        """Tell whether IPv6 addresses surely lead nowhere: they were answered, with a block or with nothing."""
        if not said or None in said:
            return False
        has_one = any(
            is_real(each)
            for other in self._findings.comparisons
            for reply in self._findings.replies(other, name, RecordKind.AAAA)
            for each in reply.addresses
        )
        # Where the sample has no such address, an empty answer is the truth and says nothing.
        return not has_one or all(each in {Said.BLOCK, Said.NOTHING} for each in said)

    def _leads_on(self, via: Endpoint, name: str) -> bool:
        """Tell whether an HTTPS record sends browsers to another name."""
        replies = self._findings.replies(via, name, RecordKind.HTTPS)
        return any(target != name for reply in replies for target in reply.targets)


def _risk(risk: str, outcomes: list[Outcome]) -> RiskState:
    blocked = outcomes.count(Outcome.BLOCKED)
    state, reason = _summed(outcomes, blocked)
    return RiskState(risk=risk, state=state, reason=reason, blocked=blocked, asked=len(outcomes))


def _summed(outcomes: list[Outcome], blocked: int) -> tuple[CheckState, Reason]:
    if Outcome.HALF in outcomes:
        return CheckState.OPEN, Reason.HALF_OPEN
    if Outcome.OPEN in outcomes:
        return CheckState.OPEN, Reason.SOME_OPEN if blocked else Reason.SAMPLES_OPEN
    usable = [each for each in outcomes if each is not Outcome.GONE]
    if not usable:
        return CheckState.CANNOT_TELL, Reason.SAMPLE_GONE
    worst = next((each for each in usable if each is not Outcome.BLOCKED), Outcome.BLOCKED)
    return (CheckState.BLOCKED if worst is Outcome.BLOCKED else CheckState.CANNOT_TELL), _REASON[worst]
