"""What the check page may show of a check that is going on: values for one moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from setup_assistant.domain.checked import CheckResult, Inquiry, PathResult
from setup_assistant.domain.phone import PhoneOrder, PhoneVerdict, Reachability
from setup_assistant.ui.progress import Progress

if TYPE_CHECKING:
    from setup_assistant.domain.occasion import Occasion


class Stage(StrEnum):
    """How far the check of this computer is."""

    ABSENT = "absent"
    """This window cannot ask anything."""
    LOOKING = "looking"
    """The program looks at this computer; no packet leaves."""
    READY = "ready"
    """Everything that will be asked is listed."""
    RUNNING = "running"


class PhoneStage(StrEnum):
    """How far the page for a phone is."""

    SHUT = "shut"
    CHOOSING = "choosing"
    """Which phone is asked; nothing is served."""
    OPENING = "opening"
    WAITING = "waiting"
    NOBODY = "nobody"
    """No phone came so far: what can be in the way is said."""
    CAME = "came"
    DONE = "done"
    OVER = "over"
    """Its time was over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneView:
    """The page for a phone at one moment."""

    stage: PhoneStage = PhoneStage.SHUT
    device: str = ""
    order: PhoneOrder | None = None
    address: str = ""
    url: str = ""
    left_s: Callable[[], int] = int
    found: Reachability | None = None
    """What this computer could tell of the way to it, once no phone came."""
    verdict: PhoneVerdict | None = None
    fresh: bool = False
    """True for the first drawing after something happened: a screen reader says it."""


def _no_progress() -> Progress:
    return Progress(0, 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingView:
    """The check at one moment."""

    stage: Stage = Stage.ABSENT
    occasion: "Occasion | None" = None
    inquiry: Inquiry | None = None
    """What the next check will ask, or while one runs what it asks."""
    seconds: int = 0
    trace: str = ""
    """What tells the network of this moment from another; empty while it is not known."""
    paths: tuple[PathResult, ...] = ()
    """Judged so far."""
    news: frozenset[str] = frozenset()
    """Ids of paths that were judged since the last drawing."""
    progress: Callable[[], Progress] = _no_progress
    last: CheckResult | None = None
    """The last check of this session, for Details."""
    moved: bool = False
    """True when the network was another one at the press than in the list: nothing was asked."""
    fresh: bool = False
    """True for the first drawing after a check ended."""
    phone: PhoneView = field(default_factory=PhoneView)
