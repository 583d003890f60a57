"""Which kanji carry their reading for which child."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.household import Child, Stage
from setup_assistant.text.furigana import ALL, BEYOND, NONE, KanjiGrades, grade, is_kanji, level, missing, ruby_runs
from setup_assistant.text.notation import Run, parse, plain

GRADES = KanjiGrades(
    grades=("一日本人見", "今時間家族", "所写真守", "約束静", "際護", "視認"),
    in_force_since=date(2020, 4, 1),
    sources=("https://example.org",),
)
TODAY = date(2026, 11, 23)
LEVELS = range(ALL, NONE + 1)
sentences = st.lists(
    st.builds(
        Run,
        base=st.text(alphabet="一今所約際視湊々きy", max_size=4),
        reading=st.sampled_from(["", "よみ"]),
        ends=st.booleans(),
    )
).map(tuple)


def child(stage: Stage, grade: int | None = None, told: date | None = None) -> Child:
    return Child(id="child-1", stage=stage, grade=grade, grade_on=told)


def shown(source: str, level: int) -> str:
    return "".join(
        f"{run.base}({run.reading})" if run.reading else run.base for run in ruby_runs(parse(source), level, GRADES)
    )


@pytest.mark.parametrize(
    ("stage", "expected"),
    [("toddler", 1), ("nursery", 1), ("p12", 1), ("p34", 3), ("p56", 5), ("junior", BEYOND), ("high", NONE)],
)
def test_an_unknown_grade_is_the_lower_one_of_its_stage(stage: str, expected: int) -> None:
    assert level(child(Stage(stage)), TODAY) == expected


@pytest.mark.parametrize("number", range(1, 7))
def test_the_kanji_of_the_own_grade_still_carry_readings(number: int) -> None:
    assert level(child(Stage.P12, number, TODAY), TODAY) == number


def test_the_grade_holds_until_31_march_and_grows_on_1_april() -> None:
    third = child(Stage.P34, 3, date(2026, 11, 23))
    assert level(third, date(2027, 3, 31)) == 3
    assert level(third, date(2027, 4, 1)) == 4
    assert level(third, date(2028, 4, 1)) == 5
    assert level(third, date(2030, 4, 1)) == BEYOND
    assert level(third, date(2032, 4, 1)) == BEYOND
    assert level(third, date(2033, 4, 1)) == NONE


def test_a_grade_told_in_the_future_or_without_a_day_is_taken_as_it_is() -> None:
    assert level(child(Stage.P34, 3), TODAY) == 3
    assert level(child(Stage.P34, 3, date(2040, 1, 1)), TODAY) == 3


def test_only_what_the_child_has_not_learned_keeps_its_reading() -> None:
    source = "｜家《か》｜族《ぞく》の｜約《やく》｜束《そく》と｜湊《みなと》"
    assert shown(source, 1) == "家(か)族(ぞく)の約(やく)束(そく)と湊(みなと)"
    assert shown(source, 3) == "家族の約(やく)束(そく)と湊(みなと)"
    assert shown(source, BEYOND) == "家族の約束と湊(みなと)"
    assert shown(source, NONE) == "家族の約束と湊"


def test_a_group_shows_its_reading_as_a_whole_as_soon_as_one_kanji_needs_it() -> None:
    assert shown("｜今日《きょう》", 1) == "今日(きょう)"
    assert shown("｜今日《きょう》", 2) == "今日(きょう)"
    assert shown("｜今日《きょう》", 3) == "今日"


def test_the_repeat_mark_is_as_hard_as_the_kanji_before_it() -> None:
    apart = "｜時《とき》｜々《どき》"
    assert shown(apart, 2) == "時(とき)々(どき)"
    assert shown(apart, 3) == "時々"
    assert missing(parse("時々"), 2, GRADES) == ("時", "々")
    assert missing(parse("時々"), 3, GRADES) == ()
    assert missing(parse("々"), 3, GRADES) == ("々",)


def test_kanji_without_a_reading_are_listed_in_the_order_of_the_sentence() -> None:
    assert missing(parse("守る｜約《やく》束と湊"), 3, GRADES) == ("守", "束", "湊")
    assert missing(parse("守る約束と湊"), BEYOND, GRADES) == ("湊",)
    assert missing(parse("守る約束と湊"), NONE, GRADES) == ()


def test_a_name_keeps_the_reading_that_the_family_typed() -> None:
    runs = parse("{child}へ", {"child": "𠮷野 髙﨑"}, {"child": "よしの たかさき"})
    assert ruby_runs(runs, BEYOND, GRADES)[0].reading == "よしの たかさき"


@pytest.mark.parametrize("character", "一々﨑髙𠮷㐂")
def test_kanji_of_every_block_are_kanji(character: str) -> None:
    assert is_kanji(character)


@pytest.mark.parametrize("character", "あアー〇0aＡ、👪ヶ")
def test_other_characters_are_not(character: str) -> None:
    assert not is_kanji(character)


def test_a_kanji_outside_the_table_is_beyond_primary_school() -> None:
    assert (grade("一", GRADES), grade("視", GRADES), grade("湊", GRADES)) == (1, 6, BEYOND)


@given(sentences, st.sampled_from(LEVELS))
def test_readings_are_only_taken_away_and_words_never_change(runs: tuple[Run, ...], level: int) -> None:
    kept = ruby_runs(runs, level, GRADES)
    assert plain(kept) == plain(runs)
    assert all(after.reading in ("", before.reading) for before, after in zip(runs, kept, strict=True))
    assert [run.ends for run in kept] == [run.ends for run in runs]


@given(sentences, st.sampled_from(LEVELS))
def test_taking_readings_away_makes_none_missing(runs: tuple[Run, ...], level: int) -> None:
    assert missing(ruby_runs(runs, level, GRADES), level, GRADES) == missing(runs, level, GRADES)


@given(sentences)
def test_a_younger_child_never_sees_fewer_readings(runs: tuple[Run, ...]) -> None:
    counts = [sum(bool(run.reading) for run in ruby_runs(runs, level, GRADES)) for level in LEVELS]
    assert counts == sorted(counts, reverse=True)
