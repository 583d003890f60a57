"""A change is proved only by the filter's own block on every way; whatever else answers never counts as one."""

import pytest
from msgspec.structs import replace

from setup_assistant.checks import proof
from setup_assistant.checks.proof import ProofSubject
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.lookup import Failure, Transport
from setup_assistant.domain.proof import Proof, ProofPart, ProofState
from setup_assistant.domain.setting import Wanted
from setup_assistant.domain.surroundings import Link, LinkKind
from tests.unit.checks import imitation
from tests.unit.checks.imitation import CATALOG, FAMILY, World, always, half, home, open_way, other_page, portal, zeros

ONE, OTHER = FAMILY.ipv4[:2]
SECOND = FAMILY.ipv6
WANTED = Wanted(
    filter=FAMILY.id, name=FAMILY.name, v4=FAMILY.ipv4, v6=FAMILY.ipv6, host=FAMILY.dot_hostname, doh_url=FAMILY.doh_url
)
SILENT = always(Failure.SILENT)
EVERYBODY = {**dict.fromkeys((*FAMILY.ipv4, *FAMILY.ipv6), zeros), "system": zeros}


def subject(*, second: bool = True, needs: tuple[str, ...] = ("school.example",), of: Filter = FAMILY) -> ProofSubject:
    return ProofSubject(
        wanted=WANTED,
        filter=of,
        filters=CATALOG.filters,
        controls=tuple(imitation.CONTROLS),
        needs=needs,
        baselines=CATALOG.baselines,
        second=second,
    )


def proved(
    world: World,
    asked: ProofSubject | None = None,
    *,
    foreign: tuple[str, ...] = (),
    unsettled: tuple[str, ...] = (),
) -> tuple[Proof, dict[ProofPart, ProofState]]:
    of = asked or subject()
    inquiry = proof.questions(of)
    parts = proof.proof(of, inquiry, world.findings(inquiry), foreign=foreign, unsettled=unsettled)
    return Proof(parts=parts), {each.part: each.state for each in parts}


def test_the_filter_on_every_way_holds_in_every_part() -> None:
    whole, states = proved(World(styles=EVERYBODY))
    assert set(states.values()) == {ProofState.HOLDS}
    assert set(states) == set(ProofPart)
    assert whole.holds


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"system": open_way}, ProofPart.FILTER),
        ({ONE: open_way}, ProofPart.FILTER),
        ({OTHER: open_way}, ProofPart.FILTER),
        ({ONE: half}, ProofPart.FILTER),
        ({ONE: SILENT, OTHER: SILENT}, ProofPart.FILTER),
        ({SECOND[0]: open_way}, ProofPart.SECOND_WAY),
        (dict.fromkeys(SECOND, SILENT), ProofPart.SECOND_WAY),
        ({"system": SILENT}, ProofPart.CONNECTED),
        ({"system": always(Failure.UNREACHABLE)}, ProofPart.CONNECTED),
    ],
)
def test_whatever_lets_a_sample_through_or_stays_silent_fails(changed: dict[str, object], part: ProofPart) -> None:
    whole, states = proved(World(styles={**EVERYBODY, **changed}))  # type: ignore[dict-item]  # styles of the tests
    assert states[part] is ProofState.FAILS
    assert part in whole.failed
    assert not whole.holds


@pytest.mark.parametrize("style", [other_page, portal])
def test_a_page_of_somebody_else_is_never_a_tick(style: imitation.Style) -> None:
    _, states = proved(World(styles=dict.fromkeys(EVERYBODY, style)))
    assert states[ProofPart.FILTER] is not ProofState.HOLDS


def test_one_silent_server_of_two_is_no_tick_and_no_failure() -> None:
    whole, states = proved(World(styles={**EVERYBODY, OTHER: SILENT}))
    assert states[ProofPart.FILTER] is ProofState.CANNOT_TELL
    assert whole.holds


