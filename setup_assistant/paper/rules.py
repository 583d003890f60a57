"""The family's sheet for the fridge: rules, reasons, who keeps them, and what the grown-ups promise."""

from dataclasses import replace

from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import BODY_PT, Form, layout
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Figure,
    Frame,
    Kind,
    Look,
    Panel,
    Paragraph,
    Sheet,
    Sign,
    Signature,
    WriteLines,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

SIZES_PT = (14.0, 13.0, 12.5, 12.0, 11.5, 11.0, BODY_PT)
"""The sheet is read from a step away: the largest type with which it stays on one page."""

TITLE_EM = 1.7
WRITE_LINES = 5


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the rules sheet of the household."""
    subject = replace(subject, child=None)
    return foot.sheet(
        Kind.RULES,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, fit_pt=SIZES_PT, title_em=TITLE_EM),
            title=voice("paper.rules.title"),
            blocks=(*_rules(subject, voice), *_around(subject, voice)),
        ),
    )


def _rules(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    rules = agreed.rules(subject)
    if not rules:
        blank = ((),) * WRITE_LINES
        return Paragraph(said=voice("paper.rules.none")), WriteLines(labels=blank)
    entries = tuple(
        agreed.entry(voice, rule, number, keeper=True, why="paper.rules.reason") for number, rule in enumerate(rules, 1)
    )
    return (Entries(sign=Sign.NUMBER, entries=entries, big=True, ruled=True),)


def _around(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    return (
        Frame(
            rows=(
                (
                    agreed.panel(voice("paper.rules.promises"), agreed.promises(subject, voice)),
                    agreed.panel(voice("paper.rules.private"), agreed.private(subject, voice)),
                ),
                (
                    agreed.panel(voice("paper.rules.broken"), agreed.broken(subject, voice)),
                    agreed.panel(voice("paper.rules.loosen"), agreed.loosen(subject, voice)),
                ),
                (_help(subject, voice),),
            )
        ),
        Signature(
            labels=agreed.signatories(subject, voice),
            first=Figure(label=voice("paper.rules.review"), value=agreed.review(subject, voice)),
        ),
    )


def _help(subject: Subject, voice: Voice) -> Panel:
    line = Paragraph(said=voice("paper.rules.help-line"), look=Look.SMALL)
    return Panel(title=voice("paper.rules.help"), blocks=(line, agreed.contacts(subject, voice, most=3, columns=3)))
