"""What has to hold before a change of this computer is kept, and how the change ended."""

from datetime import datetime
from enum import StrEnum

from setup_assistant.domain.value import Value


class ProofPart(StrEnum):
    """What has to hold before a change is kept; its words are `setting.proof.PART.STATE`."""

    CONNECTED = "connected"
    """The computer is on the network again, and somebody on the Internet answers."""
    FILTER = "filter"
    """The chosen filter answers on the usual way and blocks its operator's sample."""
    SECOND_WAY = "second-way"
    """The same over IPv6."""
    NEEDS = "needs"
    """The names that the family needs are known."""
    NOTHING_FOREIGN = "nothing-foreign"
    """No server but the filter's is asked."""
    SETTLED = "settled"
    """What is set now is what was wanted."""


class ProofState(StrEnum):
    """Whether a part of the proof holds."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot-tell"
    """For example the filter's operator offers no sample.  Not enough to go back, never shown as a tick."""
    ABSENT = "absent"
    """There is nothing to prove: the network has no second way, the family named no page."""


class Proven(Value, frozen=True, kw_only=True):
    """One part of the proof."""

    part: ProofPart
    state: ProofState
    details: tuple[str, ...] = ()
    """Names and addresses, for *Details*."""


class Proof(Value, frozen=True, kw_only=True):
    """What was found right after a change."""

    parts: tuple[Proven, ...]
    took_ms: float = 0.0

    @property
    def holds(self) -> bool:
        """Tell whether nothing failed and the filter was heard."""
        return bool(self.parts) and all(each.state is not ProofState.FAILS for each in self.parts)

    @property
    def failed(self) -> tuple[ProofPart, ...]:
        """Return the parts that failed."""
        return tuple(each.part for each in self.parts if each.state is ProofState.FAILS)


class Moment(StrEnum):
    """Where a change is, for the page; its words are `setting.moment.MOMENT`."""

    NOTING = "noting"
    CHANGING = "changing"
    PROVING = "proving"
    ASKING = "asking"
    """Everything holds; the person decides, and the time runs."""
    KEEPING = "keeping"
    GOING_BACK = "going-back"


class Why(StrEnum):
    """Why a change went back; its words are `setting.why.WHY`."""

    UNPROVEN = "unproven"
    """What has to hold did not hold."""
    TIME = "time"
    """Nobody pressed Keep in time."""
    HAND = "hand"
    """Somebody pressed Put back."""
    FAILED = "failed"
    """A step could not be done."""
    ENDED = "ended"
    """The program or the computer ended before the change was kept."""


class Ending(Value, frozen=True, kw_only=True):
    """How a change ended: kept, or gone back for a reason."""

    kept: bool
    why: Why | None = None
    proof: Proof | None = None
    problem: str = ""
    """Code of the error that stopped it, or empty."""
    untouched: bool = False
    """True when a step failed and, by measure, nothing had changed: there was nothing to put back."""
    stuck: bool = False
    """True when not everything could be put back yet; the next start tries again."""
    at: datetime

    @property
    def reason(self) -> str:
        """Return why the change is not there; its words are `setting.why.REASON`.  Empty for one that was kept."""
        if self.untouched:
            return "untouched"
        return "" if self.why is None else self.why.value
