"""Everything that can be told about a change of this computer has words in both languages."""

from enum import StrEnum

import pytest

from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.journal import Standing
from setup_assistant.domain.proof import Moment, ProofPart, ProofState, Why
from setup_assistant.domain.setting import RemarkKind
from setup_assistant.text import notation
from setup_assistant.text.words import LANGUAGES

ROOMS: dict[str, type[StrEnum]] = {
    "remark": RemarkKind,
    "moment": Moment,
    "why": Why,
    "standing": Standing,
    "proof-mark": ProofState,
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_every_value_has_words_of_its_own(content: Content, room: str, lang: str) -> None:
    said = [content.words(lang)(f"setting.{room}.{each}") for each in ROOMS[room]]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_the_proof_has_words_for_every_state(content: Content, lang: str) -> None:
    said = [content.words(lang)(f"setting.proof.{part}.{state}") for part in ProofPart for state in ProofState]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("kind", RemarkKind)
def test_a_remark_stands_without_the_place_it_is_about(content: Content, kind: RemarkKind) -> None:
    """The place is said before it (`setting.remark.about`), where there is one."""
    for lang in LANGUAGES:
        assert not notation.fields(content.words(lang).entries[f"setting.remark.{kind}"][0])
