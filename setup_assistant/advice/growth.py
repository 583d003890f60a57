"""The growth path: when each child enters the next stages, and what may loosen then."""

from datetime import date

from setup_assistant.advice.labels import Labels, Said
from setup_assistant.advice.scene import STAGES
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.domain.plan import Growth
from setup_assistant.domain.value import message

STAGES_AHEAD = 2
APRIL = 4
ENTERS_AT = {Stage.P34: 3, Stage.P56: 5, Stage.JUNIOR: 7, Stage.HIGH: 10}
"""School year in which a stage begins, counted from the first year of primary school."""


def growth(household: Household, catalog: Catalog, labels: Labels, today: date) -> tuple[Growth, ...]:
    """Return the next stages of every child with their dates as far as the grade is known."""
    return tuple(
        Growth(
            child=child.id,
            stage=stage,
            on=enters_on(child, stage, today),
            words=_words(household, catalog, labels, child, stage, today),
        )
        for child in household.children
        for stage in STAGES[STAGES.index(child.stage) + 1 :][:STAGES_AHEAD]
    )


def enters_on(child: Child, stage: Stage, today: date) -> date | None:
    """Return the 1 April on which a child enters a stage, past or to come; None when the grade is not known."""
    if child.grade is None or stage not in ENTERS_AT:
        return None
    told = child.grade_on or today
    return date(next_april(told).year + ENTERS_AT[stage] - child.grade - 1, APRIL, 1)


def next_april(today: date) -> date:
    """Return the next 1 April after today, when a school year begins."""
    return date(today.year + (today >= date(today.year, APRIL, 1)), APRIL, 1)


def _words(
    household: Household, catalog: Catalog, labels: Labels, child: Child, stage: Stage, today: date
) -> tuple[Said, ...]:
    name = next((each.name for each in catalog.stages if each.id is stage), None)
    on = enters_on(child, stage, today)
    key = "growth.entered" if on is not None and on <= today else "growth.enters"
    said: list[Said] = [message(key, child=labels.child(child.id), stage=name or stage.value)]
    agreed = household.agreement.loosen
    conditions = [each.words for each in catalog.loosenings if each.id in agreed]
    if conditions:
        said += [message("growth.agreed"), *conditions]
    else:
        said.append(message("growth.talk"))
    return tuple(said)
