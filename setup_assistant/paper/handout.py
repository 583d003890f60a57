"""One page to give at a counter or in a briefing: why, the three ways in, the five points, where to get help."""

from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import BODY_PT as SMALLER_PT
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.sheet import Entries, Entry, Heading, Kind, Look, Paragraph, Sheet, Sign
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

WAYS_IN = ("line", "wifi", "apps")
POINTS = 5
BODY_PT = 13.0
"""Japanese alone: the page is read at a counter, at arm's length."""


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the handout; nothing of the household stands on it."""
    ways = tuple(
        Entry(number=str(number), said=voice(f"paper.handout.{way}"), under=(voice(f"paper.handout.{way}-text"),))
        for number, way in enumerate(WAYS_IN, 1)
    )
    points = tuple(
        Entry(number=str(number), said=voice(f"paper.handout.point-{number}")) for number in range(1, POINTS + 1)
    )
    return foot.sheet(
        Kind.HANDOUT,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, usual_pt=BODY_PT if form.langs == ("ja",) else SMALLER_PT),
            title=voice("paper.handout.title"),
            lead=voice("paper.handout.lead"),
            blocks=(
                Entries(sign=Sign.NUMBER, entries=ways, big=True),
                Heading(said=voice("paper.handout.five")),
                Entries(sign=Sign.TICK, entries=points),
                Heading(said=voice("paper.handout.help")),
                agreed.contacts(subject, voice, most=4, columns=2),
                Paragraph(said=voice("paper.handout.source"), look=Look.SMALL),
            ),
        ),
    )
