"""Filters side by side say nothing that no source confirmed, and nobody can buy a place."""

from msgspec.structs import replace

from setup_assistant.advice.compare_filters import filters, lines
from setup_assistant.advice.index import is_plannable
from setup_assistant.domain.filter import Filter, FilterStatus, samples
from setup_assistant.domain.service import Mark
from tests.unit.advice.families import catalog


def _mark(of: Filter, criterion: str) -> Mark:
    return next(line.mark for line in lines(of) if line.criterion == criterion)


def test_every_filter_answers_the_same_criteria_in_the_same_order() -> None:
    heads = {tuple(line.criterion for line in lines(each)) for each in catalog().filters}
    assert len(heads) == 1


def test_an_unconfirmed_field_is_never_shown_as_a_fact() -> None:
    for each in catalog().filters:
        for field, criterion in (("blocks", "adult"), ("blocks", "fraud"), ("enforces", "search"), ("ipv4", "ways")):
            unsure = replace(each, unconfirmed=(*each.unconfirmed, field))
            assert _mark(unsure, criterion) is Mark.UNCONFIRMED


def test_a_filter_that_ended_says_so_and_is_not_among_those_that_fit() -> None:
    ended = [each for each in catalog().filters if each.status is FilterStatus.DISCONTINUED]
    assert ended
    assert all(_mark(each, "state") is Mark.NO for each in ended)
    fitting = filters(catalog(), fitting=True)
    assert all(is_plannable(each) for each in fitting)
    assert len(filters(catalog(), fitting=False)) == len(catalog().filters)


def test_filters_with_a_sample_come_first_whatever_the_order_of_the_catalog() -> None:
    fitting = filters(catalog(), fitting=True)
    tried = [bool(samples(each)) for each in fitting]
    assert tried == sorted(tried, reverse=True)
    shuffled = replace(catalog(), filters=tuple(reversed(catalog().filters)))
    assert filters(shuffled, fitting=True) == fitting
