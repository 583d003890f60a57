"""What the family agreed on, as lines of a sheet: rules, promises, what is not looked at, and help."""

from dataclasses import replace
from datetime import date

import msgspec

from setup_assistant.advice import proposals
from setup_assistant.advice.labels import on_day
from setup_assistant.advice.proposals import KeptBy, SheetRule
from setup_assistant.domain.household import Child
from setup_assistant.domain.rule import Contact, Phrase
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.flow.agreement import RULE_LIMIT
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import Block, ContactLine, Contacts, Entries, Entry, Marked, Panel, Paragraph, Sign
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice, plain
from setup_assistant.text import calendar

MOST_LOOSENINGS = 2

_DAYS = {
    1: "ついたち",
    2: "ふつか",
    3: "みっか",
    4: "よっか",
    5: "いつか",
    6: "むいか",
    7: "なのか",
    8: "ようか",
    9: "ここのか",
    10: "とおか",
    14: "じゅうよっか",
    20: "はつか",
    24: "にじゅうよっか",
}
"""Days of the month that are not read number + にち."""

LONGEST_WHOLE = 400
"""A longer rule may run over to the next page."""


def rules(subject: Subject) -> tuple[SheetRule, ...]:
    """Return the agreed rules, or before the family decided the proposals: on a child's sheet those of its stage."""
    return proposals.rules(_own(subject).household, subject.catalog, subject.plan)[:RULE_LIMIT]


def entry(voice: Voice, each: SheetRule, number: int, *, keeper: bool, why: str) -> Entry:
    """Return one rule with its reason and, on the family's sheet, who keeps it."""
    agreed = each.agreed
    reason: str | Text | None = agreed.reason.strip() or (each.rule.reason if each.rule and each.words else None)
    return Entry(
        number=str(number),
        said=words(voice, each),
        under=(voice(why, reason=reason),) if reason else (),
        keeper=_keeper(voice, each) if keeper else None,
        whole=len(agreed.words) + len(agreed.reason) < LONGEST_WHOLE,
    )


def words(voice: Voice, each: SheetRule) -> Lines:
    """Return a rule alone: the catalog's words or the family's own."""
    return voice(each.words) if each.words else voice.typed(each.agreed.words, noted=each.agreed.reading)


def _keeper(voice: Voice, each: SheetRule) -> Marked:
    """Return who keeps a rule: a device with the day of its check, the family, or nobody yet."""
    match each.kept_by:
        case KeptBy.DEVICE:
            said = voice("paper.rules.device-on", day=on_day(each.on)) if each.on else voice("paper.rules.device")
            return Marked(mark="blocked", said=said)
        case KeptBy.STILL_OPEN:
            said = voice("paper.rules.open", gap=each.gap) if each.gap else voice("paper.rules.open-plain")
            return Marked(mark="open", said=said)
        case KeptBy.US:
            return Marked(mark="kept-by-us", said=voice("paper.rules.us"))


def panel(title: Lines, *blocks: Block, run_in: bool = False) -> Panel:
    """Return a part of a frame; one with long words of the family may run over to the next page."""
    size = sum(len(plain(said)) for block in blocks for lines in _lines(block) for said in lines)
    return Panel(title=title, blocks=blocks, run_in=run_in, whole=size < LONGEST_WHOLE)


def _lines(block: Block) -> tuple[Lines, ...]:
    match block:
        case Paragraph(said=said):
            return (said,)
        case Entries(entries=entries):
            return tuple(each.said for each in entries)
        case _:
            return ()


def promises(subject: Subject, voice: Voice) -> Entries | Paragraph:
    """Return what the guardians promise."""
    return _listed(voice, proposals.promised(_own(subject).household, subject.catalog))


def private(subject: Subject, voice: Voice) -> Entries | Paragraph:
    """Return what the guardians will not look at; left empty it says so."""
    said = subject.household.agreement.not_looked_at
    known = next((phrase for phrase in subject.catalog.privacy_lines if phrase.id == said), None)
    if known is not None:
        return Paragraph(said=voice(known.words))
    if said.strip():
        return Paragraph(said=voice.typed(said))
    return Paragraph(said=voice("paper.rules.not-decided"))


