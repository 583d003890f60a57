"""How places of this computer stand now, measured by their hands; changes nothing."""

from collections.abc import Iterable

from setup_assistant.domain.error import AssistantError, NoSettingHere
from setup_assistant.domain.journal import Standing
from setup_assistant.domain.setting import Change, Tool
from setup_assistant.ports import Hand


def unsettled(hands: Iterable[Hand], changes: Iterable[Change]) -> tuple[str, ...]:
    """Return the names of places where something else is set than was wanted.  Raises AssistantError."""
    hands = tuple(hands)
    return tuple(each.name for each in changes if _hand(hands, each.tool).now(each) != each.after)


def as_before(hands: Iterable[Hand], changes: Iterable[Change]) -> bool:
    """Tell whether every place is measured as it was before; what cannot be read is not said to be."""
    hands = tuple(hands)
    try:
        return all(_hand(hands, each.tool).now(each) == each.before for each in changes)
    except AssistantError:
        return False


def standing(hands: Iterable[Hand], change: Change) -> Standing:
    """Tell how one place stands."""
    try:
        found = _hand(hands, change.tool).now(change)
    except AssistantError:
        return Standing.UNREAD
    if found is None:
        return Standing.GONE
    if found == change.after:
        return Standing.IN_PLACE
    return Standing.BACK if found == change.before else Standing.CHANGED


def _hand(hands: Iterable[Hand], tool: Tool) -> Hand:
    hand = next((each for each in hands if tool in each.tools), None)
    if hand is None:
        raise NoSettingHere
    return hand
