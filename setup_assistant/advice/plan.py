"""The plan of a household: ordered steps, what waits, what stays open, and how it grows."""

from datetime import date

from setup_assistant.advice.cards import cards
from setup_assistant.advice.coverage import map_of
from setup_assistant.advice.decide import decide
from setup_assistant.advice.gaps import gaps
from setup_assistant.advice.growth import growth
from setup_assistant.advice.proposals import proposed
from setup_assistant.advice.remaining import remaining, rules_on_sheet
from setup_assistant.advice.steps import steps
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.value import message

ORDER = message("plan.order")
"""The ordering rule in words, to stand beside every plan."""


def plan(household: Household, catalog: Catalog, today: date) -> Plan:
    """Return the plan of a household on a day.

    Chosen is the set that gains most risk weight within the minutes; it is ordered by weight for the youngest child,
    then weight in all, then minutes, then id.  Nothing is ordered by who pays.
    """
    decision = decide(household, catalog, today)
    found = gaps(decision)
    now, later, levels = steps(decision, found)
    on_sheet = rules_on_sheet(household, proposed(household, catalog), {each.id: each for each in catalog.rules})
    every = (*now, *later)
    return Plan(
        now=now,
        later=later,
        cards=cards(decision),
        remaining=remaining(decision, levels, on_sheet),
        growth=growth(household, catalog, decision.scene.labels, today),
        minutes_now=sum(step.minutes for step in now),
        minutes_later=sum(step.minutes for step in later),
        yen_a_month=sum(step.yen_a_month or 0 for step in every),
        unpriced=sum(step.yen_a_month is None for step in every),
        gain=sum(step.weight for step in now),
        coverage=map_of(decision, found),
        gap_numbers=found.numbers,
    )
