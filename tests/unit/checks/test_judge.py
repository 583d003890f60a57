"""What a check shows for every way in which a resolver can answer; only a clean block on every path is an all-clear."""

import random
from collections.abc import Mapping

import pytest

from setup_assistant.checks.result import Known, result, so_far
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import CheckResult, Inquiry, PathKind, Reason, way_of
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.lookup import Failure, Transport
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.flow.records import exit_status, record
from tests.unit.checks import imitation as it
from tests.unit.checks.imitation import AT, CATALOG, FAMILY, ROUTER4, ROUTER6, Style, World, asked, filter_of, home

KNOWN = Known(filters=CATALOG.filters, engines=CATALOG.engines)
BLOCKED, OPEN = CheckState.BLOCKED, CheckState.OPEN
UNCLEAR, AWAY = CheckState.CANNOT_TELL, CheckState.NOT_REACHABLE

STYLES: Mapping[str, tuple[Style, CheckState, Reason]] = {
    "open": (it.open_way, OPEN, Reason.SAMPLES_OPEN),
    "zeros": (it.zeros, BLOCKED, Reason.SAMPLES_BLOCKED),
    "half": (it.half, OPEN, Reason.HALF_OPEN),
    "hinting": (it.hinting, OPEN, Reason.HALF_OPEN),
    "lying": (it.lying, UNCLEAR, Reason.LYING),
    "portal": (it.portal, UNCLEAR, Reason.PORTAL),
    "portal at home": (it.private_portal, UNCLEAR, Reason.PORTAL),
    "null for everything": (it.nulls, UNCLEAR, Reason.PORTAL),
    "knows nothing": (it.no_such_name, UNCLEAR, Reason.FAILING),
    "page of another filter": (it.other_page, UNCLEAR, Reason.OTHER_FILTER),
    "page nobody knows": (it.strange_page, UNCLEAR, Reason.UNCLEAR),
    "no such sample": (it.refusing_names, UNCLEAR, Reason.OTHER_FILTER),
    "samples fail": (it.failing_samples, UNCLEAR, Reason.UNCLEAR),
    "samples lost": (it.silent_samples, UNCLEAR, Reason.UNCLEAR),
    "second kind lost": (it.silent_second, UNCLEAR, Reason.UNCLEAR),
    "samples empty": (it.empty_samples, UNCLEAR, Reason.UNCLEAR),
    "servfail": (it.servfail, UNCLEAR, Reason.FAILING),
    "refused": (it.refused_by_server, UNCLEAR, Reason.FAILING),
    "silent": (it.always(Failure.SILENT), AWAY, Reason.NO_REPLY),
    "nobody listens": (it.always(Failure.REFUSED), AWAY, Reason.REFUSED),
    "no route": (it.always(Failure.UNREACHABLE), AWAY, Reason.OFFLINE),
    "closes": (it.always(Failure.CLOSED), AWAY, Reason.NO_REPLY),
    "wrong certificate": (it.always(Failure.CERTIFICATE), UNCLEAR, Reason.UNTRUSTED),
    "wrong page": (it.always(Failure.STATUS), UNCLEAR, Reason.UNREADABLE),
    "malformed": (it.always(Failure.MALFORMED), UNCLEAR, Reason.UNREADABLE),
    "mismatched": (it.always(Failure.MISMATCHED), UNCLEAR, Reason.UNREADABLE),
    "stopped": (it.always(Failure.STOPPED), UNCLEAR, Reason.STOPPED),
    "unsupported": (it.always(Failure.UNSUPPORTED), UNCLEAR, Reason.UNSUPPORTED),
}


def judged(world: World, around: Surroundings, inquiry: Inquiry | None = None) -> CheckResult:
    inquiry = inquiry or asked(around)
    return result(inquiry, world.findings(inquiry), KNOWN, around, AT)


def path(found: CheckResult, name: str) -> tuple[CheckState, Reason]:
    return next((each.state, each.reason) for each in found.paths if each.path.id == name)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("server", [ROUTER4, ROUTER6, "1.1.1.3", "2606:4700:4700::1113"])
def test_every_style_of_a_server_has_its_verdict(name: str, server: str) -> None:
    style, state, reason = STYLES[name]
    found = judged(World({server: style}), home(server))
    assert path(found, f"server-{server}") == (state, reason)


@pytest.mark.parametrize("name", [each for each in STYLES if each != "hinting"])
def test_every_style_of_the_whole_computer_has_its_verdict(name: str) -> None:
    style, state, reason = STYLES[name]
    found = judged(World({"system": style}), home(ROUTER4), asked(home(ROUTER4), via=Transport.SYSTEM))
    assert path(found, "system") == (state, reason)


@pytest.mark.parametrize("name", [each for each in STYLES if each != "zeros"])
def test_nothing_but_a_clean_block_is_an_all_clear(name: str) -> None:
    style = STYLES[name][0]
    clean = {ROUTER4: it.zeros, ROUTER6: it.zeros, "system": it.zeros}
    for place in clean:
        if (name, place) == ("hinting", "system"):
            continue  # the system's look-up gives addresses alone
        found = judged(World({**clean, place: style}), home(ROUTER4, ROUTER6))
        assert exit_status(record(found, device=None, network=None)) != 0


