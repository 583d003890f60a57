"""Builds the index from the tree: the only module besides the check that loads YAML and Babel."""

import os
from pathlib import Path

import msgspec

from setup_assistant.content import draft, index, kanji, locale, tree
from setup_assistant.content.index import guide_section
from setup_assistant.content.problem import CheckReport
from setup_assistant.guides.way import head
from setup_assistant.text.furigana import KanjiGrades
from setup_assistant.text.words import LANGUAGES

NO_KANJI = KanjiGrades(grades=("",) * 6, in_force_since=draft.UNDATED, sources=())
"""Stands for a table that cannot be read: every kanji then carries its reading."""


def build(root: Path, target: Path) -> CheckReport:
    """Check the tree below `root` and write its index to `target`, with problems nothing.  Raises OSError."""
    from setup_assistant.content.check import check  # noqa: PLC0415 - most builds are a start after an edit: no check

    report = check(root)
    if not report.problems:
        write(target, pack(root, b"", b""))
    return report


def pack(root: Path, stamp: bytes, guides_stamp: bytes) -> bytes:
    """Return the index of everything below `root` that can be read; mistakes are the business of the check."""
    key = tree.key(root)
    read = draft.read(root)
    words = locale.read(root)
    encode = msgspec.msgpack.encode
    blobs = {name: encode(values) for name, values in draft.sections(read).items()}
    guides = draft.guides(read)
    blobs["guides"] = encode(tuple(map(head, guides)))
    blobs["edition"] = encode(read.edition or draft.UNDATED)
    blobs["kanji"] = encode(kanji.read(root)[0] or NO_KANJI)
    for lang in LANGUAGES:
        blobs[f"words-{lang}"] = encode((locale.plural_rule(lang), words.entries(lang)))
    stamps = {"stamp": stamp, "guides-stamp": guides_stamp}
    return index.pack(key, blobs | stamps, {guide_section(guide.id): encode(guide) for guide in guides})


def write(target: Path, data: bytes) -> None:
    """Put the index in place in one step.  Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
