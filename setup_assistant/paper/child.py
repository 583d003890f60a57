"""The child's own sheet: large type, readings for the child's grade, boxes to tick.

Before kindergarten a child does not read: that sheet speaks to the grown-ups.
"""

from dataclasses import replace

import msgspec

from setup_assistant.domain.household import Stage
from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.sheet import Block, Entries, Figure, Frame, Kind, Panel, Paragraph, Sheet, Sign, Signature
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

BODY_PT = 16.0
"""Readings are half of it: 8 pt."""

SIZES_PT = (BODY_PT, 15.5, 15.0, 14.5, 14.0)
"""A little smaller where that keeps the sheet on one page; readings stay at 8 pt."""

GROWN_UP_PT = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
TITLE_EM = 1.35


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the sheet of `subject.child`, or one without a name."""
    about = f"paper.{'toddler' if for_grown_ups(subject) else 'child'}"
    child = subject.child
    name = child.nickname.strip() if child else ""
    title = voice(f"{about}.title", child=name) if name else voice(f"{about}.title-plain")
    sizes = GROWN_UP_PT if for_grown_ups(subject) else SIZES_PT
    entries = tuple(
        agreed.entry(voice, rule, number, keeper=False, why="paper.child.reason")
        for number, rule in enumerate(agreed.rules(subject), 1)
    )
    return foot.sheet(
        Kind.CHILD,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, usual_pt=BODY_PT, ruby=not for_grown_ups(subject), fit_pt=sizes, title_em=TITLE_EM),
            title=title,
            blocks=(Entries(sign=Sign.TICK, entries=entries, ruled=True), *_around(subject, voice, about)),
            centred=True,
        ),
    )


def for_grown_ups(subject: Subject) -> bool:
    """Tell whether the grown-ups read the sheet to themselves."""
    return subject.child is not None and subject.child.stage is Stage.TODDLER


def _around(subject: Subject, voice: Voice, about: str) -> tuple[Block, ...]:
    guardian = voice("paper.child.sign-guardian")
    labels = (guardian, guardian) if for_grown_ups(subject) else (voice("paper.child.sign"), guardian)
    return (
        Frame(
            rows=(
                (
                    agreed.panel(voice("paper.child.promises"), agreed.promises(subject, voice)),
                    agreed.panel(voice("paper.child.private"), agreed.private(subject, voice)),
                ),
                (agreed.panel(voice("paper.child.broken"), *agreed.told(subject, voice), run_in=True),),
                (_help(subject, voice, about),),
            )
        ),
        Signature(
            labels=labels,
            first=Figure(label=voice("paper.child.review"), value=agreed.review(subject, voice)),
            beside=True,
        ),
    )


def _help(subject: Subject, voice: Voice, about: str) -> Panel:
    """Return where to call; hours that all share are said once."""
    contacts = agreed.contacts(subject, voice, most=3, columns=3, short=True)
    hours = {each.hours for each in contacts.entries}
    line = voice(f"{about}.help-line")
    if len(hours) == 1:
        line = voice(f"{about}.help-line-hours", hours=agreed.chosen(subject, most=1)[0].hours)
        bare = tuple(msgspec.structs.replace(each, hours=()) for each in contacts.entries)
        contacts = msgspec.structs.replace(contacts, entries=bare)
    return Panel(title=voice(f"{about}.help"), blocks=(Paragraph(said=line), contacts), run_in=True)


def of_every_child(subject: Subject) -> tuple[Subject, ...]:
    """Return the subjects of all children, or the given one where a child is chosen or none is known."""
    if subject.child is not None or not subject.household.children:
        return (subject,)
    return tuple(replace(subject, child=child) for child in subject.household.children)
