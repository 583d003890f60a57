"""How numbers and the words that count are read: 1人 ひとり, 3人 さんにん, 10分 じゅっぷん."""

from setup_assistant.domain.value import Value
from setup_assistant.text.furigana import is_kanji

NUMBERS = "一二三四五六七八九十"
"""Kanji numbers 1 to 10, in the order of the forms of a counter."""

_FIRST_DAY = "日"
"""1日 is a date (ついたち) or a length (いちにち): house rules mostly mean the length, and a person decides."""
_ODD_DAYS = frozenset({14, 20, 24})
_SURE_UP_TO = 99
"""Above it hundreds and thousands change the counter again (1000本 せんぼん)."""


class Counter(Value, frozen=True, kw_only=True):
    """A word that follows numbers, with its forms for 1 to 10 and "how many".

    A form is "number/counter", or one reading for both together.
    """

    suffix: str
    forms: tuple[str, ...]


def is_number(word: str) -> bool:
    """Tell whether `word` is a number in digits or in kanji up to ten."""
    return bool(word) and all(character.isdecimal() or character in NUMBERS for character in word)


def counted(number: str, counter: Counter) -> tuple[str, bool] | None:
    """Return number and counter in ruby notation, and whether the reading is sure.

    None for kanji numbers above ten and for digits longer than a sum of money.
    """
    in_kanji = number in tuple(NUMBERS)
    if not in_kanji and not (number.isdecimal() and len(number) <= len("1000000")):
        return None
    value = NUMBERS.index(number) + 1 if in_kanji else int(number)
    said, slash, unit = counter.forms[(value % 10 or 10) - 1].partition("/")
    if value == 1 and counter.suffix == _FIRST_DAY:
        return _one_by_one(number, "いち" if in_kanji else "", counter.suffix, "にち"), False
    if slash:
        same = len({form.partition("/")[2] for form in counter.forms[:10]}) == 1
        return _one_by_one(number, said if in_kanji else "", counter.suffix, unit), same or value <= _SURE_UP_TO
    if 0 < value <= len(NUMBERS):
        both = number + counter.suffix
        return (f"｜{both}《{said}》", True) if any(map(is_kanji, both)) else (both, False)
    unit = next(form.partition("/")[2] for form in reversed(counter.forms) if "/" in form)
    return _one_by_one(number, "", counter.suffix, unit), value not in _ODD_DAYS


def _one_by_one(number: str, said: str, suffix: str, unit: str) -> str:
    first = f"｜{number}《{said}》" if said else number
    kana = suffix[: len(suffix) - len(suffix.lstrip("かつ"))]
    kanji = suffix[len(kana) :]
    return first + kana + (f"｜{kanji}《{unit.removeprefix(kana)}》" if kanji else "")
