"""Answers about the rules sheet: rules, promises, what guardians will not look at, review date."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from setup_assistant.domain.household import AgreedRule, Agreement, Household

RULE_LIMIT = 12
"""More rules than this are not read by a child."""


def is_full(household: Household) -> bool:
    """Whether the sheet has as many rules as it takes."""
    return len(_now(household)) >= RULE_LIMIT


def add_rule(household: Household, rule: str) -> Household:
    """Add a rule of the catalog at the end; a full sheet or a rule that is there already stays as it is."""
    if is_full(household) or any(each.rule == rule for each in _now(household)):
        return household
    return _rules(household, (*_now(household), AgreedRule(rule=rule)))


def add_own_rule(household: Household, words: str, reason: str = "") -> Household:
    """Add a rule in the family's own words at the end, unless the sheet is full or there are no words."""
    if is_full(household) or not words.strip():
        return household
    return _rules(household, (*_now(household), AgreedRule(words=words, reason=reason)))


def remove_rule(household: Household, number: int) -> Household:
    """Take the rule at place `number` (from 0) off the sheet."""
    return _rules(household, tuple(rule for place, rule in enumerate(_now(household)) if place != number))


def move_rule(household: Household, number: int, by: int) -> Household:
    """Move the rule at `number` up (-1) or down (+1); at the end of the list nothing changes."""
    rules = list(_now(household))
    if not (0 <= number < len(rules) and 0 <= number + by < len(rules)):
        return household
    rules.insert(number + by, rules.pop(number))
    return _rules(household, tuple(rules))


def reword_rule(household: Household, number: int, words: str, reason: str = "") -> Household:
    """Put a rule into the family's own words; its confirmed readings no longer fit and go."""
    return _rule(household, number, words=words, reason=reason, reading="")


def confirm_reading(household: Household, number: int, reading: str) -> Household:
    """Keep the readings of a rule's own words, in ruby notation, that a person confirmed."""
    return _rule(household, number, reading=reading)


def set_promises(household: Household, promises: Iterable[str]) -> Household:
    """Set the guardians' promises: ids of the catalog or own words."""
    kept = tuple(promise for promise in dict.fromkeys(promises) if promise.strip())
    return _agreement(household, replace(household.agreement, promises=kept))


def set_not_looked_at(household: Household, words: str) -> Household:
    """Set what the guardians will not look at."""
    return _agreement(household, replace(household.agreement, not_looked_at=words))


def set_when_broken(household: Household, phrase: str | None) -> Household:
    """Set what happens when a rule is broken, an id of the catalog."""
    return _agreement(household, replace(household.agreement, when_broken=phrase))


def set_loosening(household: Household, phrases: Iterable[str]) -> Household:
    """Set the conditions to loosen, ids of the catalog."""
    return _agreement(household, replace(household.agreement, loosen=tuple(dict.fromkeys(phrases))))


def set_review(household: Household, on: date | None) -> Household:
    """Set the day on which the family looks at the sheet again."""
    return _agreement(household, replace(household.agreement, review_on=on))


def _now(household: Household) -> tuple[AgreedRule, ...]:
    return household.agreement.rules or ()


def _rules(household: Household, rules: tuple[AgreedRule, ...]) -> Household:
    return _agreement(household, replace(household.agreement, rules=rules[:RULE_LIMIT]))


def _rule(household: Household, number: int, **change: str) -> Household:
    rules = _now(household)
    if not 0 <= number < len(rules):
        return household
    return _rules(household, (*rules[:number], replace(rules[number], **change), *rules[number + 1 :]))


def _agreement(household: Household, agreement: Agreement) -> Household:
    return replace(household, agreement=agreement)