def broken(subject: Subject, voice: Voice) -> Entries | Paragraph:
    """Return what happens when a rule is not kept."""
    return _listed(voice, _consequences(subject))


def told(subject: Subject, voice: Voice) -> tuple[Paragraph, ...]:
    """Return what happens when a rule is not kept, as running text."""
    return tuple(Paragraph(said=voice(each.words)) for each in _consequences(subject)) or (
        Paragraph(said=voice("paper.rules.not-decided")),
    )


def _consequences(subject: Subject) -> tuple[Phrase, ...]:
    chosen = subject.household.agreement.when_broken
    phrases = tuple(phrase for phrase in subject.catalog.consequences if phrase.id == chosen)
    return phrases or proposals.consequences(_own(subject).household, subject.catalog)[:1]


def loosen(subject: Subject, voice: Voice) -> Entries | Paragraph:
    """Return the conditions under which rules grow with the child."""
    chosen = subject.household.agreement.loosen
    phrases = tuple(phrase for phrase in subject.catalog.loosenings if phrase.id in chosen)
    return _listed(voice, phrases or proposals.loosenings(_own(subject).household, subject.catalog)[:MOST_LOOSENINGS])


def contacts(subject: Subject, voice: Voice, *, most: int, columns: int, short: bool = False) -> Contacts:
    """Return the first contacts that stand on a child's sheet, without a web form among them."""
    entries = tuple(contact(voice, each, short=short) for each in chosen(subject, most=most))
    return Contacts(entries=entries, columns=columns, short=short)


def chosen(subject: Subject, *, most: int) -> tuple[Contact, ...]:
    """Return the first contacts for children that have a number."""
    return tuple(each for each in subject.catalog.contacts if each.for_child and each.number)[:most]


def contact(voice: Voice, each: Contact, *, who: bool = False, short: bool = False) -> ContactLine:
    """Return one contact as it is printed; in short without what a call costs."""
    number = each.number or each.url
    hours: Message | Text = each.hours if short else message("paper.contact.when", hours=each.hours, cost=each.cost)
    return ContactLine(name=voice(each.name), number=number, who=voice(each.who) if who else (), hours=voice(hours))


def review(subject: Subject, voice: Voice) -> Lines:
    """Return the day on which the family looks at the sheet again; the proposed one before they chose."""
    return voice(_read_day(subject.household.agreement.review_on or proposals.next_review(subject.today)))


def _read_day(day: date) -> Text:
    """Return a date whose Japanese form carries its readings."""
    read = _DAYS.get(day.day)
    said = f"｜{day.day}日《{read}》" if read else f"{day.day}｜日《にち》"
    return Text(ja=f"{day.year}｜年《ねん》{day.month}｜月《がつ》{said}", en=calendar.day(day, "en"))


def signatories(subject: Subject, voice: Voice) -> tuple[Lines, ...]:
    """Return the labels of the lines to sign on: every child, then two guardians."""
    children: tuple[Child, ...] = (subject.child,) if subject.child else subject.household.children
    shown = [
        voice.typed(child.nickname) if child.nickname.strip() else voice("paper.rules.sign-child") for child in children
    ]
    return (*shown, voice("paper.rules.sign-guardian"), voice("paper.rules.sign-guardian"))


def _own(subject: Subject) -> Subject:
    """Return the subject with only the child of the sheet, so that proposals fit that child."""
    if subject.child is None:
        return subject
    household = msgspec.structs.replace(subject.household, children=(subject.child,))
    return replace(subject, household=household)


def _listed(voice: Voice, phrases: tuple[Phrase | str, ...]) -> Entries | Paragraph:
    said = tuple(voice(each.words) if isinstance(each, Phrase) else voice.typed(each) for each in phrases if each)
    if not said:
        return Paragraph(said=voice("paper.rules.not-decided"))
    return Entries(sign=Sign.DOT, entries=tuple(Entry(said=each) for each in said))
