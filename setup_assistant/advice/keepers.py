"""Which agreed rule keeps a risk, in the words that stand on the sheet."""

from setup_assistant.advice.labels import Said, typed
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household


def kept(household: Household, catalog: Catalog) -> dict[str, Said]:
    """Return the words of the first agreed rule that keeps each risk; proposals keep nothing yet."""
    known = {rule.id: rule for rule in catalog.rules}
    words: dict[str, Said] = {}
    for agreed in household.agreement.rules or ():
        rule = known.get(agreed.rule or "")
        if rule is not None:
            said = typed(agreed.words) if agreed.words.strip() else rule.words
            words.update({risk: said for risk in rule.risks if risk not in words})
    return words
