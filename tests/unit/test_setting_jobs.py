"""What a family wants of this computer, the question whether it stays, and how it stands."""

import threading
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from setup_assistant.computer import setting, system_files
from setup_assistant.computer.setting import SLACK_S
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.filter import FilterStatus
from setup_assistant.domain.journal import Stage, Standing
from setup_assistant.domain.proof import Ending, Moment, Why
from setup_assistant.domain.setting import Tool
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings
from setup_assistant.jobs.proving import Prover
from setup_assistant.jobs.setting import KEEP_S, LONGEST_S, MORE_S, KeepQuestion, wanted
from setup_assistant.jobs.this_computer import ThisComputer
from tests.unit.computer.pretend import HOLDS, NOW, WANTED, Fate, World, computer, unheard

CATALOG = load_content().catalog


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def unheard_time(_seconds: int) -> None:
    """Hear how long the question takes, and do nothing."""


# ---- the question ----------------------------------------------------------------------------------------------------


def test_the_question_ends_in_the_harmless_way_when_nobody_answers() -> None:
    question = KeepQuestion(seconds=0.05)
    assert question.wait(unheard_time) is Why.TIME
    assert question.left_s == 0


@pytest.mark.parametrize(("answer", "why"), [(KeepQuestion.keep, None), (KeepQuestion.put_back, Why.HAND)])
def test_an_answer_from_another_thread_ends_it_at_once(answer: Callable[[KeepQuestion], None], why: Why | None) -> None:
    question = KeepQuestion(seconds=30)
    threading.Timer(0.02, answer, [question]).start()
    assert question.wait(unheard_time) is why


def test_put_back_counts_before_the_question_is_asked() -> None:
    question = KeepQuestion(seconds=30)
    question.put_back()
    assert question.is_refused
    assert question.wait(unheard_time) is Why.HAND


def test_the_first_answer_counts() -> None:
    question = KeepQuestion()
    question.put_back()
    question.keep()
    assert question.wait(unheard_time) is Why.HAND


def test_all_seconds_are_left_until_it_is_asked() -> None:
    assert KeepQuestion().left_s == KEEP_S


def test_the_system_is_told_at_once_how_long_the_question_takes() -> None:
    """Its promise began before the change: without a word it could go back while the time still runs."""
    extended, question = list[int](), KeepQuestion(seconds=60, clock=Clock())

    def extend(seconds: int) -> None:
        extended.append(seconds)
        question.keep()

    assert question.wait(extend) is None
    assert extended == [61]


def test_more_time_moves_the_end_and_the_systems_promise() -> None:
    extended, question = list[int](), KeepQuestion(seconds=60, clock=Clock())

    def extend(seconds: int) -> None:
        extended.append(seconds)
        (question.more if len(extended) == 1 else question.keep)()

    assert question.wait(extend) is None
    assert question.left_s == 60 + MORE_S
    assert extended == [61, 60 + MORE_S + 1]


def test_however_often_more_time_is_added_no_more_is_left_than_every_system_waits() -> None:
    question = KeepQuestion(seconds=60, clock=Clock())
    left = list[float]()

    def extend(_seconds: int) -> None:
        left.append(question.left_s)
        (question.more if len(left) < 5 else question.keep)()

    assert question.wait(extend) is None
    assert left[-1] == LONGEST_S
    assert LONGEST_S + SLACK_S <= system_files._LONGEST_S


def test_more_time_before_the_question_is_nothing() -> None:
    question = KeepQuestion(seconds=0.01)
    question.more()
    assert question.wait(unheard_time) is Why.TIME


# ---- what is wanted --------------------------------------------------------------------------------------------------


def test_every_active_filter_with_confirmed_addresses_can_be_set() -> None:
    free = [each for each in CATALOG.filters if each.status is FilterStatus.ACTIVE and not each.account_needed]
    usable = [each for each in free if each.ipv4 and "ipv4" not in each.unconfirmed]
    assert len(usable) >= 3
    for each in usable:
        found = wanted(CATALOG, each.id, encrypted=True)
        assert found.v4 == each.ipv4
        assert found.v6 == (() if "ipv6" in each.unconfirmed else each.ipv6)
        assert found.encrypted == bool(found.host)
        assert "{" not in found.host + found.doh_url


