"""What the family wrote down to look at again, when its day has come."""

from datetime import date

from setup_assistant.advice.evidence import HOLDS
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.value import Message, message


def due(household: Household, today: date) -> tuple[Message, ...]:
    """Return what is due: the review of the rules, and settings that somebody saw working too long ago to count."""
    found = []
    review = household.agreement.review_on
    if review is not None and review <= today:
        found.append(message("reminder.review"))
    seen = (each.seen_on for each in household.settings if each.state is SettingState.SEEN)
    limit = today - HOLDS[CheckFrom.FAMILY]
    old = sum(day is not None and day < limit for day in seen)
    old += len({(measure, device) for measure, device, day in _looks(household) if day < limit})
    if old:
        found.append(message("reminder.seen", count=old))
    return tuple(found)


def _looks(household: Household) -> tuple[tuple[str, str, date], ...]:
    """Return the last day the family saw each setting work on each way: measure, device, day."""
    last: dict[tuple[str, str, str], date] = {}
    for each in household.checks:
        if (each.origin, each.state) == (CheckFrom.FAMILY, CheckState.BLOCKED):
            key = (each.measure, each.device, each.way)
            last[key] = max(each.at.date(), last.get(key, date.min))
    return tuple((measure, device, day) for (measure, device, _), day in last.items())
