"""Names in a household that only the catalog can explain."""

from collections.abc import Iterable, Iterator

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household


def first_unknown(household: Household, catalog: Catalog) -> str | None:
    """Return the place of the first name that the catalog lacks, or None when it knows them all."""
    return next(_unknown(household, catalog), None)


def _unknown(household: Household, catalog: Catalog) -> Iterator[str]:
    kinds = {each.id for each in catalog.device_kinds}
    lines = {each.id for each in catalog.lines}
    risks = {each.id for each in catalog.risks}
    measures = {name for each in catalog.measures for name in (each.id, *each.was)}
    filters = {each.id for each in catalog.filters}
    for at, device in enumerate(household.devices):
        yield from _missing(f"$.devices[{at}].kind", device.kind, kinds)
        yield from _missing(f"$.devices[{at}].carrier", device.carrier, lines)
    for at, setting in enumerate(household.settings):
        yield from _missing(f"$.settings[{at}].measure", setting.measure, measures)
        yield from _missing(f"$.settings[{at}].filter", setting.filter, filters)
    for at, check in enumerate(household.checks):
        yield from _missing(f"$.checks[{at}].risk", check.risk, risks)
    for at, record in enumerate(household.records):
        yield from _missing(f"$.records[{at}].filter", record.filter, filters)
    for at, worry in enumerate(household.worries):
        yield from _missing(f"$.worries[{at}]", worry, risks)
    yield from _agreement(household, catalog)


def _agreement(household: Household, catalog: Catalog) -> Iterator[str]:
    needs = {each.id for each in catalog.must_work}
    rules = {each.id for each in catalog.rules}
    consequences = {each.id for each in catalog.consequences}
    loosenings = {each.id for each in catalog.loosenings}
    for at, need in enumerate(household.must_work):
        yield from _missing(f"$.must_work[{at}].need", need.need, needs)
    for at, rule in enumerate(household.agreement.rules or ()):
        yield from _missing(f"$.agreement.rules[{at}].rule", rule.rule, rules)
    yield from _missing("$.agreement.when_broken", household.agreement.when_broken, consequences)
    for at, phrase in enumerate(household.agreement.loosen):
        yield from _missing(f"$.agreement.loosen[{at}]", phrase, loosenings)


def _missing(where: str, name: str | None, known: Iterable[str]) -> Iterator[str]:
    if name is not None and name not in known:
        yield where
