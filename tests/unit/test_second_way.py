"""The filter is not asked over IPv6 where the last try showed that it does not work there."""

import pytest

from setup_assistant.domain.journal import Act, Journal, Stage
from setup_assistant.domain.proof import Ending, Proof, ProofPart, ProofState, Proven, Why
from setup_assistant.domain.setting import Wanted
from setup_assistant.jobs.second_way import is_out
from tests.unit.computer.pretend import NOW

WANTED = Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3",), v6=("2001:db8::3", "2001:db8::4"))
V4_ONLY = Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3",))
OTHER = Wanted(filter="other", name="Other", v4=("192.0.2.9",), v6=("2001:db8::9",))


def ended(*failed: ProofPart, why: Why | None = Why.UNPROVEN, details: tuple[str, ...] = WANTED.v6) -> Journal:
    """Return a journal whose last change ended with these parts not holding."""
    parts = tuple(
        Proven(part=each, state=ProofState.FAILS if each in failed else ProofState.HOLDS, details=details)
        for each in ProofPart
    )
    return Journal(last=Ending(kept=why is None, why=why, proof=Proof(parts=parts), at=NOW))


def kept(*wanted: Wanted, stage: Stage = Stage.KEPT) -> Journal:
    acts = (Act(id=f"act-{n}", at=NOW, wanted=each, changes=(), stage=stage) for n, each in enumerate(wanted))
    return Journal(acts=tuple(acts))


@pytest.mark.parametrize("details", [WANTED.v6, WANTED.v6[:1]])
def test_a_filter_that_failed_on_the_second_way_alone_is_not_asked_there(details: tuple[str, ...]) -> None:
    assert is_out(ended(ProofPart.SECOND_WAY, details=details), WANTED)


@pytest.mark.parametrize(
    "journal",
    [
        Journal(),
        ended(),
        ended(why=None),
        ended(ProofPart.FILTER, ProofPart.SECOND_WAY),
        ended(ProofPart.CONNECTED),
        ended(ProofPart.SECOND_WAY, why=Why.HAND),
        ended(ProofPart.SECOND_WAY, details=()),
        ended(ProofPart.SECOND_WAY, details=OTHER.v6),
        Journal(last=Ending(kept=False, why=Why.UNPROVEN, at=NOW)),
    ],
)
def test_any_other_ending_says_nothing_of_the_second_way(journal: Journal) -> None:
    assert not is_out(journal, WANTED)


def test_what_was_kept_without_the_second_way_is_not_given_one_by_the_next_look() -> None:
    assert is_out(kept(OTHER, V4_ONLY), WANTED)
    assert not is_out(kept(V4_ONLY, WANTED), WANTED)
    assert not is_out(kept(V4_ONLY), OTHER)
    assert not is_out(kept(V4_ONLY, stage=Stage.GOING_BACK), WANTED)


def test_a_filter_without_addresses_there_has_nothing_to_leave_out() -> None:
    assert not is_out(kept(V4_ONLY), V4_ONLY)
