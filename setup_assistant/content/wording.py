"""Checks the words themselves: both languages complete, notation, values, readings, and words we do not use."""

import re
from collections.abc import Iterator

from setup_assistant.content import guide_labels, walk
from setup_assistant.content.allowed import Allowances
from setup_assistant.content.draft import GUIDES, Draft, Entry
from setup_assistant.content.locale import Locale, Phrase, listed
from setup_assistant.content.problem import Problem
from setup_assistant.domain.guide import Guide
from setup_assistant.domain.value import Text
from setup_assistant.text import furigana, notation

VALUES = {
    "risks.open_sentence": {"device", "place"},
    "measures.act": {"device", "network"},
    "measures.gap": {"device", "places"},
    "measures.because": {"child", "device", "network"},
    "measures.notices": {"child", "device", "network"},
    "covers.sentence": {"device", "place"},
}
"""Values that each text may take; every other text takes none."""

READ_BY_CHILDREN = ("rules", "promises", "privacy_lines", "consequences", "loosenings", "contacts")
"""Sections whose Japanese carries a reading on every kanji; of contacts only those on the child's sheet."""

DETAILS = ("filters.note",)
"""Texts that only stand behind "Details", where technical words are allowed."""

BANNED = {
    "ja": re.compile(
        "DNS|リゾルバー?|DoH|DoT|DoQ|IPv[46]|プロファイル|ブロックリスト|ドメイン|SOA|NXDOMAIN|カバレッジ|レイヤー"
        "|脆弱性|安全|完全|万全|保護済み|[!！]"
    ),
    "en": re.compile(
        r"(?i:\b(DNS|resolvers?|DoH|DoT|DoQ|IPv[46]|profiles?|block ?lists?|domains?|NXDOMAIN|coverage|layers?"
        r"|safe(ly|r)?|protected|simply|please(?! confirm))\b)|\bSOA\b|!"
    ),
}
"""The table of words in docs/content-authoring.md."""

_ODD = re.compile("[\u2018\u2019\u201c\u201d\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""What English does not hold: curly quotes, kana, kanji, full-width signs."""
_PLACE = re.compile(r"\[\d+\]")


def problems(draft: Draft, locale: Locale) -> Iterator[Problem]:
    """Yield every problem of words in the catalog and in the rooms."""
    allow = Allowances(draft)
    for section, entries in draft.entries.items():
        for entry in entries:
            values = guide_labels.fields(entry.value) if isinstance(entry.value, Guide) else None
            for where, text in walk.every(entry.value, Text):
                place = _PLACE.sub("", f"{section}{where}")
                yield from _text_problems(entry, where, text, place, allow, values)
            if section in READ_BY_CHILDREN and getattr(entry.value, "for_child", True):
                yield from _unread(entry)
    for lang, phrases in locale.phrases.items():
        for phrase in phrases.values():
            yield from _phrase_problems(phrase, lang, allow)
    if not draft.unread and not draft.refused.get(GUIDES):
        yield from allow.idle()


def _text_problems(
    entry: Entry, where: str, text: Text, place: str, allow: Allowances, values: set[str] | None
) -> Iterator[Problem]:
    known = VALUES.get(place, set()) if values is None else values
    for lang in ("ja", "en"):
        source = getattr(text, lang)
        told = _told(allow.without(entry.document.path, _bare(source)), lang, banned=place not in DETAILS)
        for what in (*notation.problems(source), *told) if source.strip() else ("is empty",):
            yield entry.problem(f"{where}.{lang}", what)
    if notation.fields(text.ja) != notation.fields(text.en):
        yield entry.problem(
            where, f"ja takes {listed(notation.fields(text.ja))}, en {listed(notation.fields(text.en))}"
        )
    if odd := (notation.fields(text.ja) | notation.fields(text.en)) - known:
        yield entry.problem(where, f"there is no value {listed(odd)} here")


def _phrase_problems(phrase: Phrase, lang: str, allow: Allowances) -> Iterator[Problem]:
    for form in phrase.forms:
        banned = "details" not in phrase.key.split(".")
        for what in (*notation.problems(form), *_told(allow.without(phrase.path, _bare(form)), lang, banned=banned)):
            yield phrase.problem(what)


def _told(bare: str, lang: str, *, banned: bool) -> Iterator[str]:
    if banned and (word := BANNED[lang].search(bare)):
        yield f"uses {word[0]!r}, a word for Details only or for nowhere"
    if lang == "en" and (odd := _ODD.search(bare)):
        yield f"has {odd[0]!r}, which English does not hold"


def _unread(entry: Entry) -> Iterator[Problem]:
    for where, text in walk.every(entry.value, Text):
        unread = "".join(filter(furigana.is_kanji, (c for run in _runs(text.ja) if not run.reading for c in run.base)))
        if unread:
            yield entry.problem(f"{where}.ja", f"a child reads this: {unread} without a reading")


def _bare(source: str) -> str:
    """Return the words alone, values left out, so that no mark hides a word."""
    return notation.plain(_runs(source))


def _runs(source: str) -> tuple[notation.Run, ...]:
    return notation.parse(source, dict.fromkeys(notation.fields(source), ""))
