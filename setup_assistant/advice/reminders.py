"""What the family wrote down to look at again, when its day has come."""

from datetime import date

from setup_assistant.advice.evidence import HOLDS
from setup_assistant.domain.household import CheckFrom, Household, SettingState
from setup_assistant.domain.value import Message, message


def due(household: Household, today: date) -> tuple[Message, ...]:
    """Return what is due: the review of the rules, and settings that somebody saw working too long ago to count."""
    found = []
    review = household.agreement.review_on
    if review is not None and review <= today:
        found.append(message("reminder.review"))
    seen = (each.seen_on for each in household.settings if each.state is SettingState.SEEN)
    old = sum(day is not None and today - day > HOLDS[CheckFrom.FAMILY] for day in seen)
    if old:
        found.append(message("reminder.seen", count=old))
    return tuple(found)
