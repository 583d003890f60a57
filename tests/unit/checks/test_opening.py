"""What a check shows of pages that must stay open, and of search pages that turn to their strict form."""

from collections.abc import Mapping

import pytest

from setup_assistant.checks.result import Known, result
from setup_assistant.domain.checked import Opening, Strictness
from setup_assistant.domain.lookup import Failure, Question, RecordKind, Reply
from tests.unit.checks import imitation as it
from tests.unit.checks.imitation import AT, CATALOG, NEEDS, ROUTER4, ROUTER6, Answer, Style, World, asked, home

KNOWN = Known(filters=CATALOG.filters, engines=CATALOG.engines)
(NEED,) = NEEDS


def needing(change: Answer | None, kind: RecordKind | None = None) -> Style:
    """Return a filter that answers otherwise for the family's own page."""

    def style(question: Question, usual: Answer) -> Answer:
        hit = question.name == NEED and change is not None and (kind is None or question.kind is kind)
        return change if hit and change is not None else it.zeros(question, usual)

    return style


@pytest.mark.parametrize(
    ("change", "opening"),
    [
        (None, Opening.OPENS),
        (it.NULL, Opening.BLOCKED),
        (it.NXDOMAIN, Opening.BLOCKED),
        (it.EMPTY, Opening.UNCLEAR),
        (Failure.SILENT, Opening.UNCLEAR),
        (Reply(rcode="SERVFAIL"), Opening.UNCLEAR),
    ],
)
def test_a_needed_page_opens_or_is_blocked_or_unclear(change: Answer | None, opening: Opening) -> None:
    around = home(ROUTER4)
    inquiry = asked(around)
    world = World({ROUTER4: needing(change), "system": needing(change)})
    assert result(inquiry, world.findings(inquiry), KNOWN, around, AT).needs[0].opening is opening


def test_the_worst_path_decides_about_a_needed_page() -> None:
    around = home(ROUTER4, ROUTER6)
    inquiry = asked(around)
    world = World({ROUTER4: it.zeros, ROUTER6: needing(it.NULL), "system": it.zeros})
    assert result(inquiry, world.findings(inquiry), KNOWN, around, AT).needs[0].opening is Opening.BLOCKED


def test_a_path_without_any_reply_says_nothing_about_a_needed_page() -> None:
    around = home(ROUTER4, ROUTER6)
    inquiry = asked(around)
    world = World({ROUTER4: it.zeros, ROUTER6: it.always(Failure.SILENT), "system": it.zeros})
    assert result(inquiry, world.findings(inquiry), KNOWN, around, AT).needs[0].opening is Opening.OPENS


def test_a_needed_page_that_nobody_knows_is_not_called_blocked() -> None:
    around = home(ROUTER4)
    inquiry = asked(around)
    world = World({ROUTER4: needing(it.NXDOMAIN)}, baseline=needing(it.NXDOMAIN))
    assert result(inquiry, world.findings(inquiry), KNOWN, around, AT).needs[0].opening is Opening.UNCLEAR


# ---- search and video ------------------------------------------------------------------------------------------------

GOOGLE, GOOGLE6 = "216.239.38.120", "2001:4860:4802:32::78"
MODERATE = "216.239.38.119"


def strict(turned: Mapping[str, str], *, six: bool = True, hints: str = "", shown: bool = True) -> Style:
    """Return a resolver that leads some names to their strict form, which it names or only gives the place of."""

    def style(question: Question, usual: Answer) -> Answer:
        target = turned.get(question.name)
        if target is None:
            return usual
        there = it.internet(Question(name=target, kind=question.kind))
        assert isinstance(there, Reply)
        if question.kind is RecordKind.AAAA and not six:
            return usual
        if question.kind is RecordKind.HTTPS:
            return Reply(rcode="NOERROR", hints=(hints,), targets=(question.name,)) if hints else it.EMPTY
        return Reply(rcode="NOERROR", addresses=there.addresses, aliases=(target,) if shown else ())

    return style


