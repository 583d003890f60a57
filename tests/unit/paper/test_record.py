"""The dated result of a check on paper: its words, whatever the record says; poppler judges the pages elsewhere."""

from dataclasses import replace as changed
from datetime import timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import Leak, NeedResult, Opening, Path, PathKind, Reason, Sight, way_of
from setup_assistant.domain.household import Household
from setup_assistant.domain.lookup import Endpoint, Transport
from setup_assistant.domain.record import CheckRecord, WayRecord
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.outcome import WAYS
from setup_assistant.paper.record import of_every_record, title_key
from setup_assistant.paper.render import Pages, render
from setup_assistant.paper.sheet import Kind
from setup_assistant.paper.sheets import build
from tests.contract.paper import samples
from tests.unit.paper.records import BEFORE, CLEAN, GAP, LOOK, PHONE, family, way

CONTENT = load_content()
TITLE = "paper.record.title"
HOSTILE = "｜偽《にせ》{count}¦#set text(1pt)"


def pages(household: Household, form: Form | None = None, content: Content = CONTENT) -> Pages:
    form = form or Form()
    subject = samples.of_nobody(samples.subject(content, household))
    return render(build(Kind.RECORD, subject, tuple(content.words(lang) for lang in form.langs), form))


def said(*records: CheckRecord, lang: SheetLang = SheetLang.JA) -> str:
    return pages(family(*records), Form(lang=lang)).text


def test_the_sheet_says_when_from_where_and_what_was_tried() -> None:
    text = said(GAP)
    at = GAP.at.astimezone()
    assert f"このパソコン・家のWi-Fi。2026年{at.month}月{at.day}日 {at:%H:%M}に確かめました。" in text
    assert "1.1.1.1 for Families (malware + adult)（Cloudflare, Inc.）" in text
    assert "試した見本：nudity.testcategory.com、malware.testcategory.com" in text
    assert "見本は提供元が試験用に用意した、害のないページです。" in text


def test_every_way_has_its_state_its_reason_and_its_proof() -> None:
    time = f"{GAP.at.astimezone():%H:%M:%S}"
    assert f"""- 止まる: ふつうの通り道
   見本のページは、どれも止まりました。
   証拠：見本2のうち2が止まった（{time}）
- 通る: もう1本の通り道
   見本のページが、止まらずに通りました。
   証拠：見本2のうち0が止まった（{time}）
- 通る: パソコン全体
   止まった見本と、通った見本があります。
   証拠：有害なサイトは通る（見本1のうち0が止まった）
   証拠：詐欺サイトとウイルスは止まる（見本1のうち1が止まった）
""" in said(GAP)


def test_every_way_that_a_check_can_take_has_a_name() -> None:
    kinds = [
        Path(id="p", kind=kind, via=Endpoint(transport=Transport.UDP), second=v6)
        for kind in PathKind
        for v6 in (True, False)
    ]
    assert {way_of(each) for each in kinds} | {"phone"} == set(WAYS)
    assert [each for each in WAYS if f"paper.record.way.{each}" not in CONTENT.words("ja").entries] == []


