"""Walks through values."""

from datetime import date

from setup_assistant.content import walk
from setup_assistant.domain.fact import Confidence, Fact
from setup_assistant.domain.measure import Applies
from setup_assistant.domain.rule import Phrase
from setup_assistant.domain.value import Text

FACT = Fact(sources=("own",), checked_on=date(2026, 11, 23), confidence=Confidence.PRIMARY)
PHRASE = Phrase(id="talk", stages=(), words=Text(ja="話", en="talk"), fact=FACT)


def test_a_path_yields_each_item_of_a_tuple_with_its_place() -> None:
    assert list(walk.at(Applies(kinds=("iphone", "ipad")), "kinds")) == [(".kinds[0]", "iphone"), (".kinds[1]", "ipad")]
    assert list(walk.at(PHRASE, "fact.sources")) == [(".fact.sources[0]", "own")]


def test_nothing_is_yielded_for_what_is_not_given() -> None:
    assert list(walk.at(Applies(), "since")) == []


def test_every_value_of_a_kind_is_found_at_any_depth() -> None:
    assert [where for where, _ in walk.every((PHRASE, PHRASE), Text)] == ["[0].words", "[1].words"]
    assert list(walk.every(PHRASE, Fact)) == [(".fact", FACT)]
