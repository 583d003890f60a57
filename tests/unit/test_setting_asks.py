"""A family sees every name that setting this computer asks for before it is set, and no other is asked."""

import pytest

from setup_assistant.checks.proof import ProofSubject, questions
from setup_assistant.content.load import load_content
from setup_assistant.domain.household import Household, MustWork
from setup_assistant.jobs import setting_here
from setup_assistant.jobs.setting import wanted

CATALOG = load_content().catalog
FAMILY = Household(must_work=(MustWork(words="https://school.example/timetable"),))


@pytest.mark.parametrize("filter_id", ["cloudflare-family", "cleanbrowsing-family"])
@pytest.mark.parametrize("second", [False, True])
def test_what_is_asked_is_what_was_shown(filter_id: str, second: bool) -> None:  # noqa: FBT001  cases
    names, compared = setting_here.asks(FAMILY, CATALOG, filter_id)
    subject = ProofSubject(
        wanted=wanted(CATALOG, filter_id),
        filter=next(each for each in CATALOG.filters if each.id == filter_id),
        filters=CATALOG.filters,
        controls=tuple(each.name for each in CATALOG.known_names if each.use == "control"),
        needs=setting_here.needs(FAMILY, CATALOG),
        baselines=CATALOG.baselines,
        second=second,
    )
    inquiry = questions(subject)
    assert {each.question.name for each in inquiry.probes} == set(names)
    assert "school.example" in names
    whom = {each.via.address for each in inquiry.probes if each.via.address} - {*subject.wanted.v4, *subject.wanted.v6}
    assert whom == {each.ipv4[0] for each in CATALOG.baselines if each.name in compared}
