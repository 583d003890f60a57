"""Site-name filters side by side: what is known of each, and nothing that no source confirmed."""

from collections.abc import Iterator

from setup_assistant.advice.index import is_plannable
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.filter import Filter, FilterStatus, samples
from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.service import Mark
from setup_assistant.domain.value import Id, Message, Text, Value, message

_MARK_OF_STATUS = {
    FilterStatus.ACTIVE: Mark.YES,
    FilterStatus.UNCERTAIN: Mark.UNCONFIRMED,
    FilterStatus.DISCONTINUED: Mark.NO,
}


class Line(Value, frozen=True, kw_only=True):
    """What one filter does for one criterion; the head of the row is "compare.filter.CRITERION"."""

    criterion: Id
    mark: Mark
    words: Message | Text


def filters(catalog: Catalog, *, fitting: bool) -> tuple[Filter, ...]:
    """Return the filters in the order of the comparison: those with a sample first, then by name and id.

    Fitting are those a plan may choose; ended and uncertain ones are shown among all.
    """
    found = [each for each in catalog.filters if is_plannable(each) or not fitting]
    return tuple(sorted(found, key=_place))


def _place(of: Filter) -> tuple[int, bool, str, str]:
    return list(FilterStatus).index(of.status), not samples(of), of.name.casefold(), of.id


def lines(of: Filter) -> tuple[Line, ...]:
    """Return the row cells of a filter, in the order of the comparison."""
    return tuple(_lines(of))


def _lines(of: Filter) -> Iterator[Line]:
    free = "account" if of.account_needed else "free" if of.free else "paid"
    yield _line("state", _MARK_OF_STATUS[of.status], of.status.value)
    yield _line("cost", Mark.TEXT, free)
    yield _stops(of, "adult", ("adult",))
    yield _stops(of, "fraud", ("malware", "phishing"))
    yield _search(of)
    yield _ways(of)
    yield _line("sample", Mark.YES if samples(of) else Mark.NO, "yes" if samples(of) else "no")
    country = message("compare.unconfirmed") if "country" in of.unconfirmed else Text(ja=of.country, en=of.country)
    yield Line(criterion="country", mark=Mark.TEXT, words=country)
    yield Line(criterion="privacy", mark=Mark.TEXT, words=of.privacy)
    yield Line(criterion="note", mark=Mark.TEXT, words=of.note)


def _line(criterion: str, mark: Mark, words: str) -> Line:
    if mark is Mark.UNCONFIRMED:
        return Line(criterion=criterion, mark=mark, words=message("compare.unconfirmed"))
    return Line(criterion=criterion, mark=mark, words=message(f"compare.filter.{criterion}.{words}"))


def _stops(of: Filter, criterion: str, kinds: tuple[str, ...]) -> Line:
    unsure = {"blocks", *(f"blocks.{kind}" for kind in kinds)} & set(of.unconfirmed)
    count = sum(kind in of.blocks for kind in kinds)
    if unsure:
        return _line(criterion, Mark.UNCONFIRMED, "")
    if count == len(kinds):
        return _line(criterion, Mark.YES, "yes")
    return _line(criterion, Mark.PARTLY, "partly") if count else _line(criterion, Mark.NO, "no")


def _search(of: Filter) -> Line:
    if "enforces" in of.unconfirmed:
        return _line("search", Mark.UNCONFIRMED, "")
    return _line("search", Mark.YES, "yes") if of.enforces else _line("search", Mark.NO, "no")


def _ways(of: Filter) -> Line:
    if {"ipv4", "ipv6"} & set(of.unconfirmed):
        return _line("ways", Mark.UNCONFIRMED, "")
    if of.ipv4 and of.ipv6:
        return _line("ways", Mark.YES, "yes")
    return _line("ways", Mark.PARTLY, "partly") if of.ipv4 or of.ipv6 else _line("ways", Mark.NO, "no")


def chosen_filters(household: Household, plan: Plan) -> frozenset[Id]:
    """Return the filters that the plan or the family has chosen."""
    planned = {step.filter for step in (*plan.now, *plan.later)}
    return frozenset(each for each in (*planned, *(told.filter for told in household.settings)) if each)


def chosen_measures(household: Household, plan: Plan) -> frozenset[Id]:
    """Return the measures that are planned or told to be in place."""
    planned = {step.measure for step in (*plan.now, *plan.later)}
    told = {each.measure for each in household.settings if each.state.value in {"set", "seen"}}
    return frozenset(planned | told)
