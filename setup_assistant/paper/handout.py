"""One page to give at a counter or in a briefing: why, the three ways in, the five points, where to get help."""

from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import BODY_PT, Form, layout
from setup_assistant.paper.sheet import Entries, Entry, Heading, Kind, Look, Paragraph, Sheet, Sign, Signature
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

WAYS_IN = ("line", "wifi", "apps")
POINTS = 5
SIZES_PT = (13.5, 13.0, 12.5, 12.0, 11.5, 11.0, BODY_PT)
"""The page is read at a counter, at arm's length: the largest type with which it stays one page."""

TITLE_EM = 1.75


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the handout; nothing of the household stands on it."""
    ways = tuple(
        Entry(number=str(number), said=voice(f"paper.handout.{way}"), under=(voice(f"paper.handout.{way}-text"),))
        for number, way in enumerate(WAYS_IN, 1)
    )
    points = tuple(
        Entry(number=str(number), said=voice(f"paper.handout.point-{number}")) for number in range(1, POINTS + 1)
    )
    most, columns = (4, 2) if len(form.langs) == 1 else (3, 3)
    return foot.sheet(
        Kind.HANDOUT,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, fit_pt=SIZES_PT, title_em=TITLE_EM),
            title=voice("paper.handout.title"),
            lead=voice("paper.handout.lead"),
            blocks=(
                Entries(sign=Sign.NUMBER, entries=ways, big=True, ruled=True),
                Heading(said=voice("paper.handout.five")),
                Entries(sign=Sign.TICK, entries=points),
                Heading(said=voice("paper.handout.help")),
                agreed.contacts(subject, voice, most=most, columns=columns),
                Signature(labels=(voice("paper.handout.given"), voice("paper.handout.day"))),
                Paragraph(said=voice("paper.handout.source"), look=Look.SMALL),
            ),
        ),
    )
