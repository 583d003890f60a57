"""The tree of catalog files as it was read: values with their addresses, and every problem so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from setup_assistant.content import document
from setup_assistant.content.convert import convert
from setup_assistant.content.document import Document
from setup_assistant.content.kinds import ALLOWED, SECTIONS, Section
from setup_assistant.content.problem import Problem
from setup_assistant.domain.guide import Guide
from setup_assistant.domain.value import Value

FOLDER = "catalog"
GUIDES = "guides"
"""Folder of the guides, one file each, and the name of their section."""
EDITION = "edition.yaml"
UNDATED = date(1970, 1, 1)
"""Edition of a tree that does not say one; the check reports it."""

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of one file."""

    value: Value
    document: Document
    where: str

    @property
    def id(self) -> str | None:
        """Id of the item; covers have none."""
        name = getattr(self.value, "id", None)
        return None if name is None else str(name)

    def problem(self, inner: str, what: str) -> Problem:
        """Return a problem at `inner` (".risks[0]") of this item."""
        return self.document.problem(self.where + inner, what)


@dataclass(slots=True)
class Draft:
    """Everything read; only items without a fault of their own are among the entries."""

    edition: date | None = None
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    refused: dict[str, set[str]] = field(default_factory=dict)
    """Ids of items with a fault: they exist, so that whoever names them is not blamed too."""
    unread: set[str] = field(default_factory=set)
    """Sections of which a whole file could not be read: what is missing there cannot be judged."""
    problems: list[Problem] = field(default_factory=list)
    files: int = 0

    def values(self, section: str, kind: type[V]) -> Iterator[tuple[Entry, V]]:
        """Yield the entries of a section with their typed values."""
        for entry in self.entries.get(section, ()):
            if isinstance(entry.value, kind):
                yield entry, entry.value

    def ids(self, section: str) -> frozenset[str]:
        """Return all ids of a section, those of refused items too."""
        read = {entry.id for entry in self.entries.get(section, ()) if entry.id is not None}
        return frozenset(read | self.refused.get(section, set()))


def read(root: Path) -> Draft:
    """Read every catalog file below `root`, going on after each problem."""
    draft = Draft()
    known = {EDITION: None, **{section.stem: section for section in (*SECTIONS, ALLOWED)}}
    for file in sorted((root / FOLDER).rglob("*")):
        if file.is_dir():
            continue
        inside = file.relative_to(root / FOLDER)
        path = file.relative_to(root).as_posix()
        name = inside.name if inside.name == EDITION else inside.parts[0].removesuffix(".yaml")
        draft.files += 1
        if file.suffix != ".yaml" or name not in known or len(inside.parts) > 2:  # noqa: PLR2004 - NAME/PART.yaml
            draft.problems.append(Problem(path=path, line=1, where="$", what="no kind of content has this file name"))
            continue
        parsed, problems = document.read(file, path)
        draft.problems += problems
        section = known[name]
        if section is None:
            _read_edition(draft, parsed)
        else:
            _read_items(draft, section, parsed, told=bool(problems))
    _read_guides(draft, root)
    return draft


def sections(draft: Draft) -> dict[str, tuple[Value, ...]]:
    """Return the values alone, each section of the catalog in its order."""
    return {section.name: _ordered(draft, section) for section in SECTIONS}


def guides(draft: Draft) -> tuple[Guide, ...]:
    """Return the guides alone, sorted by id."""
    return tuple(sorted((guide for _, guide in draft.values(GUIDES, Guide)), key=lambda each: each.id))


def _read_guides(draft: Draft, root: Path) -> None:
    for file in sorted((root / GUIDES).iterdir()) if (root / GUIDES).is_dir() else ():
        path = file.relative_to(root).as_posix()
        draft.files += 1
        if file.suffix != ".yaml" or file.is_dir():
            draft.problems.append(Problem(path=path, line=1, where="$", what="a guide is one file NAME.yaml"))
            continue
        parsed, problems = document.read(file, path)
        draft.problems += problems
        if problems:
            draft.refused.setdefault(GUIDES, set()).add(file.stem)
            continue
        guide, faults = convert(parsed.data, Guide, "$")
        draft.problems += [parsed.problem(place, what) for place, what in faults]
        if guide is None:
            draft.refused.setdefault(GUIDES, set()).add(file.stem)
        else:
            draft.entries.setdefault(GUIDES, []).append(Entry(guide, parsed, "$"))


def _read_edition(draft: Draft, parsed: Document) -> None:
    data = parsed.data
    if isinstance(data, dict) and set(data) == {"edition"} and isinstance(data["edition"], date):
        draft.edition = data["edition"]
    else:
        draft.problems.append(parsed.problem("$", "holds one key `edition` with a date"))


def _read_items(draft: Draft, section: Section, parsed: Document, *, told: bool) -> None:
    data = parsed.data
    if not isinstance(data, dict) or set(data) != {"items"} or not isinstance(data["items"], list):
        draft.unread.add(section.name)
        if parsed.node is not None or not told:
            draft.problems.append(parsed.problem("$", "holds one key `items` with a list"))
        return
    for index, item in enumerate(data["items"]):
        where = f"$.items[{index}]"
        value, faults = convert(item, section.kind, where)
        draft.problems += [parsed.problem(place, what) for place, what in faults]
        if value is not None:
            draft.entries.setdefault(section.name, []).append(Entry(value, parsed, where))
        elif isinstance(item, dict):
            draft.refused.setdefault(section.name, set()).add(str(item.get("id")))


def _ordered(draft: Draft, section: Section) -> tuple[Value, ...]:
    entries = draft.entries.get(section.name, [])
    if section.in_file_order:
        return tuple(entry.value for entry in entries)
    return tuple(entry.value for entry in sorted(entries, key=_name))


def _name(entry: Entry) -> str:
    return entry.id or str(getattr(entry.value, "measure", ""))
