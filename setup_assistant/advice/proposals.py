"""What stands on the rules sheet: rules with who keeps each, promises, conditions to loosen, the next review."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from setup_assistant.advice.growth import next_april
from setup_assistant.advice.scene import STAGES, youngest
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import Cell, State
from setup_assistant.domain.household import AgreedRule, Household
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.rule import HouseRule, Phrase
from setup_assistant.domain.value import Id, Text, Value

PROPOSED_LIMIT = 8
PROMISES = 2
REVIEW_AFTER = timedelta(days=91)


class KeptBy(StrEnum):
    """Who keeps a rule."""

    DEVICE = "device"
    """A setting stops it, and somebody saw that; `on` is the day."""
    US = "us"
    """The family keeps it."""
    STILL_OPEN = "still-open"
    """A setting that can back it is missing; `gap` is its number."""


class SheetRule(Value, frozen=True, kw_only=True):
    """A rule on the sheet with who keeps it."""

    agreed: AgreedRule
    rule: HouseRule | None
    """The rule of the catalog, or None for the family's own."""
    words: Text | None
    """The catalog's words; None when the family's own words stand in `agreed`."""
    kept_by: KeptBy
    measure: Id | None = None
    """The setting behind it, if any."""
    on: date | None = None
    gap: int | None = None


def rules(household: Household, catalog: Catalog, plan: Plan) -> tuple[SheetRule, ...]:
    """Return the agreed rules, or before the agreement those proposed by stage, each with who keeps it."""
    known = {each.id: each for each in catalog.rules}
    agreed = household.agreement.rules
    if agreed is None:
        agreed = tuple(AgreedRule(rule=each.id) for each in proposed(household, catalog))
    return tuple(_sheet_rule(each, known.get(each.rule or ""), plan) for each in agreed)


def proposed(household: Household, catalog: Catalog) -> tuple[HouseRule, ...]:
    """Return the rules proposed for the youngest child's stage, filled up from those of the older ones."""
    chosen: dict[str, HouseRule] = {}
    for stage in sorted({child.stage for child in household.children}, key=STAGES.index):
        fitting = (each for each in catalog.rules if stage in each.proposed)
        for rule in sorted(fitting, key=lambda each: (each.rank, each.id)):
            if len(chosen) < PROPOSED_LIMIT:
                chosen.setdefault(rule.id, rule)
    return tuple(chosen.values())


def promises(household: Household, catalog: Catalog) -> tuple[Phrase, ...]:
    """Return the promises of the guardians that fit the youngest child."""
    return _fitting(household, catalog.promises)


def loosenings(household: Household, catalog: Catalog) -> tuple[Phrase, ...]:
    """Return the conditions to loosen that fit the youngest child."""
    return _fitting(household, catalog.loosenings)


def consequences(household: Household, catalog: Catalog) -> tuple[Phrase, ...]:
    """Return what may happen when a rule is broken, as it fits the youngest child."""
    return _fitting(household, catalog.consequences)


def privacy_lines(household: Household, catalog: Catalog) -> tuple[Phrase, ...]:
    """Return what guardians may promise not to look at, as it fits the eldest child."""
    eldest = max((child.stage for child in household.children), key=STAGES.index, default=STAGES[0])
    return tuple(each for each in catalog.privacy_lines if not each.stages or eldest in each.stages)


def promised(household: Household, catalog: Catalog) -> tuple[Phrase | str, ...]:
    """Return the promises on the sheet: those decided, or before that the first that fit."""
    decided = household.agreement.promises
    if decided is None:
        return promises(household, catalog)[:PROMISES]
    known = {each.id: each for each in catalog.promises}
    return tuple(known.get(each, each) for each in decided)


def next_review(today: date) -> date:
    """Return the proposed day of the next review: in about three months, or on 1 April if that comes first."""
    return min(today + REVIEW_AFTER, next_april(today))


def _fitting(household: Household, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    stage = youngest(household.children)
    return tuple(each for each in phrases if not each.stages or stage in each.stages)


def _sheet_rule(agreed: AgreedRule, rule: HouseRule | None, plan: Plan) -> SheetRule:
    words = rule.words if rule is not None and not agreed.words.strip() else None
    if rule is None or not rule.backed_by:
        return SheetRule(agreed=agreed, rule=rule, words=words, kept_by=KeptBy.US)
    backing = set(rule.backed_by)
    for gap in plan.coverage.gaps:
        if gap.measure in backing and any(risk in rule.risks for _, risk in gap.cells):
            return SheetRule(
                agreed=agreed,
                rule=rule,
                words=words,
                kept_by=KeptBy.STILL_OPEN,
                measure=gap.measure,
                gap=gap.number,
            )
    touched = [cell for cell in plan.coverage.cells if cell.risk in rule.risks and cell.state is not State.DASH]
    cells = [cell for cell in touched if cell.measure in backing]
    days = [cell.at for cell in cells if cell.at is not None]
    # One device that no setting stops, and it is the family again that keeps the rule.
    if days and all(_is_stopped(cell) for cell in touched):
        return SheetRule(
            agreed=agreed,
            rule=rule,
            words=words,
            kept_by=KeptBy.DEVICE,
            measure=cells[0].measure,
            on=min(days),
        )
    return SheetRule(
        agreed=agreed, rule=rule, words=words, kept_by=KeptBy.US, measure=cells[0].measure if cells else None
    )


def _is_stopped(cell: Cell) -> bool:
    return cell.state is State.BLOCKED
