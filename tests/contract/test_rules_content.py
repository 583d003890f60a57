"""House rules, promises and the other sentences of the rules sheet: what must hold for each of them."""

import tomllib
from collections import Counter
from functools import cache

import pytest

from setup_assistant import resources
from setup_assistant.content.load import load_content
from setup_assistant.content.readings import reading_list
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Stage
from setup_assistant.domain.measure import Level
from setup_assistant.domain.risk import Scope
from setup_assistant.domain.rule import HouseRule, Phrase
from setup_assistant.text import notation
from setup_assistant.text.furigana import ALL, BEYOND, NONE, KanjiGrades, is_kanji, missing, ruby_runs

AREAS = {"time", "place", "apps", "money", "people", "pictures", "personal", "words", "passwords", "settings"}
AREAS |= {"trouble", "walking", "school", "ai"}
AT_LEAST = {"promises": 10, "privacy_lines": 6, "consequences": 5, "loosenings": 8}
CONTACT = ("name", "who", "hours", "cost")
CHILDREN = tuple(Stage)[1:]
LONGEST_RULE = 40
TAKEN_AWAY = ("取り上げ", "没収", "禁止", "罰", "解約")


@cache
def catalog() -> Catalog:
    return load_content().catalog


@cache
def grades() -> KanjiGrades:
    return load_content().kanji


def phrases() -> dict[str, tuple[Phrase, ...]]:
    return {name: getattr(catalog(), name) for name in AT_LEAST}


def texts() -> dict[str, str]:
    """Return every Japanese text that a child reads on a sheet, by its place."""
    said = {f"{rule.id}.words": rule.words.ja for rule in catalog().rules}
    said |= {f"{rule.id}.reason": rule.reason.ja for rule in catalog().rules}
    for contact in filter(lambda each: each.for_child, catalog().contacts):
        said |= {f"contacts.{contact.id}.{name}": getattr(contact, name).ja for name in CONTACT}
    return said | {f"{name}.{each.id}": each.words.ja for name, all_of in phrases().items() for each in all_of}


def base(source: str) -> str:
    return notation.plain(notation.parse(source))


def proposed(stage: Stage) -> list[HouseRule]:
    return sorted((rule for rule in catalog().rules if stage in rule.proposed), key=lambda rule: (rule.rank, rule.id))


def read_as(source: str, start: int, end: int) -> str | None:
    """Return how the characters from `start` to `end` are read, or None when a group crosses the edges."""
    place, said = 0, ""
    for run in notation.parse(source):
        first, last = max(start, place), min(end, place + len(run.base))
        if first < last:
            if run.reading and last - first < len(run.base):
                return None
            said += run.reading or run.base[first - place : last - place]
        place += len(run.base)
    return said


@pytest.mark.parametrize("level", range(ALL, NONE + 1))
def test_every_kanji_that_a_child_has_not_learned_carries_its_reading(level: int) -> None:
    shown = {place: ruby_runs(notation.parse(ja), level, grades()) for place, ja in texts().items()}
    assert {place: missing(runs, level, grades()) for place, runs in shown.items()} == dict.fromkeys(shown, ())


def test_an_older_child_sees_fewer_readings_and_a_high_school_student_none() -> None:
    def count(level: int) -> int:
        runs = (ruby_runs(notation.parse(ja), level, grades()) for ja in texts().values())
        return sum(bool(run.reading) for each in runs for run in each)

    counts = [count(level) for level in range(ALL, NONE + 1)]
    assert counts == sorted(set(counts), reverse=True)
    assert counts[BEYOND - 1] > 0
    assert counts[-1] == 0


def test_the_notation_holds_and_readings_are_hiragana() -> None:
    assert {place: notation.problems(ja) for place, ja in texts().items()} == dict.fromkeys(texts(), ())


