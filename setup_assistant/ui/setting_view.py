"""What the page "this computer" may show of a change that is looked at, made, kept or put back: values for a moment."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.journal import SettingStatus
from setup_assistant.domain.proof import Ending, Moment, Proof
from setup_assistant.domain.setting import SettingPlan
from setup_assistant.domain.value import Id


class Stage(StrEnum):
    """The faces of the page."""

    ABSENT = "absent"
    """This window changes no computer."""
    LOOKING = "looking"
    """What is set now is read; nothing changes."""
    READY = "ready"
    """What would change is shown, or is worked out while there is no plan yet."""
    WORKING = "working"
    ASKING = "asking"
    """Changed and proved; the time runs."""
    ENDED = "ended"
    STANDING = "standing"
    """Something was kept earlier; how it stands was measured."""
    ELSEWHERE = "elsewhere"
    """Another copy of the program is at it."""
    FAILED = "failed"
    """It could not be read or begun; the error tells."""


class SettingAct(StrEnum):
    """What the page may ask for."""

    LOOK = "look"
    FILTER = "filter"
    ENCRYPTED = "encrypted"
    BROWSERS = "browsers"
    ANEW = "anew"
    """Show what would change, although something is kept."""
    DO = "do"
    KEEP = "keep"
    MORE = "more"
    BACK = "back"
    UNDO = "undo"
    RECOVER = "recover"
    """Try once more to put back what is not kept and could not be put back."""


def _no_time() -> float:
    return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingView:
    """Setting this computer at one moment."""

    stage: Stage = Stage.ABSENT
    device: Id | None = None
    """This computer among the devices of the household."""
    choices: tuple[Id, ...] = ()
    """Filters that can be set here, likeliest first."""
    chosen: Id | None = None
    encrypted: bool = False
    browsers: bool = True
    plan: SettingPlan | None = None
    moved: bool = False
    """True when it was not as shown any more at the press: nothing was changed, and the plan is a new one."""
    moment: Moment | None = None
    undoing: bool = False
    stopping: bool = False
    """True once somebody wants it back, until it goes back."""
    proof: Proof | None = None
    left_s: Callable[[], float] = _no_time
    """Seconds that are left to answer."""
    ending: Ending | None = None
    status: SettingStatus | None = None
    error: AssistantError | None = None
    fresh: bool = False
    """True for the first drawing after something happened: a screen reader says it."""