SEARCH = {"www.google.com": "forcesafesearch.google.com", "www.google.co.jp": "forcesafesearch.google.com"}
TUBE = ("www.youtube.com", "m.youtube.com", "youtubei.googleapis.com")


def seen(style: Style, engine: str) -> Strictness:
    around = home(ROUTER4)
    inquiry = asked(around)
    found = result(inquiry, World({ROUTER4: style}).findings(inquiry), KNOWN, around, AT)
    path = f"server-{ROUTER4}"
    return next(each.strictness for each in found.engines if (each.engine, each.path) == (engine, path))


def test_a_search_page_that_nobody_turns_is_off() -> None:
    assert seen(it.open_way, "google") is Strictness.OFF


@pytest.mark.parametrize("shown", [True, False])
def test_a_search_page_is_on_when_every_name_leads_to_its_strict_form(shown: bool) -> None:  # noqa: FBT001  a case
    assert seen(strict(SEARCH, shown=shown), "google") is Strictness.ON


def test_a_search_page_turned_for_one_name_only_is_partly_on() -> None:
    assert seen(strict({"www.google.com": "forcesafesearch.google.com"}), "google") is Strictness.PARTLY


def test_a_search_page_turned_for_one_kind_of_address_only_is_partly_on() -> None:
    assert seen(strict(SEARCH, six=False), "google") is Strictness.PARTLY


def test_a_record_that_gives_the_usual_place_away_leaves_a_search_page_partly_on() -> None:
    assert seen(strict(SEARCH, hints="198.51.100.1"), "google") is Strictness.PARTLY


@pytest.mark.parametrize(
    ("target", "level"),
    [("restrict.youtube.com", Strictness.STRICT), ("restrictmoderate.youtube.com", Strictness.MODERATE)],
)
def test_the_level_of_youtube_is_told_by_the_name_it_leads_to(target: str, level: Strictness) -> None:
    assert seen(strict(dict.fromkeys(TUBE, target)), "youtube") is level


def test_an_address_shared_by_two_levels_tells_neither() -> None:
    def style(question: Question, usual: Answer) -> Answer:
        if question.name in {*TUBE, "restrict.youtube.com", "restrictmoderate.youtube.com"}:
            same = {RecordKind.A: GOOGLE, RecordKind.AAAA: GOOGLE6}.get(question.kind)
            return Reply(rcode="NOERROR", addresses=(same,)) if same else it.EMPTY
        return usual

    assert seen(style, "youtube") is Strictness.ON


def test_a_strict_form_at_the_usual_place_cannot_be_told_from_it() -> None:
    def shared(question: Question, usual: Answer) -> Answer:
        if question.name in {"duckduckgo.com", "safe.duckduckgo.com"} and question.kind is RecordKind.A:
            return Reply(rcode="NOERROR", addresses=("198.51.100.77",))
        return it.EMPTY if question.name in {"duckduckgo.com", "safe.duckduckgo.com"} else usual

    around = home(ROUTER4)
    inquiry = asked(around)
    world = World({ROUTER4: shared}, baseline=shared)
    found = result(inquiry, world.findings(inquiry), KNOWN, around, AT)
    assert {each.strictness for each in found.engines if each.engine == "duckduckgo"} <= {
        Strictness.UNCLEAR,
        Strictness.OFF,
    }
    server = next(each for each in found.engines if (each.engine, each.path) == ("duckduckgo", f"server-{ROUTER4}"))
    assert server.strictness is Strictness.UNCLEAR


@pytest.mark.parametrize("style", [it.lying, it.portal, it.servfail, it.always(Failure.CERTIFICATE)])
def test_a_path_that_is_not_believed_says_nothing_about_search(style: Style) -> None:
    assert seen(style, "google") is Strictness.UNCLEAR
