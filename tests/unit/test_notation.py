"""The notation of content text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.text import notation
from setup_assistant.text.notation import (
    LONGEST_JOINED,
    WORD_JOINER,
    Run,
    held,
    parse,
    plain,
    problems,
    screen,
    typed,
)

MARKS = "｜《》{}¦"
texts = st.text()
marked = st.text(alphabet=st.sampled_from(MARKS + "今日きょうa_ 々\u0301👪"), max_size=60)


def values_for(source: str) -> dict[str, str]:
    return dict.fromkeys(notation.fields(source), "x")


def test_ruby_phrase_ends_and_values_become_runs() -> None:
    assert parse("｜今日《きょう》は、¦{child}と話す。", {"child": "湊"}) == (
        Run(base="今日", reading="きょう"),
        Run(base="は、", ends=True),
        Run(base="湊", field=True),
        Run(base="と話す。"),
    )


def test_the_reading_of_a_name_goes_with_it() -> None:
    assert parse("{child}へ", {"child": "湊"}, {"child": "みなと"})[0] == Run(base="湊", reading="みなと", field=True)


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        parse("{child}")


@given(st.text())
def test_nothing_in_a_value_is_read_as_notation(value: str) -> None:
    assert plain(parse("a{child}b", {"child": value})) == f"a{value}b"


@pytest.mark.parametrize("mark", ["｜今日《{child}》¦", "{other}", "｜a《b》"])
def test_a_value_in_notation_stays_literal(mark: str) -> None:
    assert parse("{child}", {"child": mark}) == (Run(base=mark, field=True),)


@given(texts.filter(lambda text: not set(text) & set(MARKS)))
def test_text_without_marks_comes_back_as_it_is(text: str) -> None:
    assert plain(parse(text)) == text
    assert screen(parse(text)).replace(WORD_JOINER, "") == text.replace(WORD_JOINER, "")
    assert problems(text) == ()


@given(marked)
def test_no_text_makes_parsing_fail(source: str) -> None:
    runs = parse(source, values_for(source))
    assert plain(runs).count("¦") == 0
    assert all(run.base or run.field for run in runs)


@given(marked)
def test_what_has_no_problem_leaves_no_mark_behind(source: str) -> None:
    if problems(source) == ():
        assert not set(plain(parse(source, values_for(source)))) & set(MARKS)


@given(marked)
def test_words_typed_by_a_family_keep_everything_but_their_ruby(source: str) -> None:
    runs = typed(source)
    assert "".join(f"｜{run.base}《{run.reading}》" if run.reading else run.base for run in runs) == source
    assert not any(run.field or run.ends for run in runs)


@given(marked)
def test_joiners_are_all_that_a_label_adds(source: str) -> None:
    runs = parse(source, values_for(source))
    assert screen(runs).replace(WORD_JOINER, "") == plain(runs)


@given(st.text(alphabet=st.sampled_from("今日きょうです。ー、」0123円 abcカタッ・"), max_size=80))
def test_what_is_held_is_short_and_in_order(sentence: str) -> None:
    spans = held(sentence)
    assert all(1 < end - start <= LONGEST_JOINED for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("止まるものがちがいます。", ["ちがいます。"]),
        ("端末の設定を足します。", ["足します。"]),
        ("消す前に相談します。送りません。", ["相談します。", "送りません。"]),
        ("つながらなければなりません。", ["なりません。"]),
        ("夜8時に、10分話す。", ["8時", "10分話す。"]),
        ("月に1,100円です", ["1,100円です"]),
        ("Wi-Fiのルーター", ["ルーター"]),
        ("You can call us too.", ["us too."]),
        ("Check the game's settings too.", []),
        ("湊のiPhone", []),
        ("外のWi-Fiで", ["Wi-Fiで"]),
    ],
)
def test_the_last_word_of_a_sentence_and_counted_things_are_never_torn(sentence: str, whole: list[str]) -> None:
    assert [sentence[start:end] for start, end in held(sentence)] == whole


def test_a_short_name_is_not_torn() -> None:
    runs = parse("Nothing on {device} stops this.", {"device": "このパソコン"})
    assert WORD_JOINER.join("このパソコン") in screen(runs)


def test_a_long_phrase_may_break_but_not_in_its_ending() -> None:
    label = screen(parse("はじめに、¦回線とアプリと端末のどれで止めるのかを先に決めます。"))
    assert label.endswith(WORD_JOINER.join("決めます。"))
    assert "回線とアプリと" in label
    assert WORD_JOINER.join("はじめに、") in label


def test_a_label_breaks_at_phrase_ends_only() -> None:
    label = screen(parse("居間に、¦置く。"))
    assert label == WORD_JOINER.join("居間に、") + WORD_JOINER.join("置く。")


def test_words_in_latin_letters_and_clusters_are_not_taken_apart() -> None:
    label = screen(parse("{who}のiPhoneは¦ここ", {"who": "か\u3099👨\u200d👩\u200d👧🇯🇵"}))
    for whole in ("iPhone", "か\u3099", "👨\u200d👩\u200d👧", "🇯🇵"):
        assert whole in label


def test_a_long_name_may_break_inside_a_label() -> None:
    name = "あ" * 1000
    assert name in screen(parse("{who}の¦紙", {"who": name}))
    assert WORD_JOINER + "の" in screen(parse("{who}の¦紙", {"who": name}))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("｜今日《きょう", ("character 1: ｜ that opens no ruby", "character 4: 《 outside")),
        ("今日《きょう》", ("character 3: 《 outside", "character 7: 》 outside")),
        ("｜今日《》", ("character 1: ｜", "character 4: 《", "character 5: 》")),
        ("｜今日《キョウ》", ("character 5: the reading 'キョウ' is not hiragana",)),
        ("｜今日《today》", ("character 5: the reading 'today'",)),
        ("｜｜今《いま》", ("character 1: ｜",)),
        ("{Child}", ("character 1: {", "character 7: }")),
        ("a}", ("character 2: }",)),
        ("¦a", ("character 1: a phrase end",)),
        ("a¦¦b", ("character 3: a phrase end",)),
        ("｜{child}《こ》", ("character 1: ｜", "character 9: 《", "character 11: 》")),
    ],
)
def test_every_fault_is_named_with_its_place(source: str, said: tuple[str, ...]) -> None:
    found = problems(source)
    assert len(found) == len(said)
    assert all(each.startswith(start) for each, start in zip(found, said, strict=True))


@pytest.mark.parametrize("piece", ["｜", "｜今", "《", "｜今《き", "{a", "¦", "｜今《き》", "｜《", "今日"])
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    def seconds(count: int) -> float:
        source = piece * count
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            screen(parse(source))
            problems(source)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(20_000) < 60 * max(seconds(1_000), 0.001)
