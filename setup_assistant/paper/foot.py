"""What every sheet has in common: its page, its foot and the file's title."""

from dataclasses import dataclass

from setup_assistant.paper.form import Layout
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import Block, Footer, Kind, Sheet
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice
from setup_assistant.text import calendar
from setup_assistant.text.words import Words

_MIDDLE = ("{page}", "{pages}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one builder decides about its sheet."""

    layout: Layout
    title: Lines
    blocks: tuple[Block, ...]
    lead: Lines = ()
    centred: bool = False


def sheet(kind: Kind, subject: Subject, voice: Voice, draft: Draft) -> Sheet:
    """Return the sheet of `draft`."""
    edition = subject.catalog.edition
    return Sheet(
        kind=kind,
        lang=voice.words[0].lang,
        name=voice.plain(f"paper.name.{kind}"),
        day=(edition.year, edition.month, edition.day),
        layout=draft.layout,
        centred=draft.centred,
        title=draft.title,
        lead=draft.lead,
        blocks=draft.blocks,
        footer=_footer(kind, subject, voice),
    )


def _footer(kind: Kind, subject: Subject, voice: Voice) -> Footer:
    left = tuple(
        words(
            "paper.foot",
            sheet=words(f"paper.name.{kind}"),
            day=calendar.day(subject.today, words.lang),
            edition=subject.catalog.edition.isoformat(),
        )
        for words in voice.words
    )
    return Footer(left=left, page=_page(voice.words[0]))


def _page(words: Words) -> tuple[str, str, str]:
    """Return the words around the two numbers of "page 1 of 2"."""
    runs = words.runs("paper.page", page=_MIDDLE[0], pages=_MIDDLE[1])
    said = "".join(run.base for run in runs)
    before, _, rest = said.partition(_MIDDLE[0])
    between, _, after = rest.partition(_MIDDLE[1])
    return before, between, after
