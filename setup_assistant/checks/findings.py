"""All findings of a check, by whom and what was asked."""

from collections.abc import Iterable

from setup_assistant.checks.signature import is_real
from setup_assistant.domain.checked import Inquiry, Use
from setup_assistant.domain.lookup import Endpoint, Failure, Finding, Question, RecordKind, Reply, Transport

ADDRESSES = (RecordKind.A, RecordKind.AAAA)


class Findings:
    """What came back, with the questions that judging asks of it."""

    def __init__(self, inquiry: Inquiry, findings: Iterable[Finding]) -> None:
        self.inquiry = inquiry
        self._found: dict[tuple[Endpoint, Question], list[Finding]] = {}
        self._via: dict[Endpoint, list[Finding]] = {}
        for each in findings:
            self._found.setdefault((each.probe.via, each.probe.question), []).append(each)
            self._via.setdefault(each.probe.via, []).append(each)

    def all(self, via: Endpoint) -> tuple[Finding, ...]:
        """Return everything that came back from one endpoint."""
        return tuple(self._via.get(via, ()))

    def of(self, via: Endpoint, name: str, kind: RecordKind) -> tuple[Finding, ...]:
        """Return every answer to one question; a sample is asked twice."""
        return tuple(self._found.get((via, Question(name=name, kind=kind)), ()))

    def replies(self, via: Endpoint, name: str, kind: RecordKind) -> tuple[Reply, ...]:
        """Return the replies to one question, without what failed."""
        return tuple(each.reply for each in self.of(via, name, kind) if each.reply is not None)

    def addresses(self, via: Endpoint, name: str) -> frozenset[str]:
        """Return every real address that an endpoint gave for a name."""
        found = (each for kind in ADDRESSES for reply in self.replies(via, name, kind) for each in reply.addresses)
        return frozenset(each for each in found if is_real(each))

    def knows(self, via: Endpoint, name: str) -> bool:
        """Tell whether an endpoint gave a real address for a name."""
        return bool(self.addresses(via, name))

    def answers_https(self, via: Endpoint) -> bool:
        """Tell whether an endpoint answers questions for HTTPS records at all; many home routers do not."""
        if via.transport is Transport.SYSTEM:
            return False
        names = (each.name for each in self.inquiry.named(Use.CONTROL))
        return any(self.replies(via, name, RecordKind.HTTPS) for name in names)

    @property
    def comparisons(self) -> tuple[Endpoint, ...]:
        """Return the unfiltered resolvers that can be believed: they know the controls and know no missing name."""
        return tuple(each for each in self.inquiry.baseline if self._is_honest(each))

    def _is_honest(self, via: Endpoint) -> bool:
        controls = self.inquiry.named(Use.CONTROL)
        missing = self.inquiry.named(Use.MISSING)
        return any(self.knows(via, each.name) for each in controls) and all(
            reply.rcode == "NXDOMAIN" for each in missing for reply in self.replies(via, each.name, RecordKind.A)
        )

    def is_complete(self, via: Endpoint) -> bool:
        """Tell whether everything that an endpoint was to be asked has come back or failed."""
        wanted = [each for each in self.inquiry.probes if each.via == via]
        return len(self._via.get(via, ())) >= len(wanted)


def failures(findings: Iterable[Finding]) -> frozenset[Failure]:
    """Return every way in which questions failed."""
    return frozenset(each.failure for each in findings if each.failure is not None)
