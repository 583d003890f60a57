"""Sets this computer with proof: what stands behind `Setter`.  Loaded when somebody looks at the settings."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from setup_assistant.checks import proof
from setup_assistant.computer import setting, setting_measured
from setup_assistant.computer.setting import Computer
from setup_assistant.domain.journal import Act, SettingStatus, Stage
from setup_assistant.domain.proof import Ending, Moment, Proof
from setup_assistant.domain.setting import Remark, RemarkKind, SettingPlan, Tool, Wanted
from setup_assistant.jobs import second_way
from setup_assistant.jobs.proving import Prover
from setup_assistant.jobs.setting import KeepQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisComputer:
    """The real thing behind `Setter`."""

    computer: Computer
    prover: Prover

    def plan(self, wanted: Wanted) -> SettingPlan:
        """Return what would be changed here; changes nothing.  Raises AssistantError.

        Where the last try showed that the filter does not work over IPv6, nobody is asked on it: a network with a way
        that leads nowhere is common, and a server that says nothing costs seconds at every name.
        """
        if not second_way.is_out(self.computer.book.load(), wanted):
            return setting.plan(self.computer, wanted)
        plan = setting.plan(self.computer, replace(wanted, v6=()))
        remarks = (each for each in plan.remarks if each.kind is not RemarkKind.NO_SECOND_WAY)
        return replace(plan, remarks=(*remarks, Remark(kind=RemarkKind.SECOND_WAY_OUT)))

    def apply(
        self,
        plan: SettingPlan,
        /,
        *,
        needs: tuple[str, ...],
        question: KeepQuestion,
        heard: Callable[[Moment, Proof | None], None],
    ) -> Ending:
        """Change, prove, ask, and keep or go back.  Raises as `Setter.apply`."""
        tools = frozenset(each.tool for each in plan.changes)
        second = bool(plan.wanted.v6) and self.prover.has_second_way()

        def unsettled() -> tuple[str, ...]:
            return setting_measured.unsettled(self.computer.hands, plan.changes)

        def prove() -> Proof:
            return self.prover.prove(
                plan.wanted,
                needs,
                tools,
                unsettled=unsettled,
                stopped=lambda: question.is_refused,
                second=second,
            )

        def glance(proof: Proof) -> Proof:
            return self.prover.glance(proof, plan.wanted, tools, unsettled=unsettled)

        return setting.apply(self.computer, plan, prove=prove, ask=question.wait, heard=heard, glance=glance)

    def undo(self, heard: Callable[[Moment, Proof | None], None], /) -> Ending:
        """Put back everything that was ever kept.  Raises AssistantError."""
        return setting.undo(self.computer, heard)

    def status(self) -> SettingStatus:
        """Measure how this computer stands now.  Raises AssistantError."""
        journal = self.computer.book.load()
        kept = [each for each in journal.acts if each.stage is Stage.KEPT]
        bare = SettingStatus(at=self.computer.now(), last=journal.last, unfinished=len(kept) < len(journal.acts))
        if not kept:
            return bare
        newest, around = kept[-1], self.prover.surroundings()
        tools = {change.tool for act in kept for change in act.changes}
        return replace(
            bare,
            wanted=newest.wanted,
            kept_at=newest.at,
            places=setting.standings(self.computer),
            uncovered=self._uncovered(newest.wanted, kept),
            foreign=proof.foreign(newest.wanted, around, links_count=Tool.RESOLVED not in tools),
            tunnels=proof.tunnels(around),
        )

    def recover(self) -> Ending | None:
        """Put back a change that its program did not finish.  Raises AssistantError."""
        return setting.recover(self.computer)

    def _uncovered(self, wanted: Wanted, kept: list[Act]) -> tuple[str, ...]:
        """Return the names of places that are there now, would have to be changed, and were not when it was kept."""
        covered = {(change.tool, change.at) for act in kept for change in act.changes}
        now = setting.plan(self.computer, wanted).changes
        return tuple(each.name for each in now if (each.tool, each.at) not in covered)