def test_an_address_that_no_source_confirmed_is_never_set() -> None:
    unsure = [each.id for each in CATALOG.filters if "ipv4" in each.unconfirmed]
    assert unsure
    for each in unsure:
        with pytest.raises(FilterNotSettable):
            wanted(CATALOG, each)


def test_a_filter_that_is_gone_needs_an_account_or_is_unknown_cannot_be_set() -> None:
    gone = [each.id for each in CATALOG.filters if each.status is FilterStatus.DISCONTINUED or each.account_needed]
    assert gone
    for each in (*gone, "no-such-filter"):
        with pytest.raises(FilterNotSettable):
            wanted(CATALOG, each)


# ---- how it stands ---------------------------------------------------------------------------------------------------

PLACE = (Tool.NETWORK_MANAGER, "home")
OTHER = (Tool.NETWORK_MANAGER, "school Wi-Fi")


def this(world: World, wishes: dict[tuple[Tool, str], str], around: Surroundings) -> ThisComputer:
    prover = Prover(catalog=CATALOG, surroundings=lambda: around, now=lambda: NOW)
    return ThisComputer(computer=computer(world, Fate(), wishes), prover=prover)


def around(*servers: str, tunnel: bool = False) -> Surroundings:
    links = (Link(name="wg0", kind=LinkKind.TUNNEL),) if tunnel else ()
    return Surroundings(servers=servers, links=links)


def kept_world() -> World:
    world = World({PLACE: "automatic"})
    program = computer(world, Fate(), {PLACE: "filter"})
    plan = setting.plan(program, WANTED)
    ending = setting.apply(program, plan, prove=lambda: HOLDS, ask=lambda _: None, heard=unheard)
    assert ending.kept
    return world


def test_nothing_is_said_of_a_computer_that_was_never_set() -> None:
    status = this(World({PLACE: "automatic"}), {PLACE: "filter"}, around("192.168.11.1")).status()
    assert status.wanted is None
    assert status.places == ()
    assert not status.in_place


def test_a_kept_change_is_in_place_as_long_as_it_is_measured_so() -> None:
    world = kept_world()
    status = this(world, {PLACE: "filter"}, around(*WANTED.v4)).status()
    assert status.in_place
    assert status.wanted == WANTED
    world.settings[PLACE] = "automatic"
    status = this(world, {PLACE: "filter"}, around(*WANTED.v4)).status()
    assert [each.standing for each in status.places] == [Standing.BACK]
    assert not status.in_place


def test_another_network_a_vpn_and_a_foreign_server_are_noticed() -> None:
    world = kept_world()
    world.settings[OTHER] = "automatic"
    found = this(world, {PLACE: "filter", OTHER: "filter"}, around(*WANTED.v4, "192.168.11.1", tunnel=True)).status()
    assert found.uncovered == ("school Wi-Fi",)
    assert found.foreign == ("192.168.11.1",)
    assert found.tunnels == ("wg0",)
    assert not found.in_place


def test_a_change_under_way_elsewhere_is_told() -> None:
    world = kept_world()
    (act,) = world.journal.acts
    world.journal = replace(world.journal, acts=(replace(act, stage=Stage.DONE),))
    status = this(world, {PLACE: "filter"}, around()).status()
    assert status.unfinished
    assert status.wanted is None


def test_undo_and_recover_lead_to_the_engine() -> None:
    world = kept_world()
    moments: list[Moment] = []
    one = this(world, {PLACE: "filter"}, around())
    assert one.recover() is None
    ending = one.undo(lambda moment, _: moments.append(moment))
    assert isinstance(ending, Ending)
    assert world.settings == {PLACE: "automatic"}
    assert moments == [Moment.GOING_BACK]