def test_search_pages_to_keep_open_and_ways_past_are_told_worst_first() -> None:
    text = said(GAP)
    parts = (
        *("- しぼらない: YouTube", "- しぼる: Google検索、Bing検索", "- 開かない: school.example.jp"),
        *(
            "- 開く: www.soumu.go.jp、家族とのLINE（line.me）",
            "- 見つかった: もう1本の通り道",
            "   見えたもの: 2001:db8::53",
        ),
        *("- あるかも: ブラウザーだけの通り道", "   見えたもの: Firefox", "   ふさぐには: ", "   話すとき: "),
    )
    places = [text.index(part) for part in parts[:8]]
    assert places == sorted(places)
    assert all(part in text for part in parts)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "open"),
        ({"ways": CLEAN.ways}, "blocked-but"),
        ({"ways": CLEAN.ways, "needs": ()}, "blocked-but"),
        ({"ways": CLEAN.ways, "leaks": ()}, "blocked-but"),
        ({"ways": CLEAN.ways, "leaks": (), "needs": GAP.needs[:2]}, "blocked"),
        ({"ways": CLEAN.ways, "leaks": GAP.leaks[:1], "needs": GAP.needs[:2]}, "blocked"),
        ({"ways": CLEAN.ways, "leaks": (), "needs": (), "stopped": True}, "stopped"),
        ({"ways": GAP.ways, "stopped": True}, "open"),
        ({"ways": ()}, "cannot-tell"),
        ({"ways": (*CLEAN.ways, PHONE.ways[0])}, "cannot-tell"),
        ({"ways": (CLEAN.ways[0], way("v6", CheckState.NOT_REACHABLE))}, "not-reachable"),
    ],
)
def test_the_title_says_blocked_alone_only_where_nothing_else_was_found(changes: dict[str, object], name: str) -> None:
    record = replace(GAP, **changes)
    assert title_key(record, old=False) == f"{TITLE}.{name}"
    assert title_key(record, old=True) == f"{TITLE}.old"


@pytest.mark.parametrize("lang", SheetLang)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_and_state_has_words_and_none_promises_anything(reason: Reason, lang: SheetLang) -> None:
    for state in CheckState:
        text = said(replace(GAP, ways=(WayRecord(way="v4", state=state, reason=reason),), filter=None), lang=lang)
        assert [word for word in ("安全", "完全", "protected", "DNS", "IPv6", "！", "!") if word in text] == []
        words = [CONTENT.words(each) for each in Form(lang=lang).langs]
        assert [each for each in words if each(f"check.reason.{reason}") not in text] == []


def test_what_changed_stands_before_the_result_and_no_change_is_said() -> None:
    text = pages(family(GAP, BEFORE)).text
    assert "前回（11月20日）から変わったこと" in text
    assert text.index("- もう1本の通り道：止まる → 通る") < text.index("## 通り道ごとの結果")
    assert "- ブラウザーだけの通り道：見あたらない → あるかも" in text
    assert "- パソコン全体：試していない → 通る" in text
    assert "もう1本の通り道：見あたらない" not in text  # the same gap, told with its way
    same = replace(GAP, id="record-1", at=BEFORE.at)
    assert "前回（11月20日）と同じ結果です。" in pages(family(GAP, same)).text


def test_a_check_of_another_filter_is_not_compared() -> None:
    other = replace(BEFORE, filter="cleanbrowsing-family")
    assert "前回" not in pages(family(GAP, other)).text


def test_how_long_a_result_counts_depends_on_who_looked() -> None:
    assert "2026年12月23日まで、またはネットが変わるまで" in said(GAP)
    assert "2027年5月22日まで" in said(PHONE)


def test_a_result_whose_days_are_over_says_so_first() -> None:
    old = replace(CLEAN, at=CLEAN.at - timedelta(days=31))
    text = said(old)
    assert text.startswith("もう一度、確かめる時期です\n")
    assert "期限は、2026年11月22日に切れました" in text
    assert "試した見本は、止まりました" not in text


def test_each_device_has_a_sheet_and_old_ones_of_others_are_left_out() -> None:
    old = replace(PHONE, id="record-9", device="d2", at=PHONE.at - timedelta(days=181))
    subject = samples.subject(CONTENT, family(GAP, PHONE, BEFORE, old))
    assert [each.record and each.record.id for each in of_every_record(subject)] == ["record-2", "record-3"]
    assert of_every_record(changed(subject, record=old)) == (changed(subject, record=old),)


def test_the_newest_is_shown_even_when_it_is_old() -> None:
    old = replace(PHONE, at=PHONE.at - timedelta(days=181))
    assert [each.record for each in of_every_record(samples.subject(CONTENT, family(old)))] == [old]


