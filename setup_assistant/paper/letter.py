"""The letter that asks the school about a lent device."""

from setup_assistant.domain.household import Got
from setup_assistant.paper import foot
from setup_assistant.paper.form import BODY_PT, Form, layout
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Entry,
    Heading,
    Kind,
    Paragraph,
    Sheet,
    Sign,
    Signature,
    WriteLines,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

SIZES_PT = (14.0, 13.0, 12.0, 11.0, BODY_PT)
QUESTIONS = 7
ANSWER_LINES = 5


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the letter; it names the devices and no child."""
    return foot.sheet(
        Kind.LETTER,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, fit_pt=SIZES_PT),
            title=voice("paper.letter.title"),
            blocks=(
                Paragraph(said=voice("paper.letter.to")),
                Paragraph(said=voice("paper.letter.text")),
                *_devices(subject, voice),
                Heading(said=voice("paper.letter.questions")),
                Entries(
                    sign=Sign.NUMBER,
                    entries=tuple(
                        Entry(number=str(number), said=voice(f"paper.letter.q{number}"))
                        for number in range(1, QUESTIONS + 1)
                    ),
                ),
                Paragraph(said=voice("paper.letter.thanks")),
                Heading(said=voice("paper.letter.answer")),
                WriteLines(labels=((),) * ANSWER_LINES),
                Signature(labels=(voice("paper.letter.from"), voice("paper.letter.teacher"))),
            ),
        ),
    )


def _devices(subject: Subject, voice: Voice) -> tuple[Block, ...]:
    kinds = {kind.id: kind.name for kind in subject.catalog.device_kinds}
    lent = {device.kind for device in subject.household.devices if device.got is Got.SCHOOL_LENT}
    entries = tuple(Entry(said=voice(kinds[kind])) for kind in sorted(lent) if kind in kinds)
    if not entries:
        return ()
    return Heading(said=voice("paper.letter.device")), Entries(sign=Sign.DOT, entries=entries)
