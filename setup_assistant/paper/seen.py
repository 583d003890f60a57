"""What the family saw with their own eyes, as a list of a sheet."""

from setup_assistant.advice.evidence import holds
from setup_assistant.advice.labels import Labels, on_day
from setup_assistant.domain.check import WORST_FIRST, Check, CheckFrom
from setup_assistant.paper.sheet import Block, Entries, Entry, Heading, Marked, Sign
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

MOST = 8
"""The newest looks are listed: a sheet of results is no diary."""


def looks(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    """Return the family's looks that still count: each setting at each device once, in the worst state seen."""
    found: dict[tuple[str, str], list[Check]] = {}
    for each in subject.household.checks:
        if each.origin is CheckFrom.FAMILY and holds(each.origin, each.at.date(), subject.today):
            found.setdefault((each.device, each.measure), []).append(each)
    names = {each.id: each.name for each in subject.catalog.measures}
    newest = sorted(found.items(), key=lambda item: max(look.at for look in item[1]), reverse=True)[:MOST]
    labels = Labels(subject.household, subject.catalog)
    entries = []
    for (device, measure), checks in newest:
        if measure not in names:
            continue
        state = min((each.state for each in checks), key=WORST_FIRST.index)
        day = on_day(max(each.at for each in checks).date())
        entries.append(
            Entry(
                said=voice("paper.record.look", device=labels.device(device), measure=names[measure]),
                keeper=Marked(mark=state, said=voice(f"paper.state.{state}")),
                under=(voice("paper.record.seen-by-you", day=day),),
            )
        )
    if not entries:
        return ()
    return Heading(said=voice("paper.record.looks")), Entries(sign=Sign.STATE, entries=tuple(entries))
