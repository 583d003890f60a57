"""Proposed readings: what the list and the analyser say, without an analyser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.text import notation
from setup_assistant.text.counting import Counter, counted, is_number
from setup_assistant.text.furigana import is_kanji
from setup_assistant.text.readings import ReadingList, Token, WordReading, hiragana, propose, split

MINUTES = (
    "いっ/ぷん",
    "に/ふん",
    "さん/ぷん",
    "よん/ぷん",
    "ご/ふん",
    "ろっ/ぷん",
    "なな/ふん",
    "はっ/ぷん",
    "きゅう/ふん",
)
PEOPLE = ("ひとり", "ふたり", "さん/にん", "よ/にん", "ご/にん", "ろく/にん", "しち/にん", "はち/にん", "きゅう/にん")
DAYS = (
    "ついたち",
    "ふつか",
    "みっか",
    "よっか",
    "いつか",
    "むいか",
    "なのか",
    "ようか",
    "ここのか",
    "とおか",
    "なん/にち",
)
MINUTE = Counter(suffix="分", forms=(*MINUTES, "じゅっ/ぷん", "なん/ぷん"))
PERSON = Counter(suffix="人", forms=(*PEOPLE, "じゅう/にん", "なん/にん"))
DAY = Counter(suffix="日", forms=DAYS)
MONTH = Counter(suffix="か月", forms=("いっ/かげつ", *("に/かげつ",) * 9, "なん/かげつ"))
LISTED = ReadingList(
    words=(
        WordReading(written="今日中", ruby="｜今日《きょう》｜中《じゅう》"),
        WordReading(written="今日", ruby="｜今日《きょう》"),
        WordReading(written="方", ruby="｜方《かた》"),
        WordReading(written="方", ruby="｜方《ほう》"),
    ),
    by_hand=("方", "開く"),
    counters=(MINUTE, PERSON, DAY, MONTH),
)


def one_by_one(text: str) -> tuple[Token, ...]:
    """Cut into single characters and read each kanji as て."""
    return tuple(Token(surface=each, reading="て" if is_kanji(each) else "") for each in text)


def told(*tokens: Token) -> str:
    return propose("".join(token.surface for token in tokens), LISTED, lambda _: tokens).notation


@given(st.text(alphabet=st.sampled_from("｜《》{}¦今日中方分人日1234567890一二三十かはa👪々𠮷"), max_size=40))
def test_a_proposal_never_changes_the_words(text: str) -> None:
    proposal = propose(text, LISTED, one_by_one)
    assert notation.plain(notation.typed(proposal.notation)) == notation.plain(notation.typed(text))


def test_readings_that_are_there_stay() -> None:
    assert propose("｜湊《みなと》は今日", LISTED, one_by_one).notation == "｜湊《みなと》は｜今日《きょう》"


def test_the_longest_word_of_the_list_wins() -> None:
    assert propose("今日中", LISTED, one_by_one).notation == "｜今日《きょう》｜中《じゅう》"


def test_a_word_of_the_list_is_not_found_inside_another_word() -> None:
    assert told(Token(surface="今日子", reading="きょうこ", name=True)) == "｜今日子《きょうこ》"


def test_what_only_a_person_can_decide_is_proposed_and_named() -> None:
    proposal = propose("方", LISTED, one_by_one)
    assert (proposal.notation, proposal.uncertain) == ("｜方《かた》", ("方",))
    opened = (Token(surface="開い", reading="ひらい", lemma="開く"), Token(surface="た"))
    assert propose("開いた", LISTED, lambda _: opened).uncertain == ("開い",)


def test_names_and_unknown_words_are_uncertain() -> None:
    name = Token(surface="湊", reading="みなと", name=True)
    unknown = Token(surface="鱻")
    proposal = propose("湊鱻", LISTED, lambda _: (name, unknown))
    assert (proposal.notation, proposal.uncertain) == ("｜湊《みなと》鱻", ("湊", "鱻"))


@pytest.mark.parametrize(
    ("surface", "reading", "expected"),
    [
        ("話し合い", "はなしあい", "｜話《はな》し｜合《あ》い"),
        ("お母さん", "おかあさん", "お｜母《かあ》さん"),
        ("消しゴム", "けしごむ", "｜消《け》しゴム"),
        ("約束", "やくそく", "｜約束《やくそく》"),
        ("見る", "みない", "｜見る《みない》"),
    ],
)
def test_readings_stand_over_kanji_only(surface: str, reading: str, expected: str) -> None:
    assert split(surface, reading) == expected


@pytest.mark.parametrize(
    ("number", "counter", "expected", "sure"),
    [
        ("1", PERSON, "｜1人《ひとり》", True),
        ("3", PERSON, "3｜人《にん》", True),
        ("12", PERSON, "12｜人《にん》", True),
        ("三", PERSON, "｜三《さん》｜人《にん》", True),
        ("二", PERSON, "｜二人《ふたり》", True),
        ("10", MINUTE, "10｜分《ぷん》", True),
        ("15", MINUTE, "15｜分《ふん》", True),
        ("１５", MINUTE, "１５｜分《ふん》", True),
        ("1000", MINUTE, "1000｜分《ぷん》", False),
        ("1", DAY, "1｜日《にち》", False),
        ("一", DAY, "｜一《いち》｜日《にち》", False),
        ("20", DAY, "20｜日《にち》", False),
        ("15", DAY, "15｜日《にち》", True),
        ("一", MONTH, "｜一《いっ》か｜月《げつ》", True),
        ("3", MONTH, "3か｜月《げつ》", True),
    ],
)
def test_numbers_are_read_with_what_they_count(number: str, counter: Counter, expected: str, *, sure: bool) -> None:
    assert counted(number, counter) == (expected, sure)


def test_what_is_no_plain_number_is_left_to_a_person() -> None:
    assert counted("二十", MINUTE) is None
    assert counted("1" * 30, MINUTE) is None
    assert propose("二十分", LISTED, one_by_one).uncertain == ("二十分",)
    assert not is_number("")
    assert not is_number("1つ")


def test_katakana_becomes_hiragana() -> None:
    assert hiragana("カタカナー ヴァ漢字a") == "かたかなー ゔぁ漢字a"
