"""The comparison on paper: services side by side by one set of criteria, a few to a table."""

from collections.abc import Iterator

from setup_assistant.advice.compare import fitting
from setup_assistant.advice.labels import on_day
from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.service import Criterion, Mark, Service, ServiceCell
from setup_assistant.domain.value import Message, Text, message
from setup_assistant.paper import foot
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.sheet import Block, Cell, Column, Kind, Paragraph, Row, Sheet, Table
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice

SIGNS = {Mark.YES: "○", Mark.PARTLY: "△", Mark.NO: "×", Mark.UNCONFIRMED: "？"}
"""Marks that readers in Japan know; never without a word."""

HEAD_MM = 46.0
SERVICE_MM = 50.0
"""Width of one service at 10.5 points."""


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the comparison of the services that fit the household, in the order of the page."""
    page = layout(form, across=True)
    share = page.body_pt / 10.5
    fit = max(1, int((page.inner_mm - HEAD_MM * share) / (SERVICE_MM * share)))
    services = fitting(subject.household, subject.catalog)
    return foot.sheet(
        Kind.COMPARE,
        subject,
        voice,
        foot.Draft(
            layout=layout(form, across=True),
            title=voice("paper.compare.title"),
            lead=voice("paper.compare.lead"),
            blocks=tuple(_tables(subject, voice, services, fit)) or (Paragraph(said=voice("paper.compare.none")),),
        ),
    )


def _tables(subject: Subject, voice: Voice, services: tuple[Service, ...], fit: int) -> Iterator[Block]:
    for start in range(0, len(services), fit):
        yield _table(subject, voice, services[start : start + fit], new_page=start > 0)


def _table(subject: Subject, voice: Voice, services: tuple[Service, ...], *, new_page: bool) -> Table:
    return Table(
        corner=voice("paper.compare.criterion"),
        head_share=HEAD_MM / SERVICE_MM,
        columns=tuple(Column(head=voice(service.name)) for service in services),
        rows=(
            *(_row(subject, voice, criterion, services) for criterion in subject.catalog.criteria),
            Row(head=voice("paper.compare.source"), cells=tuple(_source(voice, service) for service in services)),
        ),
        stacked=False,
        new_page=new_page,
    )


def _row(subject: Subject, voice: Voice, criterion: Criterion, services: tuple[Service, ...]) -> Row:
    cells = []
    for service in services:
        found = next((cell for cell in service.cells if cell.criterion == criterion.id), None)
        cells.append(_cell(subject, voice, found) if found else Cell(dash=True))
    return Row(head=voice(criterion.name), cells=tuple(cells))


def _cell(subject: Subject, voice: Voice, cell: ServiceCell) -> Cell:
    said: Message | Text = cell.words
    if cell.mark is not Mark.UNCONFIRMED and to_confirm(cell.fact, subject.today):
        said = message("paper.compare.to-confirm", words=said)
    if cell.mark in SIGNS:
        said = message("paper.compare.marked", mark=SIGNS[cell.mark], words=said)
    return Cell(said=voice(said))


def _source(voice: Voice, service: Service) -> Cell:
    """Return where the facts of a service come from and when somebody read them."""
    place = service.fact.sources[0].removeprefix("https://").partition("/")[0].removeprefix("www.")
    return Cell(said=voice("paper.compare.source-cell", place=place, day=on_day(service.fact.checked_on)))
