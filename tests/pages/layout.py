"""Measures a window: what is cut, what sticks out, what is too small to hit."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.choice import ChoiceChip, TickChip
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.segmented import Segment
from setup_assistant.ui.window import Window

LEAST_TARGET = 24
LEAST_CHIP = 80
LEAST_BODY = 120
"""Height of the part that scrolls, below which nothing can be read in it."""

_SLACK = 1
"""Pixels that rounding may cost."""


def describe(widget: QWidget) -> str:
    """Return the name by which somebody finds the widget in the code."""
    words = widget.text() if isinstance(widget, Label | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName() or words.replace(WORD_JOINER, '')[:40]!r}"


def page_of(window: Window) -> Page:
    """Return the page that is shown."""
    return next(each for each in window.findChildren(Page) if each.isVisible() and isinstance(each.parent(), QWidget))


def place(widget: QWidget, window: QWidget) -> QRect:
    """Return where a widget is in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def faults(window: Window, least_body: int = LEAST_BODY) -> list[str]:
    """Return everything that is wrong with what the window shows."""
    found = [*_frame(window, least_body)]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.objectName().startswith("qt_"):
            found += [f"{describe(widget)}: {fault}" for fault in _one(widget)]
    return found


def _frame(window: Window, least_body: int) -> Iterator[str]:
    """Head and foot are in view, the body has room and never scrolls sideways."""
    area = next(each for each in window.findChildren(QScrollArea, "body") if each.isVisible())
    heading = next(each for each in window.findChildren(Label, "heading") if each.isVisible())
    foot = next(each for each in window.findChildren(QWidget, "foot") if each.isVisible())
    for name, widget in (("heading", heading), ("foot", foot)):
        if not window.rect().contains(place(widget, window)):
            yield f"the {name} is out of view: {place(widget, window)}"
    if area.horizontalScrollBar().maximum() > 0 or area.horizontalScrollBar().isVisible():
        yield "the body scrolls sideways"
    inside = area.widget()
    if inside is not None and inside.width() > area.viewport().width() + _SLACK:
        yield f"the body is {inside.width()} wide in {area.viewport().width()}"
    if area.viewport().height() < least_body:
        yield f"the body is only {area.viewport().height()} high"


def _one(widget: QWidget) -> Iterator[str]:
    yield from _inside_its_parent(widget)
    if isinstance(widget, Label):
        yield from _label(widget)
    elif isinstance(widget, QComboBox | QLineEdit):
        yield from _field(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)


def _inside_its_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    outside = isinstance(parent, QAbstractScrollArea | QTableView) or (
        parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
    )
    if parent is None or outside or widget.isWindow() or type(widget).__name__ == "FocusRing":
        return
    if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        yield f"sticks out of its {describe(parent)}: {widget.geometry()} in {parent.rect()}"


def _label(label: Label) -> Iterator[str]:
    if label.wordWrap():
        needs = label.heightForWidth(label.width())
        if label.height() + _SLACK < needs:
            yield f"is {label.height()} high and needs {needs} at {label.width()}"
    elif label.width() + _SLACK < label.sizeHint().width():
        yield f"is {label.width()} wide and needs {label.sizeHint().width()}"


def _button(button: QAbstractButton) -> Iterator[str]:
    if min(button.width(), button.height()) < LEAST_TARGET:
        yield f"is only {button.width()} x {button.height()} to hit"
    if isinstance(button, Segment):
        return
    height = QFontMetrics(button.font()).height()
    if button.hasHeightForWidth():
        height = button.heightForWidth(button.width())
        if isinstance(button, Button):  # one line may stand in a button made lower on purpose, two may not
            height -= button.sizeHint().height() - QFontMetrics(button.font()).height() + _SLACK
    if button.height() + _SLACK < height:
        yield f"is {button.height()} high and needs {height}"
    if isinstance(button, ChoiceChip | TickChip) and button.width() + _SLACK < min(
        button.minimumSizeHint().width(), LEAST_CHIP
    ):
        yield f"is only {button.width()} wide"


def _field(field: QComboBox | QLineEdit) -> Iterator[str]:
    metrics = QFontMetrics(field.font())
    if field.height() < max(LEAST_TARGET, metrics.height()):
        yield f"is only {field.height()} high"
    words = field.currentText() if isinstance(field, QComboBox) else field.placeholderText()
    if isinstance(field, QLineEdit) and field.width() < metrics.horizontalAdvance(words) + metrics.height():
        yield f"is {field.width()} wide; its placeholder needs {metrics.horizontalAdvance(words)}"


def broken_words(window: Window) -> list[str]:
    """Return labels in which a line ends inside a phrase or a word, for want of room."""
    found = []
    for label in window.findChildren(Label):
        if label.isVisible() and label.wordWrap():
            text, (layout, _) = label.text(), label._layout(max(1, label.contentsRect().width()))
            for number in range(layout.lineCount() - 1):
                line = layout.lineAt(number)
                end = line.textStart() + line.textLength()
                joined = WORD_JOINER in text[end - 1 : end + 1] and not text[:end].rstrip(WORD_JOINER).endswith(" ")
                if joined or (text[end - 1].isascii() and _inside_a_word(text, end)):
                    here = f"{text[max(0, end - 16) : end]}|{text[end : end + 16]}".replace(WORD_JOINER, "")
                    found.append(f"{describe(label)} breaks at {here}")
    return found


def _inside_a_word(text: str, end: int) -> bool:
    return text[end - 1].isalnum() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
