"""Contact sheets of guides: every drawn screen and every page of the handouts, for people to look at."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from setup_assistant.content.load import Content
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.guide import Guide
from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.domain.value import message
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.values import values
from setup_assistant.jobs import papers
from setup_assistant.jobs.drawings import draw
from setup_assistant.paper.form import Form, SheetLang
from setup_assistant.paper.screens import Theme
from setup_assistant.paper.sheet import Kind
from setup_assistant.ui.theme import FAMILY

_PPI = 84
_SHEET_PPI = 60
_COLUMNS = 6
_GAP, _CAPTION = 16, 22
_GROUND = {"light": "#F6F4EF", "dark": "#16191E", "paper": "#FFFFFF"}


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whose guides are drawn, and when."""

    content: Content
    household: Household
    plan: Plan
    today: date


def chosen_filter(content: Content) -> Filter:
    """Return the filter whose names stand in the pictures: the first with everything that can be typed."""
    return next(each for each in content.catalog.filters if each.dot_hostname and each.doh_url and each.ipv6)


def screens(content: Content, guide: Guide, lang: str, theme: Theme) -> QImage:
    """Return every drawn screen of a guide on one sheet, each under the id of its step."""
    words = content.words(lang)
    telling = Telling(guide, words, values(chosen_filter(content), message("label.child")))
    made = [
        (step.id, QImage.fromData(draw(telling.sketch(screen), theme).png(_PPI)))
        for step in guide.steps
        for screen in step.screens
    ]
    return _gathered(made, QColor(_GROUND[theme]))


def handout(subject: Subject, guide: Guide, form: Form) -> QImage:
    """Return every page of the handout of a guide on one sheet."""
    order = papers.Order(kind=Kind.GUIDE, form=form, guide=GuideProgress(guide=guide.id))
    made_up = papers.sheet(order, subject.household, subject.plan, subject.content, subject.today)
    pages = made_up.pngs(_SHEET_PPI)
    made = [(str(number), QImage.fromData(page)) for number, page in enumerate(pages, 1)]
    return _gathered(made, QColor("#C8C8C8"))


def take(subject: Subject, only: set[str], langs: list[str], to: Path) -> int:
    """Write the contact sheets of all guides, or of those named; return their number."""
    count, content = 0, subject.content
    for head in content.guide_heads:
        if only and head.id not in only:
            continue
        guide = content.guide(head.id)
        for lang in langs:
            for theme in ("light", "dark"):
                screens(content, guide, lang, theme).save(str(to / f"screens-{head.id}-{lang}-{theme}.png"))
            for large in (False, True):
                form = Form(lang=SheetLang(lang), large=large)
                name = f"handout-{head.id}-{lang}{'-large' if large else ''}.png"
                handout(subject, guide, form).save(str(to / name))
            count += 4
    return count


def _gathered(made: list[tuple[str, QImage]], ground: QColor) -> QImage:
    """Return pictures side by side in rows, each with its caption."""
    rows = [made[start : start + _COLUMNS] for start in range(0, len(made), _COLUMNS)]
    heights = [max(image.height() for _, image in row) + _GAP + _CAPTION for row in rows]
    width = max(sum(image.width() + _GAP for _, image in row) for row in rows) + _GAP
    sheet = QImage(QSize(width, sum(heights) + _GAP), QImage.Format.Format_RGB32)
    sheet.fill(ground)
    painter = QPainter(sheet)
    font = QFont(FAMILY)
    font.setPixelSize(14)
    painter.setFont(font)
    painter.setPen(QColor("#A3A8B0" if ground.lightness() < 128 else "#474D55"))  # noqa: PLR2004 - half of 255
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        left = _GAP
        for caption, image in row:
            painter.drawText(QRect(left, top, image.width() + _GAP, _CAPTION), Qt.AlignmentFlag.AlignLeft, caption)
            painter.drawImage(QPoint(left, top + _CAPTION), image)
            left += image.width() + _GAP
        top += height
    painter.end()
    return sheet