@pytest.mark.parametrize("lang", SheetLang)
def test_without_a_check_the_sheet_says_so_and_how_to(lang: SheetLang) -> None:
    text = pages(family(), Form(lang=lang)).text
    assert ("まだ、確かめていません" in text) is (lang is not SheetLang.EN)
    assert ("Nothing has been checked yet" in text) is (lang is not SheetLang.JA)
    assert "止まりました" not in text


def test_looks_of_the_family_are_called_seen_by_you() -> None:
    for household in (family(GAP, looks=(LOOK,)), family(looks=(LOOK,))):
        text = pages(household, Form(lang=SheetLang.EN)).text
        assert "- Blocked: 湊のiPhone: Screen Time\n   Seen by you on 23 November 2026." in text
    old = replace(LOOK, at=LOOK.at - timedelta(days=181))
    assert "Seen by you" not in pages(family(GAP, looks=(old,)), Form(lang=SheetLang.EN)).text


def test_a_look_that_saw_one_cell_open_is_no_tick() -> None:
    other = replace(LOOK, id="check-2", risk="spending", state=CheckState.OPEN)
    text = pages(family(GAP, looks=(LOOK, other))).text
    assert "- 通る: 湊のiPhone：スクリーンタイム" in text
    assert "- 止まる: 湊のiPhone：スクリーンタイム" not in text


@pytest.mark.parametrize("record", [GAP, CLEAN, PHONE])
def test_what_cannot_be_seen_stands_on_every_result(record: CheckRecord) -> None:
    text = said(record)
    assert "## この検査で見えないもの" in text
    assert "新しいページ。見本のほかが止まるかは分かりません" in text
    assert "アプリの中の画面" in text


def test_every_name_and_whom_it_was_asked_is_listed() -> None:
    text = said(GAP)
    assert f"尋ねた名前：{'、'.join(GAP.names)}" in text
    assert "尋ねた相手：192.168.11.1、2001:db8::53" in text


def test_a_filter_without_samples_is_said_to_have_none() -> None:
    assert "見本を出していません" in said(replace(GAP, filter="adguard-family"))
    assert "決めずに確かめました" in said(replace(GAP, filter=None))


def test_hostile_words_of_a_record_stay_words() -> None:
    record = replace(
        GAP,
        device=None,
        ways=(replace(GAP.ways[0], way="odd-way", answered_by=HOSTILE),),
        needs=(NeedResult(name=HOSTILE, opening=Opening.BLOCKED),),
        leaks=(Leak(bypass="tunnel", sight=Sight.FOUND, details=(HOSTILE,)), Leak(bypass="gone", sight=Sight.FOUND)),
        names=(HOSTILE,),
    )
    made = pages(family(record))
    assert made.text.count(HOSTILE) >= 4
    assert "odd-way" in made.text
    assert made.page_count >= 1


def test_two_languages_say_each_line_twice() -> None:
    text = said(GAP, lang=SheetLang.BOTH)
    assert "- 止まる / Blocked: ふつうの通り道 / The usual way" in text
    assert "尋ねた名前： / Names that were asked: " in text
    assert text.count("forcesafesearch.google.com") == 1


@pytest.mark.parametrize(
    ("form", "most"),
    [
        (Form(), 1),
        (Form(lang=SheetLang.EN), 1),
        (Form(lang=SheetLang.EN, paper=Paper.LETTER), 1),
        (Form(lang=SheetLang.BOTH), 2),
    ],
)
def test_a_usual_result_takes_one_page(form: Form, most: int) -> None:
    assert pages(family(CLEAN), form).page_count == most
    assert pages(family(PHONE), form).page_count <= most


def test_a_phone_is_told_from_a_computer() -> None:
    assert "蓮のiPhone・家のWi-Fi。" in said(PHONE)
    assert "スマホ・" in said(replace(PHONE, device=None))
    assert replace(PHONE, device=None).origin is CheckFrom.PHONE
