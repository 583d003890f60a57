"""The child's own sheet: large type, readings for the child's grade, boxes to tick."""

from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.sheet import Block, Entries, Figure, Kind, Pair, Panel, Paragraph, Sheet, Sign, Signature
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

BODY_PT = 16.0
"""Readings are half of it: 8 pt."""


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the sheet of `subject.child`, or one without a name."""
    child = subject.child
    name = child.nickname.strip() if child else ""
    title = voice("paper.child.title", child=name) if name else voice("paper.child.title-plain")
    entries = tuple(
        agreed.entry(voice, rule, number, keeper=False, why="paper.child.reason")
        for number, rule in enumerate(agreed.rules(subject), 1)
    )
    return foot.sheet(
        Kind.CHILD,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, usual_pt=BODY_PT, ruby="ja" in form.langs),
            title=title,
            blocks=(Entries(sign=Sign.TICK, entries=entries, ruled=True), *_around(subject, voice)),
            centred=True,
        ),
    )


def _around(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    return (
        Pair(
            left=Panel(title=voice("paper.child.promises"), blocks=(agreed.promises(subject, voice),)),
            right=Panel(title=voice("paper.child.private"), blocks=(agreed.private(subject, voice),)),
        ),
        Panel(title=voice("paper.child.broken"), blocks=(agreed.broken(subject, voice),)),
        Panel(
            title=voice("paper.child.help"),
            blocks=(
                Paragraph(said=voice("paper.child.help-line")),
                agreed.contacts(subject, voice, most=4, columns=2),
            ),
        ),
        Signature(
            labels=(voice("paper.child.sign"), voice("paper.child.sign-guardian")),
            first=Figure(label=voice("paper.child.review"), value=agreed.review(subject, voice)),
        ),
    )
