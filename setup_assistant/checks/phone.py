"""What the outcomes of a phone's page show.  Pure: one order and one report give one verdict."""

from datetime import datetime

from setup_assistant.domain.check import WORST_FIRST, CheckState
from setup_assistant.domain.household import Answer
from setup_assistant.domain.phone import (
    Outcome,
    PhoneOrder,
    PhoneReason,
    PhoneReport,
    PhoneRisk,
    PhoneSample,
    PhoneUse,
    PhoneVerdict,
)

_STATES = {
    PhoneReason.SAMPLES_BLOCKED: CheckState.BLOCKED,
    PhoneReason.SAMPLES_OPEN: CheckState.OPEN,
    PhoneReason.SOME_OPEN: CheckState.OPEN,
    PhoneReason.OFFLINE: CheckState.NOT_REACHABLE,
    PhoneReason.PORTAL: CheckState.NOT_REACHABLE,
}
"""Every other reason means that nothing can be told."""


def judge(order: PhoneOrder, report: PhoneReport, at: datetime) -> PhoneVerdict:
    """Return what `report` shows; a sample counts as blocked only when everything else was in order, twice.

    The page sees *that* something does not open and never why, so each doubt ends in "cannot tell".
    """
    seen = _Seen(order, report)
    general = seen.general()
    reasons = tuple(general or seen.sample(sample) for sample in order.samples)
    overall = general or _together(reasons)
    return PhoneVerdict(
        filter=order.filter,
        state=state(overall),
        reason=overall,
        risks=_risks(order.samples, reasons),
        blocked=reasons.count(PhoneReason.SAMPLES_BLOCKED),
        asked=len(reasons),
        controls_opened=sum(Outcome.LOADED in seen.outcomes(name, PhoneUse.CONTROL) for name in order.controls),
        controls=len(order.controls),
        at=at,
    )


def state(reason: PhoneReason) -> CheckState:
    """Return the word of the map for `reason`."""
    return _STATES.get(reason, CheckState.CANNOT_TELL)


class _Seen:
    """The outcomes of a report by name, use and encryption."""

    def __init__(self, order: PhoneOrder, report: PhoneReport) -> None:
        self._order = order
        self._twice = bool(report.again)
        # A look that is missing is no outcome: it must never count as a page that failed.
        rounds = (report.first, report.again) if report.again else (report.first,)
        self._outcomes = {
            (probe.name, probe.use, probe.encrypted): outcomes
            for probe, *outcomes in zip(order.probes, *rounds, strict=True)
        }

    def outcomes(self, name: str, use: PhoneUse, *, encrypted: bool = True) -> list[Outcome]:
        """Return what became of one page in each look."""
        return self._outcomes[name, use, encrypted]

    def general(self) -> PhoneReason | None:
        """Return what stands in the way of judging samples, or None."""
        sample_loaded = any(self._loaded(each.name, PhoneUse.SAMPLE) for each in self._order.samples)
        controls = [self.outcomes(name, PhoneUse.CONTROL) for name in self._order.controls]
        lying = self._loaded(self._order.missing, PhoneUse.MISSING)
        if not sample_loaded and not lying and all(Outcome.LOADED not in each for each in controls):
            return PhoneReason.PORTAL if self._answers_for_all() else PhoneReason.OFFLINE
        if lying:
            return PhoneReason.LYING
        if not self._order.samples:
            return PhoneReason.NOT_TESTABLE
        if sample_loaded:
            return None
        if any(set(each) != {Outcome.LOADED} for each in controls):
            return PhoneReason.UNSTEADY
        return PhoneReason.LYING if self._answers_for_all() else None

    def sample(self, sample: PhoneSample) -> PhoneReason:
        """Return what became of one sample, everything else being in order."""
        encrypted = self.outcomes(sample.name, PhoneUse.SAMPLE)
        plain = self.outcomes(sample.name, PhoneUse.SAMPLE, encrypted=False)
        doubts = (
            (Outcome.LOADED in encrypted, PhoneReason.SAMPLES_OPEN),
            (Outcome.LATE in (*encrypted, *plain), PhoneReason.LATE),
            (Outcome.LOADED in plain and not self._order.block_page, PhoneReason.SOMETHING_ELSE),
            (not self._twice, PhoneReason.ONCE),
            (sample.opens_elsewhere is Answer.NO, PhoneReason.SAMPLE_GONE),
            (sample.opens_elsewhere is not Answer.YES, PhoneReason.NOT_COMPARED),
        )
        return next((reason for holds, reason in doubts if holds), PhoneReason.SAMPLES_BLOCKED)

    def _loaded(self, name: str, use: PhoneUse) -> bool:
        return Outcome.LOADED in self.outcomes(name, use)

    def _answers_for_all(self) -> bool:
        return Outcome.LOADED in self.outcomes(self._order.missing, PhoneUse.MISSING, encrypted=False)


def _together(reasons: tuple[PhoneReason, ...]) -> PhoneReason:
    """Return the reason that stands for several samples: that of the worst."""
    worst = min(reasons, key=lambda reason: WORST_FIRST.index(state(reason)))
    if state(worst) is CheckState.OPEN and set(reasons) != {worst}:
        return PhoneReason.SOME_OPEN
    return worst


def _risks(samples: tuple[PhoneSample, ...], reasons: tuple[PhoneReason, ...]) -> tuple[PhoneRisk, ...]:
    found = []
    for risk in dict.fromkeys(sample.risk for sample in samples):
        own = tuple(reason for sample, reason in zip(samples, reasons, strict=True) if sample.risk == risk)
        reason = _together(own)
        blocked = own.count(PhoneReason.SAMPLES_BLOCKED)
        found.append(PhoneRisk(risk=risk, state=state(reason), reason=reason, blocked=blocked, asked=len(own)))
    return tuple(found)
