"""The steps of a guide as a sheet holds them: words, drawn screens, words to type."""

import msgspec

from setup_assistant.paper.said import Lines, Part


class Picture(Part, frozen=True, kw_only=True):
    """A drawn screen: the data of its drawing, and the same in words."""

    drawing: msgspec.Raw
    alt: str
    caption: Lines = ()


class SquareCode(Part, frozen=True, kw_only=True):
    """A word to type, with a square code where a phone can read it."""

    label: Lines
    word: str
    svg: str = ""


class Stage(Part, frozen=True, kw_only=True):
    """One step of a guide."""

    number: str
    whose: Lines
    said: Lines
    paths: tuple[Lines, ...] = ()
    """The way through the menus, Japanese first."""
    why: Lines
    choices: tuple[Lines, ...] = ()
    dangers: tuple[Lines, ...] = ()
    expect: Lines
    different: tuple[Lines, ...] = ()
    note: Lines = ()
    """What the family's own screen says instead."""
    noted: Lines = ()
    """What stands before the note."""
    pictures: tuple[Picture, ...]
    codes: tuple[SquareCode, ...] = ()
    minutes: Lines
    limits: Lines = ()
    """For which versions of the system, where several are printed."""


class Walk(Part, frozen=True, kw_only=True, tag_field="block", tag="walk"):
    """Steps with their drawn screens, two in a row where the paper is wide enough."""

    title: Lines
    """Stands with the first steps, never alone at the end of a page."""
    stages: tuple[Stage, ...]
