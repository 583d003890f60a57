"""Proposed readings with the real analyser and our real list."""

import builtins
from typing import Any

import pytest

from setup_assistant.content import readings
from setup_assistant.text import notation
from setup_assistant.text.furigana import is_kanji

SENTENCES = [
    "夜《よる》8時《じ》に居間《いま》の場所《ばしょ》に置《お》く。",
    "ゲームは一時間《いちじかん》まで。",
    "二人《ふたり》で決《き》めた約束《やくそく》を守《まも》る。",
    "一人《ひとり》で困《こま》ったら大人《おとな》に話《はな》す。",
    "上手《じょうず》に使《つか》えたら三十分《さんじゅっぷん》ふやす。",
    "今日中《きょうじゅう》に宿題《しゅくだい》を終《お》わらせる。",
    "明日《あした》の朝《あさ》まで見《み》ない。",
    "友達《ともだち》の写真《しゃしん》を送《おく》らない。",
    "知《し》らない人《ひと》から返事《へんじ》が来《き》ても会《あ》わない。",
    "部屋《へや》に持《も》って行《い》かない。",
    "お風呂場《ふろば》では使《つか》わない。",
    "お金《かね》を使《つか》う前《まえ》に聞《き》く。",
    "月《つき》に500円《えん》まで課金《かきん》できる。",
    "週《しゅう》に1回《かい》、家族《かぞく》で見直《みなお》す。",
    "30分《ぷん》使《つか》ったら休《やす》む。",
    "10分《ぷん》休《やす》む。",
    "2時間《じかん》まで。",
    "人気《にんき》のゲームを入《い》れる前《まえ》に相談《そうだん》する。",
    "何時《なんじ》まで使《つか》うか決《き》める。",
    "弟《おとうと》と二人《ふたり》で使《つか》う。",
    "食事中《しょくじちゅう》は画面《がめん》を見《み》ない。",
    "お母《かあ》さんとお父《とう》さんに見《み》せる。",
    "お小遣《こづか》いは毎月《まいつき》決《き》める。",
    "迷子《まいご》になったら警察署《けいさつしょ》に行《い》く。",
    "一週間《いっしゅうかん》に三回《さんかい》まで。",
    "四時《よじ》に帰《かえ》る。",
    "悪口《わるくち》を書《か》かない。",
    "名前《なまえ》や住所《じゅうしょ》を書《か》かない。",
    "自撮《じど》りを送《おく》らない。",
    "大切《たいせつ》な秘密《ひみつ》を守《まも》る。",
    "十八歳《じゅうはっさい》まで待《ま》つ。",
    "七時《しちじ》に起《お》きる。",
    "時々《ときどき》一緒《いっしょ》に見直《みなお》す。",
    "真面目《まじめ》に勉強《べんきょう》する。",
    "眼鏡《めがね》をかける。",
    "夜更《よふ》かしをしない。",
    "小学生《しょうがくせい》は八時《はちじ》に寝《ね》る。",
    "三人《さんにん》の約束《やくそく》を紙《かみ》に書《か》く。",
    "他《ほか》の人《ひと》の悪口《わるくち》を送《おく》らない。",
    "図書館《としょかん》と学校《がっこう》では使《つか》わない。",
]

LEFT_TO_A_PERSON = (("一日", "一日使う。"), ("十分", "十分だ。"), ("表", "表に書く。"), ("人気", "人気がない。"))


def base_and_reading(marked: str) -> tuple[str, str]:
    """Return a sentence marked for people (a reading behind its kanji) as base and in kana."""
    base = reading = group = ""
    inside = False
    for character in marked:
        if character == "《":
            inside, reading = True, reading[: len(reading) - len(group)]
        elif character == "》":
            inside, group = False, ""
        elif inside:
            reading += character
        else:
            group = group + character if is_kanji(character) else ""
            base, reading = base + character, reading + character
    return base, reading


def in_kana(proposed: str) -> str:
    return "".join(run.reading or run.base for run in notation.typed(proposed))


@pytest.mark.parametrize("marked", SENTENCES)
def test_forty_sentences_of_house_rules_are_read_right(marked: str) -> None:
    base, reading = base_and_reading(marked)
    proposal = readings.propose(base)
    assert proposal is not None
    assert in_kana(proposal.notation) == reading
    assert notation.plain(notation.typed(proposal.notation)) == base


def test_forty_sentences_there_are() -> None:
    assert len(SENTENCES) == 40


def test_every_word_of_our_list_is_read_as_the_list_says() -> None:
    listed = readings.reading_list()
    first = {word.written: word.ruby for word in reversed(listed.words)}
    wrong = [
        written
        for written, ruby in first.items()
        if (said := readings.propose(written)) is None or said.notation != ruby
    ]
    assert wrong == []


@pytest.mark.parametrize(("word", "sentence"), LEFT_TO_A_PERSON)
def test_words_with_two_readings_are_left_to_a_person(word: str, sentence: str) -> None:
    proposal = readings.propose(sentence)
    assert proposal is not None
    assert word in proposal.uncertain


def test_marks_typed_by_a_family_stay_what_they_are() -> None:
    typed = "｛夜》は《{child}¦の｜約束"
    proposal = readings.propose(typed)
    assert proposal is not None
    assert notation.plain(notation.typed(proposal.notation)) == typed


def test_a_text_too_long_for_a_rule_gets_no_proposal() -> None:
    assert readings.propose("夜" * (readings.LIMIT + 1)) is None


def test_without_the_analyser_nothing_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def no_janome(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("janome"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    readings._analyser.cache_clear()
    monkeypatch.setattr(builtins, "__import__", no_janome)
    try:
        assert readings.propose("約束") is None
    finally:
        readings._analyser.cache_clear()
