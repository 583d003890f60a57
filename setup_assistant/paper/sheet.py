"""A sheet: the one fixed shape that the template lays out and that the text output reads.

Everything is data.  Nothing in a sheet is ever read as Typst code, whatever a family typed.
"""

from enum import StrEnum
from typing import TypeAlias

from setup_assistant.paper.form import Layout
from setup_assistant.paper.said import Lines, Part
from setup_assistant.paper.walk import Walk


class Kind(StrEnum):
    """Sheets the program prints."""

    RULES = "rules"
    CHILD = "child"
    MAP = "map"
    PLAN = "plan"
    HANDOUT = "handout"
    HELP = "help"
    COMPARE = "compare"
    LETTER = "letter"
    GUIDE = "guide"
    RECORD = "record"
    WAY_BACK = "way-back"


class Look(StrEnum):
    """Looks of a paragraph."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    STRONG = "strong"
    COMMAND = "command"
    """To be typed letter by letter: a line ends only where a space is."""


class Sign(StrEnum):
    """What stands before an entry."""

    NUMBER = "number"
    GAP = "gap"
    """A number in a filled disc: the number of a gap."""
    TICK = "tick"
    """A box to tick, 5 mm."""
    DOT = "dot"
    STATE = "state"
    """The mark and word of the entry's keeper."""


class Marked(Part, frozen=True, kw_only=True):
    """A state mark with its word: never one without the other."""

    mark: str
    said: Lines


class Note(Part, frozen=True, kw_only=True):
    """A line under an entry that says first what it is about."""

    label: Lines
    said: Lines


class Entry(Part, frozen=True, kw_only=True):
    """One item of a list: the sentence, smaller lines under it, a mark with its word, a short aside at the right."""

    number: str = ""
    said: Lines
    lead: Lines = ()
    """What the sentence is about, said before it."""
    under: tuple[Lines, ...] = ()
    notes: tuple[Note, ...] = ()
    keeper: Marked | None = None
    aside: Lines = ()
    whole: bool = True
    """True when it may not be cut at the end of a page."""


class Cell(Part, frozen=True, kw_only=True):
    """A cell of a table."""

    mark: str = ""
    said: Lines = ()
    number: str = ""
    loud: bool = False
    dash: bool = False
    span: int = 1
    note: Lines = ()


class Column(Part, frozen=True, kw_only=True):
    """Head of a column and its share of the width."""

    head: Lines
    share: float = 1.0
    first_of_group: bool = False


class Band(Part, frozen=True, kw_only=True):
    """A head over several columns."""

    said: Lines
    span: int


class Row(Part, frozen=True, kw_only=True):
    """A row of a table with its head."""

    head: Lines
    below: Lines = ()
    cells: tuple[Cell, ...]


class Heading(Part, frozen=True, kw_only=True, tag_field="block", tag="heading"):
    """A heading inside a sheet."""

    said: Lines


class Paragraph(Part, frozen=True, kw_only=True, tag_field="block", tag="paragraph"):
    """A paragraph."""

    said: Lines
    look: Look = Look.BODY


class Entries(Part, frozen=True, kw_only=True, tag_field="block", tag="entries"):
    """A list."""

    sign: Sign
    entries: tuple[Entry, ...]
    ruled: bool = False
    """True when a thin line stands between entries."""
    big: bool = False
    """True when the sentences are the message of the sheet."""
    columns: int = 1
    """Lists side by side, where the paper is wide enough."""
    first_column: int = 0
    """How many entries stand in the first of two columns; 0: half of them."""


class Section(Part, frozen=True, kw_only=True):
    """Entries under one label."""

    label: Lines
    entries: tuple[Entry, ...]


class Sections(Part, frozen=True, kw_only=True, tag_field="block", tag="sections"):
    """Groups of entries, each with its label at the left, or above on narrow paper."""

    sections: tuple[Section, ...]
    sign: Sign = Sign.DOT
    label_em: int = 8
    columns: int = 1
    first_column: int = 0
    """How many of the groups stand in the first of two columns."""
    quiet: bool = False
    """True for the small print."""


class Table(Part, frozen=True, kw_only=True, tag_field="block", tag="table"):
    """A table with row heads; its head is repeated on every page."""

    corner: Lines = ()
    head_share: float = 2.0
    bands: tuple[Band, ...] = ()
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stacked: bool = True
    """True when the mark stands above the word."""
    new_page: bool = False


class Legend(Part, frozen=True, kw_only=True, tag_field="block", tag="legend"):
    """Marks with their words on one line."""

    marks: tuple[Marked, ...]


class Panel(Part, frozen=True, kw_only=True):
    """A part of a frame with a title."""

    title: Lines
    blocks: tuple["Block", ...]
    run_in: bool = False
    """True when the title stands on the line of its first paragraph."""
    whole: bool = True
    """True when it may not be cut at the end of a page."""


class Frame(Part, frozen=True, kw_only=True, tag_field="block", tag="frame"):
    """Panels in one frame: rows of one or two, one above the other where the paper is narrow."""

    rows: tuple[tuple[Panel, ...], ...]


class Figure(Part, frozen=True, kw_only=True):
    """A label and its value."""

    label: Lines
    value: Lines


class Signature(Part, frozen=True, kw_only=True, tag_field="block", tag="signature"):
    """Lines to sign on, all of one length, under a short fact on a line of its own."""

    labels: tuple[Lines, ...]
    first: Figure | None = None
    beside: bool = False
    """True when the fact may stand in the row of the lines."""


class WriteLines(Part, frozen=True, kw_only=True, tag_field="block", tag="write"):
    """Lines to write on by hand, 8 mm apart, each with its label."""

    labels: tuple[Lines, ...]


class ContactLine(Part, frozen=True, kw_only=True):
    """A place that helps."""

    name: Lines
    number: str
    who: Lines = ()
    hours: Lines = ()


class Contacts(Part, frozen=True, kw_only=True, tag_field="block", tag="contacts"):
    """Places that help, their numbers large."""

    entries: tuple[ContactLine, ...]
    columns: int = 2
    short: bool = False
    """True when the hours stand beside the number."""


class Figures(Part, frozen=True, kw_only=True, tag_field="block", tag="figures"):
    """A few short facts side by side."""

    figures: tuple[Figure, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | Entries
    | Sections
    | Table
    | Legend
    | Frame
    | Signature
    | WriteLines
    | Contacts
    | Figures
    | Walk
)


class Footer(Part, frozen=True, kw_only=True):
    """What stands at the foot of every page: never a name."""

    left: tuple[str, ...]
    """One line for each language."""
    page: tuple[str, str, str]
    """The words before, between and after the number of the page and the number of pages."""


class Sheet(Part, frozen=True, kw_only=True):
    """Everything that is printed."""

    kind: Kind
    lang: str
    """Language of the document: the first one."""
    name: str
    """Plain title for the document's properties."""
    day: tuple[int, int, int]
    """Date of the edition: the only date in the file's properties."""
    layout: Layout
    centred: bool = False
    """True when the title stands in the middle."""
    title: Lines
    lead: Lines = ()
    blocks: tuple[Block, ...]
    footer: Footer
    more: tuple["Sheet", ...] = ()
    """Further sheets of the same kind on the same paper, each beginning on a page of its own."""
