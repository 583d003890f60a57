"""The same sheet as a text file, in reading order."""

from collections.abc import Iterator

from setup_assistant.paper import voice
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import (
    Block,
    Contacts,
    Entries,
    Entry,
    Figures,
    Frame,
    Heading,
    Legend,
    Panel,
    Paragraph,
    Row,
    Sections,
    Sheet,
    Sign,
    Signature,
    Table,
    WriteLines,
)
from setup_assistant.paper.walk import Stage, Walk

_RULED = "____________________"
_SIGNS = {Sign.NUMBER: "{}. ", Sign.GAP: "[{}] ", Sign.TICK: "[ ] ", Sign.DOT: "- ", Sign.STATE: "- "}


def text(sheet: Sheet) -> str:
    """Return all words of `sheet` as lines of text."""
    lines = [_flat(sheet.title), ""]
    if sheet.lead:
        lines += [_flat(sheet.lead), ""]
    for block in sheet.blocks:
        lines += [*_block(block), ""]
    lines += sheet.footer.left
    for each in sheet.more:
        lines += ["", text(each).rstrip("\n")]
    return "\n".join(lines) + "\n"


def _flat(lines: Lines) -> str:
    return " / ".join(voice.plain(said) for said in lines)


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one arm per kind of block, nothing nested
    match block:
        case Heading(said=said):
            yield f"## {_flat(said)}"
        case Paragraph(said=said):
            yield _flat(said)
        case Entries(sign=sign, entries=entries):
            for entry in entries:
                yield from _entry(entry, _SIGNS[sign].format(entry.number), first=sign is Sign.STATE)
        case Table():
            yield from _table(block)
        case Legend(marks=marks):
            yield " · ".join(_flat(mark.said) for mark in marks)
        case Sections(sections=sections, sign=sign):
            for section in sections:
                yield _flat(section.label)
                for entry in section.entries:
                    yield from _entry(entry, f"  {_SIGNS[sign].format(entry.number)}")
        case Frame(rows=rows):
            for row in rows:
                for panel in row:
                    yield from _panel(panel)
        case Signature(labels=labels, first=first):
            if first:
                yield f"{_flat(first.label)}: {_flat(first.value)}"
            yield from (f"{_flat(label)} {_RULED}" for label in labels)
        case WriteLines(labels=labels):
            yield from (f"{_flat(label)} {_RULED}".strip() for label in labels)
        case Contacts(entries=entries):
            for contact in entries:
                yield " ".join(filter(None, (_flat(contact.name), contact.number)))
                yield from (f"  {_flat(each)}" for each in (contact.who, contact.hours) if each)
        case Walk(title=title, stages=stages):
            yield f"## {_flat(title)}"
            for stage in stages:
                yield from _stage(stage)
        case Figures(figures=figures):
            for figure in figures:
                yield f"{_flat(figure.label)}: {_flat(figure.value)}"


def _entry(entry: Entry, sign: str, *, first: bool = False) -> Iterator[str]:
    """Yield an entry; its mark stands `first`, in front of the sentence, or on a line below."""
    state = f"{_flat(entry.keeper.said)}: " if entry.keeper and first else ""
    aside = f" ({_flat(entry.aside)})" if entry.aside else ""
    lead = f"{_flat(entry.lead)}: " if entry.lead else ""
    yield f"{sign}{state}{lead}{_flat(entry.said)}{aside}"
    if entry.keeper and not first:
        yield f"   {_flat(entry.keeper.said)}"
    for under in entry.under:
        yield f"   {_flat(under)}"
    for note in entry.notes:
        yield f"   {_flat(note.label)}: {_flat(note.said)}"


def _stage(stage: Stage) -> Iterator[str]:
    yield f"[ ] {stage.number}. {_flat(stage.said)} ({_flat(stage.whose)}, {_flat(stage.minutes)})"
    yield from (f"   {_flat(line)}" for line in (stage.limits, *stage.paths) if line)
    for lines in (*stage.dangers, stage.why, *stage.choices):
        yield f"   {_flat(lines)}"
    yield from (f"   {_flat(code.label)}: {code.word}" for code in stage.codes)
    yield from (f"   ({picture.alt})" for picture in stage.pictures)
    yield from (f"   {_flat(lines)}" for lines in (stage.expect, *stage.different))
    if stage.note:
        yield f"   {_flat(stage.noted)} {_flat(stage.note)}"
    yield ""


def _panel(panel: Panel) -> Iterator[str]:
    yield f"## {_flat(panel.title)}"
    for block in panel.blocks:
        yield from _block(block)
    yield ""


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield _flat(row.head)
        yield from _cells(table, row)


def _cells(table: Table, row: Row) -> Iterator[str]:
    place = 0
    for cell in row.cells:
        heads = table.columns[place : place + cell.span]
        place += cell.span
        if not cell.dash:
            number = f" [{cell.number}]" if cell.number else ""
            note = f" ({_flat(cell.note)})" if cell.note else ""
            head = ", ".join(_flat(each.head) for each in heads)
            yield f"  {head}: {_flat(cell.said)}{number}{note}"
