"""What the findings of a check show for one path.  Pure: the same findings, the same verdict.

The order matters: a path that does not answer, lies, or is answered by somebody else shows nothing about a filter,
whatever its answer about a sample looks like.
"""

from datetime import datetime

from setup_assistant.checks.findings import Findings, failures
from setup_assistant.checks.samples import Outcome, Sampler, sampled
from setup_assistant.checks.signature import blocked_by, is_real, unwrapped
from setup_assistant.domain.check import WORST_FIRST, CheckState
from setup_assistant.domain.checked import Path, PathKind, PathResult, Reason, RiskState, Use
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.lookup import Endpoint, Failure, Finding, RecordKind, Transport

_NO_REPLY = (
    (Failure.CERTIFICATE, CheckState.CANNOT_TELL, Reason.UNTRUSTED),
    (Failure.MALFORMED, CheckState.CANNOT_TELL, Reason.UNREADABLE),
    (Failure.MISMATCHED, CheckState.CANNOT_TELL, Reason.UNREADABLE),
    (Failure.STATUS, CheckState.CANNOT_TELL, Reason.UNREADABLE),
    (Failure.UNSUPPORTED, CheckState.CANNOT_TELL, Reason.UNSUPPORTED),
    (Failure.REFUSED, CheckState.NOT_REACHABLE, Reason.REFUSED),
    (Failure.SILENT, CheckState.NOT_REACHABLE, Reason.NO_REPLY),
    (Failure.CLOSED, CheckState.NOT_REACHABLE, Reason.NO_REPLY),
    (Failure.UNREACHABLE, CheckState.NOT_REACHABLE, Reason.OFFLINE),
    (Failure.STOPPED, CheckState.CANNOT_TELL, Reason.STOPPED),
)
"""What a path shows that gave no reply at all, by the first failure of this list that occurred."""


