"""The same sentence about several devices is said once: groups of devices, each with what holds for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from setup_assistant.advice.labels import Labels
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.paper.said import Lines, Phrase, Piece, Said
from setup_assistant.paper.sheet import Entry, Marked, Section
from setup_assistant.paper.voice import LONGEST_PHRASE, Voice, plain

_ANY = "{device}"

LETTERS = 34
"""Japanese letters on a line of half a page across."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence about one device; `lead` says what it is about, `keeper` who keeps it instead."""

    device: str
    sentence: Text | Message
    fields: Mapping[str, str | Text | Message] = field(default_factory=dict)
    lead: Text | Message | None = None
    keeper: Marked | None = None


def sections(told: Iterable[Told], labels: Labels, voice: Voice) -> tuple[Section, ...]:
    """Return the groups of devices that share sentences, in the order in which their first device comes."""
    rows: dict[tuple[Lines, Lines], list[Told]] = {}
    for each in told:
        said = voice(_bare(each.sentence), **{**each.fields, "device": _ANY})
        same = rows.setdefault((voice(each.lead) if each.lead else (), said), [])
        if each.device not in [other.device for other in same]:
            same.append(each)
    groups: dict[tuple[str, ...], list[Told]] = {}
    for same in rows.values():
        groups.setdefault(tuple(each.device for each in same), []).append(same[0])
    return tuple(
        Section(
            label=row(_whole(voice(labels.device(device))) for device in devices),
            entries=tuple(_entry(each, voice, len(devices)) for each in group),
        )
        for devices, group in groups.items()
    )


def _entry(told: Told, voice: Voice, devices: int) -> Entry:
    return Entry(
        said=voice(_bare(told.sentence), **{**told.fields, "device": message("paper.this-device", count=devices)}),
        lead=voice(told.lead) if told.lead else (),
        keeper=told.keeper,
    )


def _bare(sentence: Text | Message) -> Text | Message:
    """Return the sentence without its own device, so that it can be said of several."""
    if isinstance(sentence, Text):
        return sentence
    return msgspec.structs.replace(sentence, fields=tuple(each for each in sentence.fields if each[0] != "device"))


def _whole(lines: Lines) -> Lines:
    """Return a name that is not broken when it is short."""
    return tuple(_one(said) if len(plain(said)) <= LONGEST_PHRASE else said for said in lines)


def _one(said: Said) -> Said:
    text = plain(said)
    return Said(lang=said.lang, phrases=(Phrase(pieces=(Piece(text=text),), size=len(text)),))


def row(several: Iterable[Lines]) -> Lines:
    """Return sentences side by side in each language."""
    joined: dict[str, Said] = {}
    for lines in several:
        for said in lines:
            before = joined.get(said.lang)
            between = (Phrase(tail="、" if said.lang == "ja" else ", "),)
            phrases = said.phrases if before is None else before.phrases + between + said.phrases
            joined[said.lang] = Said(lang=said.lang, phrases=phrases)
    return tuple(joined.values())


def after(head: Lines, rest: Lines) -> Lines:
    """Return `rest` behind `head` in each language; what is the same in all of them stands behind each."""
    (first, *_), said = rest, {each.lang: each for each in rest}
    return tuple(Said(lang=each.lang, phrases=each.phrases + said.get(each.lang, first).phrases) for each in head)


def half(weights: Iterable[float]) -> int:
    """Return how many items fill the first of two columns about evenly."""
    sizes = list(weights)
    return min(range(len(sizes) + 1), key=lambda count: abs(2 * sum(sizes[:count]) - sum(sizes)), default=0)


def weight(entry: Entry) -> float:
    """Return about how many lines an entry takes in half a page across."""
    return 0.3 + max(1, -(-sum(len(plain(said)) for said in entry.said) // LETTERS))
