"""Something that sets this computer, made up; and a terminal at which somebody types."""

import os
import pty
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from setup_assistant.advice.labels import typed
from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.journal import SettingStatus
from setup_assistant.domain.proof import Ending, Moment, Proof, ProofPart, ProofState, Proven, Why
from setup_assistant.domain.setting import Change, Remark, RemarkKind, Row, SettingPlan, Tool, Wanted
from setup_assistant.jobs.setting import KeepQuestion
from tests.unit.cli.outside import NOW

LITERAL = "nmcli connection modify uuid 1b2c ipv4.dns 1.1.1.3"


def change(name: str = "Home Wi-Fi") -> Change:
    row = Row(what=typed("the usual way"), before=typed("192.168.1.1"), after=typed("1.1.1.3"))
    return Change(
        tool=Tool.NETWORK_MANAGER, at="1b2c", name=name, rows=(row,), before="{}", after="{1}", literal=(LITERAL,)
    )


def proof(**states: ProofState) -> Proof:
    """Return a proof that holds but for what is given, by the name of its part."""
    given = {ProofPart[name.upper()]: state for name, state in states.items()}
    parts = (
        Proven(part=part, state=given.get(part, ProofState.HOLDS), details=(f"seen-{part}",)) for part in ProofPart
    )
    return Proof(parts=tuple(parts))


@dataclass
class MadeUp:
    """A computer that can be set: what it says is given, what it did is remembered."""

    changes: tuple[Change, ...] = (change(),)
    remarks: tuple[Remark, ...] = (Remark(kind=RemarkKind.THIS_CONNECTION, about="Home Wi-Fi"),)
    proof: Proof = field(default_factory=proof)
    problem: AssistantError | None = None
    """What stops it when the change is made."""
    fails: str = ""
    """Code of an error that makes it go back."""
    stuck: bool = False
    found: SettingStatus = field(default_factory=lambda: SettingStatus(at=NOW))
    unfinished: Ending | None = None
    question_s: float = 60
    when: dict[Moment, Callable[[], None]] = field(default_factory=dict)
    """What happens at a moment, on the thread that makes the change."""
    wished: list[Wanted] = field(default_factory=list)
    needs: tuple[str, ...] = ()
    calls: list[str] = field(default_factory=list)
    ending: Ending | None = None
    question: KeepQuestion | None = None

    def plan(self, wanted: Wanted) -> SettingPlan:
        """Return what would be changed."""
        self.calls.append("plan")
        self.wished.append(wanted)
        return SettingPlan(wanted=wanted, changes=self.changes, remarks=self.remarks)

    def apply(
        self,
        plan: SettingPlan,
        /,
        *,
        needs: tuple[str, ...],
        question: KeepQuestion,
        heard: Callable[[Moment, Proof | None], None],
    ) -> Ending:
        """Go through the moments as the real one does, and ask."""
        del plan
        self.calls.append("apply")
        self.needs, self.question = needs, question
        if self.problem is not None:
            raise self.problem

        def tell(moment: Moment, shown: Proof | None = None) -> None:
            heard(moment, shown)
            self.when.get(moment, lambda: None)()

        for moment in (Moment.NOTING, Moment.CHANGING, Moment.PROVING):
            tell(moment)
        why = self._why(question, tell)
        tell(Moment.KEEPING if why is None else Moment.GOING_BACK, self.proof)
        self.ending = Ending(kept=why is None, why=why, proof=self.proof, problem=self.fails, stuck=self.stuck, at=NOW)
        return self.ending

    def _why(self, question: KeepQuestion, tell: Callable[[Moment, Proof | None], None]) -> Why | None:
        if self.fails:
            return Why.FAILED
        if not self.proof.holds:
            return Why.UNPROVEN
        tell(Moment.ASKING, self.proof)
        return question.wait(lambda _seconds: None)

    def undo(self, heard: Callable[[Moment, Proof | None], None], /) -> Ending:
        """Put everything back."""
        self.calls.append("undo")
        heard(Moment.GOING_BACK, None)
        problem = "setting-failed" if self.stuck else ""
        return Ending(kept=False, why=Why.HAND, stuck=self.stuck, problem=problem, at=NOW)

    def status(self) -> SettingStatus:
        """Return how it stands."""
        self.calls.append("status")
        return self.found

    def recover(self) -> Ending | None:
        """Return how an unfinished change went back."""
        self.calls.append("recover")
        return self.unfinished


class Terminal:
    """A real terminal: what is printed is read at its other side, where a person types."""

    def __init__(self) -> None:
        self._person, self.inside = pty.openpty()
        self._seen = bytearray()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def seen(self) -> str:
        """What stands on the screen."""
        return self._seen.decode("utf-8", "replace").replace("\r\n", "\n")

    def type(self, text: str) -> None:
        """Type some text; Enter is a line end."""
        os.write(self._person, text.encode())

    def close(self) -> None:
        """Take the terminal away after everything was read."""
        os.close(self.inside)
        self._reader.join(5)
        os.close(self._person)

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._person, 4096)
            except OSError:
                return
            if not data:
                return
            self._seen += data


@contextmanager
def terminal(put: Callable[[str, TextIO], None]) -> Iterator[Terminal]:
    """Give a terminal; `put` sets standard input and output by their names."""
    given = Terminal()
    with (
        os.fdopen(os.dup(given.inside), encoding="utf-8") as stdin,
        os.fdopen(os.dup(given.inside), "w", encoding="utf-8") as stdout,
    ):
        put("stdin", stdin)
        put("stdout", stdout)
        yield given
    given.close()