class PathJudge:
    """Judges paths by the signature of one filter; `filters` is the whole table, to name who answered instead."""

    def __init__(self, findings: Findings, filter_: Filter | None, filters: tuple[Filter, ...]) -> None:
        self._findings = findings
        self._filter = filter_
        self._filters = filters

    def judge(self, path: Path) -> PathResult:
        """Return what one path shows."""
        found = self._findings.all(path.via)
        at = max((each.at for each in found if each.reply is not None), default=None)
        state, reason = self._without_samples(path) or (None, None)
        if state is not None and reason is not None:
            return PathResult(path=path, state=state, reason=reason, at=at)
        filter_ = self._filter
        assert filter_ is not None
        others = tuple(each for each in self._filters if each.operator != filter_.operator)
        risks = Sampler(self._findings, filter_, others).risks(path.via)
        return self._by_samples(path, self._doubted(path, risks), at)

    def _without_samples(self, path: Path) -> tuple[CheckState, Reason] | None:
        """Return what stops a path from showing anything about the samples, or None when it can be judged."""
        return self._by_silence(path) or self._by_controls(path) or self._by_filter()

    def _by_silence(self, path: Path) -> tuple[CheckState, Reason] | None:
        found = self._findings.all(path.via)
        if path.kind is PathKind.BROWSER and not path.via.address:
            return CheckState.CANNOT_TELL, Reason.OWN_LOOKUP
        if not found:
            return CheckState.CANNOT_TELL, Reason.STOPPED
        if any(each.reply is not None for each in found):
            return None
        failed = failures(found)
        return next((state, reason) for failure, state, reason in _NO_REPLY if failure in failed)

    def _by_controls(self, path: Path) -> tuple[CheckState, Reason] | None:
        via = path.via
        controls = [each.name for each in self._findings.inquiry.named(Use.CONTROL)]
        known = [self._findings.addresses(via, name) for name in controls]
        if len(known) > 1 and all(known) and len(set(known)) == 1:
            return CheckState.CANNOT_TELL, Reason.PORTAL
        if not any(known):
            return self._unknowing(via, controls)
        return self._lying(via, known)

    def _unknowing(self, via: Endpoint, controls: list[str]) -> tuple[CheckState, Reason]:
        """Return why a path that answers does not know what everybody knows."""
        found = [each for name in controls for each in self._findings.of(via, name, RecordKind.A)]
        given = [each for one in found if one.reply is not None for each in one.reply.addresses]
        if given and not any(is_real(each) for each in given):
            return CheckState.CANNOT_TELL, Reason.PORTAL
        if any(each.reply is not None for each in found):
            return CheckState.CANNOT_TELL, Reason.FAILING
        if Failure.STOPPED in failures(found):
            return CheckState.CANNOT_TELL, Reason.STOPPED
        return CheckState.CANNOT_TELL, Reason.UNCLEAR

    def _lying(self, via: Endpoint, known: list[frozenset[str]]) -> tuple[CheckState, Reason] | None:
        for each in self._findings.inquiry.named(Use.MISSING):
            found = self._findings.of(via, each.name, RecordKind.A)
            given = frozenset(one for finding in found if finding.reply for one in finding.reply.addresses)
            if given:
                return CheckState.CANNOT_TELL, Reason.PORTAL if given in known else Reason.LYING
            if not any(finding.reply is not None and _says_missing(finding) for finding in found):
                stopped = Failure.STOPPED in failures(found)
                return CheckState.CANNOT_TELL, Reason.STOPPED if stopped else Reason.UNCLEAR
        return None

    def _by_filter(self) -> tuple[CheckState, Reason] | None:
        if self._filter is None:
            return CheckState.CANNOT_TELL, Reason.NO_FILTER
        if self._filter.status is FilterStatus.DISCONTINUED:
            return CheckState.CANNOT_TELL, Reason.RETIRED
        if not sampled(self._filter):
            return CheckState.CANNOT_TELL, Reason.NOT_TESTABLE
        return None

    def _doubted(self, path: Path, risks: tuple[RiskState, ...]) -> tuple[RiskState, ...]:
        """Return the risks without a block where somebody on the way answers in the resolver's place."""
        if not self._is_caught(path):
            return risks
        return tuple(
            each
            if each.state is CheckState.OPEN
            else RiskState(risk=each.risk, state=CheckState.CANNOT_TELL, reason=Reason.CAUGHT, asked=each.asked)
            for each in risks
        )

    def _is_caught(self, path: Path) -> bool:
        """Tell whether somebody on the way answers for this address.

        Seen in two ways: a question to an address where nobody lives is answered, or the same address answers
        otherwise when it is asked encrypted.  Who asks its own router asks nobody behind it.
        """
        via = path.via
        if via.transport not in {Transport.UDP, Transport.TCP} or not is_real(via.address):
            return False
        nobody = (each for each in self._findings.inquiry.nobody if is_second(each) == is_second(via))
        if any(finding.reply is not None for each in nobody for finding in self._findings.all(each)):
            return True
        return any(self._differs(via, other) for other in self._encrypted(via))

    def _encrypted(self, via: Endpoint) -> tuple[Endpoint, ...]:
        paths = self._findings.inquiry.paths
        return tuple(
            each.via
            for each in paths
            if each.via.address == via.address and each.via.transport in {Transport.DOT, Transport.DOH, Transport.DOQ}
        )

    def _differs(self, plain: Endpoint, encrypted: Endpoint) -> bool:
        """Tell whether one address gives real addresses for a sample in one way and none in the other."""
        if self._filter is None:
            return False
        judge = Sampler(self._findings, self._filter, ())
        clear = {Outcome.BLOCKED, Outcome.OPEN, Outcome.HALF, Outcome.OTHER}
        pairs = (
            (judge.outcome(plain, each.name), judge.outcome(encrypted, each.name)) for each in sampled(self._filter)
        )
        return any(one is not other for one, other in pairs if one in clear and other in clear)

    def _by_samples(self, path: Path, risks: tuple[RiskState, ...], at: datetime | None) -> PathResult:
        told = min(risks, key=lambda each: WORST_FIRST.index(each.state))
        state, reason = told.state, told.reason
        if self._was_stopped(path) and state is not CheckState.OPEN:
            state, reason = CheckState.CANNOT_TELL, Reason.STOPPED
        return PathResult(
            path=path, state=state, reason=reason, risks=risks, answered_by=self._answered_by(path, reason), at=at
        )

    def _was_stopped(self, path: Path) -> bool:
        """Tell whether a sample of this path was not asked to the end."""
        names = {each.name for each in self._findings.inquiry.named(Use.SAMPLE)}
        found = [each for each in self._findings.all(path.via) if each.probe.question.name in names]
        return Failure.STOPPED in failures(found)

    def _answered_by(self, path: Path, reason: Reason) -> str:
        """Return the name of the filter that answered instead, when its block page or refusal tells it."""
        if reason is not Reason.OTHER_FILTER:
            return ""
        names = [each.name for each in self._findings.inquiry.named(Use.SAMPLE)]
        kinds = (RecordKind.A, RecordKind.AAAA)
        replies = [one for name in names for kind in kinds for one in self._findings.replies(path.via, name, kind)]
        found = (blocked_by(each, self._filters) for each in replies)
        return next((each.name for each in found if each is not None), "")


def is_second(via: Endpoint) -> bool:
    """Tell whether an endpoint is asked over IPv6."""
    found = unwrapped(via.address)
    return found is not None and found.version == 6  # noqa: PLR2004  the version of addresses


def _says_missing(finding: Finding) -> bool:
    """Tell whether a resolver says of a name that it does not exist, or has no address."""
    return finding.reply is not None and finding.reply.rcode in {"NXDOMAIN", "NOERROR"}