def test_a_clean_block_on_every_path_is_an_all_clear() -> None:
    clean = {ROUTER4: it.zeros, ROUTER6: it.zeros, "system": it.zeros}
    found = judged(World(clean), home(ROUTER4, ROUTER6))
    assert {each.state for each in found.deciding} == {BLOCKED}
    assert exit_status(record(found, device=None, network=None)) == 0


def test_the_second_way_left_open_is_told_apart_from_the_first() -> None:
    found = judged(World({ROUTER4: it.zeros, "system": it.zeros}), home(ROUTER4, ROUTER6))
    kept = record(found, device=None, network=None)
    assert {each.way: each.state for each in kept.ways} == {"v4": BLOCKED, "v6": OPEN, "system": BLOCKED}
    assert exit_status(kept) == 7


def test_the_worst_of_two_servers_of_one_way_decides() -> None:
    found = judged(World({"1.1.1.3": it.zeros, "system": it.zeros}), home("1.1.1.3", "8.8.8.8"))
    kept = record(found, device=None, network=None)
    assert [(each.way, each.state) for each in kept.ways] == [("v4", OPEN), ("system", BLOCKED)]
    assert kept.ways[0].servers == ("1.1.1.3", "8.8.8.8")


def test_an_answer_that_changes_between_two_looks_proves_nothing_blocked() -> None:
    found = judged(World({ROUTER4: it.Flapping()}), home(ROUTER4))
    assert path(found, f"server-{ROUTER4}") == (OPEN, Reason.HALF_OPEN)


def test_without_an_unfiltered_resolver_nothing_is_called_blocked() -> None:
    world = World({ROUTER4: it.zeros}, baseline=it.always(Failure.SILENT))
    assert path(judged(world, home(ROUTER4)), f"server-{ROUTER4}") == (UNCLEAR, Reason.NO_COMPARISON)


def test_a_comparison_that_is_filtered_itself_calls_no_sample_blocked() -> None:
    world = World({ROUTER4: it.zeros}, baseline=it.zeros)
    assert path(judged(world, home(ROUTER4)), f"server-{ROUTER4}") == (UNCLEAR, Reason.SAMPLE_GONE)


def test_a_comparison_that_lies_is_not_believed() -> None:
    world = World({ROUTER4: it.zeros}, baseline=it.lying)
    assert path(judged(world, home(ROUTER4)), f"server-{ROUTER4}") == (UNCLEAR, Reason.NO_COMPARISON)


def test_a_sample_that_ended_everywhere_proves_nothing() -> None:
    world = World({ROUTER4: it.zeros}, baseline=it.refusing_names)
    assert path(judged(world, home(ROUTER4)), f"server-{ROUTER4}") == (UNCLEAR, Reason.SAMPLE_GONE)


def test_whoever_answers_where_nobody_lives_is_believed_about_no_block() -> None:
    caught = World(
        {"1.1.1.3": it.zeros, "system": it.zeros}, nobody=it.Reply(rcode="NOERROR", addresses=("192.0.2.1",))
    )
    assert path(judged(caught, home("1.1.1.3")), "server-1.1.1.3") == (UNCLEAR, Reason.CAUGHT)
    opened = World({"1.1.1.3": it.open_way}, nobody=it.Reply(rcode="NXDOMAIN"))
    assert path(judged(opened, home("1.1.1.3")), "server-1.1.1.3") == (OPEN, Reason.SAMPLES_OPEN)


def test_the_familys_own_router_is_asked_by_itself_whoever_catches_the_rest() -> None:
    world = World({ROUTER4: it.zeros}, nobody=it.Reply(rcode="NOERROR", addresses=("192.0.2.1",)))
    assert path(judged(world, home(ROUTER4)), f"server-{ROUTER4}") == (BLOCKED, Reason.SAMPLES_BLOCKED)


def test_an_address_that_answers_otherwise_when_asked_encrypted_was_caught() -> None:
    world = World({"1.1.1.3": it.zeros}, encrypted={"1.1.1.3": it.open_way})
    assert path(judged(world, home("1.1.1.3")), "server-1.1.1.3") == (UNCLEAR, Reason.CAUGHT)
    stolen = World({"1.1.1.3": it.open_way}, encrypted={"1.1.1.3": it.zeros})
    assert path(judged(stolen, home("1.1.1.3")), "server-1.1.1.3")[0] is OPEN


def test_the_filter_asked_past_the_computers_settings_decides_nothing() -> None:
    world = World({"1.1.1.3": it.zeros, "system": it.open_way}, encrypted={"1.1.1.3": it.zeros})
    found = judged(world, home("1.1.1.3"))
    assert {each.path.kind for each in found.paths} == {PathKind.SERVER, PathKind.SYSTEM, PathKind.FILTER}
    kept = record(found, device=None, network=None)
    assert [each.way for each in kept.ways] == ["v4", "system"]
    assert exit_status(kept) == 7


