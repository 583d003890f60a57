"""Plain data into values, with every fault told."""

from setup_assistant.content.convert import convert
from setup_assistant.domain.risk import Line
from setup_assistant.domain.service import Service

FACT = {"sources": ["own"], "checked_on": "2026-11-23", "confidence": "primary"}
NAME = {"ja": "au", "en": "au"}
CELL = {"criterion": "cost", "mark": "yes", "words": NAME, "fact": FACT}
SERVICE = {
    "id": "one",
    "name": NAME,
    "provider": NAME,
    "kinds": ["iphone"],
    "cost": {"yen_a_month": None, "fact": FACT},
    "cells": [CELL],
    "fact": FACT,
}


def test_right_data_becomes_a_value() -> None:
    value, faults = convert({"id": "au", "name": NAME, "fact": FACT}, Line, "$")
    assert value is not None
    assert (value.name.ja, faults) == ("au", [])


def test_all_faults_of_one_item_are_told() -> None:
    cells = [{**CELL, "mark": "maybe"}, {**CELL, "words": {"ja": "無料"}}, CELL, {**CELL, "fact": 3}]
    value, faults = convert({**SERVICE, "id": "One", "cells": cells, "price": 3}, Service, "$.items[4]")
    assert value is None
    assert faults == [
        ("$.items[4].id", "Expected `str` matching regex '^[a-z0-9]+(-[a-z0-9]+)*$'"),
        ("$.items[4].cells[0].mark", "Invalid enum value 'maybe'"),
        ("$.items[4].cells[1].words", "`en` is missing"),
        ("$.items[4].cells[3].fact", "Expected `object`, got `int`"),
        ("$.items[4].price", "is not a known key"),
    ]


def test_a_fault_behind_an_optional_field_is_told_at_its_place() -> None:
    _, faults = convert({"id": "au", "name": NAME, "note": {"ja": 3, "en": "a"}, "fact": FACT}, Line, "$")
    assert faults == [("$.note.ja", "Expected `str`, got `int`")]


def test_a_bare_yes_is_told_to_need_quotes() -> None:
    _, faults = convert({**SERVICE, "cells": [{**CELL, "mark": True}]}, Service, "$")
    hint = "(put it in quotes: YAML reads the bare word as true or false)"
    assert faults == [("$.cells[0].mark", f"Expected `str`, got `bool` {hint}")]


def test_data_that_is_no_mapping_is_one_fault() -> None:
    assert convert("au", Line, "$.items[0]")[1] == [("$.items[0]", "Expected `object`, got `str`")]