def test_readings_agree_with_the_list_of_words() -> None:
    times = Counter(word.written for word in reading_list().words)
    listed = {
        word.written: "".join(run.reading or run.base for run in notation.parse(word.ruby))
        for word in reading_list().words
        if times[word.written] == 1 and sum(map(is_kanji, word.written)) > 1
    }
    met: set[str] = set()
    wrong: list[tuple[str, str, str | None]] = []
    for place, ja in texts().items():
        plain = base(ja)
        for written, reading in listed.items():
            if (start := plain.find(written)) >= 0:
                met.add(written)
                if (said := read_as(ja, start, start + len(written))) != reading:
                    wrong.append((place, written, said))
    assert wrong == []
    assert len(met) > 25


def test_words_that_only_a_person_can_decide_were_decided() -> None:
    for place, ja in texts().items():
        for written in reading_list().by_hand:
            kanji = [run for run in notation.parse(ja) if any(map(is_kanji, run.base)) and not run.reading]
            assert not (written in base(ja) and kanji), place


def test_rules_for_the_youngest_readers_are_short() -> None:
    for rule in catalog().rules:
        if Stage.P12 in rule.stages or Stage.NURSERY in rule.proposed:
            assert len(base(rule.words.ja)) <= LONGEST_RULE, rule.id
            assert len(base(rule.reason.ja)) <= LONGEST_RULE, rule.id


def test_rules_of_every_area_are_there() -> None:
    assert {rule.area for rule in catalog().rules} == AREAS
    assert len(catalog().rules) >= 40


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_has_a_proposed_sheet_of_five_to_eight_rules(stage: Stage) -> None:
    rules = proposed(stage)
    assert 5 <= len(rules) <= 8
    assert all(stage in rule.stages for rule in rules)
    assert len({rule.rank for rule in rules}) == len(rules), "their order must not hang on ids"


@pytest.mark.parametrize("stage", CHILDREN)
def test_each_childs_sheet_says_whom_to_tell_and_keeps_naked_pictures_away(stage: Stage) -> None:
    assert "trouble" in {rule.area for rule in proposed(stage)}
    assert any("naked-pictures" in rule.risks and rule.area == "pictures" for rule in proposed(stage))


@pytest.mark.parametrize("stage", Stage)
def test_some_rule_keeps_every_risk_that_no_way_filters(stage: Stage) -> None:
    place = tuple(Stage).index(stage)
    asked = {risk.id for risk in catalog().risks if risk.scope is Scope.ANYWHERE and risk.weights[place]}
    kept = {risk for rule in catalog().rules if stage in rule.stages for risk in rule.risks}
    assert asked - kept == set()


def test_a_measure_that_backs_a_rule_covers_one_of_its_risks() -> None:
    covered = {(cover.measure, risk) for cover in catalog().covers if cover.level > Level.NONE for risk in cover.risks}
    idle = [
        (rule.id, measure)
        for rule in catalog().rules
        for measure in rule.backed_by
        if not any((measure, risk) in covered for risk in rule.risks)
    ]
    assert idle == []


@pytest.mark.parametrize(("name", "count"), AT_LEAST.items())
def test_every_stage_finds_sentences_of_each_kind(name: str, count: int) -> None:
    said = phrases()[name]
    assert len(said) >= count
    assert all(any(stage in each.stages for each in said) for stage in Stage)


def test_no_step_after_a_broken_rule_begins_with_taking_away() -> None:
    said = [base(each.words.ja) for each in catalog().consequences]
    assert not [words for words in said if any(hard in words for hard in TAKEN_AWAY)]


def test_the_table_of_kanji_is_the_one_of_2020() -> None:
    data = tomllib.loads(resources.path("kanji", "kanji-by-grade.toml").read_text("utf-8"))
    taught = [data[f"grade{number}"] for number in range(1, 7)]
    assert tuple(taught) == grades().grades
    assert [len(set(kanji)) for kanji in taught] == [80, 160, 200, 202, 193, 191] == data["counts"]
    assert len(set("".join(taught))) == 1026 == data["total"]
    moved = data["moved"]
    for name, number in (("new_in_grade4", 4), ("from4_to5", 5), ("from4_to6", 6), ("from5_to4", 4)):
        assert set(moved[name]) <= set(taught[number - 1]), name
    assert set(moved["from5_to6"]) <= set(taught[5])
    assert set(moved["from6_to4"]) <= set(taught[3])
    assert all(address.startswith("https://") for address in data["sources"])
