"""Lines that fit into a terminal, in any language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.cli.table import WIDTH, hanging, shown, table, width, wrapped

texts = st.text(alphabet=st.sampled_from("aあ漢、。（）「」 -x1\n￥𠮷🐟髙"), max_size=120)


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("あい", 4), ("髙﨑𠮷", 6), ("🐟", 2), ("e\u0301", 1), ("ｶﾞ", 2)]
)
def test_japanese_characters_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(texts, st.integers(6, 80))
def test_no_line_is_wider_than_it_may_be(text: str, columns: int) -> None:
    # Punctuation that may not begin a line stays with the character before it, and that may take two columns more.
    hung = sum(map(text.count, "、。）」（「"))
    assert all(width(line) <= columns + 2 * hung for line in wrapped(text, columns))


@given(st.text(alphabet=st.sampled_from("aあ漢 "), max_size=120), st.integers(6, 80))
def test_plain_text_fits_exactly_and_loses_nothing(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_punctuation_neither_begins_nor_ends_a_line_where_it_may_not() -> None:
    lines = wrapped("これは「見出し」です。つぎの行（たぶん）へ、つづきます。" * 4, 20)
    assert not any(line[0] in "」。、）" or line[-1] in "「（" for line in lines)


def test_words_stay_whole() -> None:
    assert wrapped("one second sentence", 10) == ["one second", "sentence"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrapped("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_hanging_line_is_moved_in() -> None:
    lines = hanging("[12] ", "word " * 40)
    assert lines[0].startswith("[12] word")
    assert all(line.startswith("     word") for line in lines[1:])


@given(st.lists(st.lists(texts, min_size=4, max_size=4), min_size=1, max_size=5))
def test_a_table_has_as_many_columns_in_every_row(rows: list[list[str]]) -> None:
    lines = table(["a", "b", "c", "d"], rows)
    assert lines[1].split("  ") == [part for part in lines[1].split("  ") if set(part) == {"-"}]
    assert width(lines[1]) <= WIDTH


@pytest.mark.parametrize("steering", ["\x1b[31m", "\x07", "\x9b2J", "\u202e", "\u2066", "\r"])
def test_nothing_that_was_typed_steers_the_terminal(steering: str) -> None:
    assert shown(f"a{steering}b").replace("[31m", "").replace("2J", "") == "ab"
    assert steering not in "".join(wrapped(f"a{steering}b", 20))