def test_a_filter_without_samples_cannot_be_told() -> None:
    bare = replace(FAMILY, test_names=())
    whole, states = proved(World(styles=EVERYBODY), subject(of=bare))
    assert states[ProofPart.FILTER] is ProofState.CANNOT_TELL
    assert whole.holds


def test_without_comparison_a_block_is_no_tick() -> None:
    _, states = proved(World(styles=EVERYBODY, baseline=SILENT))
    assert states[ProofPart.FILTER] is ProofState.CANNOT_TELL


def test_a_needed_page_that_the_filter_blocks_fails() -> None:
    def strict(question: imitation.Question, usual: imitation.Answer) -> imitation.Answer:
        return imitation.NULL if question.name == "school.example" else zeros(question, usual)

    whole, states = proved(World(styles={**EVERYBODY, "system": strict}))
    assert states[ProofPart.NEEDS] is ProofState.FAILS
    assert next(each.details for each in whole.parts if each.part is ProofPart.NEEDS) == ("school.example",)


def test_a_needed_page_that_exists_for_nobody_does_not_stop_a_change() -> None:
    whole, states = proved(World(styles=EVERYBODY), subject(needs=("school.example", "mistyped.example")))
    assert states[ProofPart.NEEDS] is ProofState.CANNOT_TELL
    assert whole.holds


def test_without_a_second_way_and_needs_these_parts_are_absent() -> None:
    _, states = proved(World(styles=EVERYBODY), subject(second=False, needs=()))
    assert states[ProofPart.SECOND_WAY] is ProofState.ABSENT
    assert states[ProofPart.NEEDS] is ProofState.ABSENT


@pytest.mark.parametrize("found", [{"foreign": ("192.168.11.1",)}, {"unsettled": ("Home Wi-Fi",)}])
def test_a_foreign_server_or_another_setting_fails(found: dict[str, tuple[str, ...]]) -> None:
    whole, _ = proved(World(styles=EVERYBODY), **found)
    assert not whole.holds


def test_no_parts_prove_nothing() -> None:
    assert not Proof(parts=()).holds


def test_an_encrypted_wish_is_proved_encrypted() -> None:
    of = subject()
    encrypted = proof.questions(
        ProofSubject(
            wanted=replace(WANTED, encrypted=True), filter=of.filter, filters=of.filters, controls=of.controls,
            needs=of.needs, baselines=of.baselines, second=True,
        )
    )  # fmt: skip
    servers = [each.via for each in encrypted.paths if each.via.address]
    assert {(each.transport, each.port, each.host) for each in servers} == {(Transport.DOT, 853, FAMILY.dot_hostname)}


def test_silence_of_every_server_is_known_before_the_system_has_answered() -> None:
    of = subject()
    inquiry = proof.questions(of)
    world = World(styles={**EVERYBODY, ONE: SILENT, OTHER: SILENT})
    direct = [each for each in world.findings(inquiry) if each.probe.via.transport is not Transport.SYSTEM]
    assert proof.is_silent(inquiry, direct)
    assert not proof.is_silent(inquiry, World(styles={**EVERYBODY, ONE: SILENT}).findings(inquiry))
    assert not proof.is_silent(inquiry, ())


def test_every_server_that_is_not_the_filters_is_foreign() -> None:
    around = home(ONE, "192.168.11.1", "fe80::1%wlan0", SECOND[0])
    assert proof.foreign(WANTED, around) == ("192.168.11.1", "fe80::1%wlan0")
    assert proof.foreign(WANTED, home(ONE, SECOND[0])) == ()


def test_a_local_stub_is_not_foreign_but_the_links_servers_behind_it_are() -> None:
    around = replace(home("192.168.11.1"), servers=("127.0.0.53",))
    assert proof.foreign(WANTED, around) == ("192.168.11.1",)
    assert proof.foreign(WANTED, around, links_count=False) == ()


def test_a_tunnel_is_named() -> None:
    around = replace(home(ONE), links=(Link(name="wg0", kind=LinkKind.TUNNEL),))
    assert proof.tunnels(around) == ("wg0",)
