"""What a family should know of a hand-over: how quickly a child undoes it, what prevents and notices it, its reach."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from setup_assistant.domain.fact import Confidence, Fact, to_confirm
from setup_assistant.domain.hand_over import HandOver
from setup_assistant.domain.household import Answer
from setup_assistant.domain.value import Text
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.guide_open import open_guide
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.badge import Badge
from setup_assistant.ui.widgets.mark import Glyph, IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.wrap import WrapRow

_BADGE = 24
OWN = "own"
"""Source of a fact that nobody else says."""


def steps(page: Page, title: str, lines: list[str]) -> Panel:
    """Return numbered sentences under a small heading."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(8))
    panel.box.addWidget(page.label(title, Type.H2))
    for number, line in enumerate(lines, 1):
        row = QHBoxLayout()
        row.setSpacing(page.theme.px(10))
        badge = Badge(page.theme, str(number), ink="accent", size=_BADGE, hollow=True)
        row.addWidget(badge, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(page.text(line), 1)
        panel.box.addLayout(row)
    return panel


def facts(page: Page, way: HandOver) -> Panel:
    """Return the four statements of a hand-over, each marked where it is not certain."""
    panel = Panel(page.theme, pad=16)
    panel.box.setSpacing(page.theme.px(10))
    panel.box.addWidget(page.label("hand-over.know", Type.H2))
    key = f"hand-over.undone.{way.undone.basis.value}"
    time = page.words.screen(key, seconds=way.undone.seconds)
    panel.box.addWidget(_statement(page, "clock", "hand-over.undone", (time, way.undone.words), way.undone.fact))
    for icon, name, told in (("lock", "prevents", way.prevents), ("eye", "notices", way.notices)):
        panel.box.addWidget(_statement(page, icon, f"hand-over.{name}", (told.words,), told.fact))
    reaches = way.reaches
    where = page.words.screen(
        "hand-over.reaches.both", mobile=_word(page, reaches.mobile), wifi=_word(page, reaches.other_wifi)
    )
    panel.box.addWidget(_statement(page, "map-pin", "hand-over.reaches", (where, reaches.words), reaches.fact))
    panel.box.addWidget(_ways_past(page, way))
    return panel


def guides(page: Page, way: HandOver, at: str, *, both: bool) -> WrapRow:
    """Return the guides: how it is taken back and, where no other button opens it, how it is set by hand."""
    row = WrapRow(page.theme.px(10))
    if both:
        there = page.button("hand-over.guide", "open-guide", icon="list")
        there.clicked.connect(lambda: open_guide(page, way.guide, at))
        row.addWidget(there)
    back = page.button("hand-over.back", "open-way-back", icon="undo-2")
    back.clicked.connect(lambda: open_guide(page, way.way_back, at))
    row.addWidget(back)
    return row


def confirm(page: Page, fact: Fact) -> IconLine:
    """Return the line that asks to confirm a fact, and why: nobody says it clearly, or we do, or somebody else."""
    if fact.confidence is Confidence.UNCONFIRMED:
        said = page.words.screen("hand-over.confirm.unsure")
    elif fact.sources == (OWN,):
        said = page.words.screen("hand-over.confirm.own")
    else:
        said = page.words.screen("hand-over.confirm", day=calendar.day(fact.checked_on, page.view.lang))
    return IconLine(page.theme, "info", said, Type.SMALL, color="unk")


def _statement(page: Page, icon: str, title: str, lines: tuple[str | Text, ...], fact: Fact) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(page.theme.px(10))
    row.addWidget(Glyph(page.theme, icon, size=22), alignment=Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(page.theme.px(2))
    said.addWidget(page.label(title, Type.TIGHT, bold=True))
    for line in lines:
        words = line if isinstance(line, str) else page.words.screen(line)
        said.addWidget(page.text(words, Type.TIGHT, color="ink2"))
    if to_confirm(fact, page.view.today):
        said.addWidget(confirm(page, fact))
    row.addLayout(said, 1)
    return part


def _word(page: Page, answer: Answer) -> str:
    return page.words(f"hand-over.reaches.{answer.value}")


def _ways_past(page: Page, way: HandOver) -> Disclosure:
    """Return the ways past that belong to it, behind a line, each with what closes it."""
    past = [each for each in page.view.catalog.bypasses if each.id in way.seen_by]

    def inside() -> Panel:
        panel = Panel(page.theme, ground="sunk", pad=12)
        for each in past:
            panel.box.addWidget(page.label(each.name, Type.TIGHT, bold=True))
            panel.box.addWidget(page.label(each.sight, Type.TIGHT, color="ink2"))
            panel.box.addWidget(page.label(each.closes, Type.TIGHT, color="ink2"))
        return panel

    return Disclosure(page.theme, page.words("hand-over.past", count=len(past)), "past", inside)
