"""Where to get help: every contact of the catalog, and room for the family's own numbers.  Carries no name."""

from setup_assistant.advice.labels import on_day
from setup_assistant.domain.rule import Contact
from setup_assistant.paper import agreed, foot
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.sheet import Block, Contacts, Heading, Kind, Look, Paragraph, Sheet, WriteLines
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

OWN = ("school", "home", "police")


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the help page; nothing of the household stands on it."""
    contacts = subject.catalog.contacts
    return foot.sheet(
        Kind.HELP,
        subject,
        voice,
        foot.Draft(
            layout=layout(form),
            title=voice("paper.help.title"),
            lead=voice("paper.help.lead"),
            blocks=(
                *_part(voice, "paper.help.urgent", [each for each in contacts if each.urgent], 3),
                *_part(voice, "paper.help.talk", [each for each in contacts if not each.urgent and not each.report], 2),
                *_part(voice, "paper.help.report", [each for each in contacts if each.report and not each.urgent], 2),
                Paragraph(said=voice("paper.help.checked", day=on_day(subject.catalog.edition)), look=Look.SMALL),
                Heading(said=voice("paper.help.own")),
                WriteLines(labels=tuple(voice(f"paper.help.{each}") for each in OWN)),
            ),
        ),
    )


def _part(voice: Voice, title: str, contacts: list[Contact], columns: int) -> tuple[Block, ...]:
    if not contacts:
        return ()
    entries = tuple(agreed.contact(voice, each, who=True) for each in contacts)
    return Heading(said=voice(title)), Contacts(entries=entries, columns=columns)
