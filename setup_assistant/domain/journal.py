"""What was changed on this computer and not put back, and how it stands now."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from setup_assistant.domain.proof import Ending
from setup_assistant.domain.setting import Change, Tool, Wanted
from setup_assistant.domain.value import Value


class Stage(StrEnum):
    """How far a noted change is.  Only KEPT lasts; every other stage found at a start is put back."""

    DOING = "doing"
    DONE = "done"
    """Changed, not kept yet."""
    KEEPING = "keeping"
    KEPT = "kept"
    GOING_BACK = "going-back"


class Guard(Value, frozen=True, kw_only=True):
    """What of the system goes back by itself, as its tool finds it again."""

    tool: Tool
    token: str


class Act(Value, frozen=True, kw_only=True):
    """One noted change of this computer, with all that undo needs.  It holds no secret."""

    id: str
    at: datetime
    wanted: Wanted
    changes: tuple[Change, ...]
    stage: Stage
    guards: tuple[Guard, ...] = ()


class Journal(Value, frozen=True, kw_only=True):
    """What was changed on this computer and not put back, oldest first."""

    format: Literal[1] = 1
    acts: tuple[Act, ...] = ()
    last: Ending | None = None
    """How the last change ended, so that the next start can tell of one that went back by itself."""


class Standing(StrEnum):
    """How a kept change stands now, measured; its words are `setting.standing.STANDING`."""

    IN_PLACE = "in-place"
    BACK = "back"
    """As it was before the change."""
    CHANGED = "changed"
    """Somebody else changed it since."""
    GONE = "gone"
    """The connection, file or adapter is not there any more."""
    UNREAD = "unread"


class PlaceStanding(Value, frozen=True, kw_only=True):
    """How one place stands now."""

    tool: Tool
    name: str
    standing: Standing


class SettingStatus(Value, frozen=True, kw_only=True):
    """What is set on this computer now, measured a moment ago."""

    at: datetime
    wanted: Wanted | None = None
    """What was kept last, or None when nothing is."""
    kept_at: datetime | None = None
    places: tuple[PlaceStanding, ...] = ()
    uncovered: tuple[str, ...] = ()
    """Connections that are up and that no kept change covers."""
    foreign: tuple[str, ...] = ()
    """Servers that are asked and are not the filter's."""
    tunnels: tuple[str, ...] = ()
    """VPNs that are on."""
    last: Ending | None = None
    unfinished: bool = False
    """True when a change is under way in another copy of the program."""

    @property
    def in_place(self) -> bool:
        """Tell whether everything that was kept holds on everything that is up."""
        set_places = bool(self.places) and all(each.standing is Standing.IN_PLACE for each in self.places)
        return set_places and not (self.uncovered or self.foreign or self.tunnels)
