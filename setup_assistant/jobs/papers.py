"""Paper jobs: make a sheet, write it to a file, print it, propose readings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from setup_assistant.computer.printing import print_pdf
from setup_assistant.content import readings
from setup_assistant.content.load import Content
from setup_assistant.domain.error import UnknownSuffix
from setup_assistant.domain.household import Child, Household
from setup_assistant.domain.journal import Act
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.jobs.guiding import guiding
from setup_assistant.paper import way_back
from setup_assistant.paper.form import Form
from setup_assistant.paper.render import Pages, render
from setup_assistant.paper.sheet import Kind
from setup_assistant.paper.sheets import build
from setup_assistant.paper.subject import Subject
from setup_assistant.storage.atomic import ORDINARY, write_atomically
from setup_assistant.text.readings import Proposal

SUFFIXES = (".pdf", ".svg", ".txt")
"""Kinds of files a sheet can be written as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a family wants on paper."""

    kind: Kind
    form: Form
    child: Child | None = None
    """For the child's sheet."""
    guide: GuideProgress | None = None
    """For a guide: which one, at which device, and what the family noted."""
    acts: tuple[Act, ...] = ()
    """For the way back: what was changed on this computer."""


def sheet(order: Order, household: Household, plan: Plan, content: Content, today: date) -> Pages:
    """Return the pages of a sheet; the drawing itself happens when a form of them is asked for."""
    opened = order.guide or _back_by_hand(order)
    subject = Subject(
        household=household,
        plan=plan,
        catalog=content.catalog,
        today=today,
        child=order.child,
        kanji=content.kanji,
        guiding=guiding(content, household, plan, opened) if opened is not None else None,
        acts=order.acts,
    )
    words = tuple(content.words(lang) for lang in order.form.langs)
    return render(build(order.kind, subject, words, order.form))


def write_sheet(pages: Pages, path: Path) -> tuple[Path, ...]:
    """Write a sheet as the suffix of `path` says; several pages as .svg become NAME-1.svg, NAME-2.svg ...

    Raises UnknownSuffix, NotWritable, DiskFull.
    """
    demand_suffix(path)
    written = tuple(_forms(pages, path)[path.suffix.lower()]())
    for target, data in written:
        write_atomically(target, data, mode=ORDINARY)
    return tuple(target for target, _ in written)


def demand_suffix(path: Path) -> None:
    """Refuse a name that does not say which kind of file to write, before any work is done.  Raises UnknownSuffix."""
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownSuffix(path=str(path), known=" ".join(SUFFIXES))


def print_sheet(pages: Pages, printer: str, title: str) -> None:
    """Hand the PDF itself to a printer's queue; `title` names no person.  Raises NoPrinter, PrintFailed."""
    print_pdf(pages.pdf, printer, title=title)


def propose_readings(text: str) -> Proposal | None:
    """Return proposed readings for the family's own words, or None when nothing can propose them."""
    return readings.propose(text)


def _back_by_hand(order: Order) -> GuideProgress | None:
    """Return the guide that stands on the way back."""
    guide = way_back.guide_of(order.acts) if order.kind is Kind.WAY_BACK else None
    return GuideProgress(guide=guide) if guide is not None else None


Written = list[tuple[Path, bytes]]


def _forms(pages: Pages, path: Path) -> dict[str, Callable[[], Written]]:
    return {
        ".pdf": lambda: [(path, pages.pdf)],
        ".svg": lambda: _numbered(path, pages.svgs),
        ".txt": lambda: [(path, pages.text.encode())],
    }


def _numbered(path: Path, svgs: tuple[bytes, ...]) -> Written:
    if len(svgs) == 1:
        return [(path, svgs[0])]
    return [(path.with_stem(f"{path.stem}-{number}"), svg) for number, svg in enumerate(svgs, 1)]
