"""The rules sheet before the family touched it: every proposal already in its place."""

from datetime import date

from msgspec.structs import replace

from setup_assistant.advice import proposals
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import AgreedRule, Household

LOOSENINGS = 2


def drafted(household: Household, catalog: Catalog, today: date) -> Household:
    """Return the household with the proposals as its agreement; one that decided on rules stays as it is.

    The first change on the rules page is made to this, so that what was seen is what is kept.
    """
    agreed = household.agreement
    if agreed.rules is not None:
        return household
    broken = next((each.id for each in proposals.consequences(household, catalog)), None)
    loosen = tuple(each.id for each in proposals.loosenings(household, catalog)[:LOOSENINGS])
    promises = tuple(each if isinstance(each, str) else each.id for each in proposals.promised(household, catalog))
    return replace(
        household,
        agreement=replace(
            agreed,
            rules=tuple(AgreedRule(rule=each.id) for each in proposals.proposed(household, catalog)),
            promises=promises,
            when_broken=agreed.when_broken or broken,
            loosen=agreed.loosen or loosen,
            review_on=agreed.review_on or proposals.next_review(today),
        ),
    )
