"""Values for scripts: everything is there, with its words said."""

import json
from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from setup_assistant.cli.spoken import json_line, spoken
from setup_assistant.domain.coverage import Gap
from setup_assistant.domain.household import Stage
from setup_assistant.domain.value import Text, Value, message
from setup_assistant.text.words import Words

GAP = Gap(
    number=3,
    device="device-1",
    measure="ios-screen-time",
    cells=(("home-1-v4", "apps"),),
    sentence=Text(ja="{device}は、¦｜夜《よる》も¦使えます。", en="{device} can be used at night."),
    minutes=20,
    fields=(("device", message("label.typed", name="¦《x》{y}")),),
)


class Whole(Value, frozen=True, kw_only=True):
    day: date
    stage: Stage
    gap: Gap
    seldom: str | None = None


@pytest.fixture
def words() -> Callable[[str], Words]:
    return lambda lang: Words(lang=lang, entries={"label.typed": ("{name}",)}, form=lambda _count: 0)


@pytest.mark.parametrize(
    ("lang", "said"), [("ja", "¦《x》{y}は、夜も使えます。"), ("en", "¦《x》{y} can be used at night.")]
)
def test_words_are_said_with_their_values(words: Callable[[str], Words], lang: str, said: str) -> None:
    assert spoken(GAP, words(lang)) == {
        "number": 3,
        "device": "device-1",
        "measure": "ios-screen-time",
        "cells": [["home-1-v4", "apps"]],
        "sentence": said,
        "minutes": 20,
    }


def test_every_field_is_there_also_when_it_holds_the_usual(words: Callable[[str], Words]) -> None:
    whole = spoken(Whole(day=date(2026, 4, 3), stage=Stage.P12, gap=GAP), words("en"))
    again = json.loads(msgspec.json.encode(whole))
    assert (again["day"], again["stage"], again["seldom"]) == ("2026-04-03", "p12", None)


@pytest.mark.parametrize("encoding", [None, "utf-8", "ascii", "cp932"])
@pytest.mark.parametrize("text", ["髙﨑𠮷🐟", "\udcff.pdf", 'a"b\n\u202e', ""])
def test_a_script_gets_every_character_whatever_the_terminal_shows(encoding: str | None, text: str) -> None:
    line = json_line({"files": [text]}, encoding)
    assert json.loads(line.encode(encoding or "utf-8").decode(encoding or "utf-8")) == {"files": [text]}
    assert "\n" not in line
