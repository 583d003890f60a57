"""The family's sheet for the fridge: rules, reasons, who keeps them, and what the grown-ups promise."""

from dataclasses import replace

from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import Form, Paper, layout
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Figure,
    Kind,
    Look,
    Pair,
    Panel,
    Paragraph,
    Sheet,
    Sign,
    Signature,
    WriteLines,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

BODY_PT = 11.0
SMALLER_PT = 10.5
FEW_RULES = 5
"""Up to so many rules the sheet is set larger: it is read from a step away."""
LARGER_PT = 13.0
WRITE_LINES = 5


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the rules sheet of the household."""
    subject = replace(subject, child=None)
    rules = agreed.rules(subject)
    return foot.sheet(
        Kind.RULES,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, usual_pt=_body(form, len(rules))),
            title=voice("paper.rules.title"),
            blocks=(*_rules(subject, voice), *_around(subject, voice)),
        ),
    )


def _body(form: Form, rules: int) -> float:
    """Return the largest body with which a usual sheet stays on one page."""
    if form.paper in (Paper.A5, Paper.B5) or "en" in form.langs:
        return SMALLER_PT
    return LARGER_PT if rules <= FEW_RULES else BODY_PT


def _rules(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    rules = agreed.rules(subject)
    if not rules:
        blank = ((),) * WRITE_LINES
        return Paragraph(said=voice("paper.rules.none")), WriteLines(labels=blank)
    entries = tuple(
        agreed.entry(voice, rule, number, keeper=True, why="paper.rules.reason") for number, rule in enumerate(rules, 1)
    )
    return (Entries(sign=Sign.NUMBER, entries=entries, big=True),)


def _around(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    return (
        Pair(
            left=Panel(title=voice("paper.rules.promises"), blocks=(agreed.promises(subject, voice),)),
            right=Panel(title=voice("paper.rules.private"), blocks=(agreed.private(subject, voice),)),
        ),
        Pair(
            left=Panel(title=voice("paper.rules.broken"), blocks=(agreed.broken(subject, voice),)),
            right=Panel(title=voice("paper.rules.loosen"), blocks=(agreed.loosen(subject, voice),)),
        ),
        Panel(
            title=voice("paper.rules.help"),
            blocks=(
                Paragraph(said=voice("paper.rules.help-line"), look=Look.SMALL),
                agreed.contacts(subject, voice, most=3, columns=3),
            ),
        ),
        Signature(
            labels=agreed.signatories(subject, voice),
            first=Figure(label=voice("paper.rules.review"), value=agreed.review(subject, voice)),
        ),
    )
