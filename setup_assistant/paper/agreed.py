"""What the family agreed on, as lines of a sheet: rules, promises, what is not looked at, and help."""

from setup_assistant.advice.labels import on_day
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import AgreedRule, Child, Stage
from setup_assistant.domain.rule import Contact, HouseRule, Phrase
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.paper.sheet import ContactLine, Contacts, Entries, Entry, Lines, Look, Marked, Paragraph, Sign
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

MOST_RULES = 12
MOST_PROPOSED = 3
"""Promises and conditions that stand on the sheet before the family chose."""

LONGEST_WHOLE = 400
"""A longer rule may run over to the next page."""

_STAGES = tuple(Stage)


def stage(subject: Subject) -> Stage:
    """Return the stage the sheet speaks to: the child's, else that of the youngest."""
    stages = [each.stage for each in ((subject.child,) if subject.child else subject.household.children)]
    return min(stages, key=_STAGES.index, default=Stage.P12)


def rules(subject: Subject) -> tuple[AgreedRule, ...]:
    """Return the agreed rules, or the proposals of the stage before the family decided."""
    agreed = subject.household.agreement.rules
    if agreed is not None:
        return agreed[:MOST_RULES]
    here = stage(subject)
    proposed = [rule for rule in subject.catalog.rules if here in rule.proposed]
    proposed.sort(key=lambda rule: (rule.rank, rule.id))
    return tuple(AgreedRule(rule=rule.id) for rule in proposed[:MOST_RULES])


def entry(subject: Subject, voice: Voice, rule: AgreedRule, number: int, *, keeper: bool, why: str) -> Entry:
    """Return one rule with its reason and, on the family's sheet, who keeps it."""
    known = next((each for each in subject.catalog.rules if each.id == rule.rule), None)
    said = voice.typed(rule.words, noted=rule.reading) if rule.words or known is None else voice(known.words)
    under = (voice(why, reason=reason),) if (reason := _reason(rule, known)) else ()
    return Entry(
        number=str(number),
        said=said,
        under=under,
        keeper=_keeper(subject, voice, known) if keeper else None,
        whole=len(rule.words) + len(rule.reason) < LONGEST_WHOLE,
    )


def _reason(rule: AgreedRule, known: HouseRule | None) -> str | Text | None:
    if rule.reason:
        return rule.reason
    return known.reason if known is not None and not rule.words else None


def _keeper(subject: Subject, voice: Voice, rule: HouseRule | None) -> Marked:
    """Return who keeps a rule: a device with the day of its check, the family, or nobody yet."""
    backed = rule.backed_by if rule else ()
    cells = [
        cell for cell in subject.plan.coverage.cells if cell.measure in backed and rule and cell.risk in rule.risks
    ]
    checked = [cell.at for cell in cells if cell.state is State.BLOCKED and cell.at]
    if checked and all(cell.state is State.BLOCKED for cell in cells):
        return Marked(mark="blocked", said=voice("paper.rules.device-on", day=on_day(max(checked))))
    gap = next((gap for gap in subject.plan.coverage.gaps if gap.measure in backed), None)
    if gap is not None:
        return Marked(mark="open", said=voice("paper.rules.open", gap=gap.number))
    if cells:
        return Marked(mark="cannot-tell", said=voice("paper.rules.cannot-tell"))
    return Marked(mark="kept-by-us", said=voice("paper.rules.us"))


def promises(subject: Subject, voice: Voice) -> Entries | Paragraph:
    """Return what the guardians promise."""
    agreed = subject.household.agreement.promises
    if agreed is None:
        return _listed(voice, _proposed(subject, subject.catalog.promises))
    known = {phrase.id: phrase for phrase in subject.catalog.promises}
    said = tuple(voice(known[each].words) if each in known else voice.typed(each) for each in agreed if each.strip())
    if not said:
        return Paragraph(said=voice("paper.rules.not-decided"))
    return Entries(sign=Sign.DOT, entries=tuple(Entry(said=each) for each in said))


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
    chosen = subject.household.agreement.when_broken
    phrases = tuple(phrase for phrase in subject.catalog.consequences if phrase.id == chosen)
    if phrases:
        return Paragraph(said=voice(phrases[0].words))
    return _listed(voice, _proposed(subject, subject.catalog.consequences)[:1])


def loosen(subject: Subject, voice: Voice) -> Entries | Paragraph:
    """Return the conditions under which rules grow with the child."""
    chosen = subject.household.agreement.loosen
    phrases = tuple(phrase for phrase in subject.catalog.loosenings if phrase.id in chosen)
    return _listed(voice, phrases or _proposed(subject, subject.catalog.loosenings)[:2])


def contacts(subject: Subject, voice: Voice, *, most: int, columns: int) -> Contacts:
    """Return the first contacts that stand on a child's sheet, without a web form among them."""
    chosen = [each for each in subject.catalog.contacts if each.for_child and each.number][:most]
    return Contacts(entries=tuple(contact(voice, each) for each in chosen), columns=columns)


def contact(voice: Voice, each: Contact, *, who: bool = False) -> ContactLine:
    """Return one contact as it is printed."""
    number = each.number or each.url
    hours: Message | Text = message("paper.contact.when", hours=each.hours, cost=each.cost)
    return ContactLine(name=voice(each.name), number=number, who=voice(each.who) if who else (), hours=voice(hours))


def review(subject: Subject, voice: Voice) -> Lines:
    """Return the day on which the family looks at the sheet again, or that none was set."""
    day = subject.household.agreement.review_on
    return voice(on_day(day)) if day else voice("paper.rules.not-decided")


def signatories(subject: Subject, voice: Voice) -> tuple[Lines, ...]:
    """Return the labels of the lines to sign on: every child, then two guardians."""
    children: tuple[Child, ...] = (subject.child,) if subject.child else subject.household.children
    shown = [
        voice.typed(child.nickname) if child.nickname.strip() else voice("paper.rules.sign-child") for child in children
    ]
    return (*shown, voice("paper.rules.sign-guardian"), voice("paper.rules.sign-guardian"))


def _proposed(subject: Subject, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    here = stage(subject)
    return tuple(phrase for phrase in phrases if here in phrase.stages)[:MOST_PROPOSED]


def _listed(voice: Voice, phrases: tuple[Phrase, ...]) -> Entries | Paragraph:
    if not phrases:
        return Paragraph(said=voice("paper.rules.not-decided"), look=Look.BODY)
    return Entries(sign=Sign.DOT, entries=tuple(Entry(said=voice(phrase.words)) for phrase in phrases))
