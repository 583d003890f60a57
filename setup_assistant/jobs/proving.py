"""Proves a change of this computer: asks a handful of questions, again where an answer can still come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic, sleep

from msgspec.structs import replace

from setup_assistant.checks import inquiry as inquiries
from setup_assistant.checks import proof as proofs
from setup_assistant.checks.proof import ProofSubject
from setup_assistant.checks.stop import StopSwitch
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.checked import Inquiry
from setup_assistant.domain.lookup import Failure, Finding
from setup_assistant.domain.proof import Proof, Proven
from setup_assistant.domain.setting import Tool, Wanted
from setup_assistant.domain.surroundings import Surroundings

WITHIN_S = 12.0
"""How long the network may take to be usable again: a wireless one is away for some seconds."""
EACH_S = 1.0
ROUND_S = 6.0
_PAUSE_S = 0.1

Unsettled = Callable[[], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prover:
    """What proving needs of this computer."""

    catalog: Catalog
    surroundings: Callable[[], Surroundings]
    now: Callable[[], datetime]
    per_second: float | None = inquiries.PER_SECOND

    def prove(
        self,
        wanted: Wanted,
        needs: tuple[str, ...],
        tools: frozenset[Tool],
        *,
        unsettled: Unsettled,
        stopped: Callable[[], bool],
        second: bool = False,
    ) -> Proof:
        """Return what holds: at once when everything does, else as soon as two rounds in a row say the same.

        As long as the network itself is still coming back, rounds go on until `WITHIN_S`.  With `second` the network
        led on over IPv6 before the change: it has to again, or the servers set there would never have been asked.
        """
        began, before = monotonic(), None
        while True:
            parts, is_coming = self._round(wanted, needs, tools, unsettled, second=second)
            found = Proof(parts=parts, took_ms=round((monotonic() - began) * 1000, 1))
            is_late = monotonic() - began > WITHIN_S
            if found.holds or is_late or stopped() or (found.failed == before and not is_coming):
                return found
            before = found.failed
            sleep(_PAUSE_S)

    def has_second_way(self) -> bool:
        """Tell whether this computer's network leads on over IPv6 now."""
        return _leads_on(self.surroundings())

    def glance(self, proof: Proof, wanted: Wanted, tools: frozenset[Tool], *, unsettled: Unsettled) -> Proof:
        """Return a proof with what can be seen anew without asking anybody: foreign servers, and what is set."""
        foreign = proofs.foreign(wanted, self.surroundings(), links_count=Tool.RESOLVED not in tools)
        fresh = {each.part: each for each in proofs.seen(foreign=foreign, unsettled=unsettled())}
        return replace(proof, parts=tuple(fresh.get(each.part, each) for each in proof.parts))

    def _round(
        self,
        wanted: Wanted,
        needs: tuple[str, ...],
        tools: frozenset[Tool],
        unsettled: Unsettled,
        *,
        second: bool,
    ) -> tuple[tuple[Proven, ...], bool]:
        around = self.surroundings()
        subject = self._subject(wanted, needs, second=second or _leads_on(around))
        inquiry = proofs.questions(subject)
        findings = self._ask(inquiry)
        parts = proofs.proof(
            subject,
            inquiry,
            findings,
            foreign=proofs.foreign(wanted, around, links_count=Tool.RESOLVED not in tools),
            unsettled=unsettled(),
        )
        return parts, any(each.failure is Failure.UNREACHABLE for each in findings)

    def _ask(self, inquiry: Inquiry) -> tuple[Finding, ...]:
        from setup_assistant.checks.ask import ask_all  # noqa: PLC0415  brings the network libraries

        stop, heard = StopSwitch(), list[Finding]()

        def hear(finding: Finding) -> None:
            heard.append(finding)
            # The system's own look-up waits many seconds for servers that say nothing.
            if proofs.is_silent(inquiry, heard):
                stop.press()

        return ask_all(
            inquiry.probes,
            heard=hear,
            within_s=ROUND_S,
            now=self.now,
            per_second=self.per_second,
            each_s=EACH_S,
            stop=stop,
        )

    def _subject(self, wanted: Wanted, needs: tuple[str, ...], *, second: bool) -> ProofSubject:
        known = self.catalog.known_names
        return ProofSubject(
            wanted=wanted,
            filter=next(each for each in self.catalog.filters if each.id == wanted.filter),
            filters=self.catalog.filters,
            controls=tuple(each.name for each in known if each.use == "control"),
            needs=needs,
            baselines=self.catalog.baselines,
            second=second,
        )


def _leads_on(around: Surroundings) -> bool:
    return any(each.default_v6 for each in around.links)