@pytest.mark.parametrize("chosen", list(CATALOG.filters), ids=lambda each: each.id)
def test_a_filter_is_never_tried_with_another_operators_sample(chosen: Filter) -> None:
    names = {each.name for each in asked(home(ROUTER4), chosen).names if each.use == "sample"}
    own = {each.name for each in chosen.test_names if each.documented}
    assert names <= own
    every = {each.name for one in CATALOG.filters for each in one.test_names if not each.documented}
    assert not names & every - own


def test_a_filter_without_a_sample_is_never_called_blocked() -> None:
    chosen = filter_of("cleanbrowsing-family")
    for style, _, _ in STYLES.values():
        around = home(ROUTER4)
        found = judged(World({ROUTER4: style, "system": style}), around, asked(around, chosen))
        assert BLOCKED not in {each.state for each in found.paths}
        assert exit_status(record(found, device=None, network=None)) != 0


def test_a_filter_that_ended_shows_nothing() -> None:
    ended = next(each for each in CATALOG.filters if each.status.value == "discontinued")
    found = judged(World(), home(ROUTER4), asked(home(ROUTER4), ended))
    assert path(found, f"server-{ROUTER4}") == (UNCLEAR, Reason.RETIRED)


def test_without_a_filter_nothing_is_judged_but_whether_the_path_works() -> None:
    inquiry = asked(home(ROUTER4, ROUTER6), None)
    found = judged(World({ROUTER6: it.always(Failure.SILENT)}), home(ROUTER4, ROUTER6), inquiry)
    assert path(found, f"server-{ROUTER4}") == (UNCLEAR, Reason.NO_FILTER)
    assert path(found, f"server-{ROUTER6}") == (AWAY, Reason.NO_REPLY)


def test_offline_is_said_of_every_path_and_nothing_else() -> None:
    gone = it.always(Failure.UNREACHABLE)
    world = World(
        {ROUTER4: gone, ROUTER6: it.always(Failure.SILENT), "system": gone}, baseline=gone, nobody=Failure.UNREACHABLE
    )
    found = judged(world, home(ROUTER4, ROUTER6))
    assert {(each.state, each.reason) for each in found.deciding} == {(AWAY, Reason.OFFLINE)}


def test_a_stopped_check_is_no_all_clear() -> None:
    around = home(ROUTER4)
    inquiry = asked(around)
    world = World({ROUTER4: it.zeros, "system": it.zeros})
    findings = world.findings(inquiry)
    for count in range(0, len(findings), 5):
        found = result(inquiry, findings[:count], KNOWN, around, AT)
        assert found.stopped
        assert exit_status(record(found, device=None, network=None)) != 0


def test_paths_are_judged_as_soon_as_they_and_the_comparison_have_answered() -> None:
    around = home(ROUTER4, ROUTER6)
    inquiry = asked(around)
    findings = World({ROUTER4: it.zeros}).findings(inquiry)
    apart = [each for each in findings if each.probe.via in {*inquiry.baseline, *inquiry.nobody}]
    first = [each for each in findings if each.probe.via.address == ROUTER4]
    assert so_far(inquiry, first, KNOWN) == ()
    early = so_far(inquiry, [*first, *apart], KNOWN)
    assert [(each.path.id, each.state) for each in early] == [(f"server-{ROUTER4}", BLOCKED)]
    whole = result(inquiry, findings, KNOWN, around, AT)
    assert so_far(inquiry, findings, KNOWN) == whole.paths


@pytest.mark.parametrize("seed", range(20))
def test_of_random_mixtures_only_the_clean_one_is_an_all_clear(seed: int) -> None:
    luck = random.Random(seed)  # noqa: S311  the same luck every time
    names = sorted(STYLES)
    for _ in range(40):
        places = [ROUTER4, ROUTER6, "1.1.1.3", "2606:4700:4700::1003", "system"]
        around = home(*luck.sample(places[:-1], luck.randint(1, 4)))
        chosen = {place: luck.choice([*names, *["zeros"] * 12]) for place in places}
        world = World({place: STYLES[name][0] for place, name in chosen.items()}, encrypted={})
        found = judged(world, around)
        used = {each.path.via.address or "system" for each in found.deciding}
        clean = all(chosen[each] in {"zeros", "hinting" if each == "system" else "zeros"} for each in used)
        kept = record(found, device=None, network=None)
        assert (exit_status(kept) == 0) == clean, chosen
        assert {way_of(each.path) for each in found.deciding} == {each.way for each in kept.ways}


def test_a_block_of_one_risk_leaves_the_other_open() -> None:
    def adult_only(question: it.Question, usual: it.Answer) -> it.Answer:
        return it.zeros(question, usual) if question.name.startswith("nudity") else usual

    found = judged(World({ROUTER4: adult_only}), home(ROUTER4))
    server = next(each for each in found.paths if each.path.id == f"server-{ROUTER4}")
    assert {each.risk: each.state for each in server.risks} == {"harmful-sites": BLOCKED, "fraud-malware": OPEN}
    assert server.state is OPEN


def test_the_family_filter_can_be_tested() -> None:
    assert FAMILY.id == "cloudflare-family"
    assert len({each.name for each in asked(home(ROUTER4)).names if each.use == "sample"}) == 2
