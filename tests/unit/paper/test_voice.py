"""What a sheet says, before it is laid out."""

from datetime import date

import pytest

from setup_assistant.domain.value import Text, message
from setup_assistant.paper import voice
from setup_assistant.paper.voice import Voice
from setup_assistant.text import furigana
from setup_assistant.text.furigana import KanjiGrades
from setup_assistant.text.words import Words

GRADES = KanjiGrades(
    grades=("人見", "話場所", "守", "約束", "", ""), in_force_since=date(2020, 4, 1), sources=("https://example.org",)
)
ENTRIES = {
    "ja": {
        "rule": ("｜約束《やくそく》を｜守《まも》る{name}の、¦おうちの｜人《ひと》",),
        "why": ("わけ：{reason}",),
        "same": ("110",),
        "outer": ("「{inner}」です。",),
        "inner": ("{name}の機器",),
    },
    "en": {"rule": ("{name} keeps it",), "why": ("Why: {reason}",), "same": ("110",), "outer": ('"{inner}".',)},
}


def words(lang: str) -> Words:
    return Words(lang=lang, entries={"inner": ("{name} device",), **ENTRIES[lang]}, form=lambda count: int(count != 1))


def japanese(level: int = furigana.ALL, **values: object) -> Voice:
    return Voice(words=(words("ja"),), level=level, grades=GRADES, **values)  # type: ignore[arg-type]  # test values


def readings(speaker: Voice) -> list[tuple[str, str]]:
    (said,) = speaker("rule", name="湊")
    return [(piece.text, piece.reading) for phrase in said.phrases for piece in phrase.pieces if piece.reading]


def test_readings_follow_the_level_of_the_child() -> None:
    assert readings(japanese(1)) == [("約束", "やくそく"), ("守", "まも"), ("人", "ひと")]
    assert readings(japanese(4)) == [("約束", "やくそく")]
    assert readings(japanese(furigana.NONE)) == []


def test_a_name_carries_the_reading_that_the_family_typed() -> None:
    assert ("湊", "みなと") in readings(japanese(1, names=(("湊", "みなと"),)))


def test_lines_break_at_phrase_ends_and_punctuation_stands_outside() -> None:
    (said,) = japanese()("rule", name="湊")
    assert [(phrase.size > 0, phrase.tail) for phrase in said.phrases] == [(True, "、"), (True, "")]


def test_readings_inside_a_value_stay() -> None:
    reason = Text(ja="｜話《はな》せるから。", en="So that we can talk.")
    (said,) = japanese()("why", reason=reason)
    assert [piece.reading for phrase in said.phrases for piece in phrase.pieces if piece.reading] == ["はな"]


def test_two_languages_say_one_line_each_and_the_same_words_once() -> None:
    both = Voice(words=(words("ja"), words("en")))
    assert [said.lang for said in both("rule", name="Mio")] == ["ja", "en"]
    assert [voice.plain(said) for said in both("same")] == ["110"]


def test_a_message_inside_a_message_is_said_with_its_own_values() -> None:
    (said,) = japanese()(message("outer", inner=message("inner", name="湊")))
    assert voice.plain(said) == "「湊の機器」です。"


@pytest.mark.parametrize("name", ["{name}", "｜約束《やくそく》", "¦", "#eval(1)", "*a* $x$ ]#[ \\", "<b>"])
def test_a_name_is_never_read_as_notation(name: str) -> None:
    (said,) = japanese()("inner", name=name)
    assert voice.plain(said) == f"{name}の機器"


def test_a_long_name_is_cut_and_a_long_word_may_break() -> None:
    (said,) = japanese()("inner", name="あ" * 10_000)
    assert voice.plain(said) == "あ" * voice.LONGEST_NAME + "…の機器"
    (typed,) = japanese().typed("a" * 10_000)
    assert voice.plain(typed) == "a" * 10_000
    assert max(len(piece.text) for phrase in typed.phrases for piece in phrase.pieces) <= voice.WORD_PART


def test_own_words_take_confirmed_readings_only_when_they_are_of_the_same_words() -> None:
    (said,) = japanese().typed("約束する", noted="｜約束《やくそく》する")
    assert said.phrases[0].pieces[0].reading == "やくそく"
    (other,) = japanese().typed("別の約束", noted="｜約束《やくそく》する")
    assert voice.plain(other) == "別の約束"


@pytest.mark.parametrize("reading", ["👨", "みな𠮷", "\u0007", "み\ufe0f"])
def test_a_reading_that_no_font_draws_is_left_out(reading: str) -> None:
    spoken = (
        *japanese(1, names=(("湊", reading),))("inner", name="湊"),
        *japanese(1).typed("湊", noted=f"｜湊《{reading}》"),
    )
    shown = {piece.reading for said in spoken for phrase in said.phrases for piece in phrase.pieces}
    assert shown <= {"", "み"}


@pytest.mark.parametrize("words", ["{name}", "{", "夜¦10時", "《》｜"])
def test_confirmed_readings_of_own_words_are_never_read_as_values(words: str) -> None:
    (said,) = japanese().typed(f"{words}約束", noted=f"{words}｜約束《やくそく》")
    assert voice.plain(said) == f"{words}約束"
    assert [piece.reading for phrase in said.phrases for piece in phrase.pieces if piece.reading] == ["やくそく"]


def test_crowded_readings_of_one_word_are_set_together() -> None:
    (said,) = japanese().typed("食事", noted="｜食《しょく》｜事《じ》")
    assert [(piece.text, piece.reading) for piece in said.phrases[0].pieces] == [("食事", "しょくじ")]


def test_an_address_breaks_after_its_marks_and_is_torn_nowhere_else() -> None:
    (typed,) = japanese().typed("www.internethotline.example/a_b")
    parts = [phrase.head + "".join(piece.text for piece in phrase.pieces) + phrase.tail for phrase in typed.phrases]
    assert parts == ["www.", "internethotline.", "example/", "a_", "b"]
